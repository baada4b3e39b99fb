"""Meetings: plan them, and record a talk with all that came of it in one step."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ipo_crm.domain.changes import Change
from ipo_crm.domain.dates import Moment
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import NEW, ActorRef, DossierId, MeetingId, PersonId, person_ref
from ipo_crm.domain.meetings import Meeting, MeetingRow, MeetingStatus, Side
from ipo_crm.domain.people import Person
from ipo_crm.domain.positions import Position, Stance
from ipo_crm.domain.promises import Promise
from ipo_crm.domain.sources import Source, SourceClass, talk_title
from ipo_crm.domain.talks import Attendee, MeetingCard, NotYetHeldError, TalkReport
from ipo_crm.domain.visits import later_stops, minutes_between
from ipo_crm.services.settings import Settings
from ipo_crm.services.shielded import shielded
from ipo_crm.store import dossiers, organisations, people, person_rows, positions, promises, records, schema, visits
from ipo_crm.store import meetings as store
from ipo_crm.store.today import present
from ipo_crm.store.workspace import Transaction, Workspace


class Meetings:
    """Deeds and questions about contact moments."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def put(self, meeting: Meeting, new_people: tuple[Person, ...] = ()) -> Change:
        """Plan or change a contact moment; `new_people` bear the negative keys by which the meeting points at them."""
        _require_participants(meeting)
        verb = "wijzigen" if meeting.id else "toevoegen"
        with self._workspace.transaction(f"Contactmoment {verb}") as tx:
            numbers = _number(tx, new_people)
            store.put(tx.connection, _renumbered(meeting, numbers))
            return tx.change

    def drop(self, key: MeetingId) -> Change:
        """Delete a contact moment; promises and positions from it stay."""
        with self._workspace.transaction("Contactmoment verwijderen") as tx:
            records.drop(tx.connection, schema.meeting, key)
            return tx.change

    def cancel(self, key: MeetingId, why: str = "") -> Change:
        """Call a planned contact moment off; it stays to be read, with the reason as its report."""
        meeting = self.get(key)
        if meeting.status is not MeetingStatus.PLANNED:
            raise UserError("Alleen een gepland contactmoment kan worden afgezegd.")
        with self._workspace.transaction("Contactmoment afzeggen") as tx:
            called_off = replace(meeting, status=MeetingStatus.CANCELLED, report=why or meeting.report)
            store.put(tx.connection, called_off)
            return tx.change

    def move(self, key: MeetingId, moment: Moment) -> Change:
        """Move a planned contact moment; the stops of a work visit go along with its beginning."""
        meeting = self.get(key)
        if meeting.status is not MeetingStatus.PLANNED:
            raise UserError("Alleen een gepland contactmoment kan worden verplaatst.")
        moved = replace(meeting, day=moment.day, starts=moment.starts, ends=moment.ends, precision=moment.precision)
        _require_participants(moved)
        visit = visits.get(self._workspace.connection, key)
        with self._workspace.transaction("Contactmoment verplaatsen") as tx:
            store.put(tx.connection, moved)
            if visit is not None and meeting.starts is not None and moment.starts is not None:
                stops = later_stops(visit.stops, minutes_between(meeting.starts, moment.starts))
                visits.put(tx.connection, replace(visit, stops=stops))
            return tx.change

    def record_talk(self, report: TalkReport) -> Change:
        """Keep the report of a talk: contact, positions, promises and outcomes, as one step."""
        _require_participants(report.meeting)
        if report.meeting.day > self._settings.today():
            raise NotYetHeldError("Deze dag komt nog. Verander de dag, of leg het verslag vast na het gesprek.")
        with self._workspace.transaction(f"Verslag {self._whom(report)}") as tx:
            report = _settled_report(report, _number(tx, report.new_people))
            whom = self._whom(report)
            key = store.put(tx.connection, report.meeting)
            self._keep_stances(tx, report, key, whom)
            source = _talk_source(report.meeting, SourceClass.OWN_TALK, whom)
            for promise in report.promises:
                promises.put(tx.connection, replace(promise, meeting_id=key, source=promise.source or source))
            self._keep_outcomes(tx, report)
            if report.impression.strip():
                self._keep_impression(tx, report, key)
            return tx.change

    def rows(
        self, *, since: date | None = None, until: date | None = None, limit: int | None = None
    ) -> tuple[MeetingRow, ...]:
        """Give contact moments, the latest first, or so many of them."""
        return store.rows(self._workspace.connection, since=since, until=until, limit=limit)

    def keys(self) -> tuple[list[MeetingId], list[MeetingId]]:
        """Give the keys of what is to come, the nearest first, and of the rest, the latest first."""
        return store.keys(self._workspace.connection, self._settings.today())

    def lines(self, keys: Iterable[int]) -> dict[int, MeetingRow]:
        """Give the lines of the list for these contact moments; a key without a record is left out."""
        return store.lines(self._workspace.connection, keys)

    def on_day(self, day: date) -> tuple[MeetingRow, ...]:
        """Give the talks of one day in the order of the clock."""
        found = store.rows(self._workspace.connection, since=day, until=day + timedelta(days=1))
        return tuple(sorted(found, key=lambda row: (row.starts is None, row.starts, row.id)))

    def get(self, key: MeetingId) -> Meeting:
        """Give a contact moment; UserError when it is gone."""
        meeting = store.get(self._workspace.connection, key)
        if meeting is None:
            raise UserError("Dit contactmoment is er niet meer. Maak het verwijderen ongedaan om het terug te halen.")
        return meeting

    def card(self, key: MeetingId) -> MeetingCard:
        """Give a contact moment with who was there and what came of it."""
        connection, today = self._workspace.connection, self._settings.today()
        meeting = self.get(key)
        lines = person_rows.lines(connection, [one.person_id for one in meeting.participants], today)
        ask = dossiers.get_ask(connection, meeting.ask_id) if meeting.ask_id else None
        behalf = organisations.get(connection, meeting.on_behalf_of) if meeting.on_behalf_of else None
        titles = dossiers.labels(connection)
        return MeetingCard(
            meeting=meeting,
            attendees=tuple(Attendee(participant=one, line=lines[one.person_id]) for one in meeting.participants),
            dossiers=tuple(titles[dossier] for dossier in meeting.dossiers),
            ask=meeting.ask_text or (ask.text if ask else ""),
            on_behalf_of=behalf.label if behalf else "",
            positions=positions.heard_at(connection, key, today),
            promises=promises.rows(connection, meeting=key),
            impressions=positions.impressions(connection, key),
        )

    def given_away(self, rows: Sequence[MeetingRow]) -> list[MeetingRow]:
        """Give lines as they may leave the house: without the names of who objected."""
        theirs = present(self._workspace.connection, [row.id for row in rows])
        return shielded(self._workspace, rows, theirs)

    def stances_before(self, person: PersonId) -> dict[DossierId, Stance | None]:
        """Give the stance that a person has now on each dossier where it was recorded."""
        found = positions.standings(self._workspace.connection, self._settings.today(), actor=person_ref(person))
        return {standing.dossier_id: standing.stance for standing in found}

    def next_talk_with(self, person: PersonId) -> MeetingRow | None:
        """Give the first planned talk with a person from today, or None."""
        today = self._settings.today()
        planned = store.rows(self._workspace.connection, since=today, person=person, status=MeetingStatus.PLANNED)
        return min(planned, key=lambda row: (row.day, row.starts is None, row.starts, row.id), default=None)

    def talk_to_brief(self, person: PersonId) -> MeetingId | None:
        """Give the talk that a briefing about a person is for: the first planned one, or else the last one held."""
        planned = self.next_talk_with(person)
        if planned is not None:
            return planned.id
        held = store.rows(self._workspace.connection, person=person, status=MeetingStatus.HELD, limit=1)
        return held[0].id if held else None

    def next_talk_on(self, dossier: DossierId) -> MeetingRow | None:
        """Give the first planned talk about a dossier from today, or None."""
        since = self._settings.today()
        found = store.rows(self._workspace.connection, since=since, dossier=dossier, status=MeetingStatus.PLANNED)
        planned = [row for row in found if row.with_whom]
        return min(planned, key=lambda row: (row.day, row.starts is None, row.starts, row.id), default=None)

    def to_report(self, person: PersonId | None = None) -> tuple[MeetingRow, ...]:
        """Give the talks up to and with today that have no report yet, the earliest first; with one person if given."""
        until = self._settings.today() + timedelta(days=1)
        found = store.rows(self._workspace.connection, until=until, person=person, status=MeetingStatus.PLANNED)
        waiting = (row for row in found if row.with_whom)
        return tuple(sorted(waiting, key=lambda row: (row.day, row.starts is None, row.starts, row.id)))

    def _keep_stances(self, tx: Transaction, report: TalkReport, key: MeetingId, whom: str) -> None:
        for heard in report.stances:
            own = heard.source_class is SourceClass.OWN_TALK
            position = Position(
                actor=heard.actor,
                dossier_id=heard.dossier_id,
                stance=heard.stance,
                day=report.meeting.day,
                source=_talk_source(report.meeting, heard.source_class, whom),
                quote=heard.quote,
                ground="eigen gesprek" if own else "",
                meeting_id=key,
            )
            positions.put(tx.connection, position)

    def _keep_outcomes(self, tx: Transaction, report: TalkReport) -> None:
        for settled in report.settled:
            promise = promises.get(tx.connection, settled.promise_id)
            if promise is None:
                raise UserError("Een van de toezeggingen is er niet meer. Open het formulier opnieuw.")
            ended = replace(promise, outcome=settled.outcome, evidence=settled.evidence, settled_on=report.meeting.day)
            promises.put(tx.connection, ended)

    def _keep_impression(self, tx: Transaction, report: TalkReport, key: MeetingId) -> None:
        person = next(one.person_id for one in report.meeting.participants if one.side is Side.THEIRS)
        dossier = report.meeting.dossiers[0] if report.meeting.dossiers else None
        positions.put_impression(
            tx.connection, person, report.meeting.day, report.impression, meeting=key, dossier=dossier
        )

    def _whom(self, report: TalkReport) -> str:
        theirs = [one.person_id for one in report.meeting.participants if one.side is Side.THEIRS]
        names = {key: name.short for key, name in people.names(self._workspace.connection, theirs).items()}
        names |= {person.id: person.name.short for person in report.new_people}
        return " en ".join(names[key] for key in theirs)


