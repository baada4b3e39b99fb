"""The window with back-ups: the list, the reading beside it, and the way back."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from ipo_crm.app import Program
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.backup_shelf import BackupRow, Standing
from ipo_crm.services.desk import create_desk
from ipo_crm.ui import backup_words as words
from ipo_crm.ui.backups_window import BackupsWindow
from ipo_crm.ui.keys_form import UnlockForm
from ipo_crm.ui.rescue_form import RescueForm

OLD, NEW = "vier losse woorden samen", "een heel andere lange zin"


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    settings = QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat)
    made = Program(qapp, settings, tmp_path / "thuis")
    made.show()
    qtbot.addWidget(made.start)
    yield made
    made.leave()
    made.release()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give an encrypted file with one person, of which a back-up was made before a second one came, closed."""
    made = tmp_path / "geheim.ipocrm"
    with create_desk(made, OLD) as desk:
        desk.people.add(Person(name=PersonName(family_name="Jansen")))
        desk.backups.make()
        desk.people.add(Person(name=PersonName(family_name="Bakker")))
    return made


@pytest.fixture
def yes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Say yes to every question, and note what was asked."""
    asked: list[str] = []

    def answer(_parent: object, question: str, explanation: str, action: str) -> bool:
        asked.append(f"{question} {explanation}")
        return True

    monkeypatch.setattr("ipo_crm.ui.backups_window.confirm", answer)
    return asked


def _press(where: QDialog, name: str) -> None:
    button = next(each for each in where.findChildren(QAbstractButton) if each.accessibleName() == name)
    assert button.isEnabled()
    button.click()


def _read(qtbot: QtBot, window: BackupsWindow) -> BackupsWindow:
    qtbot.waitUntil(lambda: not window.reading, timeout=20_000)
    return window


def _seen(kind: type[QDialog]) -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]


def _window(qtbot: QtBot) -> BackupsWindow:
    (window,) = _seen(BackupsWindow)
    assert isinstance(window, BackupsWindow)
    return _read(qtbot, window)


def _open(qtbot: QtBot, program: Program, path: Path) -> BackupsWindow:
    from ipo_crm.services.desk import open_desk

    program.enter(open_desk(path, OLD))
    program._show_backups()
    return _window(qtbot)


def _names(program: Program) -> list[str]:
    assert program.desk is not None
    return sorted(row.name.family_name for row in program.desk.people.rows())


def _give(passphrase: str, button: str = "Openen") -> None:
    form = next(each for each in _seen(UnlockForm))
    form.findChildren(QLineEdit)[0].setText(passphrase)
    _press(form, button)


def test_every_back_up_is_listed_with_what_is_in_it(qtbot: QtBot, program: Program, path: Path) -> None:
    (row,) = _open(qtbot, program, path).lines

    assert isinstance(row, BackupRow)
    assert (words.why(row.reason), words.people(row), words.state(row)) == ("met de hand gemaakt", "1", "in orde")


def test_the_list_is_a_proper_model(qtbot: QtBot, program: Program, path: Path) -> None:
    window = _open(qtbot, program, path)
    tester = QAbstractItemModelTester(window._model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    window.show_shelf(window._shelf)

    assert len(_read(qtbot, window).lines) == 1
    tester.deleteLater()


def test_the_open_file_goes_back_to_the_back_up_and_opens_again(
    qtbot: QtBot, program: Program, path: Path, yes: list[str]
) -> None:
    window = _open(qtbot, program, path)

    _press(window, "Terugzetten...")

    assert _names(program) == ["Jansen"]
    assert "1 persoon," in yes[0]
    assert program.shell is not None
    assert "geheim-quarantaine" in program.shell.problem
    aside = path.with_name("geheim-quarantaine")
    assert [each.name for each in aside.glob("*/geheim.ipocrm")] == ["geheim.ipocrm"]


def test_what_is_there_is_backed_up_before_it_goes(qtbot: QtBot, program: Program, path: Path, yes: list[str]) -> None:
    _press(_open(qtbot, program, path), "Terugzetten...")

    program._show_backups()

    lines = _window(qtbot).lines
    assert [words.why(line.reason) for line in lines] == ["vóór terugzetten", "met de hand gemaakt"]


def test_a_restore_that_fails_opens_the_file_as_it_was(
    qtbot: QtBot, program: Program, path: Path, yes: list[str]
) -> None:
    window = _open(qtbot, program, path)
    (backup,) = path.with_name("geheim-reservekopieen").glob("*.ipocrm")
    content = bytearray(backup.read_bytes())
    content[5_000] ^= 1
    backup.write_bytes(content)

    _press(window, "Terugzetten...")

    assert _names(program) == ["Bakker", "Jansen"]
    assert program.shell is not None
    assert "beschadigd" in program.shell.problem
    assert not path.with_name("geheim-quarantaine").exists()


def test_one_that_was_not_read_yet_is_read_before_it_comes_back(
    qtbot: QtBot, program: Program, path: Path, yes: list[str]
) -> None:
    window = _open(qtbot, program, path)
    window.show_shelf(window._shelf)
    window._busy.cancelled.emit()
    before = [words.state(line) for line in window.lines]

    _press(window, "Terugzetten...")

    assert before == ["nog niet nagelezen"]
    assert "1 persoon," in yes[0]
    assert _names(program) == ["Jansen"]


def test_who_says_no_keeps_everything(
    qtbot: QtBot, program: Program, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    window = _open(qtbot, program, path)

    _press(window, "Terugzetten...")

    assert window.isVisible()
    assert _names(program) == ["Bakker", "Jansen"]


def test_one_is_made_and_tried_out_from_the_window(qtbot: QtBot, program: Program, path: Path) -> None:
    window = _open(qtbot, program, path)
    keeper = program.keeper
    assert keeper is not None

    for button in ("Nu maken", "Op proef terugzetten"):
        _press(window, button)
        qtbot.waitUntil(lambda: not keeper.busy, timeout=20_000)

    assert len(_read(qtbot, window).lines) == 2
    assert "alle" in words.last_drill(window._shelf.drills())
    assert "2026" not in words.last_drill(())


def test_a_second_place_is_chosen_and_can_be_undone(
    qtbot: QtBot, program: Program, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "schijf").mkdir()
    chosen = str(tmp_path / "schijf")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_args: chosen))
    window = _open(qtbot, program, path)

    _press(window, "Tweede plaats kiezen...")

    assert program.desk is not None
    assert program.desk.backups.place() == tmp_path / "schijf"
    assert len(window._shelf.places) == 2


def test_a_damaged_one_cannot_be_put_back(qtbot: QtBot, program: Program, path: Path) -> None:
    (backup,) = path.with_name("geheim-reservekopieen").glob("*.ipocrm")
    content = bytearray(backup.read_bytes())
    content[5_000] ^= 1
    backup.write_bytes(content)

    window = _open(qtbot, program, path)

    button = next(each for each in window.findChildren(QAbstractButton) if each.accessibleName() == "Terugzetten...")
    assert not button.isEnabled()
    assert "beschadigd" in window.problem


def test_one_of_an_earlier_passphrase_asks_that(qtbot: QtBot, program: Program, path: Path, yes: list[str]) -> None:
    from ipo_crm.services.desk import open_desk

    with open_desk(path, OLD) as desk:
        program.enter(desk.change_key(OLD, NEW))
    program._show_backups()
    window = _window(qtbot)
    first = window.lines[-1]
    window._list.choose(first.path)
    _press(window, "Terugzetten...")
    _give(NEW)
    wrong = _seen(UnlockForm)[0].findChildren(QLineEdit)[0].accessibleDescription()

    _give(OLD)

    assert isinstance(first, BackupRow)
    assert first.standing is Standing.OTHER_KEY
    assert "past niet op deze reservekopie" in wrong
    assert _names(program) == ["Jansen"]


@pytest.mark.parametrize("by", ["passphrase", "code"])
def test_a_file_that_does_not_open_comes_back(
    qtbot: QtBot, program: Program, path: Path, yes: list[str], by: str
) -> None:
    from ipo_crm.services.desk import open_desk

    with open_desk(path, OLD) as desk:
        code = desk.keys.code()
    path.write_bytes(b"")
    program.ask_open(path)
    (rescue,) = _seen(RescueForm)

    _press(rescue, "Reservekopie terugzetten")
    if by == "code":
        form = _seen(UnlockForm)[0]
        _press(form, "Ik heb een herstelcode")
        form._code.setPlainText(code)  # type: ignore[attr-defined]
        _press(form, "Openen")
    else:
        _give(OLD)
    _press(_window(qtbot), "Terugzetten...")

    assert _names(program) == ["Jansen"]
    assert program.shell is not None


def test_a_file_that_is_gone_comes_back_from_the_start_page(
    qtbot: QtBot, program: Program, path: Path, yes: list[str]
) -> None:
    program.recents.note(path)
    path.unlink()
    program.start.reload()

    button = next(each for each in program.start.findChildren(QAbstractButton) if "Reservekopie" in each.text())
    button.click()
    _give(OLD)
    _press(_window(qtbot), "Terugzetten...")

    assert _names(program) == ["Jansen"]
    assert "opzij" not in yes[0]


def test_a_file_that_is_gone_is_told_with_its_back_ups(qtbot: QtBot, program: Program, path: Path) -> None:
    path.unlink()

    program.ask_open(path)
    button = next(each for each in program.start.findChildren(QAbstractButton) if "Reservekopie" in each.text())
    button.click()
    _give(OLD)

    assert len(_window(qtbot).lines) == 1


@pytest.mark.parametrize(
    "head", [b"Beste collega, h", b"PK\x03\x04" + bytes(12), b"SQLite format 3\x00", bytes(16)], ids=repr
)
def test_a_lost_start_is_told_and_the_code_is_offered(qtbot: QtBot, program: Program, path: Path, head: bytes) -> None:
    from ipo_crm.services.desk import open_desk

    with open_desk(path, OLD) as desk:
        code = desk.keys.code()
    path.write_bytes(head + path.read_bytes()[16:])
    program.ask_open(path)
    (rescue,) = _seen(RescueForm)
    assert isinstance(rescue, RescueForm)
    said = rescue.wrong.text()

    _press(rescue, "Openen met herstelcode")
    form = _seen(UnlockForm)[0]
    form._code.setPlainText(code)  # type: ignore[attr-defined]
    _press(form, "Openen")

    assert "overschreven" in said
    assert _names(program) == ["Bakker", "Jansen"]


def test_a_random_start_is_told_by_what_the_passphrase_opens(qtbot: QtBot, program: Program, path: Path) -> None:
    path.write_bytes(bytes(range(140, 156)) + path.read_bytes()[16:])
    program.ask_open(path)

    _give(OLD)

    form = _seen(RescueForm)[0]
    assert isinstance(form, RescueForm)
    assert "De wachtzin klopt" in form.wrong.text()
    names = {each.accessibleName() for each in form.findChildren(QAbstractButton) if each.isVisible()}
    assert {"Openen met herstelcode", "Reservekopie terugzetten", "Noodherstel"} <= names


def test_a_damaged_file_without_back_ups_is_told_with_a_way_to_look_for_them(program: Program, tmp_path: Path) -> None:
    (tmp_path / "leeg.ipocrm").write_bytes(b"")

    program.ask_open(tmp_path / "leeg.ipocrm")

    assert _seen(RescueForm) == []
    assert any(each.accessibleName() == "Herstellen..." for each in program.start.findChildren(QAbstractButton))


@pytest.mark.parametrize(("reason", "expected"), [("afgesloten", "bij het sluiten"), ("iets", "iets")])
def test_a_reason_of_a_later_version_is_told_as_it_stands(reason: str, expected: str) -> None:
    assert words.why(reason) == expected


def test_sizes_and_moments_are_told_the_dutch_way() -> None:
    summer = datetime(2026, 7, 1, 10, 30, tzinfo=UTC)

    assert words.size(1_600_000) == "1,5 MB"
    assert words.size(12_000) == "12 kB"
    assert words.when(summer).startswith("1 jul 2026, ")


def test_the_window_stays_in_the_tab_order(qtbot: QtBot, program: Program, path: Path) -> None:
    window = _open(qtbot, program, path)
    names: list[str] = []
    widget = window._list.nextInFocusChain()
    while widget is not None and widget is not window._list and len(names) < 30:
        if (
            isinstance(widget, QAbstractButton)
            and widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            names.append(widget.accessibleName())
        widget = widget.nextInFocusChain()

    assert names[-5:] == ["Nu maken", "Op proef terugzetten", "Tweede plaats kiezen...", "Sluiten", "Terugzetten..."]
