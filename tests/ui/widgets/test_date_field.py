"""The date field: echoes what it understood, says what is wrong, tells only what is new."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ipo_crm.domain.dates import Moment
from ipo_crm.ui.widgets.date_field import DateField

TUESDAY = date(2025, 6, 10)


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    made = DateField("Wanneer", lambda: TUESDAY)
    qtbot.addWidget(made)
    return made


def test_it_echoes_the_day_that_was_understood(field: DateField) -> None:
    QTest.keyClicks(field, "morgen")

    assert field.echo == "wo 11 juni 2025"


def test_it_does_not_echo_what_stands_there(field: DateField) -> None:
    field.setText("wo 11 juni 2025")

    assert field.echo == ""


def test_it_tells_the_moment_when_editing_ends(qtbot: QtBot, field: DateField) -> None:
    QTest.keyClicks(field, "morgen")

    with qtbot.waitSignal(field.settled) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)

    assert told.args == [Moment(date(2025, 6, 11))]


def test_it_says_how_to_mend_a_wrong_date(qtbot: QtBot, field: DateField) -> None:
    QTest.keyClicks(field, "31-2-2025")

    with qtbot.waitSignal(field.refused) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)

    assert told.args == ["Februari heeft 28 dagen. Bedoelt u 28-2?"]
    assert field.property("wrong") is True


def test_a_mended_date_is_no_longer_wrong(field: DateField) -> None:
    field.setText("31-2-2025")
    field.editingFinished.emit()
    field.setText("28-2-2025")

    field.editingFinished.emit()

    assert field.property("wrong") is False


def test_what_was_not_changed_is_not_told(qtbot: QtBot, field: DateField) -> None:
    field.set_moment(Moment(TUESDAY))

    with qtbot.assertNotEmitted(field.settled):
        field.editingFinished.emit()


def test_what_was_understood_is_read_aloud(field: DateField) -> None:
    field.setText("week 49")

    assert field.accessibleDescription() == "week 49 2025"
