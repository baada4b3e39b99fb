"""Which names stand on the coalition canvas, and where: best rank first, never one on another."""

import math
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRectF

from ipo_crm.graph.picture import FloatArray, IntArray
from ipo_crm.ui.widgets.canvas_lettering import HULL_STYLES, Lettering, Style
from ipo_crm.ui.widgets.canvas_look import Look
from ipo_crm.ui.widgets.canvas_marks import ring_radius
from ipo_crm.ui.widgets.canvas_scene import Scene
from ipo_crm.ui.widgets.canvas_view import View

MOST_LABELS = 120
_CONSIDERED = 2 * MOST_LABELS
_DENSE = 400
_CELL = 4


class Placed(NamedTuple):
    """A name that is drawn: its text, its box in px and how strongly it shows; `actor` is None for a coalition."""

    text: str
    style: Style
    box: QRectF
    level: float = 1.0
    actor: int | None = None


class Names:
    """Places the names of one scene."""

    def __init__(self, scene: Scene, lettering: Lettering) -> None:
        self._scene = scene
        self._lettering = lettering
        self._sizes: FloatArray = np.full((len(scene.picture.refs), 2), np.nan)

    def placed(self, view: View, width: float, height: float, look: Look, seen: IntArray) -> list[Placed]:
        """Choose the names that fit among the actors seen, at most 120; who is looked at or selected always has one.

        Up to 400 actors names keep off nodes too; beyond that no ground is left, and they only keep off each other.
        """
        points = view.to_screen(self._scene.xy)
        levels = self._scene.levels(look.emphasis)
        room = _Room(width, height)
        if len(seen) <= _DENSE:
            room.block(points[seen])
        chosen = self._hulls(view, look)
        for name in chosen:
            room.take(*_cells(np.array([name.box.getCoords()]))[0].tolist(), always=True)
        forced = [actor for actor in look.ringed if actor in seen]
        order = self._order(seen, levels, forced)
        boxes = self._boxes(order, points, view, look)
        cells = _cells(boxes).tolist()
        limit = len(chosen) + MOST_LABELS
        for actor, box, cell in zip(order.tolist(), boxes.tolist(), cells, strict=True):
            if room.take(*cell, always=actor in forced):
                chosen.append(self._name(actor, box, look, float(levels[actor])))
                if len(chosen) == limit:
                    break
        return chosen

    def one(self, actor: int, view: View, look: Look) -> Placed:
        """Place the name of one actor, whatever it lies on."""
        box = self._boxes(np.array([actor]), view.to_screen(self._scene.xy), view, look)[0]
        return self._name(actor, box.tolist(), look, 1.0)

    def reach(self, actors: IntArray) -> FloatArray:
        """Give how far nodes with their names reach around their places (n, 4) in px at zoom 1."""
        xy = self._scene.xy[actors]
        boxes = self._boxes(actors, self._scene.xy, View(), Look()) - np.tile(xy, 2)
        nodes = self._scene.reach[actors, None]
        return np.concatenate([np.minimum(boxes[:, :2], -nodes), np.maximum(boxes[:, 2:], nodes)], axis=1)

    def hull_reach(self) -> tuple[FloatArray, FloatArray]:
        """Give the places of coalition names (h, 2), with how far each reaches around it (h, 4) in px."""
        boxes = [name.box for name in self._hulls(View(), Look())]
        middles = [(box.center().x(), box.center().y()) for box in boxes]
        around = [(-box.width() / 2, -box.height() / 2, box.width() / 2, box.height() / 2) for box in boxes]
        return np.array(middles).reshape(-1, 2), np.array(around).reshape(-1, 4)

    def _order(self, seen: IntArray, levels: FloatArray, forced: list[int]) -> IntArray:
        """Sort the actors seen: forced ones, then those in full view, then by rank; no more than are worth a try."""
        forced_last = ~np.isin(seen, np.array(forced, dtype=np.int64))
        keys = (self._scene.picture.label_rank[seen], levels[seen] < 1, forced_last)
        ordered: IntArray = seen[np.lexsort(keys)][:_CONSIDERED]
        return ordered

    def _boxes(self, actors: IntArray, points: FloatArray, view: View, look: Look) -> FloatArray:
        """Give left, top, right, bottom (k, 4) in px of the names of these actors."""
        picture = self._scene.picture
        size = self._measured(actors)
        away = (picture.label_xy[actors] - picture.xy[actors]) * view.mark_scale
        side = picture.label_side[actors]
        for row in np.flatnonzero(np.isin(actors, look.ringed)).tolist():
            actor = int(actors[row])
            if not picture.suspect[actor]:
                size[row] = self._lettering.size(picture.labels[actor], self._style(actor, look))
                away[row] = _clear_of(self._ring(actor, view), away[row].tolist(), int(side[row]), float(size[row, 1]))
        corner = points[actors] + away - size * np.stack([(1 - side) / 2, np.full(len(side), 0.5)], axis=1)
        return np.concatenate([corner, corner + size], axis=1)

    def _measured(self, actors: IntArray) -> FloatArray:
        missing = actors[np.isnan(self._sizes[actors, 0])]
        for actor in missing.tolist():
            self._sizes[actor] = self._lettering.size(self._scene.picture.labels[actor], self._style(actor, Look()))
        return self._sizes[actors]

    def _style(self, actor: int, look: Look) -> Style:
        if self._scene.picture.suspect[actor]:
            return Style.SUSPECT
        return Style.STRONG if actor in (look.selected, self._scene.picture.own) else Style.PLAIN

    def _name(self, actor: int, box: list[float], look: Look, level: float) -> Placed:
        left, top, right, bottom = box
        rectangle = QRectF(left, top, right - left, bottom - top)
        return Placed(self._scene.picture.labels[actor], self._style(actor, look), rectangle, level, actor)

    def _ring(self, actor: int, view: View) -> float:
        return ring_radius(self._scene.picture, actor, view.mark_scale) + 2

    def _hulls(self, view: View, look: Look) -> list[Placed]:
        names = []
        levels = self._scene.hull_levels(look.emphasis)
        for hull, level in zip(self._scene.picture.hulls, levels.tolist(), strict=True):
            style = HULL_STYLES[hull.colour % len(HULL_STYLES)]
            text = f"{hull.name}\t{len(hull.members)}"
            width, height = self._lettering.size(text, style)
            x, y = view.to_screen(np.array([hull.label_at]))[0].tolist()
            names.append(Placed(text, style, QRectF(x - width / 2, y - height / 2, width, height), level * look.hulls))
        return names


