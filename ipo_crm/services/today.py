"""Today: questions about what is on, what is due and who was left silent; each is asked as of a day.

Whoever objected to being kept is in none of the answers: a talk with them alone bears its title.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from heapq import nsmallest

from ipo_crm.domain.meetings import MeetingRow, MeetingStatus
from ipo_crm.domain.promises import Direction
from ipo_crm.domain.today import (
    NOTICE_OF_TERM,
    WEEK,
    AgendaRow,
    Cold,
    ColdRow,
    DeadlineRow,
    OpenCount,
    OpenPromiseRow,
    OpenTasks,
    Review,
    ReviewRow,
    Reviews,
    notice_due,
)
from ipo_crm.services.people import People
from ipo_crm.services.shielded import shielded
from ipo_crm.store import meetings, promises, settings, tasks
from ipo_crm.store import people as store_people
from ipo_crm.store import today as store
from ipo_crm.store.workspace import Workspace

MOST = 200
"""So many rows of one kind are listed at most; the counts are of all."""
_DAY = timedelta(days=1)
_MONTH = timedelta(days=31)
_RHYTHM = "rhythm_days"
_FEW = 500
_NEVER = "~"  # after every day that is written


class Today:
    """Questions only: what is done about it are deeds of talks, promises, tasks and people."""

    def __init__(self, workspace: Workspace, people: People) -> None:
        self._workspace = workspace
        self._people = people

    def is_empty(self) -> bool:
        """Tell whether nobody, no talk and no dossier was written down yet."""
        return store.is_empty(self._workspace.connection)

    def agenda(self, day: date, today: date) -> tuple[AgendaRow, ...]:
        """Give the talks of a day in the order of the clock, those called off left out."""
        return self._agenda(day, day + _DAY, today)

    def coming(self, day: date, today: date) -> tuple[AgendaRow, ...]:
        """Give the talks of the six days after a day."""
        return self._agenda(day + _DAY, day + WEEK, today)

    def next_day(self, after: date) -> date | None:
        """Give the first day after this one with a planned talk."""
        return store.next_day(self._workspace.connection, after)

    def deadlines(self, day: date) -> tuple[DeadlineRow, ...]:
        """Give the days of dossiers in the week from a day, and products that are late."""
        return store.deadlines(self._workspace.connection, day, day + WEEK)

    def unreported(self, day: date) -> tuple[MeetingRow, ...]:
        """Give the talks with somebody before a day that nobody reported on, the earliest first.

        Of those that were planned all wait; of those that were held, the ones of the last month.
        """
        connection = self._workspace.connection
        planned = meetings.rows(connection, until=day, status=MeetingStatus.PLANNED, limit=MOST)
        held = meetings.rows(connection, since=day - _MONTH, until=day, status=MeetingStatus.HELD)
        found = [*planned, *(row for row in held if not row.reported)]
        waiting = [row for row in shielded(self._workspace, found, self._theirs(found)) if row.with_whom]
        return tuple(sorted(waiting, key=lambda row: (row.day, row.starts is None, row.starts, row.id))[-MOST:])

    def promises(self, direction: Direction, day: date, most: int = MOST) -> tuple[OpenPromiseRow, ...]:
        """Give the open promises of one direction, overdue first, as far as they are listed."""
        connection = self._workspace.connection
        rows = promises.rows(
            connection, only_open=True, direction=direction, without=store_people.blocked(connection), limit=most
        )
        lines = self._people.lines({row.promise.person_id for row in rows}, day)
        return tuple(OpenPromiseRow(row=row, person=lines[row.promise.person_id]) for row in rows)

    def promise_count(self, direction: Direction, day: date) -> OpenCount:
        """Count the open promises of one direction."""
        connection = self._workspace.connection
        return store.promise_count(connection, direction, day, store_people.blocked(connection))

    def tasks(self, day: date, most: int = MOST) -> OpenTasks:
        """Give the open tasks, overdue first, and how many there are."""
        connection = self._workspace.connection
        blocked = store_people.blocked(connection)
        found = tasks.rows(connection, only_open=True, limit=most)
        rows = tuple(replace(row, person="") if row.task.person_id in blocked else row for row in found)
        return OpenTasks(rows=rows, count=store.task_count(connection, day))

    def cold(self, day: date) -> Cold:
        """Give who was not spoken to for longer than their rhythm and with whom no talk is planned.

        The longest silent come first, who was never spoken to last. Who has no rhythm, of their own or by a label, and
        was spoken to before, has that of the settings.
        """
        return next(found for found in self.cold_in_steps(day) if found is not None)

    def cold_in_steps(self, day: date, most: int = MOST) -> Iterator[Cold | None]:
        """Give the same in steps that each take little, all but the last of them None: a window lives between them."""
        connection = self._workspace.connection
        rhythms = store.rhythms(connection)
        usual = self._usual_rhythm()
        if usual is None and len(rhythms) <= _FEW:
            last = {key: held.isoformat() for key, held in store.last_talks(connection, rhythms, day).items()}
        else:
            last = {}
            for some in store.spoken_to(connection, day):
                last.update((key, held) for key, held in some if held > last.get(key, ""))
                yield None
        if usual is not None:
            blocked = store_people.blocked(connection)
            rhythms = {key: usual for key in last if key not in blocked} | rhythms
        yield self._coldest(rhythms, last, day, most)

    def reviews(self, day: date, most: int = MOST) -> Reviews:
        """Give whose term ends within a month, and who was not told in time that we keep their data."""
        connection = self._workspace.connection
        ending = day + NOTICE_OF_TERM
        watched = store.watched(connection, day, ending, day - _MONTH)
        met = store.recent_talks(connection, day - _MONTH, day)
        found: list[tuple[date | None, Review, int]] = [
            (one.keep_until, Review.RETENTION, one.key)
            for one in watched
            if one.keep_until is not None and one.keep_until <= ending
        ]
        for one in watched:
            first = next((held for held in met.get(one.key, ()) if held >= (one.stored or date.min)), None)
            due = notice_due(one.stored, first)
            if one.untold and (due is None or due <= day):
                found.append((due, Review.NOTICE, one.key))
        found.sort(key=lambda each: (each[0] or date.min, each[1] is Review.NOTICE, each[2]))
        lines = self._people.lines({key for _, _, key in found[:most]}, day)
        rows = tuple(ReviewRow(person=lines[key], review=review, due=due) for due, review, key in found[:most])
        return Reviews(rows=rows, count=len(found))

    def _agenda(self, since: date, until: date, today: date) -> tuple[AgendaRow, ...]:
        connection = self._workspace.connection
        found = meetings.rows(connection, since=since, until=until)
        talks = [row for row in found if row.status is not MeetingStatus.CANCELLED]
        talks.sort(key=lambda row: (row.day, row.starts is None, row.starts, row.id))
        present = self._theirs(talks)
        talks = shielded(self._workspace, talks, present)
        blocked = store_people.blocked(connection)
        theirs = {talk: [key for key in group if key not in blocked] for talk, group in present.items()}
        about = store.first_dossiers(connection, [row.id for row in talks])
        everyone = {person for group in theirs.values() for person in group}
        last = store.last_talks(connection, everyone, today - _DAY)
        late = store.late_promises(connection, everyone, today)
        lines = self._people.lines({group[0] for group in theirs.values() if group}, today)
        return tuple(
            AgendaRow(
                talk=row,
                first=lines[group[0]] if (group := theirs.get(row.id, [])) else None,
                dossier_id=about.get(row.id),
                late=sum(late.get(person, 0) for person in group),
                strangers=sum(person not in last for person in group),
                last_contact=last.get(group[0]) if group else None,
            )
            for row in talks
        )

    def _coldest(self, rhythms: Mapping[int, int], last: Mapping[int, str], day: date, most: int) -> Cold:
        """Give who is silent for longer than their rhythm, of those with one."""
        planned = store.planned_with(self._workspace.connection, day)
        since = {days: (day - timedelta(days=days)).isoformat() for days in set(rhythms.values())}
        cold = [
            (last.get(key, _NEVER), key)
            for key, days in rhythms.items()
            if last.get(key, "") < since[days] and key not in planned
        ]
        first = nsmallest(most, cold)
        lines = self._people.lines([key for _, key in first], day)
        rows = (
            ColdRow(
                person=lines[key],
                rhythm=rhythms[key],
                silent=None if held == _NEVER else (day - date.fromisoformat(held)).days,
            )
            for held, key in first
        )
        return Cold(rows=tuple(rows), count=len(cold))

    def _theirs(self, talks: Sequence[MeetingRow]) -> dict[int, list[int]]:
        return store.present(self._workspace.connection, [row.id for row in talks])

    def _usual_rhythm(self) -> int | None:
        """Give the rhythm of who has none of their own, where the settings say one."""
        written = settings.read(self._workspace.connection).get(_RHYTHM)
        return int(written) if written else None
