"""A small invented parliament to test with: a chamber, fracties with dated seats, and members."""

from datetime import date

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import OrganisationId, PersonId
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Chamber, Organisation, OrganisationKind, Seats
from ipo_crm.domain.people import Person, Role
from ipo_crm.domain.periods import ALWAYS, Period
from ipo_crm.services.desk import Desk

VOTED = date(2025, 6, 17)


def organisation(
    desk: Desk,
    name: str,
    kind: OrganisationKind = OrganisationKind.FRACTIE,
    parent: OrganisationId | None = None,
    period: Period = ALWAYS,
) -> OrganisationId:
    made = desk.organisations.put(Organisation(name=name, kind=kind, parent_id=parent, period=period))
    return OrganisationId(made.only("organisation"))


def fractie(
    desk: Desk, name: str, seats: int, period: Period = ALWAYS, chamber: Chamber = Chamber.TWEEDE_KAMER
) -> OrganisationId:
    key = organisation(desk, name, period=period)
    desk.organisations.put_seats(Seats(organisation_id=key, chamber=chamber, count=seats, period=period))
    return key


def member(desk: Desk, surname: str, place: OrganisationId, period: Period = ALWAYS) -> PersonId:
    change: Change = desk.people.add(Person(name=PersonName(family_name=surname)))
    key = PersonId(change.only("person"))
    desk.people.put_role(Role(person_id=key, organisation_id=place, function="Kamerlid", period=period))
    return key
