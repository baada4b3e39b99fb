"""What a briefing says: frozen content, gathered by the services and printed by every paper alike."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime, time
from enum import Enum
from typing import cast

from ipo_crm.domain.dossiers import CalendarDate, Phase, Recurrence
from ipo_crm.domain.ids import NEW, SourceId
from ipo_crm.domain.meetings import Precision
from ipo_crm.domain.names import clean
from ipo_crm.domain.organisations import Chamber
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.promises import Direction
from ipo_crm.domain.sources import Source

_SPACES = re.compile("[^\\S\u00a0]+")
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF))


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence that claims something; without sources it is printed with a question mark in place of a number."""

    text: str
    sources: tuple[Source, ...] = ()


class Pronouns(Enum):
    """How a person is spoken of: as subject and as object; THEY where we do not know."""

    SHE = ("zij", "haar")
    HE = ("hij", "hem")
    THEY = ("zij", "hen")

    @property
    def subject(self) -> str:
        """The word for who does something."""
        return self.value[0]

    @property
    def object(self) -> str:
        """The word for whom something is done."""
        return self.value[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """With whom, when and where; `others` are who else sits across the table, `companions` who comes along with us."""

    kind: str = "Briefing bilateraal gesprek"
    name: str
    function: str = ""
    day: date | None = None
    precision: Precision = Precision.TIME
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    others: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    pronouns: Pronouns = Pronouns.THEY


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLine:
    """The one thing we ask; `amount` in euro cents, None where no money is asked."""

    text: str
    amount: int | None = None
    recurrence: Recurrence = Recurrence.ONCE
    first_year: int | None = None
    last_year: int | None = None
    fallback: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPromise:
    """A promise without an outcome.

    `note` is what to do about it now ("neem mee"), `first_due` the day before it was put off.
    """

    direction: Direction
    text: str
    due: date | None = None
    first_due: date | None = None
    days_late: int = 0
    note: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LastContact:
    """The latest talk that was held, in one line."""

    day: date
    kind: str = ""
    place: str = ""
    summary: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where they stand on a dossier: stance None is unknown, `was` the stance before this one where it differed."""

    dossier: str
    stance: Stance | None = None
    day: date | None = None
    was: Stance | None = None
    source: Source | None = None
    confidence: str = ""
    remark: str = ""

    @property
    def is_known(self) -> bool:
        """Whether anything is recorded; else only the remark is printed."""
        return self.stance is not None or self.day is not None or self.source is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldActor:
    """An actor on the map of one dossier; influence 1-5; whoever lacks stance or influence is named beside the map."""

    label: str
    stance: Stance | None = None
    influence: int | None = None
    is_self: bool = False
    is_suspect: bool = False
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """An unusual suspect: the score as the window shows it (0-100), None where there are too few dated facts."""

    name: str
    score: int | None = None
    reason: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class ChamberSeats:
    """The seats of one chamber, each counted once: the five counts add up to `total`, else ValueError."""

    chamber: Chamber
    sure: int
    likely: int
    hopeful: int
    unknown: int
    against: int
    needed: int
    total: int
    sources: tuple[Source, ...] = ()

    def __post_init__(self) -> None:
        counted = self.sure + self.likely + self.hopeful + self.unknown + self.against
        if counted != self.total:
            raise ValueError(f"{counted} seats counted in {self.chamber}, {self.total} expected")

    @property
    def up_to_likely(self) -> int:
        """Seats that are sure or likely."""
        return self.sure + self.likely

    @property
    def up_to_hopeful(self) -> int:
        """Seats that are sure, likely or hopeful."""
        return self.up_to_likely + self.hopeful


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """What they may say against it, and our answer."""

    text: str
    answer: Statement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Who of us does what in the talk."""

    name: str
    task: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingContent:
    """Everything on the two pages, in the order in which it is read; empty means not recorded and is printed as such.

    `data_as_of` is local time; `pivot` says whether their fractie decides; `seats` lacks a chamber without positions.
    """

    head: Head
    data_as_of: datetime
    one_sentence: str = ""
    ask: AskLine | None = None
    promises: tuple[OpenPromise, ...] = ()
    last_contact: LastContact | None = None
    stands: tuple[Stand, ...] = ()
    why: tuple[Statement, ...] = ()
    messages: tuple[Statement, ...] = ()
    questions: tuple[str, ...] = ()
    dossier: str = ""
    field: tuple[FieldActor, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    name_this: Statement | None = None
    path: Statement | None = None
    seats: tuple[ChamberSeats, ...] = ()
    pivot: Statement | None = None
    phase: Phase | None = None
    phase_name: str = ""
    phase_sources: tuple[Source, ...] = ()
    calendar: tuple[CalendarDate, ...] = ()
    objections: tuple[Objection, ...] = ()
    sensitive: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    leave_behind: str = ""
    classification: str = "Vertrouwelijk, alleen intern"
    is_demo: bool = False


def tidied(content: BriefingContent) -> BriefingContent:
    """Give the content with every text on one line, without characters that a paper cannot hold.

    Sources lose their key, so that the same document counts once.
    """
    return cast("BriefingContent", _tidied(content))


def _tidied(value: object) -> object:
    if isinstance(value, Source):
        value = replace(value, id=SourceId(NEW))
    if isinstance(value, str) and not isinstance(value, Enum):
        return _SPACES.sub(" ", clean(value)).translate(_NO_CHARACTERS)
    if isinstance(value, tuple):
        return tuple(_tidied(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _tidied(getattr(value, each.name)) for each in fields(value)})
    return value


def ordered_promises(content: BriefingContent) -> tuple[OpenPromise, ...]:
    """Give the open promises as they are printed: the latest first, then by due day, without a day last."""
    return tuple(sorted(content.promises, key=lambda each: (-each.days_late, each.due or date.max)))


def placed(content: BriefingContent) -> tuple[FieldActor, ...]:
    """Give the actors that have a place on the map, in reading order: from most influence, from against to for."""
    known = [actor for actor in content.field if actor.stance is not None and actor.influence is not None]
    return tuple(
        sorted(known, key=lambda actor: (-(actor.influence or 0), actor.stance or 0, not actor.is_self, actor.label))
    )


def ordered_seats(content: BriefingContent) -> tuple[ChamberSeats, ...]:
    """Give the chambers with recorded positions as they are printed: Tweede Kamer first."""
    order = list(Chamber)
    return tuple(sorted(content.seats, key=lambda seats: order.index(seats.chamber)))


def numbered_sources(content: BriefingContent) -> tuple[Source, ...]:
    """Give every source once, in order of first mention in print; its number is its place from 1."""
    return tuple(dict.fromkeys(source for sources in _claims(content) for source in sources))


def has_unsourced_claim(content: BriefingContent) -> bool:
    """Tell whether a claim on the pages has no source at all."""
    return any(not sources for sources in _claims(content))


def oldest_source_day(content: BriefingContent) -> date | None:
    """Give the day of the oldest source on the pages, None where no source has a day."""
    return min((source.day for source in numbered_sources(content) if source.day), default=None)


def _claims(content: BriefingContent) -> Iterator[tuple[Source, ...]]:
    """Walk the claims in print order, giving the sources of each."""
    yield from _first_page_claims(content)
    yield from (actor.sources for actor in placed(content))
    yield from (suspect.reason.sources for suspect in content.suspects)
    yield from _present(content.name_this, content.path)
    yield from (seats.sources for seats in ordered_seats(content))
    yield from _present(content.pivot)
    if content.phase is not None:
        yield content.phase_sources
    yield from ((line.source,) if line.source else () for line in content.calendar)
    yield from _present(*(objection.answer for objection in content.objections))


def _first_page_claims(content: BriefingContent) -> Iterator[tuple[Source, ...]]:
    if content.ask is not None:
        yield content.ask.sources
    yield from (promise.sources for promise in ordered_promises(content))
    if content.last_contact is not None:
        yield content.last_contact.sources
    yield from ((stand.source,) if stand.source else () for stand in content.stands if stand.is_known)
    yield from _present(*content.why, *content.messages)


def _present(*statements: Statement | None) -> Iterator[tuple[Source, ...]]:
    yield from (statement.sources for statement in statements if statement is not None)
