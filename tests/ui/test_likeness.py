"""A command is found by a beginning, a piece, its initials, or a word that is nearly right."""

import pytest

from ipo_crm.ui.likeness import likeness


@pytest.mark.parametrize("typed", ["brief", "maken", "brief mak", "riefin", "bm", "brefing", "breifing", "beriefing"])
def test_it_is_found(typed: str) -> None:
    assert likeness(typed.split(), "Briefing maken") > 0


@pytest.mark.parametrize("typed", ["verslag", "brief verslag", "bx", "bri x", "brg"])
def test_it_is_not_found(typed: str) -> None:
    assert likeness(typed.split(), "Briefing maken") == 0


def test_a_misspelt_word_is_not_enough_where_it_must_be_right() -> None:
    assert likeness(["brefing"], "Briefing maken", nearly=False) == 0


def test_a_beginning_fits_better_than_a_piece_and_that_than_nearly() -> None:
    ranks = [likeness([typed], "Afsluiten") for typed in ("afsl", "sluit", "afslutien")]

    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == 3
