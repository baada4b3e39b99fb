"""What the search field finds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.sectors import Sector

Marks = tuple[tuple[int, int], ...]
"""Pieces of a text as (start, length), in order and apart."""


class HitKind(StrEnum):
    """The groups of hits, in the order in which they are shown; each is the name of its table."""

    PERSON = "person"
    ORGANISATION = "organisation"
    DOSSIER = "dossier"
    COALITION = "coalition"
    MEETING = "meeting"
    PROMISE = "promise"
    TASK = "task"
    POSITION = "position"
    ASK = "ask"
    MESSAGE = "message"
    MOTION = "motion"
    INSTRUMENT = "instrument"
    DATE = "calendar_date"
    STOP = "visit_stop"
    TRAJECTORY = "trajectory"
    PRODUCT = "product"
    ATTACHMENT = "attachment"
    TAG = "tag"
    IMPRESSION = "impression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One record that fits what was typed; `key` is that of the noun named by `kind`.

    `marks` say what fits in the title. `fragment` is the piece of the field that fits, where the title does not, with
    marks of its own. `home` is the record whose page shows this one; None where there is no such record.
    """

    kind: HitKind
    key: int
    title: str
    detail: str = ""
    marks: Marks = ()
    fragment: str = ""
    fragment_marks: Marks = ()
    day: date | None = None
    sector: Sector | None = None
    home: RecordRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HitGroup:
    """The hits of one kind: the best of `found`, out of `among` records of that kind in the file.

    With `more`, there are more than `found`: so many that to count them all would take longer than a key press.
    """

    kind: HitKind
    hits: tuple[Hit, ...]
    found: int
    among: int
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The answer to what was typed: groups in a fixed order, and names that look like it where few fit.

    `unread` are the filters that are not finished or not understood; they were left out.
    """

    groups: tuple[HitGroup, ...] = ()
    near: tuple[Hit, ...] = ()
    unread: tuple[str, ...] = ()
