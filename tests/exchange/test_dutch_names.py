"""Dutch names taken apart, in the ways that people and programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.names import PersonName
from ipo_crm.exchange.dutch_names import dotted, given_parts, read_name, says_the_same, split_surname, split_titles


@pytest.mark.parametrize(
    ("written", "prefix", "family"),
    [
        ("Fictie", "", "Fictie"),
        ("van der Berg", "van der", "Berg"),
        ("Van der Berg", "van der", "Berg"),
        ("Berg van der", "van der", "Berg"),
        ("Berg, van der", "van der", "Berg"),
        ("in 't Veld", "in 't", "Veld"),
        ("in ’t Veld", "in 't", "Veld"),
        ("Veld in 't", "in 't", "Veld"),
        ("vd Berg", "vd", "Berg"),
        ("Six Dijkstra", "", "Six Dijkstra"),
        ("Jansen-de Vries", "", "Jansen-de Vries"),
        ("Faber-van de Klashorst", "", "Faber-van de Klashorst"),
        ("van", "", "van"),
        ("el Fictie", "el", "Fictie"),
    ],
)
def test_a_surname_gives_its_tussenvoegsel(written: str, prefix: str, family: str) -> None:
    assert split_surname(written) == (prefix, family)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Anna van der Berg", PersonName(given_name="Anna", prefix="van der", family_name="Berg")),
        ("A.B. van der Berg", PersonName(initials="A.B.", prefix="van der", family_name="Berg")),
        ("Berg, Anna van den", PersonName(given_name="Anna", prefix="van den", family_name="Berg")),
        (
            "Verzonnen de, L.W.E. (Lena)",
            PersonName(initials="L.W.E.", given_name="Lena", prefix="de", family_name="Verzonnen"),
        ),
        ("Verzonnen van 't, B.", PersonName(initials="B.", prefix="van 't", family_name="Verzonnen")),
        ("Jan Willem de Boer", PersonName(given_name="Jan Willem", prefix="de", family_name="Boer")),
        ("Sophie in 't Veld", PersonName(given_name="Sophie", prefix="in 't", family_name="Veld")),
        (
            "mw. drs. A.B. van der Berg, MSc",
            PersonName(
                honorific="mw.", titles="drs.", initials="A.B.", prefix="van der", family_name="Berg", suffix="MSc"
            ),
        ),
        ("de heer Jan Fictie", PersonName(honorific="dhr.", given_name="Jan", family_name="Fictie")),
        ("prof. dr. ir. Jan Fictie", PersonName(titles="prof. dr. ir.", given_name="Jan", family_name="Fictie")),
        ("Mei Ma", PersonName(given_name="Mei", family_name="Ma")),
        ("Fictie", PersonName(family_name="Fictie")),
        ("Van der Ven", PersonName(prefix="van der", family_name="Ven")),
        ("", PersonName()),
    ],
)
def test_a_whole_name_is_taken_apart(written: str, name: PersonName) -> None:
    assert read_name(written) == name


@pytest.mark.parametrize(
    ("written", "shown"), [("JBJ", "J.B.J."), ("J.B.", "J.B."), ("H.D. ", "H.D."), ("Th.J.", "Th.J."), ("", "")]
)
def test_initials_get_their_dots(written: str, shown: str) -> None:
    assert dotted(written) == shown


@pytest.mark.parametrize(
    ("written", "parts"),
    [("A.B.", ("A.B.", "")), ("Anna", ("", "Anna")), ("A.B. (Anna)", ("A.B.", "Anna")), ("A. Anna", ("A.", "Anna"))],
)
def test_initials_and_given_name_are_told_apart(written: str, parts: tuple[str, str]) -> None:
    assert given_parts(written) == parts


def test_form_of_address_and_titles_are_told_apart() -> None:
    assert split_titles("Mevrouw drs. Dipl.") == ("mw.", "drs. Dipl.")


def test_the_same_name_is_recognised_without_diacritics_or_case() -> None:
    assert says_the_same("ZOE van Fictie", "Zoë", "van fictie")


@given(st.text(max_size=80))
def test_no_text_makes_reading_a_name_fail(written: str) -> None:
    assert isinstance(read_name(written), PersonName)
