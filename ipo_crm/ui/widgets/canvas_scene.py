"""The picture as the canvas works on it: places that a drag changes, who is hidden, who belongs to whom."""

import numpy as np
from PySide6.QtCore import QLineF

from ipo_crm.domain.ids import ActorRef
from ipo_crm.graph.picture import BoolArray, FloatArray, IntArray, Picture

HALO = 7.0
"""Distance in px from a suspect's node to its halo."""

HALF = 0.55
REST = 0.22


class Scene:
    """A picture with what the user did to it since it was handed over; `version` grows with every change."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.xy: FloatArray = np.array(picture.xy, dtype=np.float64).reshape(-1, 2)
        self.shown: BoolArray = np.ones(len(picture.refs), dtype=np.bool_)
        self.reach: FloatArray = picture.radius + np.where(picture.suspect, HALO, 0.0)
        self.version = 0
        self._index = {ref: index for index, ref in enumerate(picture.refs)}
        self._edges: IntArray = np.asarray(picture.edges, dtype=np.int64).reshape(-1, 2)
        self._all: list[QLineF] = self._drawn(np.arange(len(self._edges)))
        self._lines: dict[tuple[bool, int | None], list[QLineF]] = {}
        self._levels: dict[int | None, FloatArray] = {}

    def index(self, ref: ActorRef | None) -> int | None:
        """Find the place of an actor in the arrays, or None where it is not drawn."""
        return self._index.get(ref) if ref is not None else None

    def edges_of(self, actor: int) -> IntArray:
        """Give the indices of the contact lines of an actor, those to hidden actors left out."""
        own = self._touching(actor)
        return own[self._edges_shown(self._edges[own])]

    def neighbours(self, actor: int) -> IntArray:
        """Give the shown actors that an actor has contact with."""
        ends = self._edges[self.edges_of(actor)].ravel()
        return np.unique(ends[ends != actor])

    def fellows(self, actor: int) -> IntArray:
        """Give the shown actors that share a coalition with an actor."""
        groups = [hull.members for hull in self.picture.hulls if actor in hull.members]
        together = np.unique(np.concatenate(groups)) if groups else np.empty(0, dtype=np.int64)
        fellows: IntArray = together[(together != actor) & self.shown[together]]
        return fellows

    def levels(self, emphasis: int | None) -> FloatArray:
        """Tell how strongly actors (n,) show: with one looked at neighbours full, fellows 55 %, the rest 22 %."""
        if emphasis not in self._levels:
            levels = np.full(len(self.xy), 1.0 if emphasis is None else REST)
            if emphasis is not None:
                levels[self.fellows(emphasis)] = HALF
                levels[self.neighbours(emphasis)] = 1.0
                levels[emphasis] = 1.0
            self._levels = {emphasis: levels}
        return self._levels[emphasis]

    def hull_levels(self, emphasis: int | None) -> FloatArray:
        """Tell how strongly hulls (h,) show: those of the actor looked at full, others 22 %."""
        inside = [emphasis is None or emphasis in hull.members for hull in self.picture.hulls]
        return np.where(np.array(inside, dtype=np.bool_), 1.0, REST)

    def lines(self, *, old: bool, without: int | None = None) -> list[QLineF]:
        """Give the contact lines in scene units, recent or old, leaving out those of one actor."""
        key = (old, without)
        if key not in self._lines:
            wanted = self._edges_shown(self._edges) & (self.picture.edge_old if old else ~self.picture.edge_old)
            if without is not None:
                wanted[self._touching(without)] = False
            self._lines[key] = [self._all[edge] for edge in np.flatnonzero(wanted).tolist()]
        return self._lines[key]

    def lines_of(self, actor: int, *, old: bool) -> list[QLineF]:
        """Give the contact lines of one actor in scene units, recent or old."""
        own = self.edges_of(actor)
        return [self._all[edge] for edge in own[self.picture.edge_old[own] == old].tolist()]

    def place(self, actor: int, x: float, y: float) -> None:
        """Move one actor to a point in scene units."""
        self.xy[actor] = (x, y)
        edges = self._touching(actor)
        for edge, line in zip(edges.tolist(), self._drawn(edges), strict=True):
            self._all[edge] = line
        self._changed()

    def place_all(self, xy: FloatArray) -> None:
        """Move all actors to points (n, 2) in scene units."""
        self.xy = xy
        self._all = self._drawn(np.arange(len(self._edges)))
        self._changed()

    def hide(self, actor: int) -> None:
        """Take an actor and its lines out of sight."""
        self.shown[actor] = False
        self._changed()

    def hide_all(self, refs: frozenset[ActorRef]) -> None:
        """Take those of these actors that are drawn out of sight."""
        for ref in refs & self._index.keys():
            self.hide(self._index[ref])

    def show_all(self) -> None:
        """Bring back every hidden actor."""
        self.shown[:] = True
        self._changed()

    @property
    def hidden(self) -> frozenset[ActorRef]:
        """Who is out of sight."""
        return frozenset(self.picture.refs[index] for index in np.flatnonzero(~self.shown))

    def _touching(self, actor: int) -> IntArray:
        return np.flatnonzero((self._edges[:, 0] == actor) | (self._edges[:, 1] == actor))

    def _edges_shown(self, edges: IntArray) -> BoolArray:
        return self.shown[edges[:, 0]] & self.shown[edges[:, 1]]

    def _drawn(self, edges: IntArray) -> list[QLineF]:
        ends = self.xy[self._edges[edges]].reshape(-1, 4)
        return [QLineF(*row) for row in ends.tolist()]

    def _changed(self) -> None:
        self.version += 1
        self._lines.clear()
        self._levels = {}
