"""Filters in the text of the search field: what they mean, and that none is ever an error."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.search import HitKind
from ipo_crm.domain.search_query import KIND_WORD, Query, completions, kinds_named, read_query

TODAY = date(2025, 6, 10)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("berg", Query(text="berg")),
        ("soort:gesprek warmte", Query(text="warmte", kinds=frozenset({HitKind.MEETING}))),
        ('van:"Jan de Boer" dekking', Query(text="dekking", actors=("Jan de Boer",))),
        ("met:VNG van:IPO", Query(actors=("VNG", "IPO"))),
        ("label:x tag:y", Query(tags=("x", "y"))),
        ("na:2025-06-01 voor:2025", Query(after=date(2025, 6, 1), before=date(2025, 1, 1))),
        ("na:gisteren", Query(after=date(2025, 6, 9))),
        ("voor:2025-07", Query(before=date(2025, 7, 1))),
        ("Dossier:Warmte", Query(dossiers=("Warmte",))),
        ("kleur:rood", Query(text="kleur rood")),
        ('"twee woorden" los', Query(text="twee woorden los")),
        ("na:", Query(unread=("na:",))),
        ("na:2025-13", Query(unread=("na:2025-13",))),
        ("soort:", Query(unread=("soort:",))),
        ("soort:zeehond", Query(unread=("soort:zeehond",))),
        ('van:"', Query(unread=("van:",))),
        ("dossier:!!", Query(unread=("dossier:!!",))),
    ],
)
def test_what_is_typed_is_taken_apart(typed: str, query: Query) -> None:
    assert read_query(typed, TODAY) == query


@given(typed=st.text(max_size=80) | st.text(alphabet='soartven:" 0123-', max_size=40))
def test_nothing_typed_is_an_error(typed: str) -> None:
    assert isinstance(read_query(typed, TODAY), Query)


@pytest.mark.parametrize("kind", HitKind)
def test_every_kind_can_be_asked_for_by_its_word(kind: HitKind) -> None:
    assert kinds_named(KIND_WORD[kind]) == {kind}


def test_the_beginning_of_a_word_is_enough() -> None:
    assert kinds_named("pers") == {HitKind.PERSON}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("do", ("dossier:",)),
        ("warmte na", ("warmte na:",)),
        ("soort:toe", ("soort:toezegging ",)),
        ("warmte soort:gesprek", ()),
        ("d", ()),
        ("dossier:", ()),
        ("", ()),
    ],
)
def test_an_unfinished_filter_is_completed(typed: str, offered: tuple[str, ...]) -> None:
    assert completions(typed) == offered
