"""Record files into the file: work visits, tasks, instruments, scope, trajectories with their products, and tags."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from ipo_crm.domain.dossiers import Phase
from ipo_crm.domain.ids import (
    NEW,
    DossierId,
    EventId,
    InstrumentId,
    MeetingId,
    MotionId,
    OrganisationId,
    PersonId,
    ProductId,
    RecordRef,
    TagId,
    TaskId,
    TrajectoryId,
)
from ipo_crm.domain.instruments import Instrument
from ipo_crm.domain.meetings import MeetingKind
from ipo_crm.domain.names import fold
from ipo_crm.domain.scopes import Interest, Scope
from ipo_crm.domain.tags import TAGGED, Tag
from ipo_crm.domain.tasks import Task, TaskStatus
from ipo_crm.domain.trajectories import Event, Product, ProductStatus, Trajectory
from ipo_crm.domain.visits import Stop, WorkVisit
from ipo_crm.exchange.records_json import RecordRow, day_of, source_of
from ipo_crm.exchange.report import LeaveOutError
from ipo_crm.services.record_keys import TABLES, RecordKeys, clock_of, record_uuid, required_day, text_of
from ipo_crm.store import instruments, meetings, scopes, tags, tasks, trajectories, visits
from ipo_crm.store.workspace import Transaction

IN_ORDER = ("visits", "tasks", "instruments", "scopes", "trajectories", "products", "tags")
_ABOUT_VISITS = ("press", "embargo", "photo", "spokesperson", "logistics", "after_action")


class WorkRecords:
    """Takes the rows of the work itself; each gives the Dutch noun under which it is counted."""

    def __init__(self, tx: Transaction, keys: RecordKeys) -> None:
        self._connection = tx.connection
        self._keys = keys
        self._ways: dict[str, TrajectoryId] = {}
        self.takers: dict[str, Callable[[RecordRow], str]] = {
            "visits": self._visit,
            "tasks": self._task,
            "instruments": self._instrument,
            "scopes": self._scope,
            "trajectories": self._trajectory,
            "products": self._product,
            "tags": self._tag,
        }

    def _visit(self, row: RecordRow) -> str:
        fields = row.fields
        key = MeetingId(self._keys.need("meetings", fields["meeting"]))
        meeting = meetings.get(self._connection, key)
        if meeting is None or meeting.kind is not MeetingKind.WORK_VISIT:
            raise LeaveOutError("Alleen een werkbezoek heeft een programma; dit contactmoment is van een andere soort.")
        made = WorkVisit(
            meeting_id=key,
            province_id=self._organisation(fields, "province"),
            stops=tuple(self._stop(each) for each in fields.get("stops", ())),
            **{name: text_of(fields, name) for name in _ABOUT_VISITS},
        )
        visits.put(self._connection, made)
        return "werkbezoeken"

    def _stop(self, written: Mapping[str, Any]) -> Stop:
        if not text_of(written, "subject"):
            raise LeaveOutError("Een stop van dit werkbezoek heeft geen onderwerp.")
        return Stop(
            starts=clock_of(written.get("starts")),
            ends=clock_of(written.get("ends")),
            place=text_of(written, "place"),
            subject=text_of(written, "subject"),
            host_person_id=self._person(written, "host_person"),
            host_organisation_id=self._organisation(written, "host_organisation"),
            host=text_of(written, "host"),
            note=text_of(written, "note"),
            travel_by=text_of(written, "travel_by"),
            travel_minutes=written.get("travel_minutes"),
        )

    def _task(self, row: RecordRow) -> str:
        fields = row.fields
        made = Task(
            id=TaskId(self._keys.find("tasks", row.key) or NEW),
            uuid=record_uuid("tasks", row.key),
            text=_required(fields, "text"),
            person_id=self._person(fields, "person"),
            due=day_of(fields.get("due")),
            first_due=day_of(fields.get("first_due")),
            status=TaskStatus(fields.get("status") or "open"),
            settled_on=day_of(fields.get("settled_on")),
            evidence=text_of(fields, "evidence"),
            dossier_id=self._dossier(fields),
            meeting_id=self._meeting(fields),
        )
        tasks.put(self._connection, made)
        return "acties"

    def _instrument(self, row: RecordRow) -> str:
        fields = row.fields
        phase, motion = fields.get("phase"), fields.get("motion")
        made = Instrument(
            id=InstrumentId(self._keys.find("instruments", row.key) or NEW),
            uuid=record_uuid("instruments", row.key),
            dossier_id=DossierId(self._keys.need("dossiers", fields["dossier"])),
            kind=_required(fields, "kind"),
            phase=Phase(phase) if phase else None,
            day=required_day(fields, "day"),
            text=text_of(fields, "text"),
            outcome=text_of(fields, "outcome"),
            meeting_id=self._meeting(fields),
            motion_id=MotionId(self._keys.need("motions", motion)) if motion else None,
            source=row.source,
        )
        instruments.put(self._connection, made)
        return "instrumenten"

    def _scope(self, row: RecordRow) -> str:
        fields = row.fields
        made = Scope(
            dossier_id=DossierId(self._keys.need("dossiers", fields["dossier"])),
            organisation_id=OrganisationId(self._keys.need("organisations", fields["organisation"])),
            interest=Interest(fields["interest"]),
            mandate=text_of(fields, "mandate"),
            note=text_of(fields, "note"),
            source=row.source,
        )
        scopes.put(self._connection, made)
        return "belangen"

    def _trajectory(self, row: RecordRow) -> str:
        """Take a trajectory over; its events find their own again by name, and others stay behind them."""
        fields = row.fields
        name, year = _required(fields, "name"), int(fields["year"])
        known = self._known_trajectory(row.key, name, year)
        present = {event.name: event for event in known.events} if known else {}
        written = [_event(each, row) for each in fields.get("events", ())]
        events = [
            replace(event, id=present[event.name].id if event.name in present else EventId(NEW)) for event in written
        ]
        named = {event.name for event in written}
        made = Trajectory(
            id=known.id if known else TrajectoryId(NEW),
            uuid=record_uuid("trajectories", row.key),
            name=name,
            year=year,
            notes=text_of(fields, "notes"),
            events=(*events, *(event for event in present.values() if event.name not in named)),
        )
        self._ways[row.key] = trajectories.put(self._connection, made)
        return "trajecten"

    def _known_trajectory(self, key: str, name: str, year: int) -> Trajectory | None:
        """Give the trajectory that is meant: of this key, or of the same name and year."""
        found = self._keys.find("trajectories", key)
        every = trajectories.all_trajectories(self._connection)
        return next((each for each in every if each.id == found or (each.name, each.year) == (name, year)), None)

    def _product(self, row: RecordRow) -> str:
        fields = row.fields
        key = str(fields["trajectory"])
        way = self._ways.get(key) or TrajectoryId(self._keys.need("trajectories", key))
        made = Product(
            id=ProductId(self._keys.find("products", row.key) or NEW),
            uuid=record_uuid("products", row.key),
            trajectory_id=way,
            event_id=self._event_named(way, text_of(fields, "event")),
            title=_required(fields, "title"),
            kind=text_of(fields, "kind"),
            owner_id=self._person(fields, "owner_person"),
            owner=text_of(fields, "owner"),
            deadline=day_of(fields.get("deadline")),
            status=ProductStatus(fields.get("status") or "open"),
            tone=text_of(fields, "tone"),
            dossier_id=self._dossier(fields),
            evidence=text_of(fields, "evidence"),
        )
        trajectories.put_product(self._connection, made)
        return "producten"

    def _event_named(self, way: TrajectoryId, name: str) -> EventId | None:
        if not name:
            return None
        found = trajectories.get(self._connection, way)
        keys = [event.id for event in found.events if event.name == name] if found else []
        if not keys:
            raise LeaveOutError(f"Verwijst naar het moment “{name}”, en dat is er niet in dit traject.")
        return keys[0]

    def _tag(self, row: RecordRow) -> str:
        """Take a tag over with the records that bear it; a tag of the same name is the same one."""
        name = _required(row.fields, "name")
        found = self._keys.find("tags", row.key)
        same = (each.tag.id for each in tags.rows(self._connection) if fold(each.tag.name) == fold(name))
        key = found or next(same, NEW)
        made = Tag(
            id=TagId(key), uuid=record_uuid("tags", row.key), name=name, rhythm_days=row.fields.get("rhythm_days")
        )
        bearers = [self._bearer(str(each)) for each in row.fields.get("on", ())]
        tags.tag(self._connection, tags.put(self._connection, made), bearers)
        return "labels"

    def _bearer(self, written: str) -> RecordRef:
        """Read which record is meant: the subject of its rows and its key, such as "people:j-demo"."""
        subject, _, key = written.partition(":")
        if TABLES.get(subject) not in TAGGED:
            raise LeaveOutError(f"“{written}” kan geen label dragen.")
        return RecordRef(TABLES[subject], self._keys.need(subject, key))

    def _person(self, fields: Mapping[str, Any], name: str) -> PersonId | None:
        key = fields.get(name)
        return PersonId(self._keys.need("people", key)) if key else None

    def _organisation(self, fields: Mapping[str, Any], name: str) -> OrganisationId | None:
        key = fields.get(name)
        return OrganisationId(self._keys.need("organisations", key)) if key else None

    def _dossier(self, fields: Mapping[str, Any]) -> DossierId | None:
        key = fields.get("dossier")
        return DossierId(self._keys.need("dossiers", key)) if key else None

    def _meeting(self, fields: Mapping[str, Any]) -> MeetingId | None:
        key = fields.get("meeting")
        return MeetingId(self._keys.need("meetings", key)) if key else None


def _event(written: Mapping[str, Any], row: RecordRow) -> Event:
    return Event(
        name=_required(written, "name"),
        detail=text_of(written, "detail"),
        first_day=required_day(written, "first_day"),
        last_day=day_of(written.get("last_day")),
        confirmed=bool(written.get("confirmed", False)),
        source=source_of(written.get("source")) or row.source,
    )


def _required(fields: Mapping[str, Any], name: str) -> str:
    found = text_of(fields, name).strip()
    if not found:
        raise LeaveOutError(f"Het veld {name} is leeg.")
    return found
