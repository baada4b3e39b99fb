"""The window in which the file gets another passphrase."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.ui.rekey_form import RekeyForm
from ipo_crm.ui.widgets.message_bar import MessageBar

NEW = "heel andere lange woorden"


@dataclass
class Changes:
    """Keeps what was asked, or refuses."""

    refusal: Exception | None = None
    asked: list[tuple[str | None, str | None]] = field(default_factory=list)

    def take(self, old: str | None, new: str | None) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.asked.append((old, new))


@pytest.fixture
def changes() -> Changes:
    return Changes()


@pytest.fixture
def make(qtbot: QtBot, changes: Changes) -> Callable[..., RekeyForm]:
    def made(*, encrypted: bool = True, asks_old: bool = True) -> RekeyForm:
        form = RekeyForm(changes.take, encrypted=encrypted, asks_old=asks_old)
        qtbot.addWidget(form)
        form.show()
        return form

    return made


def _fill(form: RekeyForm, **texts: str) -> None:
    lines = dict(zip(("old", "first", "second"), form.findChildren(QLineEdit), strict=True))
    for name, text in texts.items():
        lines[name].setText(text)


def _press(form: RekeyForm) -> None:
    button = next(each for each in form.findChildren(QPushButton) if each.text() == "Wijzigen")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _box(form: RekeyForm, text: str) -> QCheckBox:
    return next(each for each in form.findChildren(QCheckBox) if each.text() == text)


def test_old_and_new_are_handed_on(make: Callable[..., RekeyForm], changes: Changes) -> None:
    form = make()
    _fill(form, old="oud", first=NEW, second=NEW)

    _press(form)

    assert changes.asked == [("oud", NEW)]
    assert not form.isVisible()


def test_without_an_old_one_none_is_asked(make: Callable[..., RekeyForm], changes: Changes) -> None:
    form = make(encrypted=False, asks_old=False)
    _fill(form, first=NEW, second=NEW)

    _press(form)

    assert not form.old_field.isVisible()
    assert not _box(form, "Niet meer versleutelen").isVisible()
    assert changes.asked == [(None, NEW)]


def test_taking_encryption_away_says_what_is_lost(make: Callable[..., RekeyForm], changes: Changes) -> None:
    form = make()
    _fill(form, old="oud")
    _box(form, "Niet meer versleutelen").setChecked(True)

    _press(form)

    assert changes.asked == [("oud", None)]


def test_a_weak_passphrase_is_not_handed_on(make: Callable[..., RekeyForm], changes: Changes) -> None:
    form = make()
    _fill(form, old="oud", first="welkom2026", second="welkom2026")

    _press(form)

    assert changes.asked == []
    assert form.isVisible()


def test_a_wrong_old_passphrase_is_told_beside_it(make: Callable[..., RekeyForm], changes: Changes) -> None:
    changes.refusal = UserError("De huidige wachtzin klopt niet.")
    form = make()
    _fill(form, old="mis", first=NEW, second=NEW)

    _press(form)

    assert form.old_field.error == "De huidige wachtzin klopt niet."


def test_a_disk_that_refuses_is_told_above(make: Callable[..., RekeyForm], changes: Changes) -> None:
    changes.refusal = StoreError("De schijf is vol.")
    form = make()
    _fill(form, old="oud", first=NEW, second=NEW)

    _press(form)

    assert [bar.text for bar in form.findChildren(MessageBar) if bar.isVisible()] == ["De schijf is vol."]
