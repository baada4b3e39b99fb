"""The briefing in the window: drawn on the lane, larger and smaller, kept whole, opened, refused kindly."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from ipo_crm.services.desk import Desk
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import Place, TalkAbout
from ipo_crm.ui.theme import Theme
from tests.ui.pages.talk_window import CONTROL, Window, button_called, first_talk, open_window, texts


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk, lane: Lane) -> Window:
    made = open_window(qtbot, theme, desk, lane, Place("briefing", first_talk(desk).id))
    qtbot.waitUntil(lambda: len(made.briefing.view.pages) == 2, timeout=20_000)
    return made


class _Opened(QObject):
    """Takes the place of the program that opens a file."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


@pytest.fixture
def opened() -> Iterator[_Opened]:
    made = _Opened()
    QDesktopServices.setUrlHandler("file", made, "take")  # type: ignore[arg-type]  # takes text
    yield made
    QDesktopServices.unsetUrlHandler("file")


def _answer(path: Path | None) -> list[str]:
    """Answer the next file dialog with a path, or turn it away; give what it proposed."""
    proposed: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(20, answer)
            return
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        proposed.append(field.text())
        if path is None:
            dialog.reject()
        else:
            field.setText(str(path))
            dialog.accept()

    QTimer.singleShot(0, answer)
    return proposed


def test_the_two_pages_are_shown_beside_each_other(window: Window) -> None:
    assert [page.isNull() for page in window.briefing.view.pages] == [False, False]
    assert "mw. drs. S. van Fictie, di 10 juni 2025, 08:30 – 09:00" in texts(window.briefing)


def test_the_words_are_there_for_who_cannot_see_the_pages(window: Window, desk: Desk) -> None:
    words = window.briefing.view.accessibleDescription()

    assert "Dien op 10 of 19 juni een motie in" in words


def test_larger_is_drawn_anew_and_sharper(window: Window, qtbot: QtBot) -> None:
    before = window.briefing.view.pages[0].width()
    window.briefing.view.setFocus()

    window.type("+")

    qtbot.waitUntil(lambda: window.briefing.view.pages[0].width() > before, timeout=20_000)
    assert button_called(window.briefing, "Passend maken (0)").text() == "125 %"


def test_nought_fits_again(window: Window) -> None:
    window.briefing.view.setFocus()
    window.type("++")

    window.type("0")

    assert window.briefing.view.percentage == 100


def test_ctrl_s_keeps_the_pdf(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "stuk.pdf"
    proposed = _answer(target)

    window.press(Qt.Key.Key_S, CONTROL)

    qtbot.waitUntil(lambda: bool(window.briefing.bar.text), timeout=20_000)
    assert target.read_bytes().startswith(b"%PDF-")
    assert window.briefing.bar.text == f"De briefing staat in {target}"
    assert proposed == ["briefing 2025-06-10 S. van Fictie.pdf"]


def test_the_ending_is_added_where_it_lacks(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    _answer(tmp_path / "stuk")

    QTest.mouseClick(button_called(window.briefing, "DOCX bewaren"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(window.briefing.bar.text), timeout=20_000)
    assert (tmp_path / "stuk.docx").read_bytes().startswith(b"PK")


def test_turning_the_dialog_away_writes_nothing(window: Window, tmp_path: Path) -> None:
    _answer(None)

    window.press(Qt.Key.Key_S, CONTROL)

    assert window.briefing.bar.text == ""


def test_a_folder_that_is_gone_is_said_and_leaves_nothing(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    (folder / "stuk.pdf.part").mkdir()
    _answer(folder / "stuk.pdf")

    window.press(Qt.Key.Key_S, CONTROL)

    qtbot.waitUntil(lambda: bool(window.briefing.bar.text), timeout=20_000)
    assert "kan niet worden geschreven" in window.briefing.bar.text
    assert not (folder / "stuk.pdf").exists()


def test_opening_keeps_first_and_then_opens(window: Window, qtbot: QtBot, tmp_path: Path, opened: _Opened) -> None:
    _answer(tmp_path / "stuk.pdf")

    QTest.mouseClick(button_called(window.briefing, "Openen"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(opened.urls), timeout=20_000)
    assert opened.urls == [QUrl.fromLocalFile(str(tmp_path / "stuk.pdf"))]


def test_a_talk_with_nobody_says_what_to_do(window: Window, desk: Desk) -> None:
    debate = next(row for row in desk.meetings.on_day(desk.settings.today()) if not row.with_whom)

    window.shell.open(Place("briefing", debate.id))

    assert window.briefing.bar.text.startswith("Voeg eerst toe met wie u spreekt")
    assert not button_called(window.briefing, "PDF bewaren").isEnabled()


def test_esc_goes_back_to_the_talk(window: Window, desk: Desk) -> None:
    window.press(Qt.Key.Key_Escape)

    assert window.meetings.chosen == first_talk(desk).id


def test_without_a_talk_it_says_where_to_find_one(qtbot: QtBot, theme: Theme, empty: Desk, lane: Lane) -> None:
    window = open_window(qtbot, theme, empty, lane, Place("briefing"))

    QTest.mouseClick(button_called(window.briefing, "Naar contactmomenten"), Qt.MouseButton.LeftButton)

    assert window.meetings.isVisible()


def test_a_briefing_is_about_whom_it_is_asked_for_and_named_so(window: Window, tmp_path: Path) -> None:
    people = {row.name.family_name: row.id for row in window.desk.people.rows()}
    talk = window.desk.meetings.next_talk_with(people["Demonstra"])
    assert talk is not None
    told = []

    for record in (TalkAbout(talk.id, people["Demonstra"]), TalkAbout(talk.id, people["Quasi"]), talk.id):
        window.shell.open(Place("briefing", record))
        proposed = _answer(None)
        window.briefing.save("pdf")
        told.append((window.shell.windowTitle().partition(" - ")[0], Path(proposed[0]).name))

    assert told == [
        ("Briefing mw. N. Demonstra", "briefing 2025-06-27 N. Demonstra.pdf"),
        ("Briefing mw. F. Quasi", "briefing 2025-06-27 F. Quasi.pdf"),
        ("Briefing mw. drs. S. van Fictie", "briefing 2025-06-27 S. van Fictie.pdf"),
    ]
