"""The whole program on a real window: start, open, close, and what it says when something cannot be done."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.app import Program
from ipo_crm.services.desk import create_desk
from ipo_crm.ui.keys_form import NewWorkspaceForm, UnlockForm
from ipo_crm.ui.pages.settings_page import SettingsPage
from ipo_crm.ui.recovery_form import RecoveryForm
from ipo_crm.ui.rekey_form import RekeyForm
from ipo_crm.ui.salvage_form import SalvageForm
from ipo_crm.ui.widgets.message_bar import MessageBar

_Form = TypeVar("_Form", bound=QWidget)
PASSPHRASE = "vier losse woorden samen"


@pytest.fixture
def restarts() -> list[Path]:
    """Keep the files on which the program was to start anew."""
    return []


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path, restarts: list[Path]) -> Iterator[Program]:
    settings = QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat)
    made = Program(qapp, settings, tmp_path / "thuis", restarts.append)
    made.show()
    qtbot.addWidget(made.start)
    yield made
    made.leave()
    made.release()


def _button(widget: QWidget, text: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.text().strip() == text)


def _said(widget: QWidget) -> str:
    return " ".join(bar.text for bar in widget.findChildren(MessageBar) if bar.isVisibleTo(widget))


def _lock(qtbot: QtBot, program: Program) -> None:
    assert program.shell is not None
    with qtbot.waitActive(program.shell):
        program.shell.activateWindow()
    qtbot.keyClick(program.shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def _form(program: Program, kind: type[_Form]) -> _Form:
    """Give the form over this program's start window; those of programs that are gone may linger."""
    return next(each for each in program.start.findChildren(kind) if each.isVisible())


def test_the_start_page_opens_the_sample(qtbot: QtBot, program: Program) -> None:
    qtbot.mouseClick(_button(program.start, "Voorbeeld bekijken"), Qt.MouseButton.LeftButton)

    assert program.shell is not None
    assert program.shell.isVisible()
    assert "IPO-lobby (demo)" in program.shell.windowTitle()
    assert not program.start.isVisible()


def test_the_sample_is_made_once_and_then_kept(program: Program) -> None:
    program.open_sample()
    program.back_to_start()
    before = [recent.path.name for recent in program.recents.all()]

    program.open_sample()

    assert before == ["voorbeeld.ipocrm"]
    assert [recent.path.name for recent in program.recents.all()] == ["voorbeeld.ipocrm"]


def test_a_new_encrypted_workspace_is_made_by_typing(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    program.ask_new()
    form = _form(program, NewWorkspaceForm)
    path, first, second = form.findChildren(QLineEdit)
    path.setText(str(tmp_path / "eigen"))
    qtbot.keyClicks(first, PASSPHRASE)
    qtbot.keyClicks(second, PASSPHRASE)

    qtbot.keyClick(second, Qt.Key.Key_Return)

    assert program.desk is not None
    assert program.desk.encrypted
    assert (tmp_path / "eigen.ipocrm").is_file()


@pytest.mark.parametrize(
    ("first", "second", "said"), [("kort", "kort", "te kort"), (PASSPHRASE, "vier losse woorden", "niet gelijk")]
)
def test_a_passphrase_that_will_not_do_is_refused_beside_its_field(
    qtbot: QtBot, program: Program, tmp_path: Path, first: str, second: str, said: str
) -> None:
    program.ask_new()
    form = _form(program, NewWorkspaceForm)
    for line, text in zip(form.findChildren(QLineEdit), (str(tmp_path / "eigen"), first, second), strict=True):
        line.setText(text)

    qtbot.mouseClick(_button(form, "Maken"), Qt.MouseButton.LeftButton)

    assert form.isVisible()
    assert said in " ".join(field.error for field in form.fields)
    assert not (tmp_path / "eigen.ipocrm").exists()


def test_a_wrong_passphrase_keeps_the_form_open_and_says_so(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    path = tmp_path / "geheim.ipocrm"
    create_desk(path, PASSPHRASE).close()
    program.ask_open(path)
    form = _form(program, UnlockForm)
    line = form.findChildren(QLineEdit)[0]
    qtbot.keyClicks(line, "mis")

    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert form.isVisible()
    assert "wachtzin past niet" in line.accessibleDescription()
    assert program.desk is None


def test_the_right_passphrase_opens_it(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    path = tmp_path / "geheim.ipocrm"
    create_desk(path, PASSPHRASE).close()
    program.ask_open(path)
    form = _form(program, UnlockForm)
    line = form.findChildren(QLineEdit)[0]
    qtbot.keyClicks(line, PASSPHRASE)

    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert program.desk is not None
    assert program.desk.path == path


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("leeg.ipocrm", b"", "leeg"),
        ("brief.docx", b"PK\x03\x04" + bytes(3000), "Office"),
        ("weg.ipocrm", None, "er niet meer"),
    ],
)
def test_a_file_that_is_no_workspace_is_told_on_the_start_page(
    program: Program, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)

    program.show(tmp_path / name)

    assert program.desk is None
    assert said in _said(program.start)


def test_a_workspace_that_is_gone_can_be_taken_off_the_list(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "oud.ipocrm"
    create_desk(path, None).close()
    program.recents.note(path)
    path.unlink()

    program.start.reload()

    assert not _button(program.start, "oud").isEnabled()
    assert _button(program.start, "Zoeken").isEnabled()


def test_a_file_dropped_on_the_window_is_rehearsed(program: Program, tmp_path: Path) -> None:
    card = tmp_path / "kaart.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Piet Proef\nN:Proef;Piet;;;\nEND:VCARD\n", encoding="utf-8")
    program.open_sample()
    assert program.shell is not None
    assert program.desk is not None
    before = program.desk.exports.counts()["person"]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(card))])

    button, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    program.shell.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, button, modifiers))

    assert program.shell.windowTitle().startswith("Gegevens")
    assert program.desk.exports.counts()["person"] == before


