"""Meetings: plan them, and record a talk with all that came of it in one step."""

from dataclasses import replace
from datetime import date, timedelta

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import DossierId, MeetingId, PersonId, person_ref
from ipo_crm.domain.meetings import Meeting, MeetingRow, MeetingStatus, Side
from ipo_crm.domain.positions import Position, Stance
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.domain.talks import TalkReport
from ipo_crm.services.settings import Settings
from ipo_crm.store import meetings as store
from ipo_crm.store import people, positions, promises, records, schema
from ipo_crm.store.workspace import Transaction, Workspace


class Meetings:
    """Deeds and questions about contact moments."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def put(self, meeting: Meeting) -> Change:
        """Plan or change a contact moment."""
        _require_participants(meeting)
        verb = "wijzigen" if meeting.id else "toevoegen"
        with self._workspace.transaction(f"Contactmoment {verb}") as tx:
            store.put(tx.connection, meeting)
            return tx.change

    def drop(self, key: MeetingId) -> Change:
        """Delete a contact moment; promises and positions from it stay."""
        with self._workspace.transaction("Contactmoment verwijderen") as tx:
            records.drop(tx.connection, schema.meeting, key)
            return tx.change

    def record_talk(self, report: TalkReport) -> Change:
        """Keep the report of a talk: contact, positions, promises and outcomes, as one step."""
        _require_participants(report.meeting)
        with self._workspace.transaction(f"Verslag {self._whom(report.meeting)}") as tx:
            meeting = replace(report.meeting, status=MeetingStatus.HELD)
            key = store.put(tx.connection, meeting)
            source = self._own_talk(meeting)
            self._keep_stances(tx, report, key, source)
            for promise in report.promises:
                promises.put(tx.connection, replace(promise, meeting_id=key, source=promise.source or source))
            self._keep_outcomes(tx, report)
            if report.impression.strip():
                self._keep_impression(tx, report, key)
            return tx.change

    def rows(self, *, since: date | None = None, until: date | None = None) -> tuple[MeetingRow, ...]:
        """Give contact moments, the latest first."""
        return store.rows(self._workspace.connection, since=since, until=until)

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

    def stances_before(self, person: PersonId) -> dict[int, Stance | None]:
        """Give the stance that a person has now on each dossier where it was recorded."""
        found = positions.standings(self._workspace.connection, self._settings.today(), actor=person_ref(person))
        return {standing.dossier_id: standing.stance for standing in found}

    def next_talk_with(self, person: PersonId) -> MeetingRow | None:
        """Give the first planned talk with a person from today, or None."""
        today = self._settings.today()
        planned = [
            row
            for row in store.rows(self._workspace.connection, since=today, person=person)
            if row.status is MeetingStatus.PLANNED
        ]
        return min(planned, key=lambda row: (row.day, row.starts is None, row.starts, row.id), default=None)

    def next_talk_on(self, dossier: DossierId) -> MeetingRow | None:
        """Give the first planned talk about a dossier from today, or None."""
        found = store.rows(self._workspace.connection, since=self._settings.today(), dossier=dossier)
        planned = [row for row in found if row.status is MeetingStatus.PLANNED and row.with_whom]
        return min(planned, key=lambda row: (row.day, row.starts is None, row.starts, row.id), default=None)

    def _keep_stances(self, tx: Transaction, report: TalkReport, key: MeetingId, source: Source) -> None:
        for heard in report.stances:
            position = Position(
                actor=heard.actor,
                dossier_id=heard.dossier_id,
                stance=heard.stance,
                day=report.meeting.day,
                source=source,
                quote=heard.quote,
                ground="eigen gesprek",
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

    def _own_talk(self, meeting: Meeting) -> Source:
        return Source(
            source_class=SourceClass.OWN_TALK,
            title=f"Eigen gesprek met {self._whom(meeting)}",
            published=meeting.day,
            known_on=meeting.day,
        )

    def _whom(self, meeting: Meeting) -> str:
        theirs = [one.person_id for one in meeting.participants if one.side is Side.THEIRS]
        names = people.names(self._workspace.connection, theirs)
        return " en ".join(names[key].short for key in theirs)


def _require_participants(meeting: Meeting) -> None:
    if not any(one.side is Side.THEIRS for one in meeting.participants):
        raise UserError("Noem onder Zij met wie er gesproken is.")
    if meeting.starts and meeting.ends and meeting.ends <= meeting.starts:
        raise UserError("Het einde ligt vóór het begin. Pas de tijden aan.")
