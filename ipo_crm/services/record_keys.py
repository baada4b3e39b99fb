"""How rows of record files name each other: a UUID made from subject and key finds every record again."""

import uuid
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from ipo_crm.domain.ids import ActorRef, OrganisationId, PersonId, organisation_ref, person_ref
from ipo_crm.domain.periods import Period
from ipo_crm.exchange.records_json import day_of
from ipo_crm.exchange.report import LeaveOutError
from ipo_crm.store import records
from ipo_crm.store.workspace import Transaction

_NAMESPACE = uuid.UUID("9f1a7f5e-5d1d-4b52-9a58-1f0c6f6a3e10")
TABLES = {
    "organisations": "organisation",
    "people": "person",
    "roles": "role",
    "relations": "relation",
    "dossiers": "dossier",
    "asks": "ask",
    "coalitions": "coalition",
    "meetings": "meeting",
    "motions": "motion",
    "positions": "position",
    "promises": "promise",
    "tasks": "task",
    "instruments": "instrument",
    "trajectories": "trajectory",
    "products": "product",
    "tags": "tag",
}


class RecordKeys:
    """Finds the record that a row means, in the file as it is now."""

    def __init__(self, tx: Transaction) -> None:
        self._connection = tx.connection

    def find(self, subject: str, key: object) -> int | None:
        """Give the key of a record, None when it is not there yet."""
        if subject not in TABLES:
            return None
        return records.by_uuid(self._connection, TABLES[subject], record_uuid(subject, key))

    def need(self, subject: str, key: object) -> int:
        """Give the key of a record; LeaveOutError when it is not there."""
        found = self.find(subject, key)
        if found is None:
            raise LeaveOutError(f"Verwijst naar “{key}” in {subject}, en dat is er niet.")
        return found

    def actor(self, written: Any) -> ActorRef:
        """Read who is meant: "person:key", "organisation:key", or an object with one of the two."""
        kind, _, key = written.partition(":") if isinstance(written, str) else _named(written)
        if kind == "person":
            return person_ref(PersonId(self.need("people", key)))
        return organisation_ref(OrganisationId(self.need("organisations", key)))


def record_uuid(subject: str, key: object) -> str:
    """Give the UUID of a record, the same at every import."""
    return str(uuid.uuid5(_NAMESPACE, f"{subject}:{key}"))


def text_of(fields: Mapping[str, Any], name: str) -> str:
    """Read a text, empty where there is none."""
    value = fields.get(name)
    return "" if value is None else str(value)


def required_day(fields: Mapping[str, Any], name: str) -> date:
    """Read a day that must be there."""
    found = day_of(fields.get(name))
    if found is None:
        raise LeaveOutError(f"De datum {name} ontbreekt.")
    return found


def clock_of(written: Any) -> time | None:
    """Read a time as "HH:MM", None where there is none."""
    return time.fromisoformat(written) if written else None


def period_of(fields: Mapping[str, Any]) -> Period:
    """Read a half-open period."""
    return Period(day_of(fields.get("from")), day_of(fields.get("to")))


def _named(written: Mapping[str, Any]) -> tuple[str, str, str]:
    kind = "person" if "person" in written else "organisation"
    return kind, "", str(written[kind])
