import numpy as np
import pytest

from ipo_crm.graph.hulls import area, convex_hull, room_outside
from ipo_crm.graph.picture import FloatArray
from ipo_crm.graph.stretch import Stretched

SPOTS = np.random.default_rng(36576).uniform(-300, 300, (40, 2))


def corners(count: int) -> FloatArray:
    return convex_hull(np.random.default_rng(count).uniform(-100, 100, (count, 2)))


@pytest.mark.parametrize("count", [2, 3, 5, 12])
def test_area_and_edge_are_those_of_the_hull_with_the_spot(count: int) -> None:
    hull = corners(count)

    stretched = Stretched.of(hull, SPOTS)

    whole = [convex_hull(np.vstack([hull, spot])) for spot in SPOTS]
    assert stretched.area == pytest.approx([area(one) for one in whole])
    assert stretched.edge == pytest.approx([np.hypot(*(one - np.roll(one, 1, axis=0)).T).sum() for one in whole])


@pytest.mark.parametrize("count", [2, 3, 5, 12])
def test_room_outside_is_that_of_the_hull_with_the_spot(count: int) -> None:
    hull = corners(count)

    room = Stretched.of(hull, SPOTS).room_outside(SPOTS[::-1])

    whole = [room_outside(SPOTS[::-1], convex_hull(np.vstack([hull, spot]))) for spot in SPOTS]
    assert room == pytest.approx(np.array(whole), abs=1e-6)
