"""The nodes of the coalition canvas: sector shapes drawn once on a sheet, then stamped by the thousand."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import shiboken6
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from ipo_crm.domain.sectors import Sector
from ipo_crm.graph.picture import FloatArray, IntArray, Picture
from ipo_crm.ui.marks import mark_path, paint_halo
from ipo_crm.ui.tokens import MARKS, Shape, Tokens
from ipo_crm.ui.widgets.canvas_scene import HALO

_RING_GAP = 4.0
_STEP = 0.5
_ROW = 24
_HALO = -2
_SECTORS = list(Sector)


@dataclass(frozen=True, slots=True, order=True)
class _Kind:
    """One stamp: a node of a sector (-1 unknown) and size, or the halo around one."""

    sector: int
    person: bool
    radius: float

    @property
    def reach(self) -> float:
        """How far the stamp can reach from its middle in px, mitred corners included."""
        return self.radius + HALO + 2 if self.sector == _HALO else self.radius * 1.5 + 4


def paint_node(painter: QPainter, tokens: Tokens, sector: Sector | None, person: bool, radius: float) -> None:
    """Paint one node around (0, 0): organisations filled, people hollow, without a sector hatched.

    Heavier than the marks in lists: a rim keeps organisations clear of lines, people's strokes stand on the outline.
    """
    path = mark_path(sector, QPointF(0, 0), radius)
    colour = QColor(tokens.sector(sector))
    pen = QPen(colour, 2.4 if radius >= 9 else 2.0)
    brush = QBrush(QColor(tokens.surface))
    if not person and sector is not None:
        brush = QBrush(colour)
        pen = QPen(QColor(tokens.surface), 1.5)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(brush)
    painter.drawPath(path)
    if sector is None:
        painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
        painter.drawPath(path)


def ring_radius(picture: Picture, actor: int, scale: float) -> float:
    """Give the radius of the ring around a node in px: clear of its corners and stroke, or of its halo."""
    radius = float(picture.radius[actor]) * scale
    number = int(picture.sector[actor])
    if picture.suspect[actor]:
        reach = radius + HALO
    elif number < 0:
        reach = radius + 1
    else:
        mark = MARKS[_SECTORS[number]]
        diagonal = math.sqrt(2) if mark.shape is Shape.SQUARE else 1.0
        reach = radius * (mark.factor * diagonal + abs(mark.sink)) + 1
    return reach + _RING_GAP


class MarkSheet:
    """All nodes and halos that a picture needs, at one size and pixel density, on one pixmap."""

    def __init__(self, picture: Picture, tokens: Tokens, scale: float, density: float) -> None:
        self._density = density
        radius = np.maximum(np.round(picture.radius * scale / _STEP) * _STEP, _STEP).tolist()
        nodes = [_Kind(*key) for key in zip(picture.sector.tolist(), picture.person.tolist(), radius, strict=True)]
        halos = [_Kind(_HALO, False, kind.radius) for kind in nodes]
        kinds = sorted({*nodes, *(halos[index] for index in np.flatnonzero(picture.suspect))})
        number = {kind: index for index, kind in enumerate(kinds)}
        self._node_kind: IntArray = np.array([number[kind] for kind in nodes], dtype=np.int64)
        self._halo_kind: IntArray = np.array([number.get(kind, 0) for kind in halos], dtype=np.int64)
        self._side: IntArray = np.array([math.ceil(kind.reach * density) * 2 for kind in kinds], dtype=np.int64)
        self._cell = int(self._side.max(initial=2))
        self._pixmap = QPixmap(self._cell * _ROW, self._cell * max(math.ceil(len(kinds) / _ROW), 1))
        self._pixmap.fill(Qt.GlobalColor.transparent)
        self._render(kinds, tokens)

    def nodes(self, painter: QPainter, actors: IntArray, points: FloatArray, levels: FloatArray) -> None:
        """Stamp the nodes of these actors at points (n, 2) with opacities (n,), both over every actor."""
        self._stamp(painter, self._node_kind[actors], points[actors], levels[actors])

    def halos(self, painter: QPainter, actors: IntArray, points: FloatArray, levels: FloatArray) -> None:
        """Stamp the halos of these actors, as `nodes` does."""
        self._stamp(painter, self._halo_kind[actors], points[actors], levels[actors])

    def _stamp(self, painter: QPainter, kinds: IntArray, points: FloatArray, levels: FloatArray) -> None:
        if not len(kinds):
            return
        # The ten columns are the members of QPainter::PixmapFragment in their order; each cell holds its stamp in
        # the middle, and only as much of it as the stamp covers is copied.
        rows = np.zeros((len(kinds), 10))
        side = self._side[kinds]
        rows[:, :2] = points
        rows[:, 2] = kinds % _ROW * self._cell + (self._cell - side) // 2
        rows[:, 3] = kinds // _ROW * self._cell + (self._cell - side) // 2
        rows[:, 4] = rows[:, 5] = side
        rows[:, 6:8] = 1 / self._density
        rows[:, 9] = levels
        # WORKAROUND: PySide6 takes only a pointer to the first fragment; use a plain list once it accepts one.
        first: Any = shiboken6.Shiboken.wrapInstance(rows.ctypes.data, QPainter.PixmapFragment)
        painter.drawPixmapFragments(first, len(rows), self._pixmap)

    def _render(self, kinds: list[_Kind], tokens: Tokens) -> None:
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, kind in enumerate(kinds):
            painter.resetTransform()
            painter.translate(QPointF(index % _ROW + 0.5, index // _ROW + 0.5) * self._cell)
            painter.scale(self._density, self._density)
            if kind.sector == _HALO:
                paint_halo(painter, QPointF(0, 0), kind.radius, tokens)
            else:
                sector = _SECTORS[kind.sector] if kind.sector >= 0 else None
                paint_node(painter, tokens, sector, kind.person, kind.radius)
        painter.end()
