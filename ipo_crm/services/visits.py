"""Work visits: their programme stop by stop, who comes, and what was agreed about press and pictures."""

from dataclasses import replace

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import MeetingId, PersonId, organisation_ref
from ipo_crm.domain.meetings import Answer, Meeting, MeetingKind, Participant, PhotoConsent
from ipo_crm.domain.talks import Attendee
from ipo_crm.domain.visits import (
    Stop,
    StopRow,
    WorkVisit,
    WorkVisitCard,
    WorkVisitRow,
    first_start,
    gaps,
    later_stops,
    minutes_between,
    minutes_of,
    rearranged,
)
from ipo_crm.services.settings import Settings
from ipo_crm.store import meetings, organisations, people, person_rows, tasks
from ipo_crm.store import visits as store
from ipo_crm.store.workspace import Workspace


class Visits:
    """Deeds and questions about work visits."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def put(self, visit: WorkVisit) -> Change:
        """Keep the programme and the agreements of a work visit, in place of what was there."""
        self._meeting(visit.meeting_id)
        _require_sound_stops(visit.stops)
        with self._workspace.transaction("Programma van het werkbezoek wijzigen") as tx:
            store.put(tx.connection, visit)
            return tx.change

    def drop(self, key: MeetingId) -> Change:
        """Delete the programme and the agreements; the contact moment stays."""
        with self._workspace.transaction("Programma van het werkbezoek verwijderen") as tx:
            store.drop(tx.connection, key)
            return tx.change

    def move_stop(self, key: MeetingId, place: int, minutes: int) -> Change:
        """Move a stop (the first is 0), and with it all that come after, so many minutes later; earlier is negative."""
        visit = self.get(key)
        if not 0 <= place < len(visit.stops):
            raise UserError("Deze stop is er niet meer. Open het werkbezoek opnieuw.")
        later = later_stops(visit.stops[place:], minutes)
        with self._workspace.transaction(f"Stop {place + 1} {abs(minutes)} min verschuiven") as tx:
            store.put(tx.connection, replace(visit, stops=(*visit.stops[:place], *later)))
            return tx.change

    def reorder(self, key: MeetingId, place: int, to: int) -> Change:
        """Move a stop to another place in the order (the first is 0); the times in between move along."""
        visit = self.get(key)
        if not (0 <= place < len(visit.stops) and 0 <= to < len(visit.stops)):
            raise UserError("Deze stop kan niet verder. Open het werkbezoek opnieuw als er stops ontbreken.")
        with self._workspace.transaction(f"Stop {place + 1} naar plaats {to + 1}") as tx:
            store.put(tx.connection, replace(visit, stops=rearranged(visit.stops, place, to)))
            return tx.change

    def copy_programme(self, key: MeetingId, earlier: MeetingId) -> Change:
        """Take the stops of an earlier visit over; they begin when this visit does, where both times are known."""
        meeting, visit = self._meeting(key), self.get(key)
        if visit.stops:
            raise UserError("Dit werkbezoek heeft al een programma. Haal die stops eerst weg.")
        stops = self.get(earlier).stops
        if not stops:
            raise UserError("Dat werkbezoek heeft geen programma. Kies een ander.")
        begins = first_start(stops)
        if begins is not None and meeting.starts is not None:
            stops = later_stops(stops, minutes_between(begins, meeting.starts))
        with self._workspace.transaction("Programma van een eerder werkbezoek overnemen") as tx:
            store.put(tx.connection, replace(visit, stops=stops))
            return tx.change

    def note_answer(
        self, key: MeetingId, person: PersonId, answer: Answer | None, photo: PhotoConsent | None
    ) -> Change:
        """Note what a participant said to the invitation, and about pictures; None is not asked."""
        meeting = self._meeting(key)
        if person not in {one.person_id for one in meeting.participants}:
            raise UserError("Deze persoon staat niet bij de deelnemers. Voeg hem of haar eerst toe.")

        def noted(one: Participant) -> Participant:
            return replace(one, answer=answer, photo=photo) if one.person_id == person else one

        with self._workspace.transaction("Antwoord op de uitnodiging vastleggen") as tx:
            meetings.put(tx.connection, replace(meeting, participants=tuple(map(noted, meeting.participants))))
            return tx.change

    def get(self, key: MeetingId) -> WorkVisit:
        """Give the programme and agreements of a work visit, empty where there are none; UserError when it is gone."""
        self._meeting(key)
        return store.get(self._workspace.connection, key) or WorkVisit(meeting_id=key)

    def earlier(self, key: MeetingId) -> tuple[WorkVisitRow, ...]:
        """Give the other work visits that have a programme, the latest first."""
        return tuple(row for row in store.rows(self._workspace.connection) if row.meeting_id != key)

    def card(self, key: MeetingId) -> WorkVisitCard:
        """Give a work visit with hosts, time to spare, who comes, and what has to follow."""
        connection, today = self._workspace.connection, self._settings.today()
        meeting, visit = self._meeting(key), self.get(key)
        lines = person_rows.lines(connection, [one.person_id for one in meeting.participants], today)
        places = organisations.labels(connection)
        province = visit.province_id
        return WorkVisitCard(
            meeting=meeting,
            visit=visit,
            province=places.get(organisation_ref(province), "") if province is not None else "",
            stops=self._stop_rows(visit.stops),
            attendees=tuple(Attendee(participant=one, line=lines[one.person_id]) for one in meeting.participants),
            tasks=tasks.rows(connection, meeting=key),
        )

    def _stop_rows(self, stops: tuple[Stop, ...]) -> tuple[StopRow, ...]:
        connection = self._workspace.connection
        names = people.names(connection, {stop.host_person_id for stop in stops if stop.host_person_id is not None})
        places = organisations.labels(connection)

        def host(stop: Stop) -> str:
            person = names[stop.host_person_id].full if stop.host_person_id is not None else ""
            organisation = stop.host_organisation_id
            place = places[organisation_ref(organisation)] if organisation is not None else ""
            return ", ".join(filter(None, (person, place, stop.host)))

        spare = (*gaps(stops), None)
        return tuple(
            StopRow(stop=stop, host=host(stop), minutes=minutes_of(stop), spare=left)
            for stop, left in zip(stops, spare, strict=False)
        )

    def _meeting(self, key: MeetingId) -> Meeting:
        meeting = meetings.get(self._workspace.connection, key)
        if meeting is None:
            raise UserError("Dit werkbezoek is er niet meer. Maak het verwijderen ongedaan om het terug te halen.")
        if meeting.kind is not MeetingKind.WORK_VISIT:
            raise UserError("Alleen een werkbezoek heeft een programma. Verander eerst de soort van het contactmoment.")
        return meeting


def _require_sound_stops(stops: tuple[Stop, ...]) -> None:
    for number, stop in enumerate(stops, start=1):
        if not stop.subject.strip():
            raise UserError(f"Stop {number} heeft geen onderwerp. Schrijf wat er te zien of te doen is.")
        if stop.starts is not None and stop.ends is not None and stop.ends < stop.starts:
            raise UserError(f"Stop {number} eindigt vóór het begin. Pas de tijden aan.")
        if stop.travel_minutes is not None and not 0 <= stop.travel_minutes <= 1440:
            raise UserError(f"De reistijd na stop {number} past niet in een dag. Pas de minuten aan.")
