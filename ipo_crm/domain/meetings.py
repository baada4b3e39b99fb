"""Meetings: every contact moment, from a phone call to a work visit."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from ipo_crm.domain.ids import NEW, AskId, DossierId, MeetingId, OrganisationId, PersonId
from ipo_crm.domain.sources import Source


class MeetingKind(StrEnum):
    """The kinds of contact moment."""

    BILATERAL = "bilateraal"
    WORK_VISIT = "werkbezoek"
    OFFICIAL = "ambtelijk"
    GOVERNING = "bestuurlijk"
    OVERHEDEN = "overhedenoverleg"
    LUNCH = "broodje"
    ROUND_TABLE = "rondetafel"
    BRIEFING = "technische_briefing"
    DEBATE = "debat"
    PHONE = "telefoon"
    LETTER = "brief"
    MAIL = "mail"
    EVENT = "bijeenkomst"


class Precision(StrEnum):
    """How exactly we know when: to the minute, the day, or only the week (then `day` is its Monday)."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"


class Side(StrEnum):
    """On whose side someone takes part."""

    THEIRS = "theirs"
    OURS = "ours"


class Answer(StrEnum):
    """What someone said to an invitation; None where nobody asked."""

    ASKED = "asked"
    COMING = "coming"
    DECLINED = "declined"
    SUBSTITUTE = "substitute"


class PhotoConsent(StrEnum):
    """Whether someone may be in the pictures; None where nobody asked."""

    ASKED = "asked"
    AGREED = "agreed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Someone who took part; `task` is who opens, asks, takes notes."""

    person_id: PersonId
    side: Side = Side.THEIRS
    task: str = ""
    answer: Answer | None = None
    photo: PhotoConsent | None = None


class MeetingStatus(StrEnum):
    """Whether it still has to happen."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A contact moment: times are local to The Hague, `day` always stands, `starts` and `ends` where known.

    `agenda_line` is the sentence that may stand in a public agenda.
    """

    id: MeetingId = MeetingId(NEW)
    uuid: str = ""
    kind: MeetingKind = MeetingKind.BILATERAL
    status: MeetingStatus = MeetingStatus.HELD
    day: date
    starts: time | None = None
    ends: time | None = None
    precision: Precision = Precision.DAY
    title: str = ""
    place: str = ""
    on_behalf_of: OrganisationId | None = None
    purpose: str = ""
    pushback: str = ""
    ask_id: AskId | None = None
    ask_text: str = ""
    fallback: str = ""
    leave_behind: str = ""
    reaction: str = ""
    learned: str = ""
    report: str = ""
    agenda_line: str = ""
    participants: tuple[Participant, ...] = ()
    dossiers: tuple[DossierId, ...] = ()
    source: Source | None = None

    @property
    def minutes(self) -> int | None:
        """Duration in minutes, None where an end is not known."""
        if self.starts is None or self.ends is None:
            return None
        return (self.ends.hour - self.starts.hour) * 60 + self.ends.minute - self.starts.minute


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """One line of the list of contact moments."""

    id: MeetingId
    kind: MeetingKind
    status: MeetingStatus
    day: date
    starts: time | None
    ends: time | None
    title: str
    place: str
    with_whom: tuple[str, ...] = ()
    dossiers: tuple[str, ...] = ()
    reported: bool = False
