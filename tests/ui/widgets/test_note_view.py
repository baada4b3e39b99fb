"""A note as it reads: links, no HTML, and nothing fetched."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ipo_crm.domain.notes import Named, link
from ipo_crm.ui.theme import Theme
from ipo_crm.ui.widgets.note_view import NoteView

ANNA = Named("person", "0f8fad5b-d9cb-469f-a165-70867728950e")


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> NoteView:
    assert theme.zoom == 1.0
    made = NoteView("Notities")
    made.resize(400, 100)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_markdown_is_shown_and_html_is_text(view: NoteView) -> None:
    view.show_note("Een *klein* woord\n\n- punt\n\n<b>vet</b>")

    assert view.toPlainText() == "Een klein woord\npunt\n<b>vet</b>"


def test_a_line_that_was_typed_stays_a_line(view: NoteView) -> None:
    view.show_note("eerste\ntweede")

    assert view.toPlainText() == "eerste\ntweede"


def test_what_is_strong_has_a_weight_that_is_shipped_and_the_first_heading_is_larger(view: NoteView) -> None:
    view.show_note("# Kop\n\n## Kop **vet**\n\nGewoon **vet en *schuin***\n\n- **punt**\n\n| **a** |\n|---|\n| b |")

    sizes, weights = [], set[int]()
    block = view.document().begin()
    while block.isValid():
        weights |= {int(piece.format.fontWeight()) for piece in block.textFormats() if piece.length}
        sizes += [piece.format.font().pixelSize() for piece in block.textFormats() if piece.length]
        block = block.next()
    assert weights == {400, 600}
    assert (sizes[0], set(sizes[1:])) == (16, {13})


@pytest.mark.parametrize("written", ["![x]({})", "\\![x]({})", "![x][y]\n\n[y]: {}", "!![x]({})", '<img src="{}">'])
def test_no_image_is_ever_read(view: NoteView, tmp_path: Path, written: str) -> None:
    path = tmp_path / "groot.png"
    wide = QImage(300, 300, QImage.Format.Format_RGB32)
    wide.fill(Qt.GlobalColor.red)
    wide.save(str(path))

    view.show_note(written.format(QUrl.fromLocalFile(str(path)).toString()))
    shown = view.grab().toImage()

    colours = {shown.pixelColor(x, y).name() for x in range(0, shown.width(), 8) for y in range(0, shown.height(), 8)}
    assert "#ff0000" not in colours
    assert view.height() < 150


def test_what_a_resource_is_asked_for_answers_nothing(view: NoteView) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value

    assert view.loadResource(kind, QUrl("https://voorbeeld.invalid/x.png")).size().width() == 1


def test_a_click_on_a_name_gives_whom_it_names(qtbot: QtBot, view: NoteView) -> None:
    view.show_note(link(ANNA, "A. Berg"))

    with qtbot.waitSignal(view.followed) as followed:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(12, 10))

    assert followed.args == [ANNA.address]


def test_a_name_is_reached_and_followed_by_keys(qtbot: QtBot, view: NoteView) -> None:
    view.show_note(f"Zie {link(ANNA, 'A. Berg')} hiervoor")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)

    with qtbot.waitSignal(view.followed) as followed:
        QTest.keyClick(view, Qt.Key.Key_Return)

    assert followed.args == [ANNA.address]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_key_asks_to_write(qtbot: QtBot, view: NoteView, key: Qt.Key) -> None:
    view.show_note("tekst")
    view.setFocus()

    with qtbot.waitSignal(view.asked):
        QTest.keyClick(view, key)


def test_it_is_as_high_as_its_text(view: NoteView) -> None:
    view.show_note("een")
    low = view.height()

    view.show_note("een\n\ntwee\n\ndrie\n\nvier")

    assert view.height() > low * 2


def test_a_very_long_note_is_shown_as_plain_text(view: NoteView) -> None:
    view.show_note("*woord* " * 20_000)

    assert view.toPlainText().startswith("*woord* ")
