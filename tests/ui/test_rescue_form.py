from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ipo_crm.ui.rescue_form import RescueForm, Ways
from ipo_crm.ui.theme import Theme

WRONG = (
    "Het begin van proef.ipocrm is overschreven; daardoor past geen wachtzin meer. De rest kan nog goed zijn. "
    "Er is niets gewijzigd. Open het met de herstelcode, of zet een reservekopie terug."
)
Make = Callable[[bool], RescueForm]


@pytest.fixture
def taken() -> list[str]:
    return []


@pytest.fixture
def make(qtbot: QtBot, theme: Theme, taken: list[str]) -> Make:
    def made(code_first: bool) -> RescueForm:
        ways = Ways(
            restore=lambda: taken.append("restore"),
            by_code=lambda: taken.append("code"),
            salvage=lambda: taken.append("salvage"),
            code_first=code_first,
        )
        form = RescueForm(Path("proef.ipocrm"), WRONG, ways)
        qtbot.addWidget(form)
        with qtbot.waitExposed(form):
            form.open()
        return form

    return made


@pytest.mark.parametrize(("code_first", "surest"), [(True, "code"), (False, "restore")])
def test_enter_takes_the_surest_way(make: Make, taken: list[str], code_first: bool, surest: str) -> None:
    QTest.keyClick(make(code_first), Qt.Key.Key_Return)

    assert taken == [surest]


def test_a_way_that_there_is_not_is_not_offered_and_the_reason_is_told(qtbot: QtBot, theme: Theme) -> None:
    form = RescueForm(Path("proef.ipocrm"), WRONG, Ways(salvage=lambda: None))
    qtbot.addWidget(form)

    assert [each.text().strip("\u2009") for each in form.findChildren(QPushButton)] == ["Annuleren", "Noodherstel"]
    assert any("geen reservekopieën gevonden" in each.text() for each in form.findChildren(QLabel))


def test_nothing_is_cut_off(make: Make) -> None:
    form = make(True)

    texts = [each for each in form.findChildren(QLabel) if each.wordWrap()]
    assert [each.text() for each in texts if each.height() < each.heightForWidth(each.width())] == []
    buttons = form.findChildren(QPushButton)
    assert [each.text() for each in buttons if each.width() < each.sizeHint().width()] == []
