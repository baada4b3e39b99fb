"""Read our own record files: JSON of people, organisations, dossiers and the rest, as the reference facts are kept.

A file is one part, or an object with `parts`. A part has `format` 1, a `subject`, a default `source` and `rows`; each
row has a `key` by which other rows refer to it, and may have a source of its own.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.exchange.raw import checked, decoded
from ipo_crm.exchange.report import LeaveOutError, Ledger, Reading

FORMAT = 1
_AGAIN = "Maak het bestand opnieuw met Exporteren, of vraag het op bij de maker."


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """One record: its subject, its key within the subject, its fields as JSON values, and its source."""

    subject: str
    number: int
    key: str
    fields: Mapping[str, Any]
    source: Source | None


def read(data: bytes) -> Reading[RecordRow]:
    """Read every row of a record file; raises UserError when it is no record file of a known format."""
    parts = _parts(data)
    ledger = Ledger()
    rows: list[RecordRow] = []
    read_count = 0
    for part in parts:
        fallback = source_of(part.get("source"))
        listed = part.get("rows", [])
        read_count += len(listed)
        for number, fields in enumerate(listed, start=1):
            with ledger.row(number, f"{part['subject']} {number}"):
                rows.append(_row(part["subject"], number, fields, fallback))
    subjects = ", ".join(dict.fromkeys(str(part["subject"]) for part in parts))
    return Reading(holds=subjects, rows=tuple(rows), read=read_count, left_out=tuple(ledger.left_out))


def source_of(written: Any) -> Source | None:
    """Read a source; None where there is none."""
    if not isinstance(written, Mapping) or not written.get("title"):
        return None
    try:
        return Source(
            source_class=SourceClass(written.get("class", "import")),
            title=str(written["title"]),
            published=day_of(written.get("published")),
            known_on=day_of(written.get("known_on")),
            url=str(written.get("url") or ""),
        )
    except ValueError as error:
        raise LeaveOutError(f"De bron is niet leesbaar: {error}") from error


def day_of(written: Any) -> date | None:
    """Read a day; None where there is none, LeaveOutError where it is no day."""
    if written is None or written == "":
        return None
    try:
        return date.fromisoformat(str(written))
    except ValueError as error:
        raise LeaveOutError(f"“{written}” is geen datum (jjjj-mm-dd).") from error


def _parts(data: bytes) -> list[dict[str, Any]]:
    try:
        document = json.loads(decoded(checked(data)))
    except (ValueError, RecursionError) as error:
        raise UserError(f"Dit is geen heel JSON-bestand: het is afgebroken of beschadigd. {_AGAIN}") from error
    listed = document.get("parts", [document]) if isinstance(document, dict) else []
    whole = [part for part in listed if isinstance(part, dict) and isinstance(part.get("subject"), str)]
    if not whole or len(whole) != len(listed):
        raise UserError(f"Dit JSON-bestand bevat geen gegevens van ipo_crm. {_AGAIN}")
    if any(part.get("format") != FORMAT or not isinstance(part.get("rows", []), list) for part in whole):
        raise UserError("Dit bestand is in een vorm die dit programma niet kent. Werk het programma bij.")
    return whole


def _row(subject: str, number: int, fields: Any, fallback: Source | None) -> RecordRow:
    if not isinstance(fields, dict):
        raise LeaveOutError("Deze rij is geen object.")
    return RecordRow(
        subject=subject,
        number=number,
        key=str(fields.get("key") or number),
        fields=fields,
        source=source_of(fields.get("source")) or fallback,
    )
