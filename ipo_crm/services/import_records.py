"""Our own record files into the file: each row finds its own again by a UUID made from its subject and key."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from typing import Any

from ipo_crm.domain.coalitions import Coalition, Member, MemberRole
from ipo_crm.domain.dossiers import (
    Allocation,
    Ask,
    AskStatus,
    CalendarDate,
    Dossier,
    Message,
    MessageKind,
    Phase,
    PhaseEntry,
    Recurrence,
)
from ipo_crm.domain.ids import (
    ActorRef,
    AskId,
    CoalitionId,
    DossierId,
    MeetingId,
    OrganisationId,
    PersonId,
    PositionId,
    PromiseId,
    RelationId,
    RoleId,
    organisation_ref,
    person_ref,
)
from ipo_crm.domain.meetings import Meeting, MeetingKind, MeetingStatus, Participant, Precision, Side
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Chamber, Identifier, Organisation, OrganisationKind, Seats
from ipo_crm.domain.people import ContactKind, ContactPoint, Person, Relation, RelationKind, Role
from ipo_crm.domain.periods import Period
from ipo_crm.domain.positions import Position, Stance
from ipo_crm.domain.promises import Direction, Outcome, Promise
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.exchange.records_json import RecordRow, day_of, source_of
from ipo_crm.exchange.report import LeaveOutError
from ipo_crm.services.import_tally import Tally
from ipo_crm.store import (
    coalitions,
    dossiers,
    identifiers,
    meetings,
    organisations,
    people,
    positions,
    promises,
    records,
)
from ipo_crm.store.workspace import Transaction

_NAMESPACE = uuid.UUID("9f1a7f5e-5d1d-4b52-9a58-1f0c6f6a3e10")
_NAME_PARTS = ("honorific", "titles", "initials", "given_name", "prefix", "family_name", "suffix")
_IN_ORDER = (
    "organisations",
    "fracties",
    "people",
    "roles",
    "relations",
    "dossiers",
    "asks",
    "amounts",
    "coalitions",
    "meetings",
    "positions",
    "promises",
)


class Records:
    """Take rows of record files over; rows refer to each other by subject and key."""

    def __init__(self, tx: Transaction) -> None:
        self._connection = tx.connection
        self._takers: dict[str, Callable[[RecordRow], tuple[str, int]]] = {
            "organisations": self._organisation,
            "fracties": self._seats,
            "people": self._person,
            "roles": self._role,
            "relations": self._relation,
            "dossiers": self._dossier,
            "asks": self._ask,
            "amounts": self._allocation,
            "coalitions": self._coalition,
            "meetings": self._meeting,
            "positions": self._position,
            "promises": self._promise,
        }

    def take(self, rows: Iterable[RecordRow], tally: Tally) -> None:
        """Take rows over, those first that others refer to; each ends in the tally."""
        for row in _in_order(rows):
            taker = self._takers.get(row.subject)
            if taker is None:
                tally.leave_out(row.number, row.key, f"Gegevens van de soort {row.subject} kent dit programma niet.")
                continue
            try:
                known = self._find(row.subject, row.key)
                before = records.fingerprint(self._connection)
                noun, _ = taker(row)
                changed = records.fingerprint(self._connection) != before
                tally.count(noun, made=known is None and changed, changed=known is not None and changed)
            except LeaveOutError as error:
                tally.leave_out(row.number, row.key, str(error))
            except (KeyError, ValueError, TypeError) as error:
                tally.leave_out(row.number, row.key, f"Deze rij is niet volledig of niet leesbaar ({error}).")

    def _organisation(self, row: RecordRow) -> tuple[str, int]:
        fields = row.fields
        parent = fields.get("parent")
        made = Organisation(
            id=OrganisationId(self._find("organisations", row.key) or 0),
            uuid=_uuid("organisations", row.key),
            name=_text(fields, "name"),
            abbreviation=_text(fields, "abbreviation"),
            kind=OrganisationKind(fields.get("kind") or "overig"),
            sector=Sector(fields["sector"]) if fields.get("sector") else None,
            level=Level(fields.get("level") or "geen"),
            parent_id=OrganisationId(self._need("organisations", parent)) if parent else None,
            period=_period(fields),
            website=_text(fields, "website"),
            notes=_text(fields, "notes"),
            source=row.source,
        )
        key = organisations.put(self._connection, made)
        for each in fields.get("identifiers", ()):
            self._identify(organisation_ref(key), Identifier(scheme=each["scheme"], value=each["value"]))
        return "organisaties", key

    def _identify(self, actor: ActorRef, identifier: Identifier) -> None:
        known = identifiers.organisations(self._connection, identifier.scheme)
        if identifier.value not in known:
            identifiers.put(self._connection, actor, identifier)

    def _seats(self, row: RecordRow) -> tuple[str, int]:
        made = Seats(
            organisation_id=OrganisationId(self._need("organisations", row.fields["organisation"])),
            chamber=Chamber(row.fields["chamber"]),
            count=int(row.fields["seats"]),
            period=_period(row.fields),
            source=row.source,
        )
        same = [
            each
            for each in organisations.seats(self._connection)
            if (each.organisation_id, each.chamber, each.period) == (made.organisation_id, made.chamber, made.period)
        ]
        if not same:
            organisations.put_seats(self._connection, made)
        return "zetelaantallen", 0

    def _person(self, row: RecordRow) -> tuple[str, int]:
        fields = row.fields
        nested = fields.get("name")
        name: Mapping[str, Any] = nested if isinstance(nested, Mapping) else fields
        points = tuple(
            ContactPoint(kind=ContactKind(each["kind"]), value=each["value"], label=each.get("label", ""))
            for each in fields.get("contact_points", ())
        )
        made = Person(
            id=PersonId(self._find("people", row.key) or 0),
            uuid=_uuid("people", row.key),
            name=PersonName(**{part: _text(name, part) for part in _NAME_PARTS}),
            salutation=_text(fields, "salutation"),
            languages=_text(fields, "languages"),
            notes=_text(fields, "notes"),
            keep_until=day_of(fields.get("keep_until")),
            informed_on=day_of(fields.get("informed_on")),
            contact_points=points,
            source=row.source,
        )
        return "personen", people.put(self._connection, made)

    def _role(self, row: RecordRow) -> tuple[str, int]:
        fields = row.fields
        made = Role(
            id=RoleId(self._find("roles", row.key) or 0),
            uuid=_uuid("roles", row.key),
            person_id=PersonId(self._need("people", fields["person"])),
            organisation_id=OrganisationId(self._need("organisations", fields["organisation"])),
            function=_text(fields, "function"),
            portfolio=_text(fields, "portfolio"),
            influence=fields.get("influence"),
            period=_period(fields),
            source=row.source,
        )
        return "rollen", people.put_role(self._connection, made)

    def _relation(self, row: RecordRow) -> tuple[str, int]:
        fields = row.fields
        made = Relation(
            id=RelationId(self._find("relations", row.key) or 0),
            uuid=_uuid("relations", row.key),
            a=self._actor(fields["a"]),
            b=self._actor(fields["b"]),
            kind=RelationKind(fields["kind"]),
            strength=fields.get("strength"),
            not_via=bool(fields.get("not_via", False)),
            period=_period(fields),
            source=row.source,
        )
        return "relaties", people.put_relation(self._connection, made)

    def _dossier(self, row: RecordRow) -> tuple[str, int]:
        fields = row.fields
        known = self._find("dossiers", row.key)
        lead = fields.get("lead")
        made = Dossier(
            id=DossierId(known or 0),
            uuid=_uuid("dossiers", row.key),
            title=_text(fields, "title"),
            short_title=_text(fields, "short_title"),
            kamerstuk=_text(fields, "kamerstuk"),
            goal=_text(fields, "goal"),
            theme=_text(fields, "theme"),
            salience=fields.get("salience"),
            lead_id=PersonId(self._need("people", lead)) if lead else None,
            udo_status=_text(fields, "udo_status"),
            consultation_status=_text(fields, "consultation_status"),
            mandate=_text(fields, "mandate"),
            source=row.source,
        )
        key = dossiers.put(self._connection, made)
        if known is None:
            self._dossier_parts(key, row)
        return "dossiers", key

    def _dossier_parts(self, key: DossierId, row: RecordRow) -> None:
        """Add phases, messages and calendar; a dossier that is already there keeps its own."""
        for each in row.fields.get("phases", ()):
            entry = PhaseEntry(
                phase=Phase(each["phase"]),
                entered=_day(each, "entered"),
                evidence=_text(each, "evidence"),
                reason=_text(each, "reason"),
                source=source_of(each.get("source")) or row.source,
            )
            dossiers.put_phase(self._connection, key, entry)
        for each in row.fields.get("messages", ()):
            message = Message(
                kind=MessageKind(each["kind"]),
                text=_text(each, "text"),
                answer=_text(each, "answer"),
                source=source_of(each.get("source")) or row.source,
            )
            dossiers.put_message(self._connection, key, message)
        for each in row.fields.get("calendar", ()):
            item = CalendarDate(
                day=_day(each, "day"),
                at=_clock(each.get("at")),
                text=_text(each, "text"),
                confirmed=bool(each.get("confirmed", True)),
                source=source_of(each.get("source")) or row.source,
            )
            dossiers.put_date(self._connection, key, item)

    def _ask(self, row: RecordRow) -> tuple[str, int]:
        fields = row.fields
        addressee = fields.get("addressee")
        made = Ask(
            id=AskId(self._find("asks", row.key) or 0),
            uuid=_uuid("asks", row.key),
            dossier_id=DossierId(self._need("dossiers", fields["dossier"])),
            text=_text(fields, "text"),
            amount=fields.get("amount"),
            recurrence=Recurrence(fields.get("recurrence") or "once"),
            first_year=fields.get("first_year"),
            last_year=fields.get("last_year"),
            cover=_text(fields, "cover"),
            addressee_id=OrganisationId(self._need("organisations", addressee)) if addressee else None,
            status=AskStatus(fields.get("status") or "open"),
            evidence=_text(fields, "evidence"),
            source=row.source,
        )
        return "inzet", dossiers.put_ask(self._connection, made)

    def _allocation(self, row: RecordRow) -> tuple[str, int]:
        fields = row.fields
        made = Allocation(
            ask_id=AskId(self._need("asks", fields["ask"])),
            organisation_id=OrganisationId(self._need("organisations", fields["organisation"])),
            amount=int(fields["amount"]),
            note=_text(fields, "notes"),
            source=row.source,
        )
        dossiers.put_allocation(self._connection, made)
        return "verdelingen", 0

    def _coalition(self, row: RecordRow) -> tuple[str, int]:
        fields = row.fields
        dossier = fields.get("dossier")
        members = tuple(
            Member(
                actor=self._actor(each["actor"] if isinstance(each, Mapping) else each),
                role=MemberRole(each.get("role", "member") if isinstance(each, Mapping) else "member"),
                period=_period(each if isinstance(each, Mapping) else {}),
            )
            for each in fields.get("members", ())
        )
        made = Coalition(
            id=CoalitionId(self._find("coalitions", row.key) or 0),
            uuid=_uuid("coalitions", row.key),
            name=_text(fields, "name"),
            statement=_text(fields, "statement"),
            dossier_id=DossierId(self._need("dossiers", dossier)) if dossier else None,
            formed=day_of(fields.get("formed")),
            members=members,
            source=row.source,
        )
        return "coalities", coalitions.put(self._connection, made)

    def _meeting(self, row: RecordRow) -> tuple[str, int]:
        fields = row.fields
        ask, behalf = fields.get("ask"), fields.get("on_behalf_of")
        texts = ("title", "place", "purpose", "pushback", "ask_text", "fallback", "leave_behind", "reaction", "learned")
        made = Meeting(
            id=MeetingId(self._find("meetings", row.key) or 0),
            uuid=_uuid("meetings", row.key),
            kind=MeetingKind(fields.get("kind") or "bilateraal"),
            status=MeetingStatus(fields.get("status") or "held"),
            day=_day(fields, "day"),
            starts=_clock(fields.get("starts")),
            ends=_clock(fields.get("ends")),
            precision=Precision(fields.get("precision") or "day"),
            on_behalf_of=OrganisationId(self._need("organisations", behalf)) if behalf else None,
            ask_id=AskId(self._need("asks", ask)) if ask else None,
            report=_text(fields, "report"),
            participants=tuple(self._participant(each) for each in fields.get("participants", ())),
            dossiers=tuple(DossierId(self._need("dossiers", each)) for each in fields.get("dossiers", ())),
            source=row.source,
            **{name: _text(fields, name) for name in texts},
        )
        return "contactmomenten", meetings.put(self._connection, made)

    def _participant(self, written: Mapping[str, Any]) -> Participant:
        return Participant(
            person_id=PersonId(self._need("people", written["person"])),
            side=Side(written.get("side") or "theirs"),
            task=_text(written, "task"),
        )

    def _position(self, row: RecordRow) -> tuple[str, int]:
        fields = row.fields
        if row.source is None:
            raise LeaveOutError("Een positie zonder bron wordt niet bewaard.")
        stance, meeting = fields.get("stance"), fields.get("meeting")
        made = Position(
            id=PositionId(self._find("positions", row.key) or 0),
            uuid=_uuid("positions", row.key),
            actor=self._actor(fields["actor"]),
            dossier_id=DossierId(self._need("dossiers", fields["dossier"])),
            stance=None if stance is None else Stance(stance),
            influence=fields.get("influence"),
            day=_day(fields, "day"),
            source=row.source,
            quote=_text(fields, "quote"),
            ground=_text(fields, "ground"),
            meeting_id=MeetingId(self._need("meetings", meeting)) if meeting else None,
        )
        return "posities", positions.put(self._connection, made)

    def _promise(self, row: RecordRow) -> tuple[str, int]:
        fields = row.fields
        ours, meeting, dossier = fields.get("our_person"), fields.get("meeting"), fields.get("dossier")
        made = Promise(
            id=PromiseId(self._find("promises", row.key) or 0),
            uuid=_uuid("promises", row.key),
            direction=Direction(fields["direction"]),
            person_id=PersonId(self._need("people", fields["person"])),
            our_person_id=PersonId(self._need("people", ours)) if ours else None,
            meeting_id=MeetingId(self._need("meetings", meeting)) if meeting else None,
            dossier_id=DossierId(self._need("dossiers", dossier)) if dossier else None,
            text=_text(fields, "text"),
            due=day_of(fields.get("due")),
            first_due=day_of(fields.get("first_due")),
            outcome=Outcome(fields.get("outcome") or "open"),
            evidence=_text(fields, "evidence"),
            settled_on=day_of(fields.get("settled_on")),
            source=row.source,
        )
        return "toezeggingen", promises.put(self._connection, made)

    def _find(self, subject: str, key: object) -> int | None:
        return records.by_uuid(self._connection, _TABLES[subject], _uuid(subject, key)) if subject in _TABLES else None

    def _need(self, subject: str, key: object) -> int:
        found = self._find(subject, key)
        if found is None:
            raise LeaveOutError(f"Verwijst naar “{key}” in {subject}, en dat is er niet.")
        return found

    def _actor(self, written: Any) -> ActorRef:
        """Read who is meant: {"person": key}, {"organisation": key}, or "person:key"."""
        if isinstance(written, str):
            kind, _, key = written.partition(":")
        else:
            kind, key = (
                ("person", written["person"]) if "person" in written else ("organisation", written["organisation"])
            )
        if kind == "person":
            return person_ref(PersonId(self._need("people", key)))
        return organisation_ref(OrganisationId(self._need("organisations", key)))


_TABLES = {
    "organisations": "organisation",
    "people": "person",
    "roles": "role",
    "relations": "relation",
    "dossiers": "dossier",
    "asks": "ask",
    "coalitions": "coalition",
    "meetings": "meeting",
    "positions": "position",
    "promises": "promise",
}


def _in_order(rows: Iterable[RecordRow]) -> list[RecordRow]:
    """Give the rows by subject, and organisations behind their parents."""
    listed = list(rows)
    parents = {row.key: row.fields.get("parent") for row in listed if row.subject == "organisations"}

    def depth(key: object) -> int:
        steps = 0
        while key is not None and steps < len(parents):
            key, steps = parents.get(str(key)), steps + 1
        return steps

    def place(row: RecordRow) -> tuple[int, int]:
        subject = _IN_ORDER.index(row.subject) if row.subject in _IN_ORDER else len(_IN_ORDER)
        return subject, depth(row.key) if row.subject == "organisations" else 0

    return sorted(listed, key=place)


def _uuid(subject: str, key: object) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"{subject}:{key}"))


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    return "" if value is None else str(value)


def _day(fields: Mapping[str, Any], name: str) -> date:
    found = day_of(fields.get(name))
    if found is None:
        raise LeaveOutError(f"De datum {name} ontbreekt.")
    return found


def _clock(written: Any) -> time | None:
    return time.fromisoformat(written) if written else None


def _period(fields: Mapping[str, Any]) -> Period:
    return Period(day_of(fields.get("from")), day_of(fields.get("to")))
