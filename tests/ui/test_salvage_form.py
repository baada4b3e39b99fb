import random
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ipo_crm.ui.salvage_form import SalvageForm
from tests.store.damage import PASSPHRASE, make_sample, spoil


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = make_sample(tmp_path / "kapot.ipocrm")
    spoil(path, 300, random.Random(1))
    return path


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def form(qtbot: QtBot, broken: Path, opened: list[Path]) -> SalvageForm:
    made = SalvageForm(broken, opened.append)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def _button(form: SalvageForm, text: str) -> QPushButton:
    return next(each for each in form.findChildren(QPushButton) if each.text().strip() == text)


def _try(qtbot: QtBot, form: SalvageForm, passphrase: str) -> None:
    qtbot.keyClicks(form.findChildren(QLineEdit)[0], passphrase)
    qtbot.mouseClick(_button(form, "Herstellen"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(form.said), timeout=60_000)


def test_a_wrong_passphrase_is_told_and_nothing_is_made(qtbot: QtBot, form: SalvageForm, broken: Path) -> None:
    _try(qtbot, form, "een andere zin")

    assert "past op geen enkele bladzijde" in form.said
    assert not broken.with_name("kapot-hersteld.ipocrm").exists()


def test_the_report_is_shown_and_the_new_file_opened(
    qtbot: QtBot, form: SalvageForm, broken: Path, opened: list[Path]
) -> None:
    _try(qtbot, form, PASSPHRASE)

    assert "1 van " in form.said
    qtbot.mouseClick(_button(form, "Nieuw bestand openen"), Qt.MouseButton.LeftButton)
    assert opened == [broken.with_name("kapot-hersteld.ipocrm")]