def _number(tx: Transaction, new_people: tuple[Person, ...]) -> dict[PersonId, PersonId]:
    """Write down people whom the form made up on the way; give the real key behind each negative one."""
    return {person.id: people.put(tx.connection, replace(person, id=PersonId(NEW))) for person in new_people}


def _renumbered(meeting: Meeting, numbers: dict[PersonId, PersonId]) -> Meeting:
    taking_part = (replace(one, person_id=numbers.get(one.person_id, one.person_id)) for one in meeting.participants)
    return replace(meeting, participants=tuple(taking_part))


def _settled_report(report: TalkReport, numbers: dict[PersonId, PersonId]) -> TalkReport:
    """Give the report of a meeting that was held, with real keys throughout."""

    def actor(ref: ActorRef) -> ActorRef:
        return person_ref(numbers.get(PersonId(ref.key), PersonId(ref.key))) if ref.is_person else ref

    def promise(made: Promise) -> Promise:
        ours = made.our_person_id
        return replace(
            made,
            person_id=numbers.get(made.person_id, made.person_id),
            our_person_id=numbers.get(ours, ours) if ours is not None else None,
        )

    return replace(
        report,
        meeting=replace(_renumbered(report.meeting, numbers), status=MeetingStatus.HELD),
        stances=tuple(replace(heard, actor=actor(heard.actor)) for heard in report.stances),
        promises=tuple(promise(made) for made in report.promises),
        new_people=(),
    )


def _talk_source(meeting: Meeting, source_class: SourceClass, whom: str) -> Source:
    return Source(
        source_class=source_class,
        title=talk_title(source_class, whom),
        published=meeting.day if source_class is SourceClass.OWN_TALK else None,
        known_on=meeting.day,
    )


def _require_participants(meeting: Meeting) -> None:
    if not any(one.side is Side.THEIRS for one in meeting.participants):
        raise UserError("Noem onder Zij met wie er gesproken is.")
    if meeting.starts and meeting.ends and meeting.ends <= meeting.starts:
        raise UserError("Het einde ligt vóór het begin. Pas de tijden aan.")
