import numpy as np
import pytest

from ipo_crm.ui.widgets.canvas_hit import best_match, nearest, node_at, walk

POINTS = np.array([[100.0, 100.0], [160.0, 100.0], [100.0, 40.0], [400.0, 100.0]])
RADIUS = np.full(4, 8.0)
SHOWN = np.ones(4, dtype=np.bool_)
NOBODY = np.empty(0, dtype=np.int64)
NAMES = ("Woonbond", "Vereniging Eigen Huis", "gem. Voorbeeldstad", "Huren in Súdwest-Fryslân")
RANKS = np.array([2, 1, 3, 0])
RIGHT, LEFT, UP = (1.0, 0.0), (-1.0, 0.0), (0.0, -1.0)


@pytest.mark.parametrize(("x", "found"), [(100, 0), (111, 0), (113, None), (149, 1)])
def test_a_node_is_hit_within_a_target_of_24_px(x: float, found: int | None) -> None:
    assert node_at(POINTS, RADIUS, SHOWN, x, 100) == found


def test_a_large_node_is_hit_to_its_rim() -> None:
    assert node_at(POINTS, np.full(4, 20.0), SHOWN, 100, 119) == 0


def test_a_hidden_node_is_not_hit() -> None:
    shown = SHOWN & (np.arange(4) != 0)

    assert node_at(POINTS, RADIUS, shown, 100, 100) is None


def test_nothing_is_hit_in_an_empty_picture() -> None:
    assert node_at(np.empty((0, 2)), np.empty(0), np.empty(0, dtype=np.bool_), 1, 1) is None


def test_the_nearest_node_is_found_however_far() -> None:
    assert nearest(POINTS, SHOWN, 5000, 100) == 3


def test_an_arrow_goes_to_a_contact_before_a_nearer_stranger() -> None:
    assert walk(POINTS, SHOWN, 0, RIGHT, np.array([3])) == 3


def test_an_arrow_goes_to_the_nearest_where_no_contact_lies_that_way() -> None:
    assert walk(POINTS, SHOWN, 0, RIGHT, np.array([2])) == 1


def test_an_arrow_up_goes_up() -> None:
    assert walk(POINTS, SHOWN, 0, UP, NOBODY) == 2


def test_an_arrow_to_nowhere_stays() -> None:
    assert walk(POINTS, SHOWN, 2, UP, NOBODY) is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [("woonbond", 0), ("huis", 1), ("HUREN", 3), ("fryslan", 3), ("beeldstad", 2), ("eigen h", 1), ("zzz", None)],
)
def test_typing_finds_the_best_match(typed: str, found: int | None) -> None:
    assert best_match(NAMES, RANKS, SHOWN, typed) == found


def test_a_beginning_goes_before_a_word_and_a_word_before_rank() -> None:
    names = ("Aedes en Huis", "Huis", "Huisraad")

    assert best_match(names, np.array([0, 9, 5]), SHOWN[:3], "huis") == 1


@pytest.mark.parametrize("typed", ["", "   "])
def test_typing_nothing_finds_nothing(typed: str) -> None:
    assert best_match(NAMES, RANKS, SHOWN, typed) is None


def test_a_hidden_actor_is_not_found() -> None:
    assert best_match(NAMES, RANKS, ~SHOWN, "woonbond") is None
