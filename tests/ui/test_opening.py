"""Opening with what this computer keeps: asked for, off by default, and never a reason to stand outside."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ipo_crm.app import Program
from ipo_crm.services.desk import create_desk
from ipo_crm.services.keyring import Keyring
from ipo_crm.ui.keys_form import UnlockForm
from ipo_crm.ui.widgets.message_bar import MessageBar
from tests.services.test_keyring import InClear, Raises, Works

PASSPHRASE, NEW = "vier losse woorden samen", "een heel andere lange zin"
Make = Callable[[Works], Program]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "geheim.ipocrm"
    create_desk(made, PASSPHRASE).close()
    return made


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Make]:
    """Start the program anew on the same settings, with a keyring."""
    made: list[Program] = []

    def start(backend: Works) -> Program:
        settings = QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat)
        program = Program(qapp, settings, tmp_path / "thuis", lambda _path: None, Keyring(backend))
        program.show()
        qtbot.addWidget(program.start)
        made.append(program)
        return program

    yield start
    for program in made:
        program.leave()
        program.release()


def _form(program: Program) -> UnlockForm:
    (form,) = [each for each in program.start.findChildren(UnlockForm) if each.isVisible()]
    return form


def _box(form: UnlockForm) -> QCheckBox:
    return next(each for each in form.findChildren(QCheckBox) if each.text() == "Onthoud op deze laptop")


def _open(program: Program, path: Path, *, remember: bool) -> None:
    program.ask_open(path)
    form = _form(program)
    if remember:
        _box(form).click()
    form.findChildren(QLineEdit)[0].setText(PASSPHRASE)
    next(each for each in form.findChildren(QAbstractButton) if each.accessibleName() == "Openen").click()
    assert program.desk is not None


def _remembered(make: Make, path: Path, backend: Works) -> None:
    program = make(backend)
    _open(program, path, remember=True)
    program.leave()


def test_nothing_is_kept_unless_it_is_asked(make: Make, path: Path) -> None:
    backend = Works()

    _open(make(backend), path, remember=False)

    assert backend.kept == {}


def test_what_is_kept_opens_without_a_question(make: Make, path: Path) -> None:
    backend = Works()
    _remembered(make, path, backend)
    program = make(backend)

    program.ask_open(path)

    assert program.desk is not None
    assert program.desk.encrypted


def test_a_lock_asks_the_passphrase_whatever_is_kept(make: Make, path: Path) -> None:
    backend = Works()
    _remembered(make, path, backend)
    program = make(backend)

    program.show(path, locked=True)

    assert program.desk is None
    assert _form(program).isVisible()


@pytest.mark.parametrize("broken", [Raises, Works, InClear])
def test_a_keyring_that_has_it_no_more_leads_to_the_passphrase(make: Make, path: Path, broken: type[Works]) -> None:
    _remembered(make, path, Works())
    program = make(broken())

    _open(program, path, remember=False)

    assert program.desk is not None


def test_another_passphrase_is_asked_again(make: Make, path: Path) -> None:
    backend = Works()
    _remembered(make, path, backend)
    program = make(backend)
    program.ask_open(path)
    assert program.guard is not None
    program.guard._change(PASSPHRASE, NEW)
    program.back_to_start()

    program.ask_open(path)

    assert backend.kept == {}
    assert _form(program).isVisible()


def test_without_a_keyring_that_is_said_when_the_box_is_ticked(make: Make, path: Path) -> None:
    program = make(InClear())
    program.ask_open(path)
    form = _form(program)

    _box(form).click()

    assert not _box(form).isEnabled()
    assert any("geen sleutelbos" in each.text() for each in form.findChildren(QLabel) if each.isVisible())


def test_a_keyring_that_refuses_to_keep_is_told_and_the_file_is_open(make: Make, path: Path) -> None:
    program = make(Raises())

    _open(program, path, remember=True)

    assert program.shell is not None
    assert "niets onthouden" in program.shell.problem


def test_what_to_know_of_the_place_is_told_in_the_window(make: Make, tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    create_desk(tmp_path / "OneDrive" / "open.ipocrm", None).close()
    (tmp_path / "OneDrive" / "open-conflict.ipocrm").touch()
    program = make(Works())

    program.ask_open(tmp_path / "OneDrive" / "open.ipocrm")

    assert program.shell is not None
    assert "cloud" in program.shell.problem
    assert "open-conflict.ipocrm" in program.shell.problem


def test_a_problem_is_left_behind_when_another_file_was_open(make: Make, path: Path) -> None:
    program = make(Works())
    program.start.complain("Dit bestand is er niet.")
    _open(program, path, remember=False)

    program.back_to_start()

    said = [bar for bar in program.start.findChildren(MessageBar) if bar.isVisible()]
    assert said == []