class _Room:
    """A grid of 4 px cells that knows which are taken: an integer per row, a bit per cell (quicker than an array)."""

    def __init__(self, width: float, height: float) -> None:
        self._rows = [0] * (int(height) // _CELL + 1)
        self._columns = int(width) // _CELL + 1

    def block(self, points: FloatArray) -> None:
        """Take the middle 12 px of nodes at points (n, 2)."""
        for column, row in (points // _CELL).astype(np.int64).tolist():
            self.take(column - 1, row - 1, column + 2, row + 2, always=True)

    def take(self, left: int, top: int, right: int, bottom: int, *, always: bool = False) -> bool:
        """Take a box of cells if it is free and begins inside, and tell whether; `always` takes it anyhow."""
        if not always and (left < 0 or top < 0):
            return False
        left, top = max(left, 0), max(top, 0)
        cells = ((1 << max(right - left, 0)) - 1) << min(left, self._columns)
        rows = range(top, min(bottom, len(self._rows)))
        if not always:
            for row in rows:
                if self._rows[row] & cells:
                    return False
        for row in rows:
            self._rows[row] |= cells
        return True


def _cells(boxes: FloatArray) -> IntArray:
    """Give the cells of boxes (k, 4), rounded: boxes that touch share none, boxes that share none overlap by < 4 px."""
    return np.rint(boxes / _CELL).astype(np.int64)


def _clear_of(ring: float, away: list[float], side: int, height: float) -> tuple[float, float]:
    """Shift a name outward so that a ring around its node does not run through it."""
    right, down = away
    if side:
        return (side * max(side * right, ring), down)
    return (right, math.copysign(max(abs(down), ring + height / 2), down))
