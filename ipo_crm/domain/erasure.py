"""Erasure: every place where a person is in the file, what is to become of each, and the proof of what was done."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import RecordRef


@dataclass(frozen=True, slots=True, order=True)
class TextPlace:
    """A free text of one record, by the name of its column; `content` stands for the bytes of an attachment."""

    ref: RecordRef
    column: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionFound:
    """A text that names the person, with a stretch of it; `certain` says that more than a bare surname fits."""

    place: TextPlace
    subject: str
    name: str
    label: str
    fragment: str
    certain: bool

    @property
    def where(self) -> str:
        """In which record and which of its fields."""
        return ", ".join(part for part in (f"{self.subject} {self.name}".strip(), self.label) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """Rows that point at the person; they go along, or only stop pointing."""

    subject: str
    label: str
    count: int
    goes: bool


class BackupChoice(StrEnum):
    """What becomes of back-ups and of files put aside that hold the person."""

    REWRITE = "rewrite"
    DROP = "drop"
    LEAVE = "leave"


class BackupFate(StrEnum):
    """What became of one of them."""

    CLEAN = "clean"
    REWRITTEN = "rewritten"
    DROPPED = "dropped"
    LEFT = "left"
    UNREADABLE = "unreadable"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Where a person is: rows, texts, and how many lines of the journal, titles of deeds, drafts and back-ups."""

    name: str
    pointers: tuple[Pointer, ...]
    mentions: tuple[MentionFound, ...]
    lines: int
    titles: int
    drafts: int
    backups: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was wiped where, without a name: rows per table, texts, lines of the journal, titles, drafts, contents."""

    rows: dict[str, int] = field(default_factory=dict)
    texts: int = 0
    lines_dropped: int = 0
    lines_rewritten: int = 0
    titles: int = 0
    drafts: int = 0
    contents: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Give the two together."""
        subjects = sorted({*self.rows, *other.rows})
        return Counts(
            rows={subject: self.rows.get(subject, 0) + other.rows.get(subject, 0) for subject in subjects},
            texts=self.texts + other.texts,
            lines_dropped=self.lines_dropped + other.lines_dropped,
            lines_rewritten=self.lines_rewritten + other.lines_rewritten,
            titles=self.titles + other.titles,
            drafts=self.drafts + other.drafts,
            contents=self.contents + other.contents,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What an erasure did, to be kept: it names nobody. `left` are mentions that still stand, `kept` those on purpose.

    `backups` tells of each file beside the workspace what became of it.
    """

    at: datetime
    change: Change
    counts: Counts
    kept: tuple[tuple[TextPlace, str], ...]
    left: int
    backups: tuple[tuple[str, BackupFate], ...]
