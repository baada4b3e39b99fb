"""The bar above a list: a field to type in, a chip for each condition, and the menu of all that can be asked."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ipo_crm.domain.list_query import (
    Condition,
    ListQuery,
    finished,
    meant,
    read_list_query,
    write_list_query,
)
from ipo_crm.services.saved_filters import SavedFilters
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.chip_flow import ChipFlow
from ipo_crm.ui.pages.kept_filters import KeptFilters
from ipo_crm.ui.pages.list_facets import Facet, Test, narrowed, understood
from ipo_crm.ui.pages.list_filter import FilterField
from ipo_crm.ui.pages.tab_order import tab_as_read
from ipo_crm.ui.pages.value_picker import ValuePicker
from ipo_crm.ui.qt import override, plain_tip
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.chip import PressChip
from ipo_crm.ui.widgets.labels import Label

_LONGEST_CHIP = 30
_FEW = 14
_LEAST_CHIPS = 200


class FilterBar(QWidget):
    """Says `changed` when other rows are asked for, `left` when the keyboard goes to the list, `noted` after a deed.

    What is typed works while one types; Enter makes chips of the conditions in it.
    """

    changed = Signal()
    left = Signal()
    noted = Signal(object)

    def __init__(self, field: FilterField, facets: Sequence[Facet[Any]]) -> None:
        super().__init__()
        self.field = field
        self._facets = {facet.word: facet for facet in facets}
        self._conditions: tuple[Condition, ...] = ()
        self._kept: KeptFilters | None = None
        self._quiet = False
        self.more = Button(self.tr("+ Filter"), kind=Kind.TEXT)
        self.more.clicked.connect(lambda _checked=False: self.open_menu())
        self._menu = QMenu(self.more)  # WORKAROUND: as a child of what has a focus proxy it cuts the tab order in two
        self._menu.aboutToShow.connect(self._fill_menu)
        self._chips = ChipFlow(self.more)
        self._wrong = Label("", TextRole.ERROR, wrap=True)
        self._wrong.hide()
        self._lay_out()
        words = ", ".join(f"{facet.word}:" for facet in facets if facet.narrows)
        field.setToolTip(self.tr("Woorden, of een voorwaarde met %1").replace("%1", words))
        field.setAccessibleDescription(field.toolTip())
        field.textChanged.connect(lambda _text: self._typed())
        field.left.connect(self._take_typed)

    @property
    def query(self) -> ListQuery:
        """What is asked: the chips, and what is typed and finished."""
        typed = read_list_query(finished(self.field.text(), self._facets), self._facets)
        asked = ListQuery(words=typed.words, conditions=(*self._conditions, *typed.conditions))
        return understood(self._facets.values(), asked)[0]

    @property
    def text(self) -> str:
        """What is asked, as it can be typed."""
        return write_list_query(self.query)

    @property
    def test(self) -> Test[Any] | None:
        """What a row must pass by its conditions; None where there are none."""
        return narrowed(self._facets.values(), self.query.conditions)

    @property
    def needs_more(self) -> bool:
        """Whether rows must be read with more for what is asked."""
        return any(self._facets[each.word].more for each in self.query.conditions)

    def value(self, word: str) -> str | None:
        """Give the first value that is asked of a word."""
        return next((each.value for each in self.query.conditions if each.word == word), None)

    def put(self, text: str) -> None:
        """Ask this instead of what was asked, as when it was typed; what only says what rows show stays."""
        read = read_list_query(text, self._facets)
        named = {each.word for each in read.conditions}
        stay = (each for each in self._conditions if not self._facets[each.word].narrows and each.word not in named)
        read = replace(read, conditions=(*stay, *read.conditions))
        asked, strange = understood(self._facets.values(), read)
        self._show(asked.conditions, write_list_query(replace(asked, conditions=strange)))
        self._refuse(strange)
        self.changed.emit()

    def set_quietly(self, word: str, value: str | None) -> None:
        """Have one chip of a word, or none, because the list shows that already."""
        rest = tuple(each for each in self._conditions if each.word != word)
        kept = next((each for each in self._conditions if each.word == word), None)
        if (kept.value if kept else None) != value:
            self._show((*(() if value is None else (Condition(word, value),)), *rest), None)

    def toggle(self, word: str, value: str) -> None:
        """Ask a condition, or no longer where it was asked."""
        facet = self._facets[word]
        rest = tuple(each for each in self._conditions if each != Condition(word, value))
        if len(rest) == len(self._conditions):
            rest = tuple(each for each in rest if not facet.one or each.word != word)
            rest = (*rest, Condition(word, value))
        self._show(rest, None)
        self.changed.emit()

    def drop(self, word: str) -> None:
        """Ask nothing of a word any more, in silence."""
        self._show(tuple(each for each in self._conditions if each.word != word), None)

    def clear(self) -> None:
        """Ask for all rows; what only says what rows show stays."""
        self._show(tuple(each for each in self._conditions if not self._facets[each.word].narrows), "")
        self.changed.emit()

    def keep_in(self, filters: SavedFilters, area: str) -> None:
        """Offer the kept filters of an area in the menu."""
        self._kept = KeptFilters(filters, area, self.put, lambda: self.text, self.more)
        self._kept.noted.connect(self.noted)

    def add(self, widget: QWidget) -> None:
        """Put something at the right end."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        tab_as_read(self)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def add_beside_field(self, widget: QWidget) -> None:
        """Put something between the field and the chips."""
        self._row.insertWidget(1, widget, 0, Qt.AlignmentFlag.AlignTop)
        tab_as_read(self)

    def open_menu(self, below: QWidget | None = None) -> None:
        """Show what can be asked, under a widget."""
        under = below or self.more
        self._menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    def _fit(self) -> None:
        """Stand the chips beside the field, on its middle, or below it where there is no room for them."""
        items = [item for at in range(self._row.count()) if (item := self._row.itemAt(at)) is not None]
        taken = sum(item.sizeHint().width() + self._row.spacing() for item in items if item.widget() is not None)
        below = self.width() - 2 * SIZES.page_margin - taken < scaled(_LEAST_CHIPS)
        top = 0 if below else scaled(SIZES.button - SIZES.chip_filter) // 2
        self._beside.setContentsMargins(0, top, 0, 0)
        here, there = (self._below, self._beside) if below else (self._beside, self._below)
        if here.indexOf(self._chips) < 0:
            there.removeWidget(self._chips)
            here.addWidget(self._chips)
            tab_as_read(self)

    def _typed(self) -> None:
        self._refuse(())
        if not self._quiet:
            self.changed.emit()

    def _take_typed(self) -> None:
        """Make chips of the conditions in the field, and go to the list where they all mean something."""
        read = read_list_query(self.field.text(), self._facets)
        if not read.conditions:
            self.left.emit()
            return
        asked = ListQuery(words=read.words, conditions=(*self._conditions, *read.conditions))
        known, strange = understood(self._facets.values(), asked)
        self._show(known.conditions, write_list_query(replace(known, conditions=strange)))
        self._refuse(strange)
        self.changed.emit()
        if not strange:
            self.left.emit()

    def _refuse(self, strange: Sequence[Condition]) -> None:
        """Say which conditions mean nothing here; none takes it away."""
        told = self.tr("%1 zegt hier niets. Kies onder + Filter wat er wel is.")
        self._wrong.setText(told.replace("%1", write_list_query(ListQuery(conditions=tuple(strange)))))
        self._wrong.setVisible(bool(strange))
        wrong = f"{self._wrong.text()} " if strange else ""
        self.field.setAccessibleDescription(wrong + self.field.toolTip())

    def _show(self, conditions: Sequence[Condition], text: str | None) -> None:
        """Show these chips, and this text in the field where one is given."""
        self._conditions = tuple(dict.fromkeys(conditions))
        if text is not None:
            self._quiet = True
            self.field.setText(text)
            self._quiet = False
        had_focus = any(isinstance(each, PressChip) and each.hasFocus() for each in self._chips.children())
        self._chips.show_widgets([self._chip(each) for each in self._conditions])
        if had_focus:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        tab_as_read(self)

    def _chip(self, asked: Condition) -> PressChip:
        words = self._facets[asked.word].chip(asked.value)
        short = words if len(words) <= _LONGEST_CHIP else f"{words[: _LONGEST_CHIP - 1]}…"
        chip = PressChip(short, removable=True)
        chip.setAccessibleName(words)
        chip.setToolTip(plain_tip(words))
        chip.removed.connect(partial(self.toggle, asked.word, asked.value))
        chip.clicked.connect(lambda _checked=False: self.open_menu(chip))
        return chip

    def _fill_menu(self) -> None:
        self._menu.clear()
        if self._kept is not None:
            self._kept.fill(self._menu)
            self._menu.addSeparator()
        for facet in self._facets.values():
            self._fill_facet(facet)
        self._menu.addSeparator()
        asked = self.query
        some = bool(asked.words) or any(self._facets[each.word].narrows for each in asked.conditions)
        self._menu.addAction(self.tr("Filters wissen"), self.clear).setEnabled(some)

    def _fill_facet(self, facet: Facet[Any]) -> None:
        offers = facet.offers()
        taken = {meant(each.value) for each in self._conditions if each.word == facet.word}
        if len(offers) > _FEW:
            self._menu.addAction(f"{facet.title}…", partial(self._pick, facet)).setEnabled(facet.ready())
            return
        inner = self._menu.addMenu(facet.title)
        inner.setEnabled(bool(offers) and facet.ready())
        for value, words in offers:
            action = inner.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(meant(value) in taken)
            action.triggered.connect(lambda _on=False, value=value: self._toggle_meant(facet, value))

    def _pick(self, facet: Facet[Any]) -> None:
        offers = facet.offers()
        taken = {meant(each.value) for each in self._conditions if each.word == facet.word}
        box = ValuePicker(facet.title, offers, {value for value, _ in offers if meant(value) in taken}, self)
        box.chosen.connect(partial(self._toggle_meant, facet))
        box.drop_down(self.more)

    def _toggle_meant(self, facet: Facet[Any], value: str) -> None:
        """Toggle a value, also where it was typed another way."""
        same = (
            each.value for each in self._conditions if each.word == facet.word and meant(each.value) == meant(value)
        )
        self.toggle(facet.word, next(same, facet.read(value) or value))

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        self._beside = QVBoxLayout()
        self._beside.addWidget(self._chips)
        self._row.addLayout(self._beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.page_margin, 8, SIZES.page_margin, 8)
        column.setSpacing(4)
        column.addLayout(self._row)
        self._below = QVBoxLayout()
        column.addLayout(self._below)
        column.addWidget(self._wrong)
        self._fit()
