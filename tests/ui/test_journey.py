"""Back and forward over visited places."""

from ipo_crm.ui.journey import Journey
from ipo_crm.ui.page import Place

PEOPLE, JANSEN, DOSSIERS = Place("people"), Place("people", 1), Place("dossiers")


def _visited(*places: Place) -> Journey:
    journey = Journey()
    for place in places:
        journey.visit(place)
    return journey


def test_back_returns_to_the_former_place() -> None:
    journey = _visited(PEOPLE, DOSSIERS)

    assert journey.back() == PEOPLE


def test_forward_returns_to_where_one_came_from() -> None:
    journey = _visited(PEOPLE, DOSSIERS)
    journey.back()

    assert journey.forward() == DOSSIERS


def test_going_somewhere_new_drops_what_lay_ahead() -> None:
    journey = _visited(PEOPLE, DOSSIERS)
    journey.back()

    journey.visit(Place("settings"))

    assert not journey.can_go_forward


def test_the_first_record_of_an_area_takes_the_place_of_the_bare_area() -> None:
    journey = _visited(DOSSIERS, PEOPLE, JANSEN)

    assert journey.back() == DOSSIERS


def test_there_is_nothing_before_the_beginning() -> None:
    assert _visited(PEOPLE).back() is None
