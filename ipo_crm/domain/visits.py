"""Work visits: a meeting with a programme, stop by stop, and what was agreed about press and pictures."""

from dataclasses import dataclass, replace
from datetime import date, time
from itertools import pairwise

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import MeetingId, OrganisationId, PersonId
from ipo_crm.domain.meetings import Answer, Meeting, PhotoConsent
from ipo_crm.domain.talks import Attendee
from ipo_crm.domain.tasks import TaskRow

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


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRow:
    """A stop with the name of its host; `minutes` is how long it lasts, `spare` what is left before the next one.

    `spare` is after the way there: negative is too short. None where a time is not known, or nothing follows.
    """

    stop: Stop
    host: str
    minutes: int | None
    spare: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkVisitCard:
    """One work visit with its programme, who comes, who may be in the pictures, and what has to follow."""

    meeting: Meeting
    visit: WorkVisit
    province: str
    stops: tuple[StopRow, ...]
    attendees: tuple[Attendee, ...]
    tasks: tuple[TaskRow, ...]

    @property
    def travel_minutes(self) -> int:
        """The minutes on the way, as far as they are known."""
        return sum(row.stop.travel_minutes or 0 for row in self.stops)

    @property
    def coming(self) -> int:
        """How many said that they come."""
        return sum(one.participant.answer is Answer.COMING for one in self.attendees)

    @property
    def photo_agreed(self) -> int:
        """How many may be in the pictures."""
        return sum(one.participant.photo is PhotoConsent.AGREED for one in self.attendees)

    @property
    def photo_open(self) -> int:
        """How many did not say yet whether they may be in the pictures, asked or not."""
        return sum(one.participant.photo in (None, PhotoConsent.ASKED) for one in self.attendees)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkVisitRow:
    """An earlier work visit that has a programme, to choose one from."""

    meeting_id: MeetingId
    day: date
    title: str
    stops: int


def minutes_of(stop: Stop) -> int | None:
    """Give how long a stop lasts, None where a time is not known."""
    if stop.starts is None or stop.ends is None:
        return None
    return _minutes(stop.ends) - _minutes(stop.starts)


def first_start(stops: tuple[Stop, ...]) -> time | None:
    """Give the first time that is known."""
    return next((stop.starts for stop in stops if stop.starts is not None), None)


def minutes_between(one: time, other: time) -> int:
    """Give the minutes from one time on the clock to another of the same day."""
    return _minutes(other) - _minutes(one)


def gaps(stops: tuple[Stop, ...]) -> tuple[int | None, ...]:
    """Give the minutes to spare between each stop and the next, after travel; negative is too short, None not known."""
    return tuple(_gap(here, there) for here, there in pairwise(stops))


def moved(stops: tuple[Stop, ...], minutes: int) -> tuple[Stop, ...]:
    """Give the stops with every time so many minutes later; ValueError when one would leave the day."""
    return tuple(replace(stop, starts=_later(stop.starts, minutes), ends=_later(stop.ends, minutes)) for stop in stops)


def rearranged(stops: tuple[Stop, ...], place: int, to: int) -> tuple[Stop, ...]:
    """Move one stop to another place in the order; the times between the two places move along.

    Each stop keeps how long it lasts. The way to the next one, and the time for it, stay at their place in the day.
    Where a time is not known or two stops overlap, only the order changes.
    """
    first, last = min(place, to), max(place, to)
    order = list(stops)
    order.insert(to, order.pop(place))
    order = [
        replace(stop, travel_by=there.travel_by, travel_minutes=there.travel_minutes)
        for stop, there in zip(order, stops, strict=True)
    ]
    before = [(stop.starts, stop.ends) for stop in stops[first : last + 1]]
    known = [(_minutes(starts), _minutes(ends)) for starts, ends in before if starts is not None and ends is not None]
    in_order = [minute for pair in known for minute in pair]
    if len(known) < len(before) or in_order != sorted(in_order):
        return tuple(order)
    begins = known[0][0]
    for at in range(first, last + 1):
        length = minutes_of(order[at]) or 0
        order[at] = replace(order[at], starts=_clock(begins), ends=_clock(begins + length))
        if at < last:
            begins += length + known[at - first + 1][0] - known[at - first][1]
    return tuple(order)


def later_stops(stops: tuple[Stop, ...], minutes: int) -> tuple[Stop, ...]:
    """Give the stops so many minutes later; UserError when one would leave the day."""
    try:
        return moved(stops, minutes)
    except ValueError as error:
        raise UserError(
            "Dan valt een stop buiten de dag. Kies een kleinere verschuiving, of pas de tijden met de hand aan."
        ) from error


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
    return _clock(total)


def _clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
