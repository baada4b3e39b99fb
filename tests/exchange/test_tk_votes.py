"""Decisions and votes of the Tweede Kamer turned into rows."""

from datetime import date

import pytest

from ipo_crm.domain.motions import Appreciation, Choice, MotionKind, Result
from ipo_crm.exchange.report import Reading
from ipo_crm.exchange.tk_odata import read
from ipo_crm.exchange.tk_rows import DecisionRow, PersonRow, TkRow, VoteRow

from .test_tk_odata import response

CASE = {"Id": "Z1", "Nummer": "2025Z1", "Soort": "Motie", "Onderwerp": "Motie van het lid Fictie", "Volgnummer": 32}
OTHER = {**CASE, "Id": "Z2", "Nummer": "2025Z2", "Volgnummer": 33}
ITEM = {"Id": "I1", "Onderwerp": "Moties bij het proefdebat"}
DECISION = {
    "Id": "B1",
    "StemmingsSoort": "Met handopsteken",
    "BesluitSoort": "Stemmen - aangenomen",
    "AgendapuntZaakBesluitVolgorde": 3,
    "GewijzigdOp": "2025-06-10T16:00:00+02:00",
}
VOTE = {
    "Id": "V1",
    "Besluit_Id": "B1",
    "Soort": "Voor",
    "FractieGrootte": 4,
    "ActorNaam": "PP",
    "ActorFractie": "PP",
    "Fractie_Id": "F1",
    "GewijzigdOp": "2025-06-11T09:00:00+02:00",
}


def decisions(reading: Reading[TkRow]) -> list[DecisionRow]:
    return [row for row in reading.rows if isinstance(row, DecisionRow)]


def voted(decision: dict[str, object], **more: object) -> DecisionRow:
    (row,) = decisions(read(response("Stemming", {**VOTE, "Besluit": {**DECISION, **decision}, **more})))
    return row


def test_a_decision_on_one_case_has_its_number_title_and_kind() -> None:
    row = voted({"Agendapunt": {**ITEM, "Zaak": [CASE]}})

    assert (row.tk_id, row.number, row.title, row.kind) == (
        "b1",
        "2025Z1",
        "Motie van het lid Fictie",
        MotionKind.MOTION,
    )
    assert row.votes == (VoteRow(fractie_id="f1", choice=Choice.FOR, seats=4),)


def test_among_several_cases_of_an_agenda_item_none_is_guessed() -> None:
    row = voted({"Agendapunt": {**ITEM, "Zaak": [CASE, OTHER]}})

    assert (row.number, row.title, row.kind) == ("", "Moties bij het proefdebat (besluit 3)", MotionKind.MOTION)


def test_cases_of_several_kinds_leave_the_kind_open() -> None:
    assert voted({"Agendapunt": {**ITEM, "Zaak": [CASE, {**OTHER, "Soort": "Amendement"}]}}).kind is MotionKind.OTHER


def test_the_case_of_the_decision_itself_goes_before_the_agenda() -> None:
    assert voted({"Zaak": [OTHER], "Agendapunt": {**ITEM, "Zaak": [CASE, OTHER]}}).number == "2025Z2"


@pytest.mark.parametrize(("more", "number"), [({}, "36410-32"), ({"Toevoeging": "XII"}, "36410-XII-32")])
def test_the_number_is_that_of_the_kamerstuk_where_it_came_along(more: dict[str, str], number: str) -> None:
    case = {**CASE, "Kamerstukdossier": [{"Id": "K", "Nummer": 36410, **more}]}

    assert voted({"Zaak": [case]}).number == number


@pytest.mark.parametrize(
    ("kind", "text", "result"),
    [
        ("Stemmen - aangenomen", "Aangenomen.", Result.ADOPTED),
        ("Stemmen - verworpen", "Verworpen (60-89).", Result.REJECTED),
        ("Stemmen - aangehouden", "Aanhouden (75-75).", Result.HELD_OVER),
        (None, "Ingetrokken.", Result.WITHDRAWN),
        ("Stemmen", None, Result.OPEN),
    ],
)
def test_how_it_ended_is_read(kind: str | None, text: str | None, result: Result) -> None:
    assert voted({"BesluitSoort": kind, "BesluitTekst": text}).result is result


