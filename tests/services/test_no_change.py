"""A change without a difference is no deed: no step to undo, and what was undone can still be done again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ipo_crm.domain.changes import Change
from ipo_crm.domain.dossiers import Ask, CalendarDate, Message, MessageKind, Phase, PhaseEntry
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import OrganisationId, PersonId, RoleId
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation
from ipo_crm.domain.people import ContactKind, ContactPoint, Person, Role
from ipo_crm.domain.periods import Period
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.services.desk import Desk
from tests.services import makers

SOURCE = Source(source_class=SourceClass.PUBLIC, title="Verzonnen stuk", published=date(2025, 6, 1))
_NAME = PersonName(initials="A.", family_name="Bedenk")


@pytest.fixture
def person(desk: Desk) -> Person:
    phone = ContactPoint(kind=ContactKind.PHONE, value="070", label="werk")
    made = Person(name=_NAME, notes="Iets", contact_points=(phone,), source=SOURCE)
    return _person(desk, PersonId(desk.people.add(made).only("person")))


@pytest.fixture
def role(desk: Desk, person: Person) -> Role:
    employer = Organisation(name="Verzonnen Bond")
    made = Role(person_id=person.id, organisation_id=OrganisationId(0), function="lid", period=Period(date(2024, 1, 1)))
    key = RoleId(desk.people.put_role(made, employer).only("role"))
    found = desk.people.role(person.id, key)
    assert found is not None
    return found


def _person(desk: Desk, key: PersonId) -> Person:
    found = desk.people.get(key)
    assert found is not None
    return found


def _same_organisation(desk: Desk, role: Role) -> Change:
    found = desk.organisations.get(role.organisation_id)
    assert found is not None
    return desk.organisations.put(found)


def _same_dossier(desk: Desk, _role: Role) -> Change:
    found = desk.dossiers.get(makers.dossier(desk))
    assert found is not None
    return desk.dossiers.put(found)


def _same_ask(desk: Desk, _role: Role) -> Change:
    key = makers.dossier(desk)
    desk.dossiers.put_ask(Ask(dossier_id=key, text="Geld", source=SOURCE))
    (ask,) = desk.dossiers.card(key).asks
    return desk.dossiers.put_ask(ask)


def _same_message(desk: Desk, _role: Role) -> Change:
    key = makers.dossier(desk)
    desk.dossiers.add_message(key, Message(kind=MessageKind.CORE, text="Zin", source=SOURCE))
    return desk.dossier_parts.change_message(key, desk.dossiers.card(key).messages[0])


def _same_date(desk: Desk, _role: Role) -> Change:
    key = makers.dossier(desk)
    desk.dossiers.add_date(key, CalendarDate(day=date(2025, 6, 19), text="Debat"))
    return desk.dossier_parts.change_date(key, desk.dossiers.card(key).calendar[0])


def _same_phase(desk: Desk, _role: Role) -> Change:
    key = makers.dossier(desk)
    desk.dossiers.enter_phase(key, PhaseEntry(phase=Phase.AGENDA, entered=date(2025, 1, 1)))
    return desk.dossier_parts.change_phase(key, desk.dossiers.card(key).phases[0])


SAME: dict[str, Callable[[Desk, Role], Change]] = {
    "person": lambda desk, role: desk.people.change(_person(desk, role.person_id)),
    "role": lambda desk, role: desk.people.put_role(role),
    "organisation": _same_organisation,
    "dossier": _same_dossier,
    "ask": _same_ask,
    "message": _same_message,
    "day": _same_date,
    "phase": _same_phase,
}


@pytest.mark.parametrize("what", SAME)
def test_nothing_is_done_where_nothing_differs(desk: Desk, role: Role, what: str) -> None:
    change = SAME[what](desk, role)

    assert change.deed_id is None
    assert "wijzigen" not in desk.history.undo_title()


def test_what_was_undone_can_still_be_done_again(desk: Desk, person: Person) -> None:
    desk.people.change(replace(person, notes="Iets anders"))
    desk.history.undo()

    desk.people.change(person)

    assert desk.history.redo_title() == "A. Bedenk: notities wijzigen"


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        (
            lambda person: replace(person, contact_points=(ContactPoint(kind=ContactKind.PHONE, value="071"),)),
            "A. Bedenk: telefoon wijzigen",
        ),
        (lambda person: replace(person, name=replace(_NAME, titles="drs.", suffix="MA")), "A. Bedenk MA: titels en "),
        (lambda person: replace(person, source=None), "A. Bedenk: bron wijzigen"),
        (
            lambda person: replace(person, notes="", salutation="Beste", languages="Fries", source=None),
            "A. Bedenk wijzigen",
        ),
    ],
)
def test_the_step_says_what_it_changes(
    desk: Desk, person: Person, changed: Callable[[Person], Person], title: str
) -> None:
    desk.people.change(changed(person))

    assert desk.history.undo_title().startswith(title)


def test_both_ends_of_a_period_have_a_word(desk: Desk, role: Role) -> None:
    desk.people.put_role(replace(role, period=Period(date(2024, 2, 1), date(2025, 1, 1))))

    assert desk.history.undo_title() == "Rol van A. Bedenk: vanaf en tot wijzigen"


def test_what_is_gone_is_not_changed(desk: Desk, person: Person, role: Role) -> None:
    desk.people.drop_role(role.id)
    with pytest.raises(UserError, match="niet meer"):
        desk.people.put_role(replace(role, function="voorzitter"))
    desk.people.drop(person.id)

    with pytest.raises(UserError, match="niet meer"):
        desk.people.change(replace(person, notes="Iets anders"))
