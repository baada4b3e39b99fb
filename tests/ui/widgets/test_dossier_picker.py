"""The picker for dossiers: narrows while one types, ticks and unticks by keys, and makes what is not there."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipo_crm.domain.dossiers import DossierRow
from ipo_crm.domain.ids import DossierId
from ipo_crm.ui.widgets.dossier_picker import DossierFinder, DossierPicker

HEAT, ROADS = DossierId(41), DossierId(42)
ROWS = [
    *(
        DossierRow(id=DossierId(key), title=f"Proefdossier {key}", short_title="", kamerstuk="", salience=None)
        for key in range(1, 41)
    ),
    DossierRow(id=HEAT, title="Wet collectieve warmte", short_title="Wcw", kamerstuk="36576", salience=None),
    DossierRow(id=ROADS, title="Wegen in Fryslân", short_title="", kamerstuk="", salience=None),
]


@pytest.fixture
def picker(qtbot: QtBot) -> DossierPicker:
    made = DossierPicker()
    qtbot.addWidget(made)
    made.offer(ROWS, [HEAT])
    with qtbot.waitActive(made):
        made.show()
    return made


def _open(picker: DossierPicker, typed: str = "") -> DossierFinder:
    QTest.keyClick(picker, Qt.Key.Key_Return)
    finder = QApplication.activePopupWidget()
    assert isinstance(finder, DossierFinder)
    QTest.keyClicks(finder.field, typed)
    return finder


def _shown(finder: DossierFinder) -> list[str]:
    return [finder.list.item(at).text() for at in range(finder.list.count())]


def test_all_can_be_found_however_many_there_are(picker: DossierPicker) -> None:
    finder = _open(picker)

    assert len(_shown(finder)) == 42
    assert finder.height() < 420
    finder.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("warmte coll", ["Wet collectieve warmte", "“warmte coll” nieuw maken"]),
        ("wcw", ["Wet collectieve warmte"]),
        ("36576", ["Wet collectieve warmte", "“36576” nieuw maken"]),
        ("#wegen fryslan", ["Wegen in Fryslân", "“wegen fryslan” nieuw maken"]),
        ("wegen in fryslan", ["Wegen in Fryslân"]),
    ],
)
def test_what_is_typed_narrows_the_list(picker: DossierPicker, typed: str, found: list[str]) -> None:
    finder = _open(picker, typed)

    assert _shown(finder) == found
    finder.close()


@pytest.mark.parametrize(("typed", "told"), [("wegen", [ROADS, True]), ("wcw", [HEAT, False])])
def test_enter_links_and_takes_off(qtbot: QtBot, picker: DossierPicker, typed: str, told: list[Any]) -> None:
    finder = _open(picker, typed)

    with qtbot.waitSignal(picker.toggled_dossier) as heard:
        QTest.keyClick(finder.field, Qt.Key.Key_Return)

    assert heard.args == told


def test_the_arrows_walk_while_the_keyboard_stays_in_the_field(qtbot: QtBot, picker: DossierPicker) -> None:
    finder = _open(picker)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(finder.field, key)

    with qtbot.waitSignal(picker.toggled_dossier) as heard:
        QTest.keyClick(finder.field, Qt.Key.Key_Return)

    assert heard.args == [2, True]


def test_a_title_that_is_not_there_is_made(qtbot: QtBot, picker: DossierPicker) -> None:
    finder = _open(picker, "Geluid bij warmtepompen")

    with qtbot.waitSignal(picker.wanted) as heard:
        QTest.keyClick(finder.field, Qt.Key.Key_Return)

    assert heard.args == ["Geluid bij warmtepompen"]


def test_escape_closes_it(picker: DossierPicker) -> None:
    finder = _open(picker, "wegen")

    QTest.keyClick(finder.field, Qt.Key.Key_Escape)

    assert QApplication.activePopupWidget() is None


def test_it_says_what_is_linked(picker: DossierPicker) -> None:
    finder = _open(picker, "wcw")

    assert finder.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Wet collectieve warmte, gekoppeld"
    finder.close()
