"""What provinces share: the matrix, its counts, money and mandate, as known on a day."""

from dataclasses import replace
from datetime import date

import pytest

from ipo_crm.domain.dossiers import Allocation, Ask, Recurrence
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import AskId, DossierId, OrganisationId
from ipo_crm.domain.organisations import Organisation, OrganisationKind
from ipo_crm.domain.people import Role
from ipo_crm.domain.periods import Period
from ipo_crm.domain.scopes import Interest, Scope
from ipo_crm.services.desk import Desk
from tests.services import makers


@pytest.fixture
def dossier(desk: Desk) -> DossierId:
    return makers.dossier(desk)


@pytest.fixture
def north(desk: Desk) -> OrganisationId:
    return makers.organisation(desk, "Noordprovincie")


@pytest.fixture
def south(desk: Desk) -> OrganisationId:
    return makers.organisation(desk, "Zuidprovincie")


def test_what_nobody_told_is_not_known(desk: Desk, dossier: DossierId, north: OrganisationId) -> None:
    matrix = desk.scopes.matrix()

    assert matrix.unknown() == ((dossier, north),)
    assert matrix.rows[0].cells[0].interest is None


def test_counts_go_by_dossier_and_by_province(
    desk: Desk, dossier: DossierId, north: OrganisationId, south: OrganisationId
) -> None:
    desk.scopes.mark(dossier, north, Interest.JOINT)
    desk.scopes.mark(dossier, south, Interest.OWN)

    matrix = desk.scopes.matrix()

    assert [matrix.count(dossier, each) for each in (Interest.JOINT, Interest.OWN, Interest.NONE, None)] == [1, 1, 0, 0]
    assert [(row.name, row.count(Interest.OWN)) for row in matrix.rows] == [("Noordprovincie", 0), ("Zuidprovincie", 1)]


def test_marking_keeps_the_mandate(desk: Desk, dossier: DossierId, north: OrganisationId) -> None:
    desk.scopes.put(
        Scope(dossier_id=dossier, organisation_id=north, interest=Interest.JOINT, mandate="BAC 15 mei", note="Grootste")
    )

    desk.scopes.mark(dossier, north, Interest.OWN)

    scope = desk.scopes.get(dossier, north)
    assert scope is not None
    assert (scope.interest, scope.mandate, scope.note) == (Interest.OWN, "BAC 15 mei", "Grootste")


def test_taking_away_makes_it_unknown_and_undo_brings_it_back(
    desk: Desk, dossier: DossierId, north: OrganisationId
) -> None:
    desk.scopes.mark(dossier, north, Interest.JOINT)

    desk.scopes.mark(dossier, north, None)
    assert desk.scopes.get(dossier, north) is None
    assert desk.history.undo_title() == "Belang van Noordprovincie vastleggen"

    desk.history.undo()
    assert desk.scopes.get(dossier, north) is not None


def test_money_once_and_per_year_are_never_added_up(desk: Desk, dossier: DossierId, north: OrganisationId) -> None:
    for recurrence, amount in ((Recurrence.PER_YEAR, 100), (Recurrence.PER_YEAR, 20), (Recurrence.ONCE, 7)):
        ask = desk.dossiers.put_ask(Ask(dossier_id=dossier, text="Geld", recurrence=recurrence)).only("ask")
        desk.dossier_parts.put_allocation(Allocation(ask_id=AskId(ask), organisation_id=north, amount=amount))

    matrix = desk.scopes.matrix()

    assert (matrix.rows[0].cells[0].per_year, matrix.rows[0].cells[0].once) == (120, 7)
    assert matrix.per_year(dossier) == 120


def test_an_earlier_day_shows_what_was_known_then(desk: Desk, dossier: DossierId, north: OrganisationId) -> None:
    told = replace(makers.INVENTED, known_on=date(2025, 5, 15))
    desk.scopes.mark(dossier, north, Interest.JOINT, told)

    before, then = (desk.scopes.matrix(date(2025, 5, day)) for day in (14, 15))

    assert [each.count(dossier, Interest.JOINT) for each in (before, then)] == [0, 1]


def test_a_province_stands_in_it_while_it_exists(desk: Desk, dossier: DossierId) -> None:
    gone = Organisation(
        name="Oude provincie", kind=OrganisationKind.PROVINCE, period=Period(date(1900, 1, 1), date(1986, 1, 1))
    )
    desk.organisations.put(gone)

    assert [row.name for row in desk.scopes.matrix(date(1985, 12, 31)).rows] == ["Oude provincie"]
    assert desk.scopes.matrix(date(1986, 1, 1)).rows == ()


def test_an_invented_province_stands_in_it_only_where_something_was_said(desk: Desk, dossier: DossierId) -> None:
    made = Organisation(name="Fantasie", kind=OrganisationKind.PROVINCE, source=makers.INVENTED)
    key = OrganisationId(desk.organisations.put(made).only("organisation"))
    assert desk.scopes.matrix().rows == ()

    desk.scopes.mark(dossier, key, Interest.NONE)

    assert [row.name for row in desk.scopes.matrix().rows] == ["Fantasie"]


def test_the_gedeputeerde_is_named(desk: Desk, dossier: DossierId, north: OrganisationId) -> None:
    who = makers.person(desk, "Denkstuk")
    desk.people.put_role(Role(person_id=who, organisation_id=north, function="gedeputeerde Mobiliteit"))

    assert desk.scopes.matrix().rows[0].deputies == ("A. Denkstuk",)


def test_only_a_province_has_an_interest(desk: Desk, dossier: DossierId) -> None:
    bond = makers.organisation(desk, "Bond", OrganisationKind.ASSOCIATION)

    with pytest.raises(UserError, match="Alleen een provincie"):
        desk.scopes.mark(dossier, bond, Interest.JOINT)
