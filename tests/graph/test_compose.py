from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from ipo_crm.domain.ids import ActorKind, ActorRef, CoalitionId
from ipo_crm.domain.network import Actor, CoalitionGroup, Network, Tie
from ipo_crm.domain.sectors import Sector
from ipo_crm.graph.boxes import boxes_meet_circles, label_boxes
from ipo_crm.graph.compose import MOST_HULLS, compose
from ipo_crm.graph.layout import Places
from ipo_crm.graph.measure import box_overlaps
from ipo_crm.graph.picture import FloatArray, Picture
from ipo_crm.graph.scores import Ranking
from ipo_crm.graph.widths import label_width
from tests.graph.demo import TODAY

A, B = (ActorRef(ActorKind.ORGANISATION, key) for key in (1, 2))
PAIR = (Actor(ref=A, name="Een", label="Een", influence=5), Actor(ref=B, name="Twee", label="Twee"))
PLACES: Places = {A: (0.0, 0.0), B: (200.0, 0.0)}


def name_boxes(picture: Picture) -> FloatArray:
    width = np.array([label_width(name) for name in picture.labels])
    side = picture.label_side.astype(np.float64)
    return label_boxes(picture.label_xy, side, width, np.full(len(width), 14.0))


def contact(last: date | None) -> Picture:
    ties = (Tie(a=A, b=B, last=last), Tie(a=B, b=A, last=date(2024, 1, 1)))
    return compose(Network(actors=PAIR, coalitions=(), ties=ties), {}, PLACES, TODAY)


def test_names_do_not_overlap(demo_picture: Picture) -> None:
    assert box_overlaps(name_boxes(demo_picture)) == 0


def test_names_do_not_lie_on_nodes(demo_picture: Picture) -> None:
    assert not boxes_meet_circles(name_boxes(demo_picture), demo_picture.xy, demo_picture.radius).any()


@pytest.mark.parametrize("seed", range(3))
def test_sixty_names_in_a_crowd_do_not_overlap(seed: int) -> None:
    rng = np.random.default_rng(seed)
    refs = [ActorRef(ActorKind.PERSON, key) for key in range(60)]
    actors = tuple(Actor(ref=ref, name="", label="V. van Voorbeeld", influence=3) for ref in refs)
    ties = tuple(Tie(a=refs[a], b=refs[b]) for a, b in rng.integers(0, 60, (90, 2)) if a != b)

    picture = compose(Network(actors=actors, coalitions=(), ties=ties), {}, None, TODAY)

    assert box_overlaps(name_boxes(picture)) == 0


def test_places_are_kept(demo_picture: Picture, demo_places: Places) -> None:
    assert {ref: (x, y) for ref, (x, y) in zip(demo_picture.refs, demo_picture.xy.tolist(), strict=True)} == demo_places


def test_suspects_of_any_coalition_are_marked(
    demo: Network, demo_picture: Picture, demo_scores: Mapping[CoalitionId, Ranking]
) -> None:
    marked = {demo_picture.refs[i] for i in np.flatnonzero(demo_picture.suspect)}

    assert marked == {score.actor for ranking in demo_scores.values() for score in ranking.suspects}


def test_actor_in_no_coalition_has_no_score(demo: Network, demo_picture: Picture) -> None:
    in_none = [
        i for i, ref in enumerate(demo_picture.refs) if not any(ref in group.members for group in demo.coalitions)
    ]

    assert np.isnan(demo_picture.score[in_none]).all()


def test_our_own_name_comes_first_and_then_the_suspects(demo_picture: Picture) -> None:
    assert demo_picture.own is not None
    assert demo_picture.label_rank[demo_picture.own] == 0
    assert set(demo_picture.label_rank[demo_picture.suspect]) == set(range(1, 1 + int(demo_picture.suspect.sum())))


@pytest.mark.parametrize(("last", "old"), [(date(2025, 3, 12), False), (date(2025, 3, 11), True), (None, True)])
def test_contact_is_old_after_ninety_days_or_without_a_date(last: date | None, old: bool) -> None:
    assert contact(last).edge_old.tolist() == [old]


def test_radius_grows_with_influence_and_is_least_where_not_known() -> None:
    assert contact(None).radius.tolist() == [5 + 1.35 * 5, 5 + 1.35]


def test_sector_is_an_index_or_minus_one() -> None:
    actors = (replace(PAIR[0], sector=Sector.HOUSING), PAIR[1])

    picture = compose(Network(actors=actors, coalitions=()), {}, PLACES, TODAY)

    assert picture.sector.tolist() == [list(Sector).index(Sector.HOUSING), -1]


def test_at_most_eight_outlines_the_newest() -> None:
    groups = tuple(
        CoalitionGroup(id=CoalitionId(key), name="", members=frozenset({A, B}), formed=date(2000 + key, 1, 1))
        for key in range(1, 11)
    )

    picture = compose(Network(actors=PAIR, coalitions=groups), {}, PLACES, TODAY)

    assert [hull.coalition for hull in picture.hulls] == list(range(3, 3 + MOST_HULLS))


def test_bounds_hold_all_that_is_drawn(demo_picture: Picture) -> None:
    left, top, right, bottom = demo_picture.bounds
    boxes = name_boxes(demo_picture)

    assert left < boxes[:, 0].min()
    assert right > boxes[:, 2].max()
    assert top < min(hull.outline[:, 1].min() for hull in demo_picture.hulls)
    assert bottom > max(hull.outline[:, 1].max() for hull in demo_picture.hulls)


def test_empty_network_is_an_empty_picture() -> None:
    picture = compose(Network(actors=(), coalitions=()), {}, None, TODAY)

    assert (len(picture.refs), picture.hulls, picture.edges.shape) == (0, (), (0, 2))
