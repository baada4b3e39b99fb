"""A convex hull stretched to one more point, for many such points at once."""

from dataclasses import dataclass

import numpy as np

from ipo_crm.graph.hulls import area
from ipo_crm.graph.picture import BoolArray, FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stretched:
    """The hulls (c of them) of a convex `hull` (k, 2) with each of the `spots` (c, 2).

    `kept` (c, k) marks the edges that stay, edge i leaving corner i; `before` and `after` (c, 2) are the corners that
    the spot is joined to, both the spot itself where it lies inside. `area` and `edge` (c,) are in px.
    """

    hull: FloatArray
    spots: FloatArray
    kept: BoolArray
    before: FloatArray
    after: FloatArray
    area: FloatArray
    edge: FloatArray

    @classmethod
    def of(cls, hull: FloatArray, spots: FloatArray) -> "Stretched":
        """Stretch a hull of at least two corners, as `convex_hull` gives them, to each spot."""
        ends = np.concatenate([hull[1:], hull[:1]])
        beyond = _cross(spots[:, None] - hull[None], (ends - hull)[None])
        seen: BoolArray = beyond > 1e-9
        outside = np.any(seen, axis=1)[:, None]
        # The edges that a spot sees form one run: it is joined to where that begins and where it ends.
        first = (seen & ~np.roll(seen, 1, axis=1)).argmax(axis=1)
        last = (seen & ~np.roll(seen, -1, axis=1)).argmax(axis=1)
        before = np.where(outside, hull[first], spots)
        after = np.where(outside, ends[last], spots)
        length = np.hypot(*(ends - hull).T)
        joined = np.hypot(*(spots - before).T) + np.hypot(*(spots - after).T)
        return cls(
            hull=hull,
            spots=spots,
            kept=~seen,
            before=before,
            after=after,
            area=area(hull) + np.where(seen, beyond, 0.0).sum(axis=1) / 2,
            edge=joined + np.where(seen, 0.0, length).sum(axis=1),
        )

    def room_outside(self, points: FloatArray) -> FloatArray:
        """Give per hull roughly how far each point (n, 2) lies outside it (c, n), as `hulls.room_outside` does."""
        ends = np.concatenate([self.hull[1:], self.hull[:1]])
        old = _beyond(points[None], self.hull[:, None], ends[:, None])
        room = np.where(self.kept[:, :, None], old[None], -np.inf).max(axis=1)
        room = np.maximum(room, _beyond(points[None], self.before[:, None], self.spots[:, None]))
        farthest: FloatArray = np.maximum(room, _beyond(points[None], self.spots[:, None], self.after[:, None]))
        return farthest


def _beyond(points: FloatArray, start: FloatArray, end: FloatArray) -> FloatArray:
    """Give how far points lie on the outer side of edges in px; -inf for an edge without length."""
    along = end - start
    length = np.hypot(along[..., 0], along[..., 1])
    side = _cross(points - start, along) / np.maximum(length, 1e-9)
    return np.where(length > 1e-9, side, -np.inf)


def _cross(a: FloatArray, b: FloatArray) -> FloatArray:
    turn: FloatArray = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    return turn
