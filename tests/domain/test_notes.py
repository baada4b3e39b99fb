"""Notes: links that survive other names, and what one sees of them while writing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain import notes
from ipo_crm.domain.mentions import ERASED, Mentions
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.notes import Named, Writing, link, links, writing

ANNA = Named("person", "0f8fad5b-d9cb-469f-a165-70867728950e")
OTHER = Named("person", "7c9e6679-7425-40de-944b-e07fc1f90ae7")
HEAT = Named("dossier", "16fd2706-8baf-433b-82eb-8c7fada847da")


def test_a_link_says_whom_it_names() -> None:
    text = f"Belde met {link(ANNA, 'A. Berg')} over {link(HEAT, 'Warmte')}."

    assert [(each.named, each.label) for each in links(text)] == [(ANNA, "A. Berg"), (HEAT, "Warmte")]


def test_a_name_with_signs_of_markdown_is_still_one_link() -> None:
    (found,) = links(link(HEAT, "Wet [concept](x) *nieuw*"))

    assert (found.named, found.label) == (HEAT, "Wet concept (x) nieuw")


@pytest.mark.parametrize("text", ["", "[x](https://voorbeeld.invalid)", "persoon:", "[a](persoon:1)", "[[[[[[", "]("])
def test_what_is_no_link_to_a_record_is_none(text: str) -> None:
    assert links(text) == ()


def test_one_writes_with_the_present_name_and_keeps_the_link() -> None:
    text = f"Belde met {link(ANNA, 'A. Berg')}."

    shown = writing(text, {ANNA: "A. Berg-Smit"})

    assert shown.text == "Belde met @A. Berg-Smit."
    assert shown.stored() == f"Belde met {link(ANNA, 'A. Berg-Smit')}."


def test_namesakes_are_told_apart() -> None:
    shown = writing(f"{link(ANNA, 'A. Berg')} en {link(OTHER, 'A. Berg')}", {})

    assert shown.text == "@A. Berg en @A. Berg (2)"
    assert [each.named for each in links(shown.stored())] == [ANNA, OTHER]


def test_the_longer_of_two_names_that_begin_alike_is_taken_whole() -> None:
    shown = Writing("@A. Berg en @A. Bergen", {"@A. Berg": ANNA, "@A. Bergen": OTHER})

    assert [each.named for each in links(shown.stored())] == [ANNA, OTHER]


@given(st.text(alphabet="ab @#[]()\n.:*", max_size=40), st.text(alphabet="ab @#[]()\n.:*", max_size=40))
def test_what_was_not_touched_comes_back_as_it_was(before: str, after: str) -> None:
    text = f"{before}\n\n{link(ANNA, 'Z. Zuid')}\n\n{after}"

    once = writing(text, {}).stored()

    assert writing(once, {}).stored() == once
    assert ANNA in [each.named for each in links(once)]


def test_the_words_around_a_name_are_given_without_links() -> None:
    text = f"Sprak {link(HEAT, 'Warmte')} door met {link(ANNA, 'A. Berg')} en\nbeloofde cijfers."

    assert notes.around(text, [ANNA]) == "Sprak Warmte door met A. Berg en beloofde cijfers."


def test_an_erased_person_goes_from_a_note_by_their_link_whatever_name_it_shows() -> None:
    mentions = Mentions([PersonName(family_name="Berg")], links=[ANNA])

    assert mentions.erase(f"Belde met {link(ANNA, 'haar')} ({ANNA.address}).") == f"Belde met {ERASED} ({ERASED})."


def test_an_erased_name_in_a_link_to_something_else_leaves_the_link_whole() -> None:
    erased = Mentions([PersonName(family_name="Berg")], links=[ANNA]).erase(link(HEAT, "Plan Berg"))

    assert [(each.named, each.label) for each in links(erased)] == [(HEAT, f"Plan {ERASED}")]
