"""What the field of a list holds: words and conditions, read, and written down so that they are read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.list_query import (
    Condition,
    ListQuery,
    condition,
    finished,
    meant,
    read_list_query,
    write_list_query,
)

KNOWN = ("sector", "label", "contact")


def test_words_and_conditions_are_told_apart() -> None:
    found = read_list_query('anna sector:kamer  label:"warm huis" berg', KNOWN)

    assert found == ListQuery(
        words="anna berg", conditions=(Condition("sector", "kamer"), Condition("label", "warm huis"))
    )


@pytest.mark.parametrize(
    "typed", ["soort:x", "sector:", 'sector:""', "http://sector:kamer", "10:30", ":", '"sector:kamer']
)
def test_what_is_no_condition_is_words(typed: str) -> None:
    assert read_list_query(typed, KNOWN) == ListQuery(words=typed)


def test_the_word_of_a_condition_may_be_typed_in_capitals() -> None:
    assert read_list_query("Sector:Kamer", KNOWN).conditions == (Condition("sector", "Kamer"),)


def test_the_same_condition_twice_is_one() -> None:
    assert len(read_list_query("label:a label:a", KNOWN).conditions) == 1


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("anna sector:ka", "anna "),
        ("sector:", ""),
        ('label:"warm hu', ""),
        ("sector:kamer ", "sector:kamer "),
        ('label:"warm huis"', 'label:"warm huis"'),
        ("soort:ka", "soort:ka"),
    ],
)
def test_what_is_still_being_typed_is_left_out(typed: str, left: str) -> None:
    assert finished(typed, KNOWN) == left


def test_two_ways_to_write_a_value_mean_the_same() -> None:
    assert meant('Provincie "Fryslân"') == meant("provincie  'fryslan'")


QUERIES = st.builds(
    lambda words, conditions: ListQuery(words=" ".join(words), conditions=tuple(dict.fromkeys(conditions))),
    st.lists(st.text(st.characters(categories=("L", "N")), min_size=1)),
    st.lists(
        st.builds(condition, st.sampled_from(KNOWN), st.text(max_size=30)).filter(lambda each: bool(each.value)),
        max_size=6,
    ),
)


@given(query=QUERIES)
def test_what_is_written_down_is_read_back(query: ListQuery) -> None:
    assert read_list_query(write_list_query(query), KNOWN) == query


@given(typed=st.text() | st.lists(st.sampled_from(["sector:", "label:", '"', "kamer", " ", "een twee"])).map("".join))
def test_whatever_is_typed_is_read_the_same_once_it_was_written_down(typed: str) -> None:
    found = read_list_query(typed, KNOWN)

    assert read_list_query(write_list_query(found), KNOWN) == found
