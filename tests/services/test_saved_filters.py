"""Saved filters: one under each name of a list, in the user's order."""

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.services.desk import Desk


@pytest.fixture
def filled(desk: Desk) -> Desk:
    for name in ("een", "twee", "drie"):
        desk.saved_filters.save("people", name, f"partij:{name}")
    desk.saved_filters.save("dossiers", "een", "fase:8")
    return desk


def _names(desk: Desk) -> list[str]:
    return [kept.name for kept in desk.saved_filters.rows("people")]


def test_filters_stand_per_list_in_the_order_in_which_they_were_kept(filled: Desk) -> None:
    assert _names(filled) == ["een", "twee", "drie"]
    assert [kept.query for kept in filled.saved_filters.rows("dossiers")] == ["fase:8"]


def test_the_same_name_replaces_and_keeps_its_place(filled: Desk) -> None:
    filled.saved_filters.save("people", " twee ", "partij:anders")

    assert _names(filled) == ["een", "twee", "drie"]
    assert filled.saved_filters.rows("people")[1].query == "partij:anders"
    assert filled.history.undo_title() == "Filter twee vervangen"


def test_another_order_is_one_step(filled: Desk) -> None:
    one, two, three = (kept.id for kept in filled.saved_filters.rows("people"))

    filled.saved_filters.arrange("people", (three, one))
    assert _names(filled) == ["drie", "een", "twee"]

    filled.history.undo()
    assert [kept.id for kept in filled.saved_filters.rows("people")] == [one, two, three]


def test_a_name_is_given_once_per_list(filled: Desk) -> None:
    one = filled.saved_filters.rows("people")[0].id

    with pytest.raises(UserError, match="twee is er al"):
        filled.saved_filters.rename(one, "twee")
    filled.saved_filters.rename(one, "eerste")

    assert _names(filled) == ["eerste", "twee", "drie"]


def test_a_filter_without_a_name_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="een naam"):
        desk.saved_filters.save("people", " ", "x")


def test_a_dropped_filter_comes_back_by_undo(filled: Desk) -> None:
    filled.saved_filters.drop(filled.saved_filters.rows("people")[1].id)
    assert _names(filled) == ["een", "drie"]

    filled.history.undo()

    assert _names(filled) == ["een", "twee", "drie"]
