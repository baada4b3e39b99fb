"""The first day of a new user, on the real window, by keyboard and mouse: from nothing to a briefing on paper."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.app import Program
from ipo_crm.domain.meetings import MeetingStatus
from ipo_crm.services.desk import Desk
from ipo_crm.ui.keys_form import NewWorkspaceForm
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.briefing_page import BriefingPage
from ipo_crm.ui.pages.coalition_form import CoalitionForm
from ipo_crm.ui.pages.coalitions import CoalitionsPage
from ipo_crm.ui.pages.data import DataPage
from ipo_crm.ui.pages.dossiers import DossiersPage
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.plan_form import PlanForm
from ipo_crm.ui.pages.stand_forms import PositionForm
from ipo_crm.ui.pages.talk_form import TalkForm
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.widgets.dossier_picker import DossierFinder
from tests.shared_data import NEEDS_DATA, cards, parliament

PASSPHRASE = "vier losse woorden samen"
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
DOSSIER = "Wet collectieve warmte"
Kind = TypeVar("Kind", bound=QWidget)


@dataclass
class User:
    """Somebody at the keyboard: what stands in front of them, and their hands."""

    program: Program
    qtbot: QtBot

    @property
    def shell(self) -> Shell:
        assert self.program.shell is not None
        return self.program.shell

    @property
    def desk(self) -> Desk:
        assert self.program.desk is not None
        return self.program.desk

    def page(self, kind: type[Kind]) -> Kind:
        page = self.shell.page
        assert isinstance(page, kind), page
        return page

    def sheet(self) -> FormSheet:
        page = self.shell.page
        assert page is not None
        (form,) = [each for each in page.findChildren(FormSheet) if each.isVisible()]
        return form

    def click(self, where: QWidget, name: str) -> None:
        buttons = [each for each in where.findChildren(QAbstractButton) if each.isVisible()]
        (button,) = [each for each in buttons if each.accessibleName() == name]
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def key(self, where: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(where, key, modifiers)

    def type(self, text: str) -> None:
        widget = self.shell.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, text)

    def fill(self, where: QWidget, name: str, text: str) -> None:
        (line,) = [each for each in where.findChildren(QLineEdit) if each.accessibleName() == name]
        line.setFocus()
        QTest.keyClicks(line, text)

    def pick(self, where: QWidget, name: str, text: str) -> None:
        self.fill(where, name, text)
        (line,) = [each for each in where.findChildren(QLineEdit) if each.accessibleName() == name]
        self.key(line, Qt.Key.Key_Return)


@pytest.fixture
def user(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[User]:
    program = Program(qapp, QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat), tmp_path / "thuis")
    program.show()
    qtbot.addWidget(program.start)
    yield User(program, qtbot)
    program.leave()
    program.release()


def _make_workspace(user: User, path: Path) -> None:
    user.click(user.program.start, "Nieuw werkbestand")
    tops = QApplication.topLevelWidgets()
    (form,) = [each for each in tops if isinstance(each, NewWorkspaceForm) and each.isVisible()]
    user.fill(form, "Wachtzin", PASSPHRASE)
    user.fill(form, "Wachtzin nog een keer", PASSPHRASE)
    (where,) = [each for each in form.findChildren(QLineEdit) if each.accessibleName() == "Bestand"]
    where.setText(str(path))
    user.key(where, Qt.Key.Key_Return)
    with user.qtbot.waitActive(user.shell):
        user.shell.activateWindow()


def _bring_data(user: User) -> None:
    user.shell.open(Place("data"))
    page = user.page(DataPage)
    user.click(page, "Toevoegen")
    user.click(page, "Eigen organisatie kiezen")
    user.type("Interprov")
    user.shell.open(Place("people"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in (*parliament(), *cards(10))])
    button, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    user.shell.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, button, modifiers))
    user.click(user.page(DataPage), "Importeren")


def _make_dossier(user: User) -> None:
    user.shell.open(Place("dossiers", "new"))
    user.type(DOSSIER)
    user.key(user.sheet(), Qt.Key.Key_Return, CONTROL)
    for name in ("Woonbond", "Vereniging Eigen"):
        user.click(user.page(DossiersPage), "Positie")
        form = user.sheet()
        user.pick(form, "Wie", name)
        assert isinstance(form, PositionForm)
        user.key(form.stance, Qt.Key.Key_5)
        user.key(form.influence, Qt.Key.Key_4)
        user.fill(form, "Bron, met naam van het stuk of gesprek", "Brief van tien partijen")
        user.key(form, Qt.Key.Key_Return, CONTROL)


def _make_coalition(user: User) -> None:
    user.key(user.shell, Qt.Key.Key_6, CONTROL)
    user.click(user.page(CoalitionsPage), "Coalitie maken")
    (form,) = user.page(CoalitionsPage).findChildren(CoalitionForm)
    QTest.keyClicks(form.name, "Brief van tien")
    for member in ("Interprovinciaal Overleg", "Woonbond", "Vereniging Eigen Huis", "Aedes"):
        form.tick(member)
    form.dossier.setCurrentIndex(form.dossier.findText(DOSSIER))
    QTest.keyClicks(form.source, "Brief van tien partijen")
    user.qtbot.mouseClick(form.main_button, Qt.MouseButton.LeftButton)


def _record_talk(user: User) -> None:
    user.key(user.shell, Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    talk = user.page(TalkForm)
    user.type("Beckerman")
    user.key(user.shell.focusWidget() or talk, Qt.Key.Key_Return)
    talk.fields.reaction.setFocus()
    user.type("Steunt behandeling voor het reces.")
    user.key(talk, Qt.Key.Key_Z, ALT)
    user.type("Dient een motie in")
    user.key(talk, Qt.Key.Key_W, ALT)
    user.type("Stuurt de cijfers per provincie")
    user.key(talk, Qt.Key.Key_Return, CONTROL)


def _plan_talk(user: User) -> None:
    user.shell.open(Place("plan", "new"))
    plan = user.page(PlanForm)
    user.type("Beckerman")
    user.key(user.shell.focusWidget() or plan, Qt.Key.Key_Return)
    user.click(plan, "Dossier koppelen")
    finder = QApplication.activePopupWidget()
    assert isinstance(finder, DossierFinder)
    user.key(finder.field, Qt.Key.Key_Return)
    user.fill(plan, "Wanneer", "morgen 10:00")
    user.key(plan, Qt.Key.Key_Return, CONTROL)


def _print_briefing(user: User, path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (planned,) = [row for row in user.desk.meetings.rows() if row.status is MeetingStatus.PLANNED]
    user.shell.open(Place("briefing", planned.id))
    page = user.page(BriefingPage)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_args, **_more: (str(path), "")))
    user.key(page, Qt.Key.Key_S, CONTROL)
    user.qtbot.waitUntil(path.is_file, timeout=20_000)
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(each.extract_text() for each in pages).split())


@NEEDS_DATA
def test_from_an_empty_start_page_to_a_briefing_on_paper(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _make_workspace(user, tmp_path / "lobby.ipocrm")
    _bring_data(user)
    _make_dossier(user)
    _make_coalition(user)
    _record_talk(user)
    _plan_talk(user)

    said = _print_briefing(user, tmp_path / "briefing.pdf", monkeypatch)

    assert user.desk.encrypted
    assert "S.M. Beckerman" in said
    assert "Dient een motie in" in said
    assert "Stuurt de cijfers per provincie" in said
    assert DOSSIER in said
    assert "Brief van tien partijen" in said


@NEEDS_DATA
def test_everything_done_in_the_window_can_be_taken_back_and_done_again(user: User, tmp_path: Path) -> None:
    _make_workspace(user, tmp_path / "lobby.ipocrm")
    empty = user.desk.exports.as_json(private=True)
    _bring_data(user)
    _make_dossier(user)
    _record_talk(user)
    full = user.desk.exports.as_json(private=True)

    while user.desk.history.undo_title():
        user.key(user.shell, Qt.Key.Key_Z, CONTROL)
    undone = user.desk.exports.as_json(private=True)
    while user.desk.history.redo_title():
        user.key(user.shell, Qt.Key.Key_Y, CONTROL)

    assert undone == empty
    assert user.desk.exports.as_json(private=True) == full
