"""Work visits: a meeting with a programme, stop by stop, and what was agreed about press and pictures."""

from dataclasses import dataclass, replace
from datetime import time
from itertools import pairwise

from ipo_crm.domain.ids import MeetingId, OrganisationId, PersonId

_DAY = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One stop of the programme; `travel_minutes` is the way from here to the next one, by `travel_by`.

    The host is a person, an organisation, or just written down where neither is in the file.
    """

    starts: time | None = None
    ends: time | None = None
    place: str = ""
    subject: str
    host_person_id: PersonId | None = None
    host_organisation_id: OrganisationId | None = None
    host: str = ""
    note: str = ""
    travel_by: str = ""
    travel_minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkVisit:
    """What a work visit has beyond the meeting it is: its programme and the agreements around it."""

    meeting_id: MeetingId
    province_id: OrganisationId | None = None
    press: str = ""
    embargo: str = ""
    photo: str = ""
    spokesperson: str = ""
    logistics: str = ""
    after_action: str = ""
    stops: tuple[Stop, ...] = ()


def gaps(stops: tuple[Stop, ...]) -> tuple[int | None, ...]:
    """Give the minutes to spare between each stop and the next, after travel; negative is too short, None not known."""
    return tuple(_gap(here, there) for here, there in pairwise(stops))


def moved(stops: tuple[Stop, ...], minutes: int) -> tuple[Stop, ...]:
    """Give the stops with every time so many minutes later; ValueError when one would leave the day."""
    return tuple(replace(stop, starts=_later(stop.starts, minutes), ends=_later(stop.ends, minutes)) for stop in stops)


def _gap(here: Stop, there: Stop) -> int | None:
    if here.ends is None or there.starts is None:
        return None
    return _minutes(there.starts) - _minutes(here.ends) - (here.travel_minutes or 0)


def _later(at: time | None, minutes: int) -> time | None:
    if at is None:
        return None
    total = _minutes(at) + minutes
    if not 0 <= total < _DAY:
        raise ValueError("a stop would leave the day")
    return time(total // 60, total % 60)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
