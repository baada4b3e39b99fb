import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ipo_crm.domain.names import PersonName, clean, search_words, turned_round

BERG = PersonName(
    honorific="mw.", titles="drs.", initials="A.B.", given_name="Anna", prefix="van der", family_name="Berg"
)


def test_a_tussenvoegsel_is_lower_case_after_initials_and_a_capital_when_it_leads() -> None:
    assert BERG.short == "A.B. van der Berg"
    assert BERG.surname == "Van der Berg"


def test_the_full_name_has_form_of_address_and_titles() -> None:
    assert BERG.full == "mw. drs. A.B. van der Berg"


def test_the_index_stands_under_the_main_word() -> None:
    assert BERG.indexed == "Berg, A.B. van der"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (PersonName(family_name="Berg", prefix="van den"), PersonName(family_name="Bergen")),
        (PersonName(family_name="IJzer"), PersonName(family_name="Ijzerman")),
        (PersonName(family_name="Çelik"), PersonName(family_name="Da Costa")),
    ],
)
def test_sorting_goes_by_main_word_without_diacritics(first: PersonName, second: PersonName) -> None:
    assert first.sort_key < second.sort_key


def test_the_ligature_ij_sorts_and_is_found_as_two_letters() -> None:
    assert PersonName(family_name="Dĳk").sort_key == PersonName(family_name="Dijk").sort_key
    assert search_words("DĲK") == ("dijk",)


@pytest.mark.parametrize(
    ("written", "prefix", "family", "initials", "given"),
    [
        ("Waveren van, A.", "van", "Waveren", "A.", ""),
        ("Jong de, L.W.E. (Léon)", "de", "Jong", "L.W.E.", "Léon"),
        ("Plas van der, C.A.M.", "van der", "Plas", "C.A.M.", ""),
        ("Beckerman, S.M.", "", "Beckerman", "S.M.", ""),
        ("Abassi el, I.", "el", "Abassi", "I.", ""),
    ],
)
def test_parliaments_turned_names_are_turned_back(
    written: str, prefix: str, family: str, initials: str, given: str
) -> None:
    name = turned_round(written)

    assert (name.prefix, name.family_name, name.initials, name.given_name) == (prefix, family, initials, given)


@example("\u0300\x1f\u0316")
@given(st.text())
def test_cleaned_text_can_always_be_stored(text: str) -> None:
    cleaned = clean(text)

    assert cleaned.encode("utf-8").decode("utf-8") == clean(cleaned)
    assert "\x00" not in cleaned
