"""After any deed the lists read only what it touched, and show what they would show had they read everything."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.changes import NOTHING, Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import OrganisationId, PersonId, RecordRef, organisation_ref, person_ref
from ipo_crm.domain.meetings import Meeting, Participant
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import ContactKind, ContactPoint, Person, PersonRow, Relation, RelationKind, Role
from ipo_crm.domain.positions import Position, Stance
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.services.desk import Desk
from ipo_crm.ui.page import FILTER, Place
from ipo_crm.ui.pages.detail_frame import DetailFrame
from ipo_crm.ui.pages.organisations import OrganisationsPage
from ipo_crm.ui.pages.people import PeoplePage
from ipo_crm.ui.pages.record_list import RecordList
from ipo_crm.ui.theme import Theme
from tests.ui.pages.people_window import Window, open_window, person_called

NAMES = ("Aardbei", "Mos", "Zuring")


class Doing:
    """Does one deed after another, each drawn by lot, as no page of the window would have done them."""

    def __init__(self, desk: Desk, lot: Random) -> None:
        self._desk, self._lot = desk, lot
        self._steps = 0

    def one(self) -> Change:
        """Do a deed; what is refused changes nothing."""
        deeds: tuple[Callable[[], Change], ...] = (
            self._add,
            self._rename,
            self._note,
            self._call,
            self._hire,
            self._fire,
            self._drop,
            self._object,
            self._tag,
            self._say,
            self._talk,
            self._move,
            self._relate,
            self._rename_organisation,
            self._hang_under,
            self._drop_organisation,
            self._merge,
            self._undo,
            self._undo,
            self._redo,
        )
        try:
            change = self._lot.choice(deeds)()
        except UserError:
            return NOTHING
        self._steps += change.deed_id is not None
        return change

    @property
    def _person(self) -> Person:
        key = self._lot.choice(self._desk.people.keys(blocked=True))
        found = self._desk.people.get(key)
        assert found is not None
        return found

    @property
    def _name(self) -> str:
        return self._lot.choice(NAMES)

    def _add(self) -> Change:
        role = Role(person_id=PersonId(0), organisation_id=self._organisation, function="Adviseur")
        return self._desk.people.add(Person(name=PersonName(family_name=self._name)), (role,))

    def _rename(self) -> Change:
        person = self._person
        return self._desk.people.change(replace(person, name=replace(person.name, family_name=self._name)))

    def _note(self) -> Change:
        return self._desk.people.change(replace(self._person, notes=f"Las {self._lot.random()}", rhythm_days=30))

    def _call(self) -> Change:
        point = ContactPoint(kind=ContactKind.EMAIL, value=f"{self._lot.randrange(99)}@voorbeeld.nl")
        return self._desk.people.change(replace(self._person, contact_points=(point,)))

    @property
    def _organisation(self) -> OrganisationId:
        return self._lot.choice(self._desk.organisations.keys())

    def _hire(self) -> Change:
        role = Role(person_id=self._person.id, organisation_id=self._organisation, function=self._name)
        return self._desk.people.put_role(role)

    def _fire(self) -> Change:
        roles = self._desk.people.card(self._person.id).roles
        return self._desk.people.drop_role(roles[0].role.id) if roles else NOTHING

    def _drop(self) -> Change:
        return self._desk.people.drop(self._person.id)

    def _object(self) -> Change:
        person = self._person
        deed = self._desk.people.withdraw_objection if person.blocked_on else self._desk.people.note_objection
        return deed(person.id)

    def _tag(self) -> Change:
        record = self._lot.choice((RecordRef("person", self._person.id), RecordRef("organisation", self._organisation)))
        worn = self._desk.tags.of(record)
        if worn and self._lot.random() < 0.5:
            return self._desk.tags.untag(worn[0].id, [record])
        if worn and self._lot.random() < 0.5:
            return self._desk.tags.rename(worn[0].id, f"{self._name} {self._lot.randrange(9)}")
        return self._desk.tags.give(self._name, record)

    def _say(self) -> Change:
        actor = self._lot.choice((person_ref(self._person.id), organisation_ref(self._organisation)))
        dossier = self._lot.choice(self._desk.dossiers.rows()).id
        source = Source(source_class=SourceClass.OWN_TALK, title="Een gesprek")
        stance = self._lot.choice((None, *Stance))
        today = self._desk.settings.today()
        return self._desk.positions.record(
            Position(actor=actor, dossier_id=dossier, stance=stance, day=today, source=source)
        )

    def _talk(self) -> Change:
        who = (Participant(person_id=self._person.id),)
        return self._desk.meetings.put(Meeting(day=self._desk.settings.today(), participants=who))

    def _move(self) -> Change:
        row = self._lot.choice(self._desk.meetings.rows())
        if self._lot.random() < 0.5:
            return self._desk.meetings.drop(row.id)
        day = self._desk.settings.today() - timedelta(days=self._lot.randrange(900))
        return self._desk.meetings.put(replace(self._desk.meetings.get(row.id), day=day))

    def _relate(self) -> Change:
        one, other = person_ref(self._person.id), person_ref(self._person.id)
        return self._desk.people.relate(Relation(a=one, b=other, kind=RelationKind.KNOWS))

    def _rename_organisation(self) -> Change:
        known = self._desk.organisations.get(self._organisation)
        assert known is not None
        return self._desk.organisations.put(replace(known, name=f"{self._name} {known.id}", abbreviation=""))

    def _hang_under(self) -> Change:
        return self._desk.organisations.set_parent(self._organisation, self._organisation)

    def _drop_organisation(self) -> Change:
        return self._desk.organisations.drop(self._organisation)

    def _merge(self) -> Change:
        return self._desk.duplicates.merge(person_ref(self._person.id), person_ref(self._person.id))

    def _undo(self) -> Change:
        if not self._steps:
            return NOTHING  # what is before that is the whole sample
        self._steps -= 2
        return self._desk.history.undo()

    def _redo(self) -> Change:
        return self._desk.history.redo() if self._desk.history.redo_title() else NOTHING


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk) -> Window:
    made = open_window(qtbot, theme, desk)
    made.shell.open(Place("organisations"))
    return made


def _list(window: Window) -> RecordList:
    page = window.shell.page
    assert isinstance(page, PeoplePage | OrganisationsPage)
    return page.list


def _compare(window: Window) -> None:
    """Compare what the list in front shows with what it shows after everything was read."""
    page, rows = window.shell.page, _list(window)
    assert page is not None
    shown = rows.model.rows(), rows.count_words(), rows.view.key

    page.reload()

    assert shown == (rows.model.rows(), rows.count_words(), rows.view.key)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("area", ["people", "organisations"])
def test_a_list_is_after_any_deed_as_if_all_of_it_was_read(window: Window, area: str, seed: int) -> None:
    doing = Doing(window.desk, Random(seed))
    window.shell.open(Place(area))
    rows = _list(window)
    if seed % 2:
        rows.view.columns.show("tags", shown=True)
        rows.view.columns.show("email" if area == "people" else "parent", shown=True)
    if seed % 3 == 1:
        rows.model.sort(2, Qt.SortOrder.DescendingOrder)
    elif seed % 3 == 2:
        window.shell.open(Place(area, (FILTER, "a")))

    for _ in range(25):
        window.shell.note(doing.one())

        _compare(window)


@pytest.mark.parametrize("seed", range(4))
def test_a_list_that_was_not_seen_for_some_deeds_reads_them_all(window: Window, seed: int) -> None:
    lot = Random(seed)
    doing = Doing(window.desk, lot)

    for _ in range(12):
        window.shell.open(Place("dossiers"))
        for _ in range(lot.randrange(4)):
            window.shell.note(doing.one())
        window.shell.open(Place(lot.choice(("people", "organisations"))))

        _compare(window)


def test_a_phone_number_has_one_line_read(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.shell.open(Place("people"))
    person = window.desk.people.get(person_called(window.desk, "Van Fictie"))
    assert person is not None
    window.people.list.model.rows()
    asked: list[int] = []
    read = window.desk.people.lines

    def ask(keys: Iterable[int], **rest: Any) -> dict[int, PersonRow]:
        asked.extend(keys)
        return read(keys, **rest)

    monkeypatch.setattr(window.desk.people, "lines", ask)

    point = ContactPoint(kind=ContactKind.PHONE, value="070 1234567")
    window.shell.note(window.desk.people.change(replace(person, contact_points=(point,))))

    assert asked == [person.id]


def test_a_name_that_changed_has_the_order_of_no_others_read(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.shell.open(Place("people"))
    person = window.desk.people.get(person_called(window.desk, "Van Fictie"))
    assert person is not None
    window.people.list.model.rows()
    asked: list[bool] = []
    monkeypatch.setattr(window.desk.people, "keys", lambda **_rest: asked.append(True))

    for name in ("Aaa", "Zzz", "Fictie"):
        renamed = replace(person, name=replace(person.name, family_name=name))
        window.shell.note(window.desk.people.change(renamed))
        assert window.people.list.keys == [row.id for row in window.desk.people.rows()]

    assert asked == []


def test_who_objected_leaves_the_list_without_the_others_being_read(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.shell.open(Place("people"))
    key = person_called(window.desk, "Van Fictie")
    left = [each for each in window.people.list.keys if each != key]
    monkeypatch.setattr(window.desk.people, "keys", None)

    window.shell.note(window.desk.people.note_objection(key))
    assert window.people.list.keys == left

    window.shell.undo()
    assert sorted(window.people.list.keys) == sorted((*left, key))


def _inner(detail: DetailFrame) -> QWidget:
    """Give what stands on the tab in front."""
    inner = detail.findChildren(QScrollArea)[0].widget()
    assert inner is not None
    return inner


def _words(widget: QWidget) -> list[str]:
    return [each.accessibleName() or each.text() for each in widget.findChildren(QLabel)]


def test_a_tab_that_says_the_same_stays_as_it_stands(window: Window) -> None:
    key = person_called(window.desk, "Van Fictie")
    window.shell.open(Place("people", key))
    person = window.desk.people.get(key)
    assert person is not None
    before = _inner(window.people.detail)

    point = ContactPoint(kind=ContactKind.PHONE, value="070 1234567")
    window.shell.note(window.desk.people.change(replace(person, contact_points=(point,))))
    assert _inner(window.people.detail) is before

    window.shell.note(window.desk.people.set_rhythm(key, 45))
    assert _inner(window.people.detail) is not before


@pytest.mark.parametrize("area", ["people", "organisations"])
@pytest.mark.parametrize("tab", range(5))
@pytest.mark.parametrize("seed", range(3))
def test_a_tab_says_after_any_deed_what_it_says_made_anew(window: Window, area: str, tab: int, seed: int) -> None:
    window.shell.open(Place(area))
    detail = (window.people if area == "people" else window.organisations).detail
    detail.tabs.setCurrentIndex(tab)
    doing = Doing(window.desk, Random(seed))

    for _ in range(15):
        window.shell.note(doing.one())
        shown = _words(_inner(detail))
        detail.show_tab()
        assert shown == _words(_inner(detail))


def test_another_text_size_has_the_tab_made_anew(window: Window, theme: Theme) -> None:
    window.shell.open(Place("people"))
    before = _inner(window.people.detail)

    theme.bigger(1)

    assert _inner(window.people.detail) is not before
    theme.bigger(0)
