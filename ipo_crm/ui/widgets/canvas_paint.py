"""Paints a picture in layers: hulls, contact lines, halos and nodes, labels, rings.

Quick layers draw every line opaque and without anti-aliasing; fine layers are anti-aliased and cut in slices, so that
no layer holds the window long. Lines stay in scene units under cosmetic pens: nothing is converted per frame.
"""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from ipo_crm.graph.picture import FloatArray, IntArray
from ipo_crm.ui.tokens import Tokens, mix
from ipo_crm.ui.widgets.canvas_lettering import Lettering
from ipo_crm.ui.widgets.canvas_look import Look
from ipo_crm.ui.widgets.canvas_marks import MarkSheet, ring_radius
from ipo_crm.ui.widgets.canvas_names import Names, Placed
from ipo_crm.ui.widgets.canvas_scene import Scene
from ipo_crm.ui.widgets.canvas_view import View

Layer = Callable[[QPainter], None]

_SLICE = 500
_DASHED_SLICE = 200
_QUICK_WIDTH = 1.01  # at exactly 0 or 1 the raster engine takes a path five times slower
_FINE_WIDTH = 1.1
_FILL = 0.075
_STROKE = 0.45
_DASH = [3.0, 3.0]


class PicturePainter:
    """Paints one scene in the colours of one theme."""

    def __init__(self, scene: Scene, tokens: Tokens, font: QFont) -> None:
        self._scene = scene
        self._tokens = tokens
        self._lettering = Lettering(tokens, font)
        self.names = Names(scene, self._lettering)
        self._sheets: dict[tuple[float, float], MarkSheet] = {}
        self._hulls = [_path(hull.outline) for hull in scene.picture.hulls]

    def layers(self, view: View, width: float, height: float, look: Look, *, fine: bool) -> list[Layer]:
        """Give the layers of a frame of that size in px, to be painted in order."""
        seen = self._seen(view, width, height, look)
        names = self.names.placed(view, width, height, look, seen)
        return [
            lambda painter: self._paint_hulls(painter, view, look),
            *self._line_layers(view, look, fine=fine),
            lambda painter: self._paint_nodes(painter, view, seen, self._scene.levels(look.emphasis)),
            lambda painter: self._paint_rings(painter, view, look),
            lambda painter: self._paint_names(painter, names),
        ]

    def dragged(self, painter: QPainter, view: View, actor: int, look: Look) -> None:
        """Paint one actor with its own lines and neighbours over a frame that was painted without it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_own_lines(painter, view, actor)
        around = np.append(self._scene.neighbours(actor), actor)
        ringed = Look(emphasis=actor, selected=look.selected)
        self._paint_nodes(painter, view, around, np.ones(len(self._scene.xy)))
        self._paint_rings(painter, view, ringed)
        self._paint_names(painter, [self.names.one(actor, view, ringed)])

    def placed(self, view: View, width: float, height: float, look: Look) -> list[Placed]:
        """Choose the names to draw in a frame of that size in px."""
        return self.names.placed(view, width, height, look, self._seen(view, width, height, look))

    def _seen(self, view: View, width: float, height: float, look: Look) -> IntArray:
        points, margin = view.to_screen(self._scene.xy), 24.0
        inside = (points > -margin).all(axis=1) & (points[:, 0] < width + margin) & (points[:, 1] < height + margin)
        inside &= self._scene.shown
        if look.without is not None:
            inside[look.without] = False
        return np.flatnonzero(inside)

    def _paint_hulls(self, painter: QPainter, view: View, look: Look) -> None:
        """Paint fills see-through and rough, then outlines opaque and fine: the outline hides the rough edge."""
        painter.save()
        painter.setTransform(_transform(view), True)
        colours = [self._tokens.hulls[hull.colour % len(self._tokens.hulls)] for hull in self._scene.picture.hulls]
        strengths = self._scene.hull_levels(look.emphasis) * look.hulls
        hulls = sorted(zip(self._hulls, colours, strengths.tolist(), strict=True), key=lambda hull: hull[2])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for path, colour, strength in hulls:
            fill = QColor(colour)
            fill.setAlphaF(_FILL * strength)
            painter.fillPath(path, fill)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for path, colour, strength in hulls:
            stroke = mix(self._tokens.bg, colour, _STROKE * strength)
            painter.strokePath(path, _dense(_pen(stroke, 1.2), painter))
        painter.restore()

    def _line_layers(self, view: View, look: Look, *, fine: bool) -> list[Layer]:
        tokens = self._tokens
        faint = look.emphasis is not None
        recent = self._scene.lines(old=False, without=look.without)
        old = self._scene.lines(old=True, without=look.without)
        colour = mix(tokens.bg, tokens.ctl, 0.13 if faint else 0.55)
        paler = mix(tokens.bg, tokens.ctl, 0.10 if faint else 0.3)
        if fine:
            layers = [_lines(view, part, _pen(colour, _FINE_WIDTH)) for part in _sliced(recent, _SLICE)]
            dashed = _pen(colour, _FINE_WIDTH, dashed=True)
            layers += [_lines(view, part, dashed) for part in _sliced(old, _DASHED_SLICE)]
        else:
            layers = [_lines(view, recent, _pen(colour, _QUICK_WIDTH), fine=False)]
            layers += [_lines(view, old, _pen(paler, _QUICK_WIDTH), fine=False)]
        actor = look.emphasis
        if actor is not None and actor != look.without:
            layers.append(lambda painter: self._paint_own_lines(painter, view, actor))
        return layers

    def _paint_own_lines(self, painter: QPainter, view: View, actor: int) -> None:
        for old in (False, True):
            _lines(view, self._scene.lines_of(actor, old=old), _pen(self._tokens.accent, 2.0, dashed=old))(painter)

    def _paint_nodes(self, painter: QPainter, view: View, actors: IntArray, levels: FloatArray) -> None:
        sheet = self._sheet(view.mark_scale, _density(painter))
        points = view.to_screen(self._scene.xy)
        ordered = actors[np.argsort(levels[actors], kind="stable")]
        sheet.halos(painter, ordered[self._scene.picture.suspect[ordered]], points, levels)
        sheet.nodes(painter, ordered, points, levels)

    def _paint_rings(self, painter: QPainter, view: View, look: Look) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for actor in look.ringed:
            pen = QPen(QColor(self._tokens.accent), 2.0)
            if look.dashed and actor == look.emphasis:
                pen.setDashPattern([3.0, 2.0])
            painter.setPen(pen)
            x, y = view.to_screen(self._scene.xy[actor]).tolist()
            radius = ring_radius(self._scene.picture, actor, view.mark_scale)
            painter.drawEllipse(QPointF(x, y), radius, radius)
        painter.restore()

    def _paint_names(self, painter: QPainter, names: list[Placed]) -> None:
        for name in sorted(names, key=lambda name: name.level):
            self._lettering.paint(painter, name.text, name.style, name.box.topLeft(), name.level)
        painter.setOpacity(1.0)

    def _sheet(self, scale: float, density: float) -> MarkSheet:
        key = (scale, density)
        if key not in self._sheets:
            self._sheets[key] = MarkSheet(self._scene.picture, self._tokens, scale, density)
        return self._sheets[key]


def _lines(view: View, lines: list[QLineF], pen: QPen, *, fine: bool = True) -> Layer:
    def paint(painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, fine)
        painter.setTransform(_transform(view), True)
        painter.setPen(_dense(pen, painter))
        painter.drawLines(lines)
        painter.restore()

    return paint


def _pen(colour: QColor | str, width: float, *, dashed: bool = False) -> QPen:
    pen = QPen(QColor(colour), width, c=Qt.PenCapStyle.FlatCap)
    pen.setCosmetic(True)
    if dashed:
        pen.setDashPattern(_DASH)
    return pen


def _dense(pen: QPen, painter: QPainter) -> QPen:
    """Give a cosmetic pen as wide on dense screens as elsewhere: Qt counts its width in physical pixels."""
    dense = QPen(pen)
    dense.setWidthF(pen.widthF() * _density(painter))
    return dense


def _density(painter: QPainter) -> float:
    device = painter.device()
    return device.devicePixelRatioF() if device else 1.0


def _transform(view: View) -> QTransform:
    return QTransform(view.scale, 0.0, 0.0, view.scale, view.dx, view.dy)


def _path(outline: FloatArray) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(*corner) for corner in outline.tolist()]))
    path.closeSubpath()
    return path


def _sliced(lines: list[QLineF], size: int) -> list[list[QLineF]]:
    return [lines[start : start + size] for start in range(0, len(lines), size)]
