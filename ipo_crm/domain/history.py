"""History: who changed what, when, from what into what; and what was thrown away and can still come back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from ipo_crm.domain.ids import DeedId, RecordRef

BIN_DAYS = 30
"""How long the bin keeps what was thrown away before it is called overdue."""

_LONGEST_GAP = timedelta(days=14)
_NO_TIME = timedelta()


class ChangeKind(StrEnum):
    """What became of a row in a deed."""

    ADDED = "added"
    CHANGED = "changed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field as people read it, before and after; `column` is its name in the file, empty text is no value."""

    column: str
    label: str
    was: str
    became: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """What a deed did to one row; `entry` is the key of that line of the journal, by which a field is put back."""

    entry: int
    deed: DeedId
    title: str
    author: str
    at: datetime
    ref: RecordRef
    subject: str
    name: str
    kind: ChangeKind
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRecord:
    """A noun with all that changed about it and its parts, oldest first; `ref` may point at what is gone since."""

    ref: RecordRef
    subject: str
    name: str
    changes: tuple[RecordChange, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the deeds that touched it, each once, in order."""
        return tuple(dict.fromkeys(change.title for change in self.changes))


@dataclass(frozen=True, slots=True, kw_only=True)
class BinRow:
    """Something thrown away that can come back; `entry` is its line of the journal, `title` the deed that dropped it.

    `along_with` is that title where the deed was about something else. Below zero `days_left` says that it is overdue:
    it stays until somebody empties the bin.
    """

    entry: int
    ref: RecordRef
    subject: str
    name: str
    title: str
    along_with: str
    author: str
    at: datetime
    days_left: int

    @property
    def overdue(self) -> bool:
        return self.days_left <= 0


def days_left(dropped: datetime, deeds: Sequence[datetime], now: datetime) -> int:
    """Give the days that something stays in the bin, by the moments of the deeds since it was dropped, in order.

    A gap between two deeds counts for two weeks at most and a clock that went back for nothing, so that a clock that
    leaps ten years ahead makes nothing expire before somebody had the time to see it.
    """
    gaps = (later - earlier for earlier, later in pairwise((dropped, *deeds, now)))
    spent = sum((min(max(gap, _NO_TIME), _LONGEST_GAP) for gap in gaps), _NO_TIME)
    return BIN_DAYS - spent.days


def kind_of(was: Mapping[str, object] | None, became: Mapping[str, object] | None) -> ChangeKind:
    """Tell what became of a row from what it was and what it became."""
    if was is None:
        return ChangeKind.ADDED
    return ChangeKind.DROPPED if became is None else ChangeKind.CHANGED
