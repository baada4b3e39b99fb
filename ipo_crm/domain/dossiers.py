"""Dossiers: what we want, in which phase it is, and what we say about it."""

from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum, StrEnum

from ipo_crm.domain.ids import (
    NEW,
    AskId,
    CalendarDateId,
    DossierId,
    MessageId,
    OrganisationId,
    PersonId,
    PhaseEntryId,
)
from ipo_crm.domain.sources import Source


class Phase(IntEnum):
    """The ten phases of the lobby process, numbered as on screen."""

    AGENDA = 1
    MOBILISE = 2
    DESIGN = 3
    CONSULT = 4
    GOVERNMENT_ACCORD = 5
    POLITICAL_ACCORD = 6
    LETTER = 7
    DEBATE = 8
    VOTE = 9
    SENATE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseEntry:
    """The stay of a dossier in a phase: from a day, with evidence, and a reason when it skips or goes back."""

    id: PhaseEntryId = PhaseEntryId(NEW)
    phase: Phase
    entered: date
    evidence: str = ""
    reason: str = ""
    source: Source | None = None


class MessageKind(StrEnum):
    """What a prepared sentence is for."""

    CORE = "core"
    QUESTION = "question"
    OBJECTION = "objection"
    SENSITIVE = "sensitive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A prepared sentence on a dossier; an objection has an answer."""

    id: MessageId = MessageId(NEW)
    kind: MessageKind
    text: str
    answer: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDate:
    """A day in the calendar of a dossier: a debate, vote, deadline or consultation."""

    id: CalendarDateId = CalendarDateId(NEW)
    day: date
    at: time | None = None
    text: str
    confirmed: bool = True
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A subject of the lobby; salience 1-5 says how much the public cares, None means not known."""

    id: DossierId = DossierId(NEW)
    uuid: str = ""
    title: str
    short_title: str = ""
    kamerstuk: str = ""
    goal: str = ""
    theme: str = ""
    salience: int | None = None
    lead_id: PersonId | None = None
    udo_status: str = ""
    consultation_status: str = ""
    mandate: str = ""
    source: Source | None = None

    @property
    def label(self) -> str:
        return self.short_title or self.title


class Recurrence(StrEnum):
    """Whether an amount is asked once or every year."""

    ONCE = "once"
    PER_YEAR = "per_year"


class AskStatus(StrEnum):
    """How an ask stands."""

    OPEN = "open"
    IN_TALKS = "in_talks"
    PARTLY = "partly"
    GRANTED = "granted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What we want, with the money behind it; `amount` in euro cents, None where no money is asked."""

    id: AskId = AskId(NEW)
    uuid: str = ""
    dossier_id: DossierId
    text: str
    amount: int | None = None
    recurrence: Recurrence = Recurrence.ONCE
    first_year: int | None = None
    last_year: int | None = None
    cover: str = ""
    addressee_id: OrganisationId | None = None
    status: AskStatus = AskStatus.OPEN
    evidence: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """Which part of an ask goes to which organisation; `amount` in euro cents, per year where the ask is."""

    ask_id: AskId
    organisation_id: OrganisationId
    amount: int
    note: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierName:
    """What a dossier is called, for choosing one."""

    id: DossierId
    title: str
    short_title: str
    kamerstuk: str

    @property
    def label(self) -> str:
        return self.short_title or self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRow(DossierName):
    """One line of the list of dossiers."""

    salience: int | None
    theme: str = ""
    phase: Phase | None = None
    since: date | None = None
    actors: int = 0
    next_date: CalendarDate | None = None
