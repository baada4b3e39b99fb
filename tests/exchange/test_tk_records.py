"""Tweede Kamer records turned into rows: names, periods, seats, votes, the calendar."""

from datetime import date, time

import pytest

from ipo_crm.domain.meetings import Precision
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.periods import Period
from ipo_crm.exchange.report import Reading
from ipo_crm.exchange.tk_odata import read
from ipo_crm.exchange.tk_rows import ActivityRow, ActivityStatus, FractieRow, PersonRow, RoleRow, TkRow

from .test_tk_odata import response

ANNA = {"Id": "P1", "Achternaam": "Fictie", "Initialen": "A.B.", "Roepnaam": "Anna", "Geslacht": "vrouw"}
PROEF = {"Id": "F1", "NaamNL": "Proefpartij", "Afkorting": "PP", "AantalZetels": 4, "GewijzigdOp": "2025-02-28"}


def names(**fields: object) -> PersonName:
    row = read(response("Persoon", {"Id": "1", **fields})).rows[0]
    assert isinstance(row, PersonRow)
    return row.name


def only(reading: Reading[TkRow], kind: type[TkRow]) -> list[TkRow]:
    return [row for row in reading.rows if isinstance(row, kind)]


def test_a_person_has_all_parts_of_the_name() -> None:
    name = names(
        Titels=" mr. drs.  ",
        Initialen="H.D. ",
        Roepnaam="Hidde",
        Tussenvoegsel="van",
        Achternaam="Fictie",
        Geslacht="man",
    )

    assert name == PersonName(
        honorific="dhr.", titles="mr. drs.", initials="H.D.", given_name="Hidde", prefix="van", family_name="Fictie"
    )


@pytest.mark.parametrize(("sex", "honorific"), [("man", "dhr."), ("Vrouw", "mw."), ("x", ""), (None, "")])
def test_the_form_of_address_follows_the_register(sex: str | None, honorific: str) -> None:
    assert names(Achternaam="Fictie", Geslacht=sex).honorific == honorific


def test_a_name_turned_round_is_put_right() -> None:
    name = names(Achternaam="Verzonnen de, L.W.E. (Lena)")

    assert name == PersonName(initials="L.W.E.", given_name="Lena", prefix="de", family_name="Verzonnen")


@pytest.mark.parametrize(
    ("prefix", "family"), [(None, "van der Fictie"), ("van der", "van der Fictie"), (None, "Fictie  van der")]
)
def test_a_tussenvoegsel_inside_the_surname_is_taken_out(prefix: str | None, family: str) -> None:
    assert names(Tussenvoegsel=prefix, Achternaam=family) == PersonName(prefix="van der", family_name="Fictie")


def test_initials_without_dots_get_them_and_first_names_serve_where_nothing_else_does() -> None:
    assert names(Achternaam="Fictie", Initialen="JBJ", Voornamen="Jan Bert Jaap").short == "J.B.J. Fictie"
    assert names(Achternaam="Fictie", Voornamen="Jan Bert Jaap").short == "Jan Bert Jaap Fictie"


def test_birth_and_home_are_passed_over_and_said() -> None:
    reading = read(response("Persoon", {**ANNA, "Geboortedatum": "1970-01-01", "Woonplaats": "Verzonnen"}))

    assert reading.notes == (
        "Geboorte-, overlijdens- en woongegevens staan in dit bestand en zijn bewust niet overgenomen "
        "(aantal personen: 1).",
    )


def test_the_last_active_day_of_a_fractie_still_counts() -> None:
    ended = {"DatumActief": "1990-11-24T00:00:00+01:00", "DatumInactief": "2023-10-26T00:00:00+02:00"}

    row = read(response("Fractie", {**PROEF, **ended})).rows[0]

    assert row == FractieRow(
        tk_id="f1",
        name="Proefpartij",
        abbreviation="PP",
        period=Period(date(1990, 11, 24), date(2023, 10, 27)),
        seats=4,
        known_on=date(2025, 2, 28),
    )


