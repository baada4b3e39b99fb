"""The day something went wrong, on the real window and by keyboard: a mistake taken back, a passphrase lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.app import Program
from ipo_crm.services.desk import create_desk
from ipo_crm.ui.backups_window import BackupsWindow
from ipo_crm.ui.keys_form import UnlockForm
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.rekey_form import RekeyForm

PASSPHRASE, NEW = "vier losse woorden samen", "een heel andere lange zin"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    made = Program(qapp, QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat), tmp_path / "thuis")
    made.show()
    qtbot.addWidget(made.start)
    yield made
    made.leave()
    made.release()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "lobby.ipocrm"
    create_desk(made, PASSPHRASE).close()
    return made


def _top(kind: type[QDialog]) -> QDialog:
    front = QApplication.activeModalWidget()  # another test may have left a window of this kind open
    assert isinstance(front, kind)
    return front


def _tab_to(form: QWidget, name: str) -> QWidget:
    """Press Tab until the control with this name has the focus."""
    for _ in range(30):
        here = form.focusWidget()
        if here is not None and here.accessibleName() == name:
            return here
        QTest.keyClick(here or form, Qt.Key.Key_Tab)
    pytest.fail(f"{name} cannot be reached with Tab")


def _press(form: QWidget, name: str) -> None:
    QTest.keyClick(_tab_to(form, name), Qt.Key.Key_Space)


def _unlock(qtbot: QtBot, program: Program, path: Path, passphrase: str) -> None:
    program.ask_open(path)
    form = _top(UnlockForm)
    QTest.keyClicks(form.findChildren(QLineEdit)[0], passphrase)
    QTest.keyClick(form.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
    assert program.shell is not None
    with qtbot.waitActive(program.shell):
        program.shell.activateWindow()


def _command(program: Program, typed: str) -> None:
    """Give a command by typing its name after Ctrl+K."""
    assert program.shell is not None
    QTest.keyClick(program.shell, Qt.Key.Key_K, CONTROL)
    palette = program.shell.palette_view
    line = next(each for each in palette.findChildren(QLineEdit) if each.isVisible())
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)


def _dossiers(program: Program) -> list[str]:
    assert program.desk is not None
    return sorted(row.title for row in program.desk.dossiers.rows())


def _make_dossier(program: Program, title: str) -> None:
    assert program.shell is not None
    program.shell.open(Place("dossiers", "new"))
    field = program.shell.focusWidget()
    assert field is not None
    QTest.keyClicks(field, title)
    (form,) = [each for each in program.shell.findChildren(FormSheet) if each.isVisible()]
    QTest.keyClick(form, Qt.Key.Key_Return, CONTROL)


def _answer_yes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Choose the action in every question, as Tab and Space would."""
    asked: list[str] = []

    def go_on(box: QMessageBox) -> int:
        asked.append(f"{box.text()} {box.informativeText()}")
        next(each for each in box.buttons() if each.text() != "Annuleren").click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", go_on)
    return asked


def test_a_back_up_is_made_and_brings_the_old_state_back(
    qtbot: QtBot, program: Program, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _answer_yes(monkeypatch)
    _unlock(qtbot, program, path, PASSPHRASE)
    _make_dossier(program, "Wet collectieve warmte")
    _command(program, "Reservekopie maken")
    keeper = program.keeper
    assert keeper is not None
    qtbot.waitUntil(lambda: not keeper.busy, timeout=20_000)
    _make_dossier(program, "Vergissing")
    before = _dossiers(program)

    _command(program, "bekijken en terugzetten")
    window = _top(BackupsWindow)
    assert isinstance(window, BackupsWindow)
    qtbot.waitUntil(lambda: not window.reading, timeout=20_000)
    _press(window, "Terugzetten...")

    assert before == ["Vergissing", "Wet collectieve warmte"]
    assert _dossiers(program) == ["Wet collectieve warmte"]
    assert "terugzetten?" in asked[0]
    assert program.shell is not None
    assert "is teruggezet" in program.shell.problem


def test_whoever_lost_the_passphrase_opens_with_the_code_and_chooses_another(
    qtbot: QtBot, program: Program, path: Path
) -> None:
    _unlock(qtbot, program, path, PASSPHRASE)
    assert program.desk is not None
    code = program.desk.keys.code()
    _make_dossier(program, "Wet collectieve warmte")
    program.back_to_start()

    program.ask_open(path)
    form = _top(UnlockForm)
    _press(form, "Ik heb een herstelcode")
    QTest.keyClicks(form.findChildren(QPlainTextEdit)[0], code.replace("\n", " "))
    _press(form, "Openen")
    rekey = _top(RekeyForm)
    for name in ("Nieuwe wachtzin", "Nieuwe wachtzin nog een keer"):
        QTest.keyClicks(_tab_to(rekey, name), NEW)
    _press(rekey, "Wijzigen")
    program.back_to_start()
    _unlock(qtbot, program, path, NEW)

    assert _dossiers(program) == ["Wet collectieve warmte"]
