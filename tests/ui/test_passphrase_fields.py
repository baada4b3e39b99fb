"""Choosing a passphrase: the hint, and what will not do."""

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from ipo_crm.ui.passphrase_fields import PassphraseFields

GOOD = "vier losse woorden samen"


@pytest.fixture
def fields(qtbot: QtBot) -> PassphraseFields:
    made = PassphraseFields()
    qtbot.addWidget(made)
    made.show()
    return made


def _type(fields: PassphraseFields, first: str, second: str) -> None:
    for line, text in zip(fields.findChildren(QLineEdit), (first, second), strict=True):
        line.setText(text)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", ""), ("welkom", "te makkelijk te raden"), ("vier losse woorden 7", "redelijk"), (GOOD, "Sterkte: sterk.")],
)
def test_the_hint_follows_what_is_typed(fields: PassphraseFields, typed: str, said: str) -> None:
    _type(fields, "iets", "")

    _type(fields, typed, "")

    assert said in fields.strength


def test_two_equal_strong_ones_will_do(fields: PassphraseFields) -> None:
    _type(fields, GOOD, GOOD)

    assert fields.check()


@pytest.mark.parametrize(("first", "second", "wrong"), [("welkom", "welkom", "first"), (GOOD, "anders", "second")])
def test_what_will_not_do_is_told_beside_its_field(
    fields: PassphraseFields, first: str, second: str, wrong: str
) -> None:
    _type(fields, first, second)

    assert not fields.check()
    assert [name for name in ("first", "second") if getattr(fields, name).error] == [wrong]


def test_it_can_be_shown(fields: PassphraseFields) -> None:
    fields.findChildren(QCheckBox)[0].setChecked(True)

    assert {line.echoMode() for line in fields.findChildren(QLineEdit)} == {QLineEdit.EchoMode.Normal}