def test_the_day_is_that_of_the_activity() -> None:
    row = voted({"Agendapunt": {**ITEM, "Activiteit": {"Id": "A", "Datum": "2025-06-09T15:00:00+02:00"}}})

    assert (row.day, row.is_approximate) == (date(2025, 6, 9), False)


def test_without_the_activity_it_is_the_first_day_on_record() -> None:
    row = voted({})

    assert (row.day, row.is_approximate) == (date(2025, 6, 10), True)


def test_a_roll_call_gives_members_without_seats() -> None:
    row = voted({"StemmingsSoort": "Hoofdelijk"}, Persoon_Id="P1", ActorNaam="Fictie, A.", Vergissing=True)

    assert row.roll_call
    assert row.votes == (VoteRow(person_id="p1", choice=Choice.FOR, mistaken=True),)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"Besluit_Id": None}, "verwijst niet naar een besluit"),
        ({"Soort": None}, "geen stem"),
        ({"Besluit": {**DECISION, "StemmingsSoort": "Hoofdelijk"}}, "welk lid"),
    ],
)
def test_a_vote_that_cannot_be_kept_says_why(more: dict[str, object], reason: str) -> None:
    reading = read(response("Stemming", {**VOTE, **more}))

    assert [reason in left.reason for left in reading.left_out] == [True]


def test_a_second_vote_of_a_fractie_on_one_decision_is_left_out() -> None:
    reading = read(response("Stemming", VOTE, {**VOTE, "Id": "V2", "Soort": "Tegen"}))

    assert [vote.choice for row in decisions(reading) for vote in row.votes] == [Choice.FOR]
    assert [left.row for left in reading.left_out] == [2]


def test_decisions_come_with_their_votes_too() -> None:
    (row,) = decisions(read(response("Besluit", {**DECISION, "Zaak": [CASE], "Stemming": [VOTE]})))

    assert (row.number, row.result, len(row.votes)) == ("2025Z1", Result.ADOPTED, 1)


def test_what_is_no_vote_is_left_out() -> None:
    reading = read(response("Besluit", {"Id": "B2", "BesluitSoort": "Afvoeren van de stand der werkzaamheden"}))

    assert [left.reason for left in reading.left_out] == ["Dit besluit is geen stemming."]


def test_a_case_tells_who_signed_and_what_the_cabinet_advised() -> None:
    actors = [
        {"Id": "1", "Relatie": "Medeindiener", "Persoon_Id": "P2", "ActorNaam": "Verzonnen, B."},
        {"Id": "2", "Relatie": "Indiener", "Persoon_Id": "P1", "ActorNaam": "Fictie, A."},
        {"Id": "3", "Relatie": "Gericht aan", "ActorNaam": "minister"},
    ]
    case = {**CASE, "ZaakActor": actors, "Kabinetsappreciatie": "Oordeel Kamer", "GestartOp": "2025-06-03T00:00:00"}

    reading = read(response("Zaak", case))

    (row,) = decisions(reading)
    assert (row.signers, row.appreciation, row.submitted, row.result) == (
        ("p1", "p2"),
        Appreciation.LEFT_TO_CHAMBER,
        date(2025, 6, 3),
        Result.OPEN,
    )
    assert {row.tk_id for row in reading.rows if isinstance(row, PersonRow)} == {"p1", "p2"}


def test_a_case_that_is_not_voted_on_is_left_out() -> None:
    reading = read(response("Zaak", {**CASE, "Soort": "Brief regering"}))

    assert [left.reason for left in reading.left_out] == ["Deze zaak is geen motie, amendement of wetsvoorstel."]
