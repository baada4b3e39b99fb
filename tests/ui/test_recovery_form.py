"""The recovery code on the screen: shown, hidden while groups are asked back, and printed."""

from collections.abc import Collection, Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ipo_crm.ui.recovery_form import RecoveryForm, print_code

CODE = "\n".join(" ".join(f"{line}{place}AA" for place in "ABCDE") for line in "1234") + "\nZZZZ"
RIGHT = {7: "2BAA", 15: "3EAA"}


def _confirm(typed: Mapping[int, str]) -> Collection[int]:
    return [number for number, group in typed.items() if RIGHT[number] != group.upper()]


@pytest.fixture
def form(qtbot: QtBot) -> RecoveryForm:
    made = RecoveryForm("lobby", CODE, _confirm, asked=(7, 15))
    qtbot.addWidget(made)
    made.show()
    return made


def _press(form: RecoveryForm, text: str) -> None:
    button = next(each for each in form.findChildren(QPushButton) if each.accessibleName() == text and each.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _type(form: RecoveryForm, number: int, text: str) -> None:
    line = form.fields[number].editor
    assert isinstance(line, QLineEdit)
    line.setText(text)


def _visible(form: RecoveryForm) -> str:
    return " ".join(label.text() for label in form.findChildren(QLabel) if label.isVisible())


def test_the_code_is_shown_and_then_hidden_while_groups_are_asked(form: RecoveryForm) -> None:
    before = _visible(form)

    _press(form, "De code staat op papier")

    assert CODE in before
    assert CODE not in _visible(form)
    assert "Groep 7: regel 2, de 2e groep" in _visible(form)
    assert "Groep 15: regel 3, de 5e groep" in _visible(form)


def test_right_groups_are_accepted(form: RecoveryForm, qtbot: QtBot) -> None:
    _press(form, "De code staat op papier")
    for number, group in RIGHT.items():
        _type(form, number, group.lower())

    with qtbot.waitSignal(form.accepted):
        _press(form, "Klaar")


def test_a_wrong_group_is_told_beside_its_field(form: RecoveryForm) -> None:
    _press(form, "De code staat op papier")
    _type(form, 7, RIGHT[7])
    _type(form, 15, "3EAB")

    _press(form, "Klaar")

    assert form.isVisible()
    assert form.fields[7].error == ""
    assert "klopt niet" in form.fields[15].error


def test_later_is_allowed(form: RecoveryForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.rejected):
        _press(form, "Later")


def test_two_different_groups_are_asked_in_order(qtbot: QtBot) -> None:
    made = RecoveryForm("lobby", CODE, _confirm)
    qtbot.addWidget(made)

    first, second = made.fields
    assert 1 <= first < second <= 20


def test_the_paper_bears_the_code_and_what_it_opens(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "code.pdf"

    print_code(QPdfWriter(str(path)), "lobby", CODE)

    (page,) = PdfReader(path).pages
    printed = "".join(page.extract_text().split())
    assert "".join(CODE.split()) in printed
    assert "Herstelcodevanlobby" in printed