def test_a_period_that_ends_before_it_begins_is_left_out() -> None:
    reading = read(response("Fractie", {**PROEF, "DatumActief": "2023-02-02", "DatumInactief": "2023-02-01"}))

    assert reading.left_out[0].reason == "De einddatum (2023-02-01) ligt voor de begindatum (2023-02-02)."


SEAT = {"Id": "Z1", "Functie": "Lid", "Van": "2021-03-31T00:00:00+02:00", "TotEnMet": "2023-12-05T00:00:00+01:00"}


def test_a_seat_gives_the_role_with_its_last_day_included() -> None:
    reading = read(
        response("FractieZetelPersoon", {**SEAT, "Persoon": ANNA, "FractieZetel": {"Id": "S", "Fractie": PROEF}})
    )

    assert [row.tk_id for row in reading.rows] == ["f1", "p1", "z1"]
    assert only(reading, RoleRow) == [
        RoleRow(
            tk_id="z1",
            person_id="p1",
            fractie_id="f1",
            function="Lid",
            period=Period(date(2021, 3, 31), date(2023, 12, 6)),
        )
    ]


def test_a_seat_with_keys_alone_gives_the_role_too() -> None:
    seat = {"Id": "S", "Fractie_Id": "F1", "Fractie": None}

    reading = read(response("FractieZetelPersoon", {**SEAT, "Persoon_Id": "P1", "Persoon": None, "FractieZetel": seat}))

    assert [(row.person_id, row.fractie_id) for row in reading.rows if isinstance(row, RoleRow)] == [("p1", "f1")]


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ({}, "de persoon en de fractie"),
        ({"Persoon_Id": "P1", "FractieZetel_Id": "S"}, "de fractie"),
        ({"FractieZetel": {"Fractie_Id": "F1"}}, "de persoon"),
    ],
)
def test_a_seat_without_references_says_how_to_fetch_them(more: dict[str, object], missing: str) -> None:
    reading = read(response("FractieZetelPersoon", {**SEAT, **more}))

    assert reading.left_out[0].reason == (
        f"In de rij ontbreekt {missing}. Haal het bestand opnieuw op met $expand=Persoon,FractieZetel($expand=Fractie)."
    )


VOTE = {"Id": "V1", "ActorNaam": "Fictie, A.B. (Anna)", "ActorFractie": "PP", "Persoon_Id": "P1", "Fractie_Id": "F1"}
VOTE_RECORDED = {**VOTE, "GewijzigdOp": "2025-10-01T09:43:13+02:00"}
HELD = {"Besluit": {"Agendapunt": {"Activiteit": {"Datum": "2025-09-30T15:00:00+02:00"}}}}


def test_a_vote_shows_who_sat_where_on_its_day() -> None:
    reading = read(response("Stemming", {**VOTE_RECORDED, **HELD, "Persoon": ANNA, "Fractie": PROEF}))

    role = only(reading, RoleRow)[0]
    assert isinstance(role, RoleRow)
    assert (role.person_id, role.fractie_id, role.seen_on, role.is_approximate) == (
        "p1",
        "f1",
        date(2025, 9, 30),
        False,
    )
    assert role.period == Period()


def test_a_vote_without_its_day_takes_the_day_of_record_and_says_so() -> None:
    reading = read(response("Stemming", VOTE_RECORDED))

    role = only(reading, RoleRow)[0]
    assert isinstance(role, RoleRow)
    assert (role.seen_on, role.is_approximate) == (date(2025, 10, 1), True)
    assert any("De dag van de stemming staat niet in dit bestand" in note for note in reading.notes)


def test_a_vote_names_its_person_and_fractie_where_they_were_not_fetched() -> None:
    reading = read(response("Stemming", {**VOTE, "Persoon": None}))

    name = PersonName(initials="A.B.", given_name="Anna", family_name="Fictie")
    assert only(reading, PersonRow) == [PersonRow(tk_id="p1", name=name, function="Tweede Kamerlid")]
    assert only(reading, FractieRow) == [FractieRow(tk_id="f1", name="PP", abbreviation="PP")]


def test_the_fetched_fractie_goes_before_the_name_in_passing_in_any_order() -> None:
    full, bare = {**VOTE, "Fractie": PROEF}, {**VOTE, "Id": "V2"}

    forth, back = (only(read(response("Stemming", *votes)), FractieRow) for votes in ((full, bare), (bare, full)))

    assert forth == back
    assert [row.name for row in forth if isinstance(row, FractieRow)] == ["Proefpartij"]


