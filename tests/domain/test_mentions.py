"""Where a text names somebody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.mentions import ERASED, Mentions
from ipo_crm.domain.names import PersonName

BERG = Mentions(
    [
        PersonName(
            honorific="mw.", titles="drs.", initials="A.B.", given_name="Anna", prefix="van den", family_name="Berg"
        )
    ]
)
FRYSLAN = Mentions([PersonName(family_name="Fryslân-Jansen")])


@pytest.mark.parametrize(
    "written",
    [
        "A.B. van den Berg",
        "A. B. van den Berg",
        "AB van den Berg",
        "Anna van den Berg",
        "mw. drs. A.B. van den Berg",
        "mevrouw Van den Berg",
        "vandenberg",
        "v.d. Berg",
        "vd Berg",
        "VAN DEN BERG",
        "Berg, A.B. van den",
        "Berg",
    ],
)
def test_every_spelling_is_found_whole(written: str) -> None:
    assert BERG.erase(f"Gesprek met {written} over het net.") == f"Gesprek met {ERASED} over het net."


@pytest.mark.parametrize("other", ["Bergen", "Amberg", "heuvelberg", "de bergplaats", "Bert"])
def test_another_word_is_none(other: str) -> None:
    assert not BERG.names(f"Er was {other} bij.")


def test_a_bare_surname_is_no_certain_mention() -> None:
    assert [mention.certain for mention in BERG.find("Berg sprak, en later Anna van den Berg")] == [False, True]


def test_a_bare_surname_can_be_left() -> None:
    assert BERG.erase("Berg en A.B. van den Berg", bare=False) == f"Berg en {ERASED}"


@pytest.mark.parametrize("written", ["06 1234 5678", "06-12345678", "+31 6 12345678", "0031612345678"])
def test_a_number_is_erased_however_it_is_written(written: str) -> None:
    mentions = Mentions([PersonName(family_name="Fictie")], ["+31612345678"])

    assert mentions.erase(f"Mobiel {written}.") == f"Mobiel {ERASED}."


@pytest.mark.parametrize("written", ["Fryslan-Jansen", "FRYSLÂN JANSEN", "Frysla\u0302n-Jansen", "fryslan jansens"])
def test_accents_hyphens_and_genitives_do_not_matter(written: str) -> None:
    assert FRYSLAN.erase(f"het plan van {written}") == f"het plan van {ERASED}"


def test_what_else_points_at_them_is_found() -> None:
    mentions = Mentions([PersonName(family_name="Jansen")], ["Anna@voorbeeld.invalid", "06-1234"])

    assert mentions.erase("mail anna@voorbeeld.invalid of bel 06-1234") == f"mail {ERASED} of bel {ERASED}"


def test_an_earlier_name_is_theirs_too() -> None:
    mentions = Mentions([PersonName(family_name="Nieuwenaam"), PersonName(family_name="Meisjesnaam")])

    assert mentions.erase("Nieuwenaam heette Meisjesnaam") == f"{ERASED} heette {ERASED}"


def test_a_row_of_initials_takes_no_time() -> None:
    text = "a.b. " * 5000 + "Bergen"

    assert not BERG.names(text)


@given(st.text(max_size=60))
def test_no_text_is_an_error_and_none_is_left_after(text: str) -> None:
    erased = FRYSLAN.erase(f"{text} Fryslân-Jansen")

    assert not FRYSLAN.names(erased)
