"""Drafts of forms: what was typed, what is only repeated, and what a record says meanwhile."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.drafts import FormDraft, digest, form_draft, words_of

TEXTS = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=20),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=5), each, max_size=3),
    max_leaves=6,
)


def _draft(before: dict[str, Any], values: dict[str, Any], *, edits: bool) -> FormDraft:
    opened = {name: digest(value) for name, value in before.items()}
    return FormDraft(title="Persoon wijzigen", values=values, before=opened, edits=edits)


@given(values=st.dictionaries(st.text(max_size=8), TEXTS, max_size=4), edits=st.booleans())
def test_what_was_written_is_read_back(values: dict[str, Any], edits: bool) -> None:
    draft = _draft({}, values, edits=edits)

    assert form_draft(draft.write()) == draft


@given(text=st.text())
def test_a_loose_text_is_no_form(text: str) -> None:
    assert form_draft(text) is None
    assert words_of(f"x{text}") == f"x{text}"


def test_a_form_that_changes_a_record_brings_back_what_was_typed_and_leaves_the_rest() -> None:
    draft = _draft({"Naam": "Jansen", "Notities": ""}, {"Naam": "Jansen", "Notities": "half"}, edits=True)
    present = {"Naam": "Jansen-Bos", "Notities": ""}

    assert draft.wanted(present) == {"Naam": "Jansen-Bos", "Notities": "half"}
    assert draft.overtaken(present) == ("Naam",)


def test_a_form_for_something_new_brings_back_everything() -> None:
    draft = _draft({"Datum": "vandaag", "Citaat": ""}, {"Datum": "vandaag", "Citaat": "half"}, edits=False)
    present = {"Datum": "morgen", "Citaat": ""}

    assert draft.wanted(present) == {"Datum": "vandaag", "Citaat": "half"}
    assert draft.overtaken(present) == ()


def test_two_ways_to_write_a_day_are_no_difference() -> None:
    typed, spoken = ({"day": "do 12 juni 2025", "text": text} for text in ("12-6-2025", "gisteren"))

    assert digest(typed) == digest(spoken)
    assert digest({"day": "", "text": "12-"}) != digest({"day": "", "text": "12-6"})


def test_the_words_of_a_form_are_found_as_they_were_written() -> None:
    picked = {"picks": [[3, "K. Müller"]], "typed": ""}
    draft = _draft({}, {"Notities": "regel\nJansen\tzei", "Wij": picked}, edits=True)

    assert {"regel", "Jansen", "zei", "K.", "Müller"} <= set(words_of(draft.write()).split())