def test_the_latest_of_several_sightings_is_kept() -> None:
    days = ["2025-02-01", "2025-03-01", "2025-01-01"]

    reading = read(response("Stemming", *({**VOTE, "Id": f"V{n}", "GewijzigdOp": day} for n, day in enumerate(days))))

    assert [row.seen_on for row in reading.rows if isinstance(row, RoleRow)] == [date(2025, 3, 1)]


def test_a_vote_without_references_says_how_to_fetch_them() -> None:
    reading = read(response("Stemming", {"Id": "V1", "ActorNaam": "PP", "Soort": "Voor"}))

    assert reading.rows == ()
    assert "$expand=Persoon,Fractie" in reading.left_out[0].reason


MEETING = {
    "Id": "A1",
    "Nummer": "2025A1",
    "Soort": "Commissiedebat",
    "Onderwerp": "Warmte",
    "DatumSoort": "Dag",
    "Datum": "2025-06-10T10:00:00+02:00",
    "Aanvangstijd": "2025-06-10T10:00:00+02:00",
    "Eindtijd": "2025-06-10T17:00:00+02:00",
    "Status": "Gepland",
    "Voortouwnaam": "vaste commissie voor Proeven",
    "Voortouwafkorting": "PRF",
}


def activity(**fields: object) -> ActivityRow:
    row = read(response("Activiteit", {**MEETING, **fields})).rows[0]
    assert isinstance(row, ActivityRow)
    return row


def test_an_activity_is_a_row_of_the_calendar() -> None:
    assert activity(Besloten=True, Locatie=" Brussel") == ActivityRow(
        tk_id="a1",
        number="2025A1",
        kind="Commissiedebat",
        subject="Warmte",
        status=ActivityStatus.PLANNED,
        day=date(2025, 6, 10),
        last_day=date(2025, 6, 10),
        starts=time(10),
        ends=time(17),
        precision=Precision.TIME,
        committee="vaste commissie voor Proeven",
        committee_short="PRF",
        place="Brussel",
        closed=True,
    )


def test_a_week_is_known_by_its_monday() -> None:
    row = activity(DatumSoort="Weeknummer", Datum="2025-11-26T00:00:00+01:00", Aanvangstijd=None, Eindtijd=None)

    assert (row.day, row.precision, row.starts) == (date(2025, 11, 24), Precision.WEEK, None)


def test_an_activity_of_days_has_its_last_day() -> None:
    assert activity(DatumSoort="Meerdaags", Eindtijd="2025-06-12T17:00:00+02:00").last_day == date(2025, 6, 12)


@pytest.mark.parametrize(
    "end", ["2025-06-10T10:00:00+02:00", "2025-06-10T09:00:00+02:00", "0001-01-01T00:00:00Z", None]
)
def test_an_end_that_is_not_after_the_start_is_not_known(end: str | None) -> None:
    row = activity(Eindtijd=end)

    assert (row.ends, row.last_day) == (None, date(2025, 6, 10))


def test_what_the_kamer_itself_leads_is_of_no_committee() -> None:
    row = activity(Voortouwnaam="TK", Voortouwafkorting="TK")

    assert (row.committee, row.committee_short) == ("", "")


def test_moved_and_cancelled_are_said() -> None:
    records = ({**MEETING, "Id": str(n), "Status": status} for n, status in enumerate(["Verplaatst", "Geannuleerd"]))

    reading = read(response("Activiteit", *records))

    assert reading.notes == (
        "Onder de activiteiten zijn er die zijn verplaatst (1); dat staat erbij.",
        "Onder de activiteiten zijn er die zijn geannuleerd (1); dat staat erbij.",
    )


def test_an_activity_without_a_date_is_left_out() -> None:
    undated = {**MEETING, "DatumSoort": "Nog geen datum bekend", "Datum": None, "Aanvangstijd": None}

    assert read(response("Activiteit", undated)).left_out[0].reason == "Voor deze activiteit is nog geen datum bekend."
