from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.ui.widgets.choice import Choice

LONG = "Vereniging van Proefgemeenten & Proefprovincies in oprichting"


def test_a_text_without_room_ends_in_dots(qtbot: QtBot) -> None:
    choice = Choice(LONG, "Deze blijft", checked=True)
    qtbot.addWidget(choice)
    choice.resize(160, 24)
    choice.show()

    assert choice.text().endswith("…")
    assert choice.fontMetrics().horizontalAdvance(choice.text()) < 160
    assert choice.sizeHint().width() > 160


def test_with_room_the_whole_text_is_shown(qtbot: QtBot) -> None:
    choice = Choice(LONG, "Deze blijft", checked=False)
    qtbot.addWidget(choice)
    choice.resize(800, 24)
    choice.show()

    assert choice.text() == LONG.replace("&", "&&")


def test_a_long_text_makes_nothing_wider(qtbot: QtBot) -> None:
    page = QWidget()
    row = QHBoxLayout(page)
    row.addWidget(Choice(LONG, "Deze blijft", checked=True))
    row.addWidget(Choice(LONG, "Die blijft", checked=False))
    qtbot.addWidget(page)

    assert page.minimumSizeHint().width() < 200