def test_closing_the_workspace_lets_go_of_the_file(program: Program) -> None:
    program.open_sample()
    assert program.desk is not None
    path = program.desk.path

    program.back_to_start()

    assert program.start.isVisible()
    program.ask_open(path)
    assert program.desk is not None


def test_a_new_encrypted_workspace_shows_its_recovery_code(program: Program, tmp_path: Path) -> None:
    program.enter_new(create_desk(tmp_path / "eigen.ipocrm", PASSPHRASE))

    assert program.shell is not None
    assert [form.isVisible() for form in program.shell.findChildren(RecoveryForm)] == [True]


def test_the_recovery_code_opens_it_and_a_new_passphrase_is_asked(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "geheim.ipocrm"
    with create_desk(path, PASSPHRASE) as desk:
        code = desk.keys.code()
    program.ask_open(path)
    form = _form(program, UnlockForm)
    qtbot.mouseClick(_button(form, "Ik heb een herstelcode"), Qt.MouseButton.LeftButton)
    form.findChildren(QPlainTextEdit)[0].setPlainText(code)

    qtbot.mouseClick(_button(form, "Openen"), Qt.MouseButton.LeftButton)

    assert program.shell is not None
    (rekey,) = program.shell.findChildren(RekeyForm)
    assert not rekey.old_field.isVisible()


def test_a_mistake_in_the_code_is_told_beside_it(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    path = tmp_path / "geheim.ipocrm"
    create_desk(path, PASSPHRASE).close()
    program.ask_open(path)
    form = _form(program, UnlockForm)
    qtbot.mouseClick(_button(form, "Ik heb een herstelcode"), Qt.MouseButton.LeftButton)
    text = form.findChildren(QPlainTextEdit)[0]
    text.setPlainText("ABCD")

    qtbot.mouseClick(_button(form, "Openen"), Qt.MouseButton.LeftButton)

    assert "21 groepen" in text.accessibleDescription()
    assert text.toPlainText() == "ABCD"


def test_whoever_does_not_know_the_passphrase_is_back_at_the_start(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    create_desk(tmp_path / "geheim.ipocrm", PASSPHRASE).close()
    program.start.hide()
    program.show(tmp_path / "geheim.ipocrm")

    qtbot.mouseClick(_button(_form(program, UnlockForm), "Annuleren"), Qt.MouseButton.LeftButton)

    assert program.start.isVisible()


def test_locking_closes_the_file_and_starts_anew_on_it(
    qtbot: QtBot, program: Program, tmp_path: Path, restarts: list[Path]
) -> None:
    program.enter(create_desk(tmp_path / "geheim.ipocrm", PASSPHRASE))

    _lock(qtbot, program)

    assert restarts == [tmp_path / "geheim.ipocrm"]
    assert (program.shell, program.desk) == (None, None)


def test_a_plain_file_says_that_it_cannot_be_locked(qtbot: QtBot, program: Program, restarts: list[Path]) -> None:
    program.open_sample()

    _lock(qtbot, program)

    assert program.shell is not None
    assert "niet versleuteld" in program.shell.problem
    assert restarts == []


def _backups(program: Program) -> list[str]:
    assert program.desk is not None
    folder = program.desk.path.with_name(f"{program.desk.path.stem}-reservekopieen")
    return sorted(each.name for each in folder.glob("*.ipocrm"))


def _choose(program: Program, text: str) -> None:
    assert program.shell is not None
    action = next(each for each in program.shell.findChildren(QAction) if each.text().replace("&", "") == text)
    action.trigger()


def test_closing_backs_up_what_changed_and_only_that(program: Program) -> None:
    program.open_sample()
    path = program.desk.path if program.desk else Path()
    folder = path.with_name("voorbeeld-reservekopieen")

    program.back_to_start()
    first = sorted(folder.glob("*.ipocrm"))
    program.ask_open(path)
    program.back_to_start()

    assert len(first) == 1
    assert "afgesloten" in first[0].name
    assert sorted(folder.glob("*.ipocrm")) == first


def test_a_backup_by_hand_is_made_and_tried_out(qtbot: QtBot, program: Program) -> None:
    program.open_sample()
    assert program.desk is not None
    keeper = program.keeper
    assert keeper is not None

    for what in ("Reservekopie maken", "Reservekopie beproeven"):
        _choose(program, what)
        qtbot.waitUntil(lambda: not keeper.busy, timeout=20_000)

    assert len(_backups(program)) == 1
    assert [drill.ok for drill in program.desk.backups.drills()] == [True]


def test_a_backup_that_fails_is_told_and_stops_nothing(program: Program) -> None:
    program.open_sample()
    assert program.desk is not None
    program.desk.path.with_name("voorbeeld-reservekopieen").write_text("geen map")

    program.back_to_start()

    assert program.start.isVisible()
    assert "Reservekopie mislukt" in _said(program.start)
    assert program.desk is None


def test_choosing_the_open_file_again_keeps_it_open(program: Program) -> None:
    program.open_sample()
    assert program.desk is not None
    before = program.desk

    program.ask_open(before.path)

    assert program.desk is before


def test_a_damaged_file_offers_the_emergency_salvage(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    path = tmp_path / "kapot.ipocrm"
    create_desk(path, PASSPHRASE).close()
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    program.ask_open(path)
    form = _form(program, UnlockForm)
    qtbot.keyClicks(form.findChildren(QLineEdit)[0], PASSPHRASE)
    qtbot.keyClick(form.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "beschadigd" in _said(program.start))
    form.reject()

    qtbot.mouseClick(_button(program.start, "Noodherstel"), Qt.MouseButton.LeftButton)

    assert _form(program, SalvageForm).isVisible()


def test_choosing_the_open_file_again_after_the_disk_failed_opens_it_anew(program: Program) -> None:
    program.open_sample()
    assert program.desk is not None
    broken = program.desk
    broken._workspace.broken = True

    program.ask_open(broken.path)

    assert program.desk is not broken
    assert not program.desk.broken


def test_that_the_program_stopped_is_said_in_the_first_window_and_only_there(program: Program) -> None:
    program.tell("De vorige keer is het programma plotseling gestopt.")
    program.show()
    said = _said(program.start)

    program.open_sample()

    assert said == "De vorige keer is het programma plotseling gestopt."
    assert program.shell is not None
    assert "gestopt" not in _said(program.shell)


def test_the_settings_open_by_their_keys_and_from_the_menu_of_the_workspace(qtbot: QtBot, program: Program) -> None:
    program.open_sample()
    shell = program.shell
    assert shell is not None
    with qtbot.waitActive(shell):
        shell.activateWindow()

    qtbot.keyClick(shell, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)

    assert isinstance(shell.page, SettingsPage)
    assert "Instellingen" in [action.text() for action in shell.menus.workspace.actions()]


def test_the_name_of_this_computer_signs_every_file_that_is_opened(program: Program) -> None:
    program.preferences.choose_name("Bureau Proef")

    program.open_sample()

    assert program.desk is not None
    assert program.desk.settings.author() == "Bureau Proef"
