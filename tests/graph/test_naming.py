from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from ipo_crm.domain.ids import CoalitionId
from ipo_crm.domain.network import Network
from ipo_crm.graph.compose import compose
from ipo_crm.graph.hulls import BUFFER
from ipo_crm.graph.labels import Labels
from ipo_crm.graph.measure import box_overlaps, false_inclusion
from ipo_crm.graph.naming import Written, fill_factors
from ipo_crm.graph.packing import ROOM
from ipo_crm.graph.picture import FloatArray, Picture
from ipo_crm.graph.scores import Ranking
from tests.graph.demo import TODAY
from tests.graph.test_compose import name_boxes

WIDE = (1100.0, 520.0)


@pytest.fixture(scope="module", params=[ROOM, WIDE], ids=["window", "wide"])
def filled(
    request: pytest.FixtureRequest, demo: Network, demo_scores: Mapping[CoalitionId, Ranking]
) -> tuple[Picture, tuple[float, float]]:
    room: tuple[float, float] = request.param
    return compose(demo, demo_scores, None, TODAY, room=room), room


def extent(picture: Picture) -> FloatArray:
    boxes = name_boxes(picture)
    points = np.vstack([boxes[:, :2], boxes[:, 2:], *(hull.outline for hull in picture.hulls)])
    size: FloatArray = np.ptp(points, axis=0)
    return size


def test_fresh_picture_fills_the_room_with_its_names(filled: tuple[Picture, tuple[float, float]]) -> None:
    picture, room = filled

    assert (extent(picture) <= np.array(room)).all()
    assert (extent(picture) >= 0.8 * np.array(room)).all()


def test_names_of_a_filled_room_do_not_overlap(filled: tuple[Picture, tuple[float, float]]) -> None:
    picture, _ = filled

    assert box_overlaps(name_boxes(picture)) == 0


def test_nobody_in_a_filled_room_stands_in_a_coalition_that_is_not_theirs(
    filled: tuple[Picture, tuple[float, float]],
) -> None:
    picture, _ = filled

    assert false_inclusion(picture.xy, [hull.members for hull in picture.hulls], BUFFER) <= 0.01


def test_few_actors_do_not_fill_the_room(demo: Network) -> None:
    few = replace(demo, actors=demo.actors[:4], coalitions=demo.coalitions[:1])

    picture = compose(few, {}, None, TODAY)

    assert (extent(picture) < 0.8 * np.array(ROOM)).all()


def test_factor_leaves_names_their_size() -> None:
    xy = np.array([[0.0, 0.0], [100.0, 100.0]])
    boxes = np.array([[0.0, -10.0, 50.0, 10.0], [100.0, 90.0, 150.0, 110.0]])
    labels = Labels(at=xy, side=np.ones(2, dtype=np.int64), boxes=boxes)

    right, down = fill_factors(xy, Written(labels=labels, hulls=(), boxes=boxes), (170.0, 140.0))

    # 100 px between the nodes and 50 of a name in 170; 100 with 20 of names in 140.
    assert (right, down) == pytest.approx((1.2, 1.2), abs=1e-3)
