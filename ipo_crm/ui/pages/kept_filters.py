"""Filters of a list that were kept under a name: to use, keep, rename, put in order and delete from a menu."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import FilterId
from ipo_crm.domain.tags import SavedFilter
from ipo_crm.services.saved_filters import SavedFilters
from ipo_crm.ui.pages.name_box import NameBox


class KeptFilters(QObject):
    """Fills a menu; `use` takes the text of a filter, `now` gives that of the list; `noted` tells of a deed."""

    noted = Signal(object)

    def __init__(
        self, filters: SavedFilters, area: str, use: Callable[[str], object], now: Callable[[], str], under: QWidget
    ) -> None:
        super().__init__(under)
        self._filters = filters
        self._area = area
        self._use = use
        self._now = now
        self._under = under

    def fill(self, menu: QMenu) -> None:
        """Put the kept filters in a menu, and what can be done with them."""
        kept = self._filters.rows(self._area)
        for each in kept:
            action = menu.addAction(_in_menu(each.name), partial(self._use, each.query))
            action.setCheckable(True)
            action.setChecked(each.query == self._now())
        menu.addAction(self.tr("Filter bewaren als…"), self._ask_name).setEnabled(bool(self._now()))
        if kept:
            self._fill_managing(menu.addMenu(self.tr("Bewaarde filters beheren")), kept)

    def _fill_managing(self, menu: QMenu, kept: tuple[SavedFilter, ...]) -> None:
        keys = [each.id for each in kept]
        for at, each in enumerate(kept):
            of_one = menu.addMenu(_in_menu(each.name))
            of_one.addAction(self.tr("Hernoemen…"), partial(self._ask_other_name, each))
            of_one.addAction(self.tr("Naar boven"), partial(self._swap, keys, at, at - 1)).setEnabled(at > 0)
            of_one.addAction(self.tr("Naar onder"), partial(self._swap, keys, at, at + 1)).setEnabled(
                at + 1 < len(keys)
            )
            of_one.addAction(self.tr("Verwijderen"), partial(self._drop, each.id))

    def _ask_name(self) -> None:
        query = self._now()
        self._ask("", self.tr("Bewaren"), lambda name: self._filters.save(self._area, name, query))

    def _ask_other_name(self, kept: SavedFilter) -> None:
        self._ask(kept.name, self.tr("Hernoemen"), lambda name: self._filters.rename(kept.id, name))

    def _ask(self, name: str, action: str, keep: Callable[[str], Change]) -> None:
        box = NameBox(self.tr("Naam van het filter"), action, name, lambda typed: self._tell(keep(typed)), self._under)
        box.drop_down(self._under)

    def _swap(self, keys: list[FilterId], at: int, other: int) -> None:
        order = list(keys)
        order[at], order[other] = order[other], order[at]
        self._tell(self._filters.arrange(self._area, tuple(order)))

    def _drop(self, key: FilterId) -> None:
        self._tell(self._filters.drop(key))

    def _tell(self, change: Change) -> None:
        self.noted.emit(change)


def _in_menu(name: str) -> str:
    return name.replace("&", "&&")
