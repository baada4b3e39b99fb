"""Another text size while somebody is at work: the same place, the same control, and nothing that was typed is lost."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ipo_crm.ui.pages.talk_form import TalkForm
from tests.screens.pages import USUAL, Window


def test_the_same_control_keeps_the_keyboard(sample: Window) -> None:
    sample.dress()
    page = sample.go("settings")
    page.setFocus()
    stop = sample.tab_round()[2]
    stop.setFocus()
    name = stop.accessibleName()

    QTest.keyClick(stop, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    sample.settle()
    larger = sample.program.theme.zoom
    now = QApplication.focusWidget()

    assert larger > 1.0
    assert now is not None
    assert now.accessibleName() == name


def test_a_report_that_is_half_typed_stays(sample: Window) -> None:
    sample.dress()
    sample.go("talk")
    front = sample.shell.page
    assert isinstance(front, TalkForm)
    QTest.keyClicks(front.fields.reaction, "Zij ziet er wel wat in")

    sample.dress(USUAL, 1.5)
    sample.settle()
    after = sample.shell.page
    assert isinstance(after, TalkForm)
    text = after.fields.reaction.toPlainText()
    after.start_again()

    assert text == "Zij ziet er wel wat in"
