"""What a dossier holds, on its rows: opened, moved and deleted by their keys, with the keyboard staying near."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.cards import DossierCard
from ipo_crm.domain.dossiers import Dossier, MessageKind, Phase
from ipo_crm.domain.ids import DossierId, RecordRef
from ipo_crm.services.desk import Desk
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import FormRef, Place
from ipo_crm.ui.pages.dossier_forms import DossierForm
from ipo_crm.ui.pages.dossier_part_forms import CalendarForm, MessageForm, StayForm
from ipo_crm.ui.pages.part_row import PartRow
from ipo_crm.ui.pages.press_row import PressRow
from ipo_crm.ui.pages.stand_forms import AskForm
from ipo_crm.ui.theme import Theme
from tests.ui.pages.dossier_window import Window, button_called, dossier_called, open_dossiers, texts
from tests.ui.pages.live_window import HEAT, here

ALT = Qt.KeyboardModifier.AltModifier
UP, DOWN, DELETE, ENTER = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_Return


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk, lane: Lane) -> Window:
    made = open_dossiers(qtbot, theme, desk, lane)
    made.shell.open(Place("dossiers", dossier_called(desk, HEAT)))
    return made


def _card(window: Window) -> DossierCard:
    return window.desk.dossiers.card(dossier_called(window.desk, HEAT))


def _core(window: Window) -> list[str]:
    return [each.text for each in _card(window).messages if each.kind is MessageKind.CORE]


def _rows(window: Window, subject: str) -> list[PartRow]:
    found = window.page.view.side.findChildren(PartRow)
    return [each for each in found if isinstance(each.key, RecordRef) and each.key.subject == subject]


def _stand_on(window: Window, subject: str, at: int = 0) -> PartRow:
    row = _rows(window, subject)[at]
    row.setFocus()
    return row


def _standing() -> object:
    row = here()
    assert isinstance(row, PartRow)
    return row.key


def _press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(here(), key, held)


@pytest.mark.parametrize(
    ("subject", "form"), [("message", MessageForm), ("calendar_date", CalendarForm), ("ask", AskForm)]
)
def test_enter_opens_the_form_and_escape_comes_back_to_the_row(
    window: Window, subject: str, form: type[QWidget]
) -> None:
    key = _stand_on(window, subject).key

    _press(ENTER)
    opened = window.form
    _press(Qt.Key.Key_Escape)

    assert isinstance(opened, form)
    assert _standing() == key


def test_a_click_opens_the_form(window: Window) -> None:
    QTest.mouseClick(_rows(window, "message")[0], Qt.MouseButton.LeftButton)

    assert isinstance(window.form, MessageForm)
    assert window.form.text.toPlainText() == _core(window)[0]


@pytest.mark.parametrize("subject", ["message", "calendar_date", "ask"])
def test_del_deletes_as_one_step_and_goes_to_the_row_that_comes_in_its_place(window: Window, subject: str) -> None:
    gone, below = (each.key for each in _rows(window, subject)[:2])
    before = _card(window)
    _stand_on(window, subject)

    _press(DELETE)
    without = [each.key for each in _rows(window, subject)]
    stood = _standing()
    window.shell.toast.do()

    assert gone not in without
    assert stood == below
    assert _card(window) == before


def test_the_button_in_the_form_deletes_and_the_toast_brings_back(window: Window) -> None:
    before = _core(window)
    _stand_on(window, "message")
    _press(ENTER)

    QTest.mouseClick(button_called(window.form, "Verwijderen"), Qt.MouseButton.LeftButton)
    without, closed, told = _core(window), window.closed, texts(window.shell.toast)
    window.shell.toast.do()

    assert (without, closed, _core(window)) == (before[1:], True, before)
    assert "Kernboodschap verwijderen" in told


def test_what_is_new_has_nothing_to_delete(window: Window) -> None:
    QTest.mouseClick(button_called(window.page, "Boodschap toevoegen"), Qt.MouseButton.LeftButton)

    assert not any(
        each.isVisible()
        for each in window.form.findChildren(QAbstractButton)
        if each.accessibleName() in ("Verwijderen", "Omhoog", "Omlaag")
    )


def test_alt_and_an_arrow_move_a_message_and_the_keyboard_goes_along(window: Window) -> None:
    first, second, *rest = _core(window)
    key = _stand_on(window, "message").key

    _press(DOWN, ALT)
    moved, stood = _core(window), _standing()
    _press(UP, ALT)

    assert (moved, stood, _core(window)) == ([second, first, *rest], key, [first, second, *rest])
    assert _standing() == key


def test_above_the_first_there_is_nothing_to_move_to(window: Window) -> None:
    before = window.desk.history.undo_title()
    _stand_on(window, "message")

    _press(UP, ALT)

    assert window.desk.history.undo_title() == before
    assert not window.shell.toast.isVisible()


def test_a_button_in_the_form_moves_too_and_the_form_stays(window: Window) -> None:
    first, second, *rest = _core(window)
    _stand_on(window, "message")
    _press(ENTER)

    QTest.mouseClick(button_called(window.form, "Omlaag"), Qt.MouseButton.LeftButton)

    assert _core(window) == [second, first, *rest]
    assert isinstance(window.form, MessageForm)
    assert window.form.text.toPlainText() == first


def test_arrows_go_from_row_to_row(window: Window) -> None:
    first, second = (each.key for each in _rows(window, "message")[:2])
    _stand_on(window, "message")

    _press(DOWN)
    below = _standing()
    _press(UP)

    assert (below, _standing()) == (second, first)


def test_a_message_that_becomes_another_kind_stands_among_those(window: Window) -> None:
    text = _core(window)[0]
    _stand_on(window, "message")
    _press(ENTER)
    form = window.form
    assert isinstance(form, MessageForm)

    form.kind.setFocus()
    QTest.keyClick(form.kind, DOWN)
    form.text.setFocus()

    kinds = {each.text: each.kind for each in _card(window).messages}
    assert kinds[text] is MessageKind.QUESTION


def test_a_message_without_words_is_refused_beside_it_and_the_record_stays(window: Window) -> None:
    text = _core(window)[0]
    _stand_on(window, "message")
    _press(ENTER)
    form = window.form
    assert isinstance(form, MessageForm)

    form.text.selectAll()
    _press(DELETE)
    form.kind.setFocus()

    assert [field.error for field in form.fields if field.error] == ["Schrijf de boodschap in één zin."]
    assert _core(window)[0] == text


def test_a_stay_in_a_phase_is_mended_and_deleted(window: Window) -> None:
    QTest.keyClick(window.page.view.field.map, Qt.Key.Key_8)
    row = next(each for each in window.form.findChildren(PressRow))
    row.setFocus()
    _press(ENTER)
    form = window.form
    assert isinstance(form, StayForm)
    form.evidence.setFocus()
    form.evidence.selectAll()
    QTest.keyClicks(form.evidence, "Agenda van de Kamer")
    form.day.setFocus()
    mended = _card(window).phases[-1].evidence

    QTest.mouseClick(button_called(form, "Verwijderen"), Qt.MouseButton.LeftButton)

    assert mended == "Agenda van de Kamer"
    assert Phase.DEBATE not in [each.phase for each in _card(window).phases]
    assert window.page.view.present is not None
    assert window.page.view.present.phase is not Phase.DEBATE


@pytest.mark.parametrize(
    ("fact", "field"),
    [("Kamerstuk", "kamerstuk"), ("UDO", "udo"), ("Mandaat", "mandate"), ("Thema", "theme"), ("Doel", "goal")],
)
def test_a_click_on_a_fact_opens_the_form_at_it(window: Window, fact: str, field: str) -> None:
    (row,) = [
        each for each in window.page.view.side.findChildren(PressRow) if each.accessibleName() == f"Wijzigen: {fact}"
    ]

    QTest.mouseClick(row, Qt.MouseButton.LeftButton)

    assert isinstance(window.form, DossierForm)
    assert here() is getattr(window.form, field)


def test_the_draft_of_a_part_of_another_dossier_is_not_opened(window: Window) -> None:
    other = DossierId(window.desk.dossiers.put(Dossier(title="Ander")).only("dossier"))
    message = _card(window).messages[0].id

    window.page.resume(FormRef("message", (RecordRef("dossier", other), RecordRef("message", message))))

    assert window.closed


def test_every_row_says_its_keys_in_its_menu(window: Window) -> None:
    row = _rows(window, "message")[0]

    offered = {each.text(): each.shortcut().toString() for each in row.actions()}

    assert row.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    assert offered == {"Verwijderen": "Del", "Omhoog": "Alt+Up", "Omlaag": "Alt+Down"}
