"""Record files into the file: dossiers, asks, coalitions, meetings, positions and promises."""

from collections.abc import Mapping
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
    AskId,
    CoalitionId,
    DossierId,
    MeetingId,
    OrganisationId,
    PersonId,
    PositionId,
    PromiseId,
)
from ipo_crm.domain.meetings import (
    Answer,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Participant,
    PhotoConsent,
    Precision,
    Side,
)
from ipo_crm.domain.positions import Position, Stance
from ipo_crm.domain.promises import Direction, Outcome, Promise
from ipo_crm.exchange.records_json import RecordRow, day_of, source_of
from ipo_crm.exchange.report import LeaveOutError
from ipo_crm.services.record_keys import RecordKeys, clock_of, period_of, record_uuid, required_day, text_of
from ipo_crm.store import coalitions, dossiers, meetings, positions, promises
from ipo_crm.store.workspace import Transaction


class LobbyRecords:
    """Takes the rows of the lobby itself; each gives the Dutch noun under which it is counted."""

    def __init__(self, tx: Transaction, keys: RecordKeys) -> None:
        self._connection = tx.connection
        self._keys = keys
        self.takers = {
            "dossiers": self._dossier,
            "asks": self._ask,
            "amounts": self._allocation,
            "coalitions": self._coalition,
            "meetings": self._meeting,
            "positions": self._position,
            "promises": self._promise,
        }

    def _dossier(self, row: RecordRow) -> str:
        fields = row.fields
        known = self._keys.find("dossiers", row.key)
        lead = fields.get("lead")
        made = Dossier(
            id=DossierId(known or 0),
            uuid=record_uuid("dossiers", row.key),
            title=text_of(fields, "title"),
            short_title=text_of(fields, "short_title"),
            kamerstuk=text_of(fields, "kamerstuk"),
            goal=text_of(fields, "goal"),
            theme=text_of(fields, "theme"),
            salience=fields.get("salience"),
            lead_id=PersonId(self._keys.need("people", lead)) if lead else None,
            udo_status=text_of(fields, "udo_status"),
            consultation_status=text_of(fields, "consultation_status"),
            mandate=text_of(fields, "mandate"),
            source=row.source,
        )
        key = dossiers.put(self._connection, made)
        if known is None:
            self._dossier_parts(key, row)
        return "dossiers"

    def _dossier_parts(self, key: DossierId, row: RecordRow) -> None:
        """Add phases, messages and calendar; a dossier that is already there keeps its own."""
        for each in row.fields.get("phases", ()):
            entry = PhaseEntry(
                phase=Phase(each["phase"]),
                entered=required_day(each, "entered"),
                evidence=text_of(each, "evidence"),
                reason=text_of(each, "reason"),
                source=source_of(each.get("source")) or row.source,
            )
            dossiers.put_phase(self._connection, key, entry)
        for each in row.fields.get("messages", ()):
            message = Message(
                kind=MessageKind(each["kind"]),
                text=text_of(each, "text"),
                answer=text_of(each, "answer"),
                source=source_of(each.get("source")) or row.source,
            )
            dossiers.put_message(self._connection, key, message)
        for each in row.fields.get("calendar", ()):
            item = CalendarDate(
                day=required_day(each, "day"),
                at=clock_of(each.get("at")),
                text=text_of(each, "text"),
                confirmed=bool(each.get("confirmed", True)),
                source=source_of(each.get("source")) or row.source,
            )
            dossiers.put_date(self._connection, key, item)

    def _ask(self, row: RecordRow) -> str:
        fields = row.fields
        addressee = fields.get("addressee")
        made = Ask(
            id=AskId(self._keys.find("asks", row.key) or 0),
            uuid=record_uuid("asks", row.key),
            dossier_id=DossierId(self._keys.need("dossiers", fields["dossier"])),
            text=text_of(fields, "text"),
            amount=fields.get("amount"),
            recurrence=Recurrence(fields.get("recurrence") or "once"),
            first_year=fields.get("first_year"),
            last_year=fields.get("last_year"),
            cover=text_of(fields, "cover"),
            addressee_id=OrganisationId(self._keys.need("organisations", addressee)) if addressee else None,
            status=AskStatus(fields.get("status") or "open"),
            evidence=text_of(fields, "evidence"),
            source=row.source,
        )
        dossiers.put_ask(self._connection, made)
        return "inzet"

    def _allocation(self, row: RecordRow) -> str:
        fields = row.fields
        made = Allocation(
            ask_id=AskId(self._keys.need("asks", fields["ask"])),
            organisation_id=OrganisationId(self._keys.need("organisations", fields["organisation"])),
            amount=int(fields["amount"]),
            note=text_of(fields, "notes"),
            source=row.source,
        )
        dossiers.put_allocation(self._connection, made)
        return "verdelingen"

    def _coalition(self, row: RecordRow) -> str:
        fields = row.fields
        dossier = fields.get("dossier")
        members = tuple(
            Member(
                actor=self._keys.actor(each["actor"] if isinstance(each, Mapping) else each),
                role=MemberRole(each.get("role", "member") if isinstance(each, Mapping) else "member"),
                period=period_of(each if isinstance(each, Mapping) else {}),
            )
            for each in fields.get("members", ())
        )
        made = Coalition(
            id=CoalitionId(self._keys.find("coalitions", row.key) or 0),
            uuid=record_uuid("coalitions", row.key),
            name=text_of(fields, "name"),
            statement=text_of(fields, "statement"),
            dossier_id=DossierId(self._keys.need("dossiers", dossier)) if dossier else None,
            formed=day_of(fields.get("formed")),
            members=members,
            source=row.source,
        )
        coalitions.put(self._connection, made)
        return "coalities"

    def _meeting(self, row: RecordRow) -> str:
        fields = row.fields
        ask, behalf = fields.get("ask"), fields.get("on_behalf_of")
        texts = ("title", "place", "purpose", "pushback", "ask_text", "fallback", "leave_behind", "reaction", "learned")
        made = Meeting(
            id=MeetingId(self._keys.find("meetings", row.key) or 0),
            uuid=record_uuid("meetings", row.key),
            kind=MeetingKind(fields.get("kind") or "bilateraal"),
            status=MeetingStatus(fields.get("status") or "held"),
            day=required_day(fields, "day"),
            starts=clock_of(fields.get("starts")),
            ends=clock_of(fields.get("ends")),
            precision=Precision(fields.get("precision") or "day"),
            on_behalf_of=OrganisationId(self._keys.need("organisations", behalf)) if behalf else None,
            ask_id=AskId(self._keys.need("asks", ask)) if ask else None,
            report=text_of(fields, "report"),
            participants=tuple(self._participant(each) for each in fields.get("participants", ())),
            dossiers=tuple(DossierId(self._keys.need("dossiers", each)) for each in fields.get("dossiers", ())),
            source=row.source,
            **{name: text_of(fields, name) for name in texts},
        )
        meetings.put(self._connection, made)
        return "contactmomenten"

    def _participant(self, written: Mapping[str, Any]) -> Participant:
        answer, photo = written.get("answer"), written.get("photo")
        return Participant(
            person_id=PersonId(self._keys.need("people", written["person"])),
            side=Side(written.get("side") or "theirs"),
            task=text_of(written, "task"),
            answer=Answer(answer) if answer else None,
            photo=PhotoConsent(photo) if photo else None,
        )

    def _position(self, row: RecordRow) -> str:
        fields = row.fields
        if row.source is None:
            raise LeaveOutError("Een positie zonder bron wordt niet bewaard.")
        stance, meeting = fields.get("stance"), fields.get("meeting")
        made = Position(
            id=PositionId(self._keys.find("positions", row.key) or 0),
            uuid=record_uuid("positions", row.key),
            actor=self._keys.actor(fields["actor"]),
            dossier_id=DossierId(self._keys.need("dossiers", fields["dossier"])),
            stance=None if stance is None else Stance(stance),
            influence=fields.get("influence"),
            day=required_day(fields, "day"),
            source=row.source,
            quote=text_of(fields, "quote"),
            ground=text_of(fields, "ground"),
            meeting_id=MeetingId(self._keys.need("meetings", meeting)) if meeting else None,
        )
        positions.put(self._connection, made)
        return "posities"

    def _promise(self, row: RecordRow) -> str:
        fields = row.fields
        ours, meeting, dossier = fields.get("our_person"), fields.get("meeting"), fields.get("dossier")
        made = Promise(
            id=PromiseId(self._keys.find("promises", row.key) or 0),
            uuid=record_uuid("promises", row.key),
            direction=Direction(fields["direction"]),
            person_id=PersonId(self._keys.need("people", fields["person"])),
            our_person_id=PersonId(self._keys.need("people", ours)) if ours else None,
            meeting_id=MeetingId(self._keys.need("meetings", meeting)) if meeting else None,
            dossier_id=DossierId(self._keys.need("dossiers", dossier)) if dossier else None,
            text=text_of(fields, "text"),
            due=day_of(fields.get("due")),
            first_due=day_of(fields.get("first_due")),
            outcome=Outcome(fields.get("outcome") or "open"),
            evidence=text_of(fields, "evidence"),
            settled_on=day_of(fields.get("settled_on")),
            source=row.source,
        )
        promises.put(self._connection, made)
        return "toezeggingen"
