"""Choosing a passphrase: the hint, and what will not do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from ipo_crm.ui.keys_form import NewWorkspaceForm, UnlockForm
from ipo_crm.ui.passphrase_fields import PassphraseFields
from ipo_crm.ui.rekey_form import RekeyForm

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


@pytest.mark.parametrize("close", [QDialog.accept, QDialog.reject])
@pytest.mark.parametrize("name", ["unlock", "new", "rekey"])
def test_a_window_that_closes_keeps_no_passphrase(
    qtbot: QtBot, tmp_path: Path, name: str, close: Callable[[QDialog], None]
) -> None:
    made: dict[str, Callable[[], QDialog]] = {
        "unlock": lambda: UnlockForm(tmp_path / "lobby.ipocrm", lambda _secret: None),
        "new": lambda: NewWorkspaceForm(tmp_path, lambda _path, _secret: None),
        "rekey": lambda: RekeyForm(lambda _old, _new: None, encrypted=True, asks_old=True),
    }
    form = made[name]()
    qtbot.addWidget(form)
    secrets = [each for each in form.findChildren(QLineEdit) if each.echoMode() == QLineEdit.EchoMode.Password]
    for line in secrets:
        line.setText("vier losse woorden samen")

    close(form)

    assert secrets
    assert [line.text() for line in secrets if line.text()] == []


def test_a_new_file_is_given_a_name_that_is_free(qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("lobby.ipocrm", "lobby 2.ipocrm"):
        (tmp_path / name).touch()

    form = NewWorkspaceForm(tmp_path, lambda _path, _secret: None)
    qtbot.addWidget(form)

    assert str(tmp_path / "lobby 3.ipocrm") in [line.text() for line in form.findChildren(QLineEdit)]
