"""Marks and fragments: where the words stand on the text that is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.names import search_words
from ipo_crm.domain.search_marks import fragment, holds, marks, meant_too


def _marked(text: str, typed: str) -> list[str]:
    return [text[at : at + length] for at, length in marks(text, search_words(typed))]


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("mw. drs. S. van Fictie", "vd fic", ["van Fic"]),
        ("dhr. P. van der Fick", "vd fic", ["van der Fic"]),
        ("Provincie Fryslân", "fryslan", ["Fryslân"]),
        ("Provincie Zuid-Holland", "zuidholland", ["Zuid-Holland"]),
        ("A.B. van den Berg", "vandenberg", ["van den Berg"]),
        ("P. Dĳkstra", "dykstra", ["Dĳkstra"]),
        ("Groß en groot", "gross", ["Groß"]),
        ("De bergen", "erg", []),
        ("warm, warmte", "warm", ["warm", "warm"]),
    ],
)
def test_what_fits_is_marked_on_the_text_as_shown(text: str, typed: str, marked: list[str]) -> None:
    assert _marked(text, typed) == marked


@given(text=st.text(max_size=200), typed=st.text(max_size=20))
def test_marks_lie_within_the_text_in_order_and_apart(text: str, typed: str) -> None:
    end = 0
    for start, length in marks(text, search_words(typed)):
        assert end <= start < start + length <= len(text)
        end = start + length


@given(texts=st.lists(st.text(max_size=500), max_size=3), typed=st.text(max_size=20))
def test_marks_of_a_fragment_lie_within_it(texts: list[str], typed: str) -> None:
    shown, spots = fragment(texts, search_words(typed))

    assert all(0 <= start < start + length <= len(shown) for start, length in spots)


def test_a_fragment_is_one_line_around_the_word() -> None:
    shown, spots = fragment(
        ["Eerst iets anders.\n" * 9 + "Dan de dekking\nvan het plan. " + "Meer. " * 40], ["dekking"]
    )

    assert [shown[at : at + length] for at, length in spots] == ["dekking"]
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "\n" not in shown


def test_a_fragment_comes_from_the_text_with_the_most_words() -> None:
    shown, _ = fragment(["de dekking", "de dekking van het tekort"], ["dekking", "tekort"])

    assert shown == "de dekking van het tekort"


def test_a_word_deep_in_a_long_report_is_found() -> None:
    assert "naald" in fragment(["hooi " * 20_000 + "naald"], ["naald"])[0]


def test_every_word_must_be_there() -> None:
    assert holds("van den Berg", ("van", "berg"))
    assert not holds("van den Berg", ("van", "bos"))


@pytest.mark.parametrize(
    ("typed", "also"),
    [
        ("vd fic", ("van der", "van den", "van de", "van")),
        ("anna vd berg", ("van der", "van den", "van de", "van")),
        ("VDN", ("van den",)),
        ("vdberg", ()),
        ("", ()),
    ],
)
def test_a_word_written_short_finds_more(typed: str, also: tuple[str, ...]) -> None:
    assert meant_too(typed) == also
