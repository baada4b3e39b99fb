"""Where somebody was, kept on this computer: the place in each file, the widths of panes, and how the rail is folded.

A file is known by a hash of its path and a record by its number, so that no name comes into the settings.
"""

import hashlib
import json
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from ipo_crm.ui.page import Place, TalkAbout

_LATER_MS: Final = 1500
_MOST: Final = 12
_RAIL: Final = {True: "window/rail_narrow", False: "window/rail_wide"}


class Later(QObject):
    """Writes settings a moment later, as the system waits for the disk at each writing."""

    def __init__(self, settings: QSettings | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._waiting: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LATER_MS)
        self._timer.timeout.connect(self.flush)

    def put(self, key: str, value: str) -> None:
        """Keep a value, soon."""
        self._waiting[key] = value
        self._timer.start()

    def get(self, key: str) -> str:
        """Give a value, empty where there is none."""
        if key in self._waiting or self._settings is None:
            return self._waiting.get(key, "")
        return str(self._settings.value(key, ""))

    def flush(self) -> None:
        """Write what waits now."""
        self._timer.stop()
        if self._settings is not None:
            for key, value in self._waiting.items():
                self._settings.setValue(key, value)
        self._waiting.clear()


class LastPlace(QObject):
    """The places visited in one file, the last one first; those of an area that is only `passing` are not kept."""

    def __init__(self, later: Later, path: Path, passing: Collection[str] = ()) -> None:
        super().__init__(later)
        self._later = later
        self._key = f"places/{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:20]}"
        self._passing = frozenset(passing)
        self.places: tuple[Place, ...] = _read(later.get(self._key))

    @property
    def last(self) -> Place | None:
        """The place where somebody was last, None where the file was never open here."""
        return self.places[0] if self.places else None

    def note(self, place: Place) -> None:
        """Remember a visit; of a record only its number, and nothing that is typed."""
        if place.area in self._passing:
            return
        record = place.record.talk if isinstance(place.record, TalkAbout) else place.record
        kept = Place(place.area, record if isinstance(record, int) else None)
        self.places = (kept, *(each for each in self.places if each != kept))[:_MOST]
        self._later.put(self._key, json.dumps([[each.area, each.record] for each in self.places]))


class Widths:
    """The widths of the panes of every page, as somebody dragged them."""

    def __init__(self, later: Later) -> None:
        self._later = later

    def follow(self, page: QWidget, area: str) -> None:
        """Give the panes of a page the widths they had, and keep them from now on."""
        for number, splitter in enumerate(page.findChildren(QSplitter)):
            key = f"widths/{area}-{number}"
            kept = _read_widths(self._later.get(key))
            if len(kept) == splitter.count():
                splitter.setSizes(list(kept))
                splitter.splitterMoved.emit(kept[0], 1)  # a page that sets its own widths leaves them from now on
            splitter.splitterMoved.connect(partial(self._keep, key, splitter))

    def shift(self, page: QWidget, by: int) -> None:
        """Make the left pane of a page wider by so many px, or smaller, for who does not drag."""
        splitter = next((each for each in page.findChildren(QSplitter) if each.isVisible()), None)
        sizes = [] if splitter is None else splitter.sizes()
        if splitter is not None and len(sizes) > 1 and sizes[1]:
            splitter.setSizes([sizes[0] + by, sizes[1] - by, *sizes[2:]])
            splitter.splitterMoved.emit(splitter.sizes()[0], 1)

    def _keep(self, key: str, splitter: QSplitter, *_where: int) -> None:
        self._later.put(key, json.dumps(splitter.sizes()))


class RailWish:
    """Whether somebody wants the rail folded, in a narrow window and in a wide one; else it folds where narrow."""

    def __init__(self, later: Later) -> None:
        self._later = later

    def folded(self, *, narrow: bool) -> bool:
        """Tell whether the rail is to be folded in a window of this kind."""
        kept = self._later.get(_RAIL[narrow])
        return kept == "folded" if kept in ("folded", "open") else narrow

    def keep(self, *, narrow: bool, folded: bool) -> None:
        """Keep what somebody wants."""
        self._later.put(_RAIL[narrow], "folded" if folded else "open")


def _read(text: str) -> tuple[Place, ...]:
    """Read the places; what is none is left out."""
    try:
        kept = json.loads(text or "[]")
    except ValueError:
        return ()
    pairs = (each for each in kept if isinstance(each, list) and len(each) == 2) if isinstance(kept, list) else ()
    return tuple(
        Place(area, record)
        for area, record in pairs
        if isinstance(area, str) and (record is None or type(record) is int)
    )


def _read_widths(text: str) -> Sequence[int]:
    try:
        kept = json.loads(text or "[]")
    except ValueError:
        return ()
    good = isinstance(kept, list) and all(type(each) is int and each >= 0 for each in kept) and sum(kept) > 0
    return kept if good else ()
