from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.ui.widgets.choice import Choice

LONG = "Vereniging van Proefgemeenten & Proefprovincies in oprichting"


def test_a_text_without_room_goes_on_below(qtbot: QtBot) -> None:
    choice = Choice(LONG, "Deze blijft", checked=True)
    qtbot.addWidget(choice)

    lines = choice._lines(160)

    assert " ".join(lines) == LONG
    assert all(choice.fontMetrics().horizontalAdvance(line) <= 160 for line in lines)
    assert choice.heightForWidth(190) > 2 * choice.heightForWidth(800) - choice.fontMetrics().leading()


def test_a_long_word_is_cut_where_it_must_be(qtbot: QtBot) -> None:
    choice = Choice("a.m.c.vanderverzonnen-nooitgenoemd@voorbeeld.invalid", "E-mail", checked=True)
    qtbot.addWidget(choice)

    lines = choice._lines(120)

    assert "".join(lines) == choice.whole_text
    assert all(choice.fontMetrics().horizontalAdvance(line) <= 120 for line in lines)


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
