"""Fields, chips, labels, promise rows, message bars and segments: what each says and to whom."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ipo_crm.domain.dates import Moment
from ipo_crm.ui.qt import plain_tip
from ipo_crm.ui.widgets.chip import ChipKind, PressChip
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import ElidedLabel, Label
from ipo_crm.ui.widgets.message_bar import MessageBar, Tone
from ipo_crm.ui.widgets.promise_row import PromiseRow
from ipo_crm.ui.widgets.segments import Segments

TUESDAY = date(2025, 6, 10)


def test_a_field_names_its_editor(qtbot: QtBot) -> None:
    field = Field("Waar", QLineEdit())
    qtbot.addWidget(field)

    assert field.editor.accessibleName() == "Waar"


def test_a_field_says_what_is_wrong(qtbot: QtBot) -> None:
    field = Field("Waar", QLineEdit(), "bijvoorbeeld Statenpassage")
    qtbot.addWidget(field)

    field.set_error("Vul in waar het is.")

    assert (field.error, field.editor.accessibleDescription()) == ("Vul in waar het is.", "Vul in waar het is.")


def test_a_mended_field_shows_its_help_again(qtbot: QtBot) -> None:
    field = Field("Waar", QLineEdit(), "bijvoorbeeld Statenpassage")
    qtbot.addWidget(field)
    field.set_error("Vul in waar het is.")

    field.set_error("")

    assert (field.error, field.editor.accessibleDescription()) == ("", "bijvoorbeeld Statenpassage")


def test_a_label_shows_markup_as_it_was_written(qtbot: QtBot) -> None:
    label = Label('<img src="geheim.png">')
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_text_that_is_cut_can_be_read_whole(qtbot: QtBot) -> None:
    label = ElidedLabel("Een heel lange naam van een organisatie")
    qtbot.addWidget(label)

    label.resize(60, 20)
    label.show()

    assert label.text().endswith("…")
    assert label.toolTip() == label.accessibleName() == "Een heel lange naam van een organisatie"


def test_a_text_with_margins_is_cut_where_its_room_ends(qtbot: QtBot) -> None:
    label = ElidedLabel("Ministerie van Verzonnen Zaken")
    qtbot.addWidget(label)
    label.setContentsMargins(40, 0, 20, 0)
    label.resize(160, 20)
    label.show()

    assert label.fontMetrics().horizontalAdvance(label.text()) <= 100
    assert label.text().endswith("…")


def test_a_tooltip_shows_markup_as_it_was_written() -> None:
    assert plain_tip('<img src="geheim.png">') == "<qt>&lt;img src=&quot;geheim.png&quot;&gt;</qt>"


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_chip_goes_by_the_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    chip = PressChip("Contact in 2025", removable=True)
    qtbot.addWidget(chip)

    with qtbot.waitSignal(chip.removed):
        QTest.keyClick(chip, key)


def test_a_chip_goes_by_its_cross(qtbot: QtBot) -> None:
    chip = PressChip("Contact in 2025", ChipKind.ACTIVE, removable=True)
    qtbot.addWidget(chip)
    chip.adjustSize()

    with qtbot.waitSignal(chip.removed):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 10, 12))


def test_a_promise_has_text_and_day(qtbot: QtBot) -> None:
    row = PromiseRow("Zij zeggen toe", lambda: TUESDAY)
    qtbot.addWidget(row)

    row.set_promise("Dient motie in", Moment(date(2025, 6, 19)))

    assert (row.text, row.due, row.valid) == ("Dient motie in", Moment(date(2025, 6, 19)), True)


def test_a_promise_with_a_wrong_day_is_not_valid(qtbot: QtBot) -> None:
    row = PromiseRow("Zij zeggen toe", lambda: TUESDAY)
    qtbot.addWidget(row)

    QTest.keyClicks(row.findChildren(QLineEdit)[1], "31-2")

    assert not row.valid


def test_a_message_can_offer_one_thing_to_do(qtbot: QtBot) -> None:
    done: list[str] = []
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell("Map niet gevonden.", Tone.PROBLEM, "Map kiezen", lambda: done.append("gekozen"))

    bar.act()

    assert done == ["gekozen"]


def test_an_empty_message_takes_the_bar_away(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.tell("Map niet gevonden.")

    bar.tell("")

    assert bar.isHidden()


def test_the_arrows_stop_at_the_last_segment(qtbot: QtBot) -> None:
    segments = Segments("Weergave", ("Netwerk", "Matrix"))
    qtbot.addWidget(segments)

    for _ in range(3):
        QTest.keyClick(segments, Qt.Key.Key_Right)

    assert segments.at == 1


def test_a_click_chooses_a_segment(qtbot: QtBot) -> None:
    segments = Segments("Weergave", ("Netwerk", "Matrix"))
    qtbot.addWidget(segments)
    segments.adjustSize()

    with qtbot.waitSignal(segments.chosen) as told:
        QTest.mouseClick(segments, Qt.MouseButton.LeftButton, pos=QPoint(segments.width() - 5, 10))

    assert told.args == [1]
