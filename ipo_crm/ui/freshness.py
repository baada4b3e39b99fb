"""What changed since each page was read, so that it reads no more than that when it is seen."""

from collections.abc import Iterable, Mapping

from ipo_crm.domain.changes import NOTHING, Change
from ipo_crm.ui.page import Page


class Freshness:
    """Gathers per page what changed; None stands for everything."""

    def __init__(self) -> None:
        self._changed: dict[str, Change | None] = {}

    def note(self, change: Change, pages: Mapping[str, Page]) -> None:
        """Take in a deed; one that no journal tells of has a page read everything."""
        for key, page in pages.items():
            if change.touches(*page.reads):
                before = self._changed.get(key, NOTHING)
                if before is not None and change.deed_id is not None:
                    self._changed[key] = before.then(change.within(page.reads))
                else:
                    self._changed[key] = None

    def spoil(self, keys: Iterable[str]) -> None:
        """Have these pages read everything."""
        self._changed |= dict.fromkeys(keys)

    def forget(self) -> None:
        """Begin anew, with other pages."""
        self._changed.clear()

    def bring(self, key: str, page: Page) -> None:
        """Have a page that is seen read what changed, if anything did."""
        if key not in self._changed:
            return
        change = self._changed.pop(key)
        if change is None:
            page.reload()
        else:
            page.refresh(change)
