"""Somebody changes a record and is called away: there is no button to forget, and nothing typed is lost."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ipo_crm.app import Program
from ipo_crm.domain.errors import StoreError
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import Desk, create_desk, open_desk
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.people import PeoplePage
from ipo_crm.ui.pages.person_form import PersonForm
from ipo_crm.ui.shell import Shell

PASSPHRASE = "vier losse woorden samen"
CONTROL = Qt.KeyboardModifier.ControlModifier


class User:
    """Somebody at the keyboard, with the program open on a file of one person."""

    def __init__(self, program: Program, path: Path, qtbot: QtBot) -> None:
        self.program, self.path, self._qtbot = program, path, qtbot

    @property
    def desk(self) -> Desk:
        assert self.program.desk is not None
        return self.program.desk

    @property
    def shell(self) -> Shell:
        assert self.program.shell is not None
        return self.program.shell

    @property
    def form(self) -> PersonForm:
        page = self.shell.page
        assert isinstance(page, PeoplePage)
        return page.person_form

    @property
    def person(self) -> Person:
        (row,) = self.desk.people.rows()
        return self.desk.people.card(row.id).person

    def line(self, label: str) -> QLineEdit:
        (field,) = [each for each in self.form.fields if each.label == label]
        assert isinstance(field.editor, QLineEdit)
        return field.editor

    def change(self) -> None:
        """Open the form of the one person, with F2."""
        self.shell.open(Place("people"))
        page = self.shell.page
        assert isinstance(page, PeoplePage)
        page.list.take_focus()
        QTest.keyClick(page.list.view, Qt.Key.Key_F2)

    def type(self, label: str, text: str) -> None:
        self.line(label).setFocus()
        self.line(label).selectAll()
        QTest.keyClicks(self.line(label), text)

    def again(self) -> None:
        """Open the file, anew as after a lock."""
        self.program.enter(open_desk(self.path, PASSPHRASE))
        with self._qtbot.waitActive(self.shell):
            self.shell.activateWindow()

    def reach(self) -> list[str]:
        return [point.value for point in self.person.contact_points]


@pytest.fixture
def user(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[User]:
    path = tmp_path / "lobby.ipocrm"
    with create_desk(path, PASSPHRASE) as desk:
        desk.people.add(Person(name=PersonName(initials="A.", family_name="Bedenk")))
    settings = QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat)
    program = Program(qapp, settings, tmp_path / "thuis", restart=lambda _path: None)
    qtbot.addWidget(program.start)
    made = User(program, path, qtbot)
    made.again()
    yield made
    program.leave()
    program.release()


def test_a_lock_keeps_what_is_typed_and_what_is_wrong_stays_a_draft(user: User) -> None:
    user.change()
    user.type("Bewaren tot", "31-2")
    user.type("Telefoon", "070")

    QTest.keyClick(user.line("Telefoon"), Qt.Key.Key_L, CONTROL)
    user.again()
    kept, drafts = user.reach(), user.desk.drafts.all()
    user.change()

    assert (kept, len(drafts)) == (["070"], 1)
    assert user.line("Bewaren tot").text() == "31-2"


def test_closing_the_file_keeps_what_is_typed(user: User) -> None:
    user.change()
    user.type("Telefoon", "070")

    user.program.leave()
    user.again()

    assert (user.reach(), user.desk.drafts.all()) == (["070"], ())
    assert user.desk.history.undo_title() == "A. Bedenk: telefoon wijzigen"


def test_another_passphrase_keeps_what_is_typed(user: User) -> None:
    user.change()
    user.type("Telefoon", "070")
    assert user.program.guard is not None

    user.program.guard._change(PASSPHRASE, "een heel andere lange zin")

    assert (user.reach(), user.desk.drafts.all()) == (["070"], ())


def test_what_was_kept_meanwhile_is_no_draft_any_more(qtbot: QtBot, user: User) -> None:
    user.change()
    user.type("Telefoon", "070")
    qtbot.waitUntil(lambda: len(user.desk.drafts.all()) == 1)

    QTest.keyClick(user.line("Telefoon"), Qt.Key.Key_Tab)

    assert (user.reach(), user.desk.drafts.all()) == (["070"], ())


def test_a_disk_that_fails_says_so_and_keeps_the_text(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_person: Person) -> None:
        raise StoreError("De schijf is vol.")

    user.change()
    user.type("Telefoon", "070")
    monkeypatch.setattr(user.form.holdings, "_change", refuse)

    QTest.keyClick(user.line("Telefoon"), Qt.Key.Key_Tab)
    told = user.form._bar.text
    monkeypatch.undo()
    QTest.keyClick(user.form, Qt.Key.Key_Return, CONTROL)

    assert (told, user.reach()) == ("De schijf is vol.", ["070"])


def test_a_draft_of_before_is_not_put_over_what_is_newer_by_leaving(user: User) -> None:
    user.change()
    user.type("Bewaren tot", "31-2")
    QTest.keyClick(user.form, Qt.Key.Key_Escape)
    place, draft = user.form._half.place, user.desk.drafts.all()[0].text
    user.program.leave()
    with open_desk(user.path, PASSPHRASE) as elsewhere:
        (row,) = elsewhere.people.rows()
        person = elsewhere.people.card(row.id).person
        elsewhere.drafts.keep(place, draft.replace('"Aanhef in brieven, als die anders is":""', _TYPED))
        elsewhere.people.change(replace(person, salutation="Beste Anna,"))
    user.again()
    user.change()
    shown = user.line("Aanhef in brieven, als die anders is").text()

    QTest.keyClick(user.form, Qt.Key.Key_Escape)

    assert (shown, user.person.salutation) == ("Hallo", "Beste Anna,")


def test_it_is_put_there_by_whoever_says_so(user: User) -> None:
    user.change()
    user.type("Bewaren tot", "31-2")
    QTest.keyClick(user.form, Qt.Key.Key_Escape)
    user.change()
    user.type("Bewaren tot", "28-2-2030")

    user.form._record_now.click()

    assert user.person.keep_until is not None
    assert user.desk.drafts.all() == ()
    assert not user.form._draft.isVisible()


_TYPED = '"Aanhef in brieven, als die anders is":"Hallo"'
