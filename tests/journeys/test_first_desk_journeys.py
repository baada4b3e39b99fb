"""A lobbyist at the keyboard: a briefing in a handful of keys, and tomorrow everything is where it was left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from ipo_crm.app import Program
from ipo_crm.domain.ids import DossierId, PersonId
from ipo_crm.services.desk import create_desk, open_desk
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.briefing_page import BriefingPage
from ipo_crm.ui.pages.data import DataPage
from ipo_crm.ui.pages.dossiers import DossiersPage
from ipo_crm.ui.pages.people import PeoplePage
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.start import StartWindow
from ipo_crm.ui.widgets.message_bar import MessageBar

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def restarts() -> list[Path]:
    return []


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, restarts: list[Path]) -> Iterator[Program]:
    settings = QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat)
    made = Program(qapp, settings, tmp_path / "thuis", restarts.append)
    yield made
    made.leave()
    made.release()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "lobby.ipocrm"
    with create_desk(found, None) as desk:
        desk.samples.fill()
    return found


def _open(program: Program, path: Path, qtbot: QtBot) -> Shell:
    program.enter(open_desk(path))
    assert program.shell is not None
    with qtbot.waitActive(program.shell):
        program.shell.activateWindow()
    return program.shell


def _press(shell: Shell, *keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> int:
    """Press keys where the focus is; give how many."""
    for key, held in keys:
        QTest.keyClick(shell.focusWidget() or shell, key, held)
    return len(keys)


@pytest.mark.parametrize("misspelt", ["fictei", "van fikie", "v ficti", "fiktie"])
def test_from_a_misspelt_name_to_the_briefing_in_five_keystrokes(
    program: Program, path: Path, qtbot: QtBot, misspelt: str
) -> None:
    shell = _open(program, path, qtbot)
    shell.open(Place("dossiers", 1))

    pressed = _press(shell, (Qt.Key.Key_K, CONTROL))
    QTest.keyClicks(shell.focusWidget(), misspelt)
    pressed += _press(shell, (Qt.Key.Key_Tab, NONE), (Qt.Key.Key_B, NONE))

    page = shell.page
    assert isinstance(page, BriefingPage)
    qtbot.waitUntil(lambda: not program.thinking, timeout=20_000)
    assert "S. van Fictie" in page.record_name
    assert pressed <= 5


def test_a_file_opens_again_at_the_record_where_it_was_left(program: Program, path: Path, qtbot: QtBot) -> None:
    shell = _open(program, path, qtbot)
    shell.open(Place("people", 5))
    shell.open(Place("talk", "new"))
    program.leave()

    shell = _open(program, path, qtbot)

    assert isinstance(shell.page, PeoplePage)
    assert shell.page.chosen == PersonId(5)


def test_a_record_chosen_in_a_list_is_where_one_was(program: Program, path: Path, qtbot: QtBot) -> None:
    shell = _open(program, path, qtbot)
    _press(shell, (Qt.Key.Key_2, CONTROL))
    _press(shell, (Qt.Key.Key_Down, NONE), (Qt.Key.Key_Down, NONE))
    page = shell.page
    assert isinstance(page, PeoplePage)
    chosen = page.chosen
    program.leave()

    shell = _open(program, path, qtbot)

    assert isinstance(shell.page, PeoplePage)
    assert shell.page.chosen == chosen


def test_a_record_that_is_gone_by_now_is_no_reason_not_to_open(program: Program, path: Path, qtbot: QtBot) -> None:
    shell = _open(program, path, qtbot)
    shell.open(Place("dossiers", 1))
    program.leave()
    with open_desk(path) as desk:
        desk.dossiers.drop(DossierId(1))

    shell = _open(program, path, qtbot)

    assert shell.isVisible()
    assert shell.page is not None


def test_after_a_lock_one_is_where_one_was(
    program: Program, tmp_path: Path, qtbot: QtBot, restarts: list[Path]
) -> None:
    secret = tmp_path / "geheim.ipocrm"
    program.enter(create_desk(secret, "vier losse woorden samen"))
    assert program.shell is not None
    with qtbot.waitActive(program.shell):
        program.shell.activateWindow()
    _press(program.shell, (Qt.Key.Key_4, CONTROL))
    _press(program.shell, (Qt.Key.Key_L, CONTROL))
    locked = list(restarts)

    program.enter(open_desk(secret, "vier losse woorden samen"))

    assert locked == [secret]
    assert isinstance(program.shell.page, DossiersPage)


def test_what_was_visited_yesterday_stands_in_an_empty_palette(program: Program, path: Path, qtbot: QtBot) -> None:
    shell = _open(program, path, qtbot)
    shell.open(Place("people", 5))
    shell.open(Place("today"))
    program.leave()
    shell = _open(program, path, qtbot)

    _press(shell, (Qt.Key.Key_K, CONTROL), (Qt.Key.Key_Return, NONE))

    assert isinstance(shell.page, PeoplePage)
    assert shell.page.chosen == PersonId(5)


def _panes(shell: Shell, qtbot: QtBot) -> list[int]:
    """Give the widths of the panes of the page in front, once both are laid out."""
    assert shell.page is not None
    (splitter,) = [each for each in shell.page.findChildren(QSplitter) if each.isVisible()]
    qtbot.waitUntil(lambda: all(splitter.sizes()))
    return splitter.sizes()


def test_panes_are_made_wider_without_a_mouse_and_stay_so(program: Program, path: Path, qtbot: QtBot) -> None:
    shell = _open(program, path, qtbot)
    shell.open(Place("people", 5))
    before = _panes(shell, qtbot)

    _press(shell, (Qt.Key.Key_K, CONTROL))
    QTest.keyClicks(shell.focusWidget(), ">linker smaller")
    _press(shell, (Qt.Key.Key_Return, NONE))
    after = _panes(shell, qtbot)
    program.leave()
    shell = _open(program, path, qtbot)

    assert after[0] < before[0]
    qtbot.waitUntil(lambda: abs(_panes(shell, qtbot)[0] - after[0]) <= 2)


def test_a_position_is_begun_from_the_palette(program: Program, path: Path, qtbot: QtBot) -> None:
    shell = _open(program, path, qtbot)

    _press(shell, (Qt.Key.Key_K, CONTROL))
    QTest.keyClicks(shell.focusWidget(), "fictei")
    _press(shell, (Qt.Key.Key_Tab, NONE), (Qt.Key.Key_P, NONE))

    page = shell.page
    assert isinstance(page, PeoplePage)
    assert page.ledger_form.isVisible()


def test_what_is_typed_becomes_a_new_person_by_ctrl_n(program: Program, path: Path, qtbot: QtBot) -> None:
    shell = _open(program, path, qtbot)

    _press(shell, (Qt.Key.Key_K, CONTROL))
    QTest.keyClicks(shell.focusWidget(), "vd fic")
    _press(shell, (Qt.Key.Key_N, CONTROL))

    page = shell.page
    assert isinstance(page, PeoplePage)
    assert page.person_form.isVisible()
    assert "fic" in {value for value in page.person_form.values().values() if isinstance(value, str)}


def _drop_on(widget: Shell | StartWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    event = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NONE)
    widget.dropEvent(event)


def test_files_of_all_kinds_are_rehearsed_or_told(program: Program, path: Path, tmp_path: Path, qtbot: QtBot) -> None:
    card, mail = tmp_path / "kaart.vcf", tmp_path / "bericht.eml"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Piet Proef\nN:Proef;Piet;;;\nEND:VCARD\n", encoding="utf-8")
    mail.write_text("From: a@voorbeeld.invalid\n\nDag\n", encoding="utf-8")
    shell = _open(program, path, qtbot)

    _drop_on(shell, card, mail)

    assert isinstance(shell.page, DataPage)
    assert "bericht.eml" in shell.problem


def test_the_sender_of_a_mail_that_is_dropped_can_be_added(
    program: Program, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    mail = tmp_path / "bericht.eml"
    said = ("From: Piet Mailproef <p.mailproef@voorbeeld.invalid>\n", "Dag!", "Met vriendelijke groet,", "P. Mailproef")
    mail.write_text("\n".join(said), encoding="utf-8")
    shell = _open(program, path, qtbot)

    _drop_on(shell, mail)
    QTest.keyClick(shell.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert program.desk is not None
    (person,) = [row for row in program.desk.people.rows() if row.name.family_name == "Mailproef"]
    found = program.desk.people.get(person.id)
    assert found is not None
    assert [point.value for point in found.contact_points] == ["p.mailproef@voorbeeld.invalid"]


def test_a_mail_without_a_sender_says_what_to_do(program: Program, path: Path, tmp_path: Path, qtbot: QtBot) -> None:
    mail = tmp_path / "leeg.eml"
    mail.write_text("Dag\n", encoding="utf-8")
    shell = _open(program, path, qtbot)

    _drop_on(shell, mail)

    assert shell.problem == "In leeg.eml staat geen afzender. Plak de handtekening in het formulier."


def test_a_workspace_dropped_on_the_window_takes_its_place(
    program: Program, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "ander.ipocrm"
    create_desk(other, None).close()
    shell = _open(program, path, qtbot)

    _drop_on(shell, other)

    assert program.desk is not None
    assert program.desk.path == other


def test_a_card_on_the_start_page_says_that_a_file_is_needed_first(program: Program, tmp_path: Path) -> None:
    card = tmp_path / "kaart.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Piet Proef\nEND:VCARD\n", encoding="utf-8")
    program.show()

    _drop_on(program.start, card)

    said = " ".join(bar.text for bar in program.start.findChildren(MessageBar))
    assert "Open eerst een werkbestand" in said
    assert program.desk is None


def test_a_back_up_made_by_hand_stands_in_the_status_line(program: Program, path: Path, qtbot: QtBot) -> None:
    shell = _open(program, path, qtbot)
    keeper = program.keeper
    assert keeper is not None

    keeper.make()
    qtbot.waitUntil(lambda: not keeper.busy, timeout=20_000)

    qtbot.waitUntil(lambda: shell._card.backup.startswith("Reservekopie "))
