"""Record files into the file: motions with their signers and votes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import DossierId, MotionId, PersonId
from ipo_crm.domain.motions import Appreciation, Choice, Motion, MotionKind, Result, Vote
from ipo_crm.domain.organisations import Chamber
from ipo_crm.exchange.records_json import RecordRow, day_of
from ipo_crm.exchange.report import LeaveOutError
from ipo_crm.services.record_keys import RecordKeys, record_uuid, text_of
from ipo_crm.services.vote_rules import VoteRules
from ipo_crm.store import motions
from ipo_crm.store.workspace import Transaction


class MotionRecords:
    """Takes the rows of parliament; each gives the Dutch noun under which it is counted."""

    def __init__(self, tx: Transaction, keys: RecordKeys) -> None:
        self._connection = tx.connection
        self._keys = keys
        self._rules = VoteRules(tx)
        self.takers = {"motions": self._motion}

    def _motion(self, row: RecordRow) -> str:
        fields = row.fields
        dossier, advice = fields.get("dossier"), fields.get("appreciation")
        made = Motion(
            id=MotionId(self._keys.find("motions", row.key) or 0),
            uuid=record_uuid("motions", row.key),
            kind=MotionKind(fields.get("kind") or "motion"),
            chamber=Chamber(fields["chamber"]),
            number=text_of(fields, "number"),
            title=text_of(fields, "title"),
            dictum=text_of(fields, "dictum"),
            dossier_id=DossierId(self._keys.need("dossiers", dossier)) if dossier else None,
            submitted=day_of(fields.get("submitted")),
            voted=day_of(fields.get("voted")),
            appreciation=Appreciation(advice) if advice else None,
            result=Result(fields.get("result") or "open"),
            roll_call=bool(fields.get("roll_call", False)),
            follow_up=text_of(fields, "follow_up"),
            signers=tuple(PersonId(self._keys.need("people", each)) for each in fields.get("signers", ())),
            votes=tuple(self._vote(each) for each in fields.get("votes", ())),
            source=row.source,
        )
        try:
            self._rules.require_sound(made)
        except UserError as error:
            raise LeaveOutError(str(error)) from error
        motions.put(self._connection, replace(made, votes=self._rules.with_seats(made, made.votes)))
        return "moties"

    def _vote(self, written: Mapping[str, Any]) -> Vote:
        return Vote(
            actor=self._keys.actor(written["actor"]),
            choice=Choice(written["choice"]),
            seats=written.get("seats"),
            mistaken=bool(written.get("mistaken", False)),
        )
