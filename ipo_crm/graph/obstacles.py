"""What names must stay clear of, and what it costs where they do not."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ipo_crm.graph.boxes import boxes_meet_circles, count_lines
from ipo_crm.graph.hulls import room_outside
from ipo_crm.graph.picture import FloatArray, IntArray

ON_NODE, BY_NODE, ON_LINE, ON_OUTLINE, IN_FOREIGN = 12.0, 0.8, 2.2, 0.9, 2.4
_NEAR = 8.0
BEYOND = 0.04
"""What a px costs that a name stands out of the drawing, which has then to be shown smaller."""
_FRAME = (85.0, 50.0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Obstacles:
    """Nodes `xy` (n, 2) with their `radius` (n,), contact lines from a to b (m, 2), and coalitions.

    `outlines` are closed polygons and `members` (same length) the nodes in each.
    """

    xy: FloatArray
    radius: FloatArray
    line_a: FloatArray
    line_b: FloatArray
    outlines: tuple[FloatArray, ...]
    members: tuple[IntArray, ...]

    @classmethod
    def of(
        cls,
        xy: FloatArray,
        radius: FloatArray,
        edges: IntArray,
        outlines: Sequence[FloatArray],
        members: Sequence[IntArray],
    ) -> "Obstacles":
        """Take the nodes, the lines between them (m, 2) and the coalitions."""
        return cls(
            xy=xy,
            radius=radius,
            line_a=xy[edges[:, 0]],
            line_b=xy[edges[:, 1]],
            outlines=tuple(outlines),
            members=tuple(members),
        )

    def cost(self, blocks: FloatArray, owners: IntArray) -> FloatArray:
        """Weigh what each box covers (n, c), for blocks of boxes (n, c, 4) that are close together.

        `owners` (n,) are the nodes that the blocks name, -1 for the name of a coalition.
        """
        boxes, owner = blocks.reshape(-1, 4), np.repeat(owners, blocks.shape[1])
        touched = boxes_meet_circles(boxes, self.xy, self.radius + 1)
        near = boxes_meet_circles(boxes, self.xy, self.radius + _NEAR)
        near[owner >= 0, owner[owner >= 0]] = False
        cost: FloatArray = ON_NODE * touched.sum(axis=1) + BY_NODE * near.sum(axis=1)
        cost += ON_LINE * count_lines(blocks, self.line_a, self.line_b).ravel()
        cost += BEYOND * self._beyond(boxes)
        middle = (boxes[:, :2] + boxes[:, 2:]) / 2
        for outline, members in zip(self.outlines, self.members, strict=True):
            cost += ON_OUTLINE * (count_lines(blocks, outline[:-1], outline[1:]).ravel() > 0)
            inside = room_outside(middle, outline[:-1]) < 0
            cost += IN_FOREIGN * (inside & ~np.isin(owner, members))
        return cost.reshape(blocks.shape[:2])

    def _beyond(self, boxes: FloatArray) -> FloatArray:
        """Give how many px boxes (p, 4) stand out of a frame round the nodes (p,)."""
        if not len(self.xy):
            return np.zeros(len(boxes))
        low, high = self.xy.min(axis=0) - _FRAME, self.xy.max(axis=0) + _FRAME
        out: FloatArray = np.maximum(low - boxes[:, :2], 0.0).sum(axis=1)
        out += np.maximum(boxes[:, 2:] - high, 0.0).sum(axis=1)
        return out
