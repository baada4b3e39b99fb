"""The strip: a quiet line per draft, with the way to its form or to its text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ipo_crm.app import Program
from ipo_crm.domain.drafts import FormDraft, digest
from ipo_crm.domain.ids import PersonId, RecordRef
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import Desk, create_desk, open_desk
from ipo_crm.ui.drafts import DraftsForm
from ipo_crm.ui.drafts_strip import DraftsStrip
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.people import PeoplePage
from ipo_crm.ui.shell import Shell


class Opened:
    """A program on a file, which can be opened again."""

    def __init__(self, program: Program, file: Path) -> None:
        self.program, self._file = program, file

    def open(self) -> None:
        self.program.leave()
        self.program.enter(open_desk(self._file))

    @property
    def desk(self) -> Desk:
        assert self.program.desk is not None
        return self.program.desk

    @property
    def shell(self) -> Shell:
        assert self.program.shell is not None
        return self.program.shell

    @property
    def strip(self) -> DraftsStrip:
        assert self.program.unfinished is not None
        assert self.program.unfinished.strip is not None
        return self.program.unfinished.strip

    def buttons(self, text: str) -> list[QPushButton]:
        return [each for each in self.strip.findChildren(QPushButton) if each.text() == text and each.isVisible()]

    def keep(self, key: PersonId | int, text: str) -> None:
        """Keep a draft about a person as an earlier life of the program did."""
        place = self.desk.drafts.place("people", "person", (RecordRef("person", key),))
        before = {"Notities": digest("")}
        draft = FormDraft(title="Persoon", values={"Notities": text}, before=before, edits=bool(key))
        self.desk.drafts.keep(place, draft.write())


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    file = tmp_path / "lobby.ipocrm"
    create_desk(file, None).close()
    program = Program(qapp, QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat), tmp_path / "thuis")
    qtbot.addWidget(program.start)
    made = Opened(program, file)
    made.open()
    yield made
    program.leave()
    program.release()


def _add(desk: Desk) -> PersonId:
    return PersonId(desk.people.add(Person(name=PersonName(family_name="Jansen"))).only("person"))


def _press(button: QPushButton) -> None:
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_without_drafts_nothing_is_shown(opened: Opened) -> None:
    assert not opened.strip.isVisible()


def test_the_form_opens_with_what_was_typed(opened: Opened) -> None:
    opened.keep(_add(opened.desk), "half")
    opened.open()

    _press(opened.buttons("Verder schrijven")[0])

    page = opened.shell.page
    assert isinstance(page, PeoplePage)
    assert page.person_form.isVisible()
    assert page.person_form.values()["Notities"] == "half"
    assert not opened.strip.isVisible()


def test_of_a_record_that_is_gone_the_text_can_be_read(opened: Opened) -> None:
    key = _add(opened.desk)
    opened.keep(key, "half")
    opened.desk.people.drop(key)
    opened.open()

    _press(opened.buttons("Tekst bekijken")[0])

    (form,) = opened.shell.findChildren(DraftsForm)
    assert [each.toPlainText() for each in form.findChildren(QPlainTextEdit)] == ["Notities: half"]


def test_a_loose_text_of_a_lock_can_be_read(opened: Opened) -> None:
    opened.desk.drafts.keep("vergrendeld/Personen · Functie", "Kamer")
    opened.open()

    _press(opened.buttons("Tekst bekijken")[0])

    (form,) = opened.shell.findChildren(DraftsForm)
    assert [each.toPlainText() for each in form.findChildren(QPlainTextEdit)] == ["Kamer"]


def test_thrown_away_is_gone_and_can_be_had_back(opened: Opened) -> None:
    opened.keep(0, "half")
    opened.open()
    kept = [(each.place, each.text) for each in opened.desk.drafts.all()]

    _press(opened.buttons("Weggooien")[0])
    gone = opened.desk.drafts.all()
    opened.shell.toast.do()

    assert gone == ()
    assert [(each.place, each.text) for each in opened.desk.drafts.all()] == kept
    assert opened.strip.isVisible()


def test_no_bad_day_makes_it_higher_than_three_lines(opened: Opened) -> None:
    for number in range(12):
        opened.desk.drafts.keep(f"vergrendeld/Veld {number}", "half")
    opened.open()

    line = opened.buttons("Weggooien")[0].parentWidget()
    assert line is not None
    assert len(opened.buttons("Weggooien")) == 12
    assert opened.strip.height() < 4.5 * line.height()


def test_a_draft_that_was_wiped_loses_its_line(opened: Opened) -> None:
    opened.keep(_add(opened.desk), "half")
    opened.open()
    key = opened.desk.people.rows()[0].id
    opened.desk.people.drop(key)

    opened.shell.note(opened.desk.bin.empty())

    assert not opened.strip.isVisible()


def test_a_form_that_is_saved_loses_its_line(opened: Opened) -> None:
    opened.keep(_add(opened.desk), "half")
    opened.open()
    opened.shell.open(Place("people"))
    page = opened.shell.page
    assert isinstance(page, PeoplePage)
    page.person_form.begin(opened.desk.people.rows()[0].id)

    page.person_form.commit()

    assert opened.desk.drafts.all() == ()
    assert not opened.strip.isVisible()


def test_the_command_shows_what_was_left_today(opened: Opened) -> None:
    opened.shell.open(Place("people"))
    page = opened.shell.page
    assert isinstance(page, PeoplePage)
    page.person_form.begin(PersonId(0))
    page.person_form.write("mw. K. Zangvogel")
    assert opened.program.unfinished is not None

    opened.program.unfinished.show()

    assert "Zangvogel" in opened.buttons("Verder schrijven")[0].accessibleName()
