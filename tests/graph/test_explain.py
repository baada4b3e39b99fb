from dataclasses import replace

import pytest

from ipo_crm.domain.network import Actor
from ipo_crm.graph.explain import (
    decimal,
    enumerate_names,
    explain_brief,
    explain_long,
    explain_pair,
    explain_short,
    perspective_name,
    salience_note,
)
from ipo_crm.graph.scores import Ranking, Score
from ipo_crm.graph.suspects import score_coalition
from tests.graph.worked import ACTORS, FOCAL, NETWORK, REFS

OURS = replace(NETWORK, us=REFS["IPO"])


def short(name: str, ranking: Ranking, title: str = "Voorbeeld") -> str:
    return explain_short(of(ranking, name), ranking, replace(FOCAL, name=title), ACTORS, REFS["IPO"])


def of(ranking: Ranking, name: str) -> Score:
    return next(score for score in ranking.scores if score.actor == REFS[name])


def test_long_sentence_shows_every_number_of_the_formula() -> None:
    ranking = score_coalition(NETWORK, FOCAL)

    assert explain_long(of(ranking, "LTO"), ranking, ACTORS) == (
        "LTO zat 0x eerder met VNG, verwacht 0,4x; met IPO 0x, verwacht 0,5x; met N&M 0x, verwacht 0,1x → "
        "verrassing 0,5 bit. Brengt 4 van de 10 buitencontacten die niemand anders heeft; aandeel in het bereik 43 % "
        "(eerlijk deel 25 %). Score 44 = 100 × √(verrassing 0,30 × brug 0,63). Bewijs: voorlopig (samen 0,9x verwacht)."
    )


def test_long_sentence_says_that_contacts_are_missing() -> None:
    ranking = score_coalition(replace(NETWORK, ties=()), FOCAL)

    assert "Geen contactgegevens; de afstand 1,00 telt in plaats van de brug." in explain_long(
        of(ranking, "LTO"), ranking, ACTORS
    )


def test_pair_shows_ratio_with_its_interval() -> None:
    pair = of(score_coalition(NETWORK, FOCAL), "LTO").pairs[1]

    assert explain_pair(pair, ACTORS).startswith("Met IPO: 0x, verwacht 0,5x; verhouding 0,64 (80 % tussen ")
    assert explain_pair(pair, ACTORS).endswith("afstand 1,00, 0,6 bit.")


def test_short_sentence_compares_with_us_and_names_exclusive_contacts() -> None:
    sentence = short("LTO", score_coalition(OURS, FOCAL))

    assert sentence == (
        "Zat 0 keer eerder met IPO, verwacht 0,5. Kent 5 mensen buiten de coalitie; alleen via hen: b1, b2, b3 en "
        "1 ander. Weinig gegevens."
    )


def test_short_sentence_names_the_only_entrance() -> None:
    assert "Enige ingang bij n1 en n2." in short("N&M", score_coalition(OURS, FOCAL))


def test_short_sentence_calls_a_letter_a_letter() -> None:
    assert "buiten de brief" in short("LTO", score_coalition(OURS, FOCAL), "Brief van vier")


def test_short_sentence_says_that_contacts_are_missing() -> None:
    assert "Geen contactgegevens." in short("LTO", score_coalition(replace(OURS, ties=()), FOCAL))


def test_short_sentence_says_who_stands_against_us() -> None:
    against = replace(ACTORS[REFS["LTO"]], stances=((7, -2),))
    actors: tuple[Actor, ...] = (*(one for one in NETWORK.actors if one.ref != REFS["LTO"]), against)

    ranking = score_coalition(replace(OURS, actors=actors), replace(FOCAL, dossier_id=7))

    assert short("LTO", ranking).startswith("Staat op dit dossier tegenover ons")


def test_brief_line_compares_with_us_and_counts_the_entrances() -> None:
    ranking = score_coalition(OURS, FOCAL)

    line = explain_brief(of(ranking, "LTO"), ACTORS, REFS["IPO"])

    assert line == "0 keer eerder met IPO; enige ingang bij b1 en 3 anderen."


def test_perspective_is_named() -> None:
    assert perspective_name(score_coalition(OURS, FOCAL), ACTORS, REFS["IPO"]) == "gezien vanuit IPO"
    assert perspective_name(score_coalition(NETWORK, FOCAL), ACTORS, None) == "hele coalitie"


def test_salience_note_gives_both_findings() -> None:
    assert salience_note(4).startswith("Saillantie 4 van 5.")
    assert "Junk 2019" in salience_note(4)
    assert "Dwidar" in salience_note(4)


@pytest.mark.parametrize(
    ("value", "digits", "text"), [(1.56, 1, "1,6"), (-0.62, 1, "−0,6"), (-0.01, 1, "0,0"), (43.3, 0, "43")]
)
def test_numbers_are_written_the_dutch_way(value: float, digits: int, text: str) -> None:
    assert decimal(value, digits) == text


@pytest.mark.parametrize(
    ("names", "text"),
    [(["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c"), ([*"abcde"], "a, b, c en 2 anderen")],
)
def test_names_are_joined_and_the_rest_counted(names: list[str], text: str) -> None:
    assert enumerate_names(names) == text
