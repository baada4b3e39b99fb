"""What opens beside a list or for a moment over a page: panes, tabs, small boxes, the palette, a toast."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ipo_crm.domain.ids import ActorKind
from ipo_crm.domain.promises import Outcome
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.duplicates import DuplicatesPage
from ipo_crm.ui.pages.label_row import LabelRow
from ipo_crm.ui.pages.name_box import NameBox
from ipo_crm.ui.pages.organisations import OrganisationsPage
from ipo_crm.ui.pages.people import PeoplePage
from ipo_crm.ui.pages.value_picker import ValuePicker
from tests.busy import LONG
from tests.screens.openings import Opening, on_organisations, on_people
from tests.screens.pages import Window

MANY: Final = 40
TABS: Final = 5
SHOWN_NOTES: Final = 3


def several(window: Window) -> QWidget:
    page = on_people(window)
    view = page.list.view
    select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in range(min(MANY, page.list.model.rowCount())):
        view.selectionModel().select(page.list.model.index(row, 0), select)
    return page.bulk


def several_organisations(window: Window) -> QWidget:
    page = on_organisations(window)
    page.view.selectAll()
    return page.bulk


def note(window: Window) -> QWidget:
    page = on_people(window)
    page.detail.write_note(SHOWN_NOTES)
    return page.detail


def promise(window: Window) -> QWidget:
    page = on_people(window)
    desk = window.desk
    key = next(
        row.id
        for row in desk.people.rows()
        if any(each.promise.outcome is Outcome.OPEN for each in desk.people.card(row.id).promises)
    )
    page.show_record(key)
    page.detail.tabs.setCurrentIndex(2)
    box = next(each for each in page.detail.findChildren(QCheckBox) if each.isEnabled() and each.isVisible())
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    return page.detail


def label(window: Window) -> QWidget:
    page = on_people(window)
    row = page.detail.findChildren(LabelRow)[0]
    row.adder.button.click()
    return page.detail


def long_doubles(window: Window) -> QWidget:
    one, other = (row.id for row in window.desk.people.rows() if row.name == LONG)
    window.shell.open(Place("duplicates", (ActorKind.PERSON.value, one, other)))
    page = window.shell.page
    assert isinstance(page, DuplicatesPage)
    return page.pane


def person_tab(at: int) -> Opening:
    def opened(window: Window) -> QWidget:
        page = on_people(window)
        page.detail.tabs.setCurrentIndex(at)
        return page.detail

    return opened


def _organisation_tab(at: int) -> Opening:
    def opened(window: Window) -> QWidget:
        page = on_organisations(window)
        page.detail.tabs.setCurrentIndex(at)
        return page.detail

    return opened


def _palette(typed: str, *keys: Qt.Key) -> Opening:
    def opened(window: Window) -> QWidget:
        on_people(window)
        window.shell.palette_view.open(typed)
        for key in keys:
            QTest.keyClick(window.shell.palette_view.findChildren(QLineEdit)[0], key)
        return window.shell.palette_view

    return opened


def drafts(window: Window) -> QWidget:
    on_people(window)
    unfinished = window.program.unfinished
    assert unfinished is not None
    unfinished.show()
    assert unfinished.strip is not None
    return unfinished.strip


def toast(window: Window) -> QWidget:
    on_people(window)
    window.shell.toast.offer("Persoon A.M.C. van der Verzonnen-Nooitgenoemd verwijderd", "Ongedaan maken Ctrl+Z", bool)
    return window.shell.toast


def pick(window: Window) -> QWidget:
    bar = on_people(window).list.bar
    facet = max(bar._facets.values(), key=lambda each: len(each.offers()))
    bar._pick(facet)
    (box,) = [each for each in bar.findChildren(ValuePicker) if each.isVisible()]
    return box


def name_of_filter(window: Window) -> QWidget:
    bar = on_people(window).list.bar
    bar.put("sector:kamer")
    assert bar._kept is not None
    bar._kept._ask_name()
    (box,) = [each for each in bar.more.findChildren(NameBox) if each.isVisible()]
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    bar.clear()
    return box


def strange_filter(window: Window) -> QWidget:
    page = on_people(window)
    page.list.bar.put("sector:onzin kent:niemand")
    return page.list


BESIDE: Final[dict[str, Opening]] = {
    **{f"person, tab {at}": person_tab(at) for at in range(TABS)},
    **{f"organisation, tab {at}": _organisation_tab(at) for at in range(TABS)},
    "many people": several,
    "many organisations": several_organisations,
    "note": note,
    "promise": promise,
    "label": label,
    "doubles": long_doubles,
    "drafts": drafts,
    "toast": toast,
    "strange filter": strange_filter,
    "values of a filter": pick,
    "name of a filter": name_of_filter,
    "palette, empty": _palette(""),
    "palette, hits": _palette("vd fic"),
    "palette, actions": _palette("vd fic", Qt.Key.Key_Tab),
    "palette, nothing": _palette("qqxxzz"),
    "palette, commands": _palette(">"),
}
"""All that is shown beside or over a page and is no form."""


def put_away(window: Window, part: QWidget) -> None:
    """Close it, so that the next one finds the window as it is by itself."""
    if isinstance(part, (ValuePicker, NameBox)):
        part.close()
    window.shell.palette_view.shut()
    window.shell.toast.hide()
    unfinished = window.program.unfinished
    assert unfinished is not None
    assert unfinished.strip is not None
    unfinished.strip.hide()
    page = window.shell.page
    if isinstance(page, (PeoplePage, OrganisationsPage)):
        if page.detail.note is not None:
            page.detail.note.give_up()
        page.detail.tabs.setCurrentIndex(0)
        page.list.bar.clear()
