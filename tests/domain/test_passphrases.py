"""How hard a passphrase is to guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.passphrases import GOOD_BITS, LEAST_BITS, bits


def test_an_empty_text_is_no_guess() -> None:
    assert bits("") == 0


@pytest.mark.parametrize("phrase", ["vier losse woorden samen", "paard batterij nietje lantaarn", "xK9$vQ2mT7#p"])
def test_four_words_or_twelve_signs_by_chance_are_good(phrase: str) -> None:
    assert bits(phrase) >= GOOD_BITS


@pytest.mark.parametrize(
    "phrase",
    [
        "Wachtwoord2026!",
        "welkom welkom welkom welkom",
        "123456789012",
        "abcdefghijklmnop",
        "aaaaaaaaaaaaaaaa",
        "Zomer2026!!",
        "lobby ipo provincie",
    ],
)
def test_what_everybody_takes_is_refused_however_long(phrase: str) -> None:
    assert bits(phrase) < LEAST_BITS


def test_a_word_said_twice_adds_almost_nothing() -> None:
    assert bits("paard paard") < bits("paard") + 2


def test_capitals_do_not_make_another_word() -> None:
    assert bits("paard Paard PAARD") < bits("paard") + 4


@given(st.text(max_size=60), st.sampled_from(("lantaarn", "7", "?")))
def test_something_more_never_makes_it_easier(phrase: str, more: str) -> None:
    assert bits(f"{phrase} {more}") >= bits(phrase)


@given(st.text(max_size=200))
def test_any_text_gets_an_answer(phrase: str) -> None:
    assert bits(phrase) >= 0
