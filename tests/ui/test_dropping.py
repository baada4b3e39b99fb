"""Files that are dropped: opened, imported, or told what can be done with them; on any part of the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.ui.dropping import Dropped, FileDrops, sort_out

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Piet Proef\nN:Proef;Piet;;;\nEND:VCARD\n"
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def card(tmp_path: Path) -> Path:
    found = tmp_path / "kaart.vcf"
    found.write_text(CARD, encoding="utf-8")
    return found


def _mime(*paths: Path) -> QMimeData:
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return made


def test_a_workspace_alone_is_opened(tmp_path: Path) -> None:
    assert sort_out([tmp_path / "werk.IPOCRM"]).workspace == tmp_path / "werk.IPOCRM"


def test_a_workspace_among_others_is_told_and_the_others_are_imported(tmp_path: Path, card: Path) -> None:
    dropped = sort_out([tmp_path / "werk.ipocrm", card])

    assert (dropped.workspace, dropped.imports) == (None, (card,))
    assert "sleep een werkbestand alleen" in dropped.told


def test_a_folder_gives_what_can_be_imported_in_it(tmp_path: Path, card: Path) -> None:
    (tmp_path / "notulen.docx").write_bytes(b"PK\x03\x04" + bytes(500))
    (tmp_path / "werk.ipocrm").write_bytes(b"")

    dropped = sort_out([tmp_path])

    assert (dropped.imports, dropped.told) == ((card,), "")


def test_a_folder_without_anything_to_import_says_so(tmp_path: Path) -> None:
    assert "niets dat kan worden geïmporteerd" in sort_out([tmp_path]).told


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("lijst.csv", b"naam;mail\nPiet;p@voorbeeld.invalid\n", "vCard"),
        ("lijst.xlsx", b"PK\x03\x04" + bytes(500), "Excel"),
        ("agenda.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "Agenda's"),
        ("bericht.msg", b"\xd0\xcf\x11\xe0" + bytes(500), "plak de handtekening"),
        ("brief.docx", b"PK\x03\x04" + bytes(500), "bron"),
        ("leeg.json", b"", "leeg"),
    ],
)
def test_what_cannot_be_read_yet_says_what_one_can_do(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)

    dropped = sort_out([tmp_path / name])

    assert dropped.imports == ()
    assert name in dropped.told
    assert said in dropped.told


def test_a_mail_alone_gives_its_sender_and_among_others_says_so(tmp_path: Path) -> None:
    paths = [tmp_path / "een.eml", tmp_path / "twee.eml"]
    for path in paths:
        path.write_text("From: p@voorbeeld.invalid\n\nDag\n", encoding="utf-8")

    assert sort_out(paths[:1]) == Dropped(mail=paths[0])
    assert sort_out(paths).told.splitlines() == [
        f"{path.name}: sleep een mail alleen om de afzender toe te voegen." for path in paths
    ]


def test_of_many_refused_files_only_some_are_named(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.eml" for number in range(9)]
    for path in paths:
        path.write_text("Dag", encoding="utf-8")

    assert sort_out(paths).told.splitlines()[-1] == "En nog 5 die niet kunnen worden gelezen."


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(300, 100)
    column = QVBoxLayout(made)
    column.addWidget(QLineEdit())
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_file_over_a_text_field_is_a_file_and_no_text(qtbot: QtBot, window: QWidget, card: Path) -> None:
    drops = FileDrops()
    drops.watch(window)
    field = window.findChildren(QLineEdit)[0]
    at, mime = field.geometry().center(), _mime(card)
    entering = QDragEnterEvent(at, COPY, mime, LEFT, NONE)

    with qtbot.waitSignal(drops.dropped) as told:
        QApplication.sendEvent(window.windowHandle(), entering)
        QApplication.sendEvent(window.windowHandle(), QDropEvent(QPointF(at), COPY, mime, LEFT, NONE))

    assert entering.isAccepted()
    assert told.args == [(card,)]
    assert field.text() == ""


def test_text_is_left_to_the_field(window: QWidget) -> None:
    drops = FileDrops()
    drops.watch(window)
    mime = QMimeData()
    mime.setText("Dag")

    assert not drops.eventFilter(window, QDropEvent(QPointF(QPoint(5, 5)), COPY, mime, LEFT, NONE))
