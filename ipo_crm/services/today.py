"""Today: questions about what is on, what is due and who was left silent; each is asked as of a day."""

from datetime import date, timedelta

from ipo_crm.domain.meetings import MeetingRow, MeetingStatus
from ipo_crm.domain.promises import Direction
from ipo_crm.domain.today import (
    WEEK,
    AgendaRow,
    ColdRow,
    DeadlineRow,
    OpenCount,
    OpenPromiseRow,
    OpenTasks,
    PeopleDue,
    Review,
    ReviewRow,
    Reviews,
    notice_due,
)
from ipo_crm.services.people import People
from ipo_crm.store import meetings, promises, settings, tasks
from ipo_crm.store import today as store
from ipo_crm.store.workspace import Workspace

MOST = 200
"""So many rows of one kind are listed at most; the counts are of all."""
_DAY = timedelta(days=1)
_MONTH = timedelta(days=31)
_RHYTHM = "rhythm_days"
_FEW = 500


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
        """Give the talks with somebody before a day that nobody reported on, the earliest first."""
        found = meetings.rows(self._workspace.connection, until=day, status=MeetingStatus.PLANNED, limit=MOST)
        waiting = (row for row in found if row.with_whom)
        return tuple(sorted(waiting, key=lambda row: (row.day, row.starts is None, row.starts, row.id)))

    def promises(self, direction: Direction, day: date) -> tuple[OpenPromiseRow, ...]:
        """Give the open promises of one direction, overdue first, as far as they are listed."""
        connection = self._workspace.connection
        rows = promises.rows(connection, only_open=True, direction=direction, limit=MOST)
        lines = self._people.lines({row.promise.person_id for row in rows}, day)
        return tuple(OpenPromiseRow(row=row, person=lines[row.promise.person_id]) for row in rows)

    def promise_count(self, direction: Direction, day: date) -> OpenCount:
        """Count the open promises of one direction."""
        return store.promise_count(self._workspace.connection, direction, day)

    def tasks(self, day: date) -> OpenTasks:
        """Give the open tasks, overdue first, and how many there are."""
        connection = self._workspace.connection
        return OpenTasks(
            rows=tasks.rows(connection, only_open=True, limit=MOST), count=store.task_count(connection, day)
        )

    def people_due(self, day: date) -> PeopleDue:
        """Give who has gone cold and whose record wants a look.

        Cold is who was not spoken to for longer than their rhythm and with whom no talk is planned, the longest silent
        first. Who has no rhythm, and was spoken to before, has that of the settings. Who was never spoken to is last.
        """
        watched = store.watched(self._workspace.connection, day, day - _MONTH)
        return PeopleDue(cold=self._cold(watched, day), reviews=self._reviews(watched, day))

    def _agenda(self, since: date, until: date, today: date) -> tuple[AgendaRow, ...]:
        connection = self._workspace.connection
        found = meetings.rows(connection, since=since, until=until)
        talks = [row for row in found if row.status is not MeetingStatus.CANCELLED]
        talks.sort(key=lambda row: (row.day, row.starts is None, row.starts, row.id))
        keys = [row.id for row in talks]
        theirs, about = store.present(connection, keys), store.first_dossiers(connection, keys)
        everyone = {person for group in theirs.values() for person in group}
        last = store.last_talks(connection, everyone, today - _DAY)
        late = store.late_promises(connection, everyone, today)
        lines = self._people.lines({group[0] for group in theirs.values()}, today)
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

    def _cold(self, watched: tuple[store.Watched, ...], day: date) -> tuple[ColdRow, ...]:
        connection = self._workspace.connection
        rhythms = {one.key: one.rhythm for one in watched if one.rhythm is not None}
        usual = self._usual_rhythm()
        if usual is None and len(rhythms) <= _FEW:
            last = store.last_talks(connection, rhythms, day)
        else:
            last = store.spoken_to(connection, day)
        if usual is not None:
            rhythms = dict.fromkeys(last, usual) | rhythms
        silent = {key: (day - last[key]).days if key in last else None for key in rhythms}
        planned = store.planned_with(connection, day)
        cold = [key for key, days in silent.items() if key not in planned and (days is None or days > rhythms[key])]
        cold = sorted(cold, key=lambda key: (-(silent[key] or -1), key))[:MOST]
        lines = self._people.lines(cold, day)
        return tuple(ColdRow(person=lines[key], rhythm=rhythms[key], silent=silent[key]) for key in cold)

    def _usual_rhythm(self) -> int | None:
        """Give the rhythm of who has none of their own, where the settings say one."""
        written = settings.read(self._workspace.connection).get(_RHYTHM)
        return int(written) if written else None

    def _reviews(self, watched: tuple[store.Watched, ...], day: date) -> Reviews:
        connection = self._workspace.connection
        met = store.recent_talks(connection, day - _MONTH, day)
        found: list[tuple[date | None, Review, int]] = [
            (one.keep_until, Review.RETENTION, one.key)
            for one in watched
            if one.keep_until is not None and one.keep_until <= day
        ]
        for one in watched:
            first = next((held for held in met.get(one.key, ()) if held >= (one.stored or date.min)), None)
            due = notice_due(one.stored, first)
            if one.untold and (due is None or due <= day):
                found.append((due, Review.NOTICE, one.key))
        found.sort(key=lambda each: (each[1] is Review.NOTICE, each[0] or date.min, each[2]))
        lines = self._people.lines({key for _, _, key in found[:MOST]}, day)
        rows = tuple(ReviewRow(person=lines[key], review=review, since=since) for since, review, key in found[:MOST])
        return Reviews(rows=rows, count=len(found))
