from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QScrollArea
from pytestqt.qtbot import QtBot

from ipo_crm.ui.keys_form import NewWorkspaceForm, UnlockForm
from ipo_crm.ui.lock_form import LockForm
from ipo_crm.ui.rekey_form import RekeyForm
from ipo_crm.ui.salvage_form import SalvageForm


def _nothing(*_: object) -> None:
    """Take whatever comes."""


FORMS: dict[str, tuple[Callable[[], QDialog], str]] = {
    "unlock": (lambda: UnlockForm(Path("x"), _nothing), "Wachtzin"),
    "by code": (lambda: UnlockForm(Path("x"), _nothing, recover=_nothing, by_code=True), "Herstelcode"),
    "new": (lambda: NewWorkspaceForm(Path(), _nothing), "Wachtzin"),
    "rekey": (lambda: RekeyForm(_nothing, encrypted=True, asks_old=True), "Huidige wachtzin"),
    "rekey without old": (lambda: RekeyForm(_nothing, encrypted=True, asks_old=False), "Nieuwe wachtzin"),
    "lock": (
        lambda: LockForm(_nothing, minutes=5, remembered=False, keyring_there=True),
        "Het bestand gaat op slot",
    ),
    "salvage": (lambda: SalvageForm(Path("x"), _nothing), "Nieuw bestand"),
}


@pytest.mark.parametrize("name", FORMS)
def test_one_can_type_at_once(qtbot: QtBot, name: str) -> None:
    make, wanted = FORMS[name]
    form = make()
    qtbot.addWidget(form)

    with qtbot.waitActive(form):
        form.show()

    focus = form.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == wanted


def test_a_window_grows_with_what_is_said_in_it(qtbot: QtBot, tmp_path: Path) -> None:
    form = NewWorkspaceForm(tmp_path, lambda _path, _passphrase: None)
    qtbot.addWidget(form)
    form.show()
    before = form.height()

    qtbot.keyClicks(form.focusWidget(), "vier losse woorden samen")

    qtbot.waitUntil(lambda: form.height() > before)
    assert form.findChildren(QScrollArea)[0].verticalScrollBar().maximum() == 0
