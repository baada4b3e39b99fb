"""What a record is called in one line, from the columns of its row, be it in the file or only in the journal."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ipo_crm.domain import labels
from ipo_crm.domain.meetings import MeetingKind
from ipo_crm.domain.names import PersonName

_NAME = ("honorific", "titles", "initials", "given_name", "prefix", "family_name", "suffix")
_LONGEST = 80
_TITLED = ("short_title", "title", "name", "text", "subject", "value", "function", "quote", "kind", "theme")


def record_name(subject: str, row: Mapping[str, Any]) -> str:
    """Give the name of a record from its row as the file holds it; empty for a part without a name of its own."""
    if subject == "person":
        return PersonName(**{part: row.get(part) or "" for part in _NAME}).short
    if subject == "organisation":
        return str(row.get("abbreviation") or row.get("name") or "")
    if subject == "meeting":
        return f"{row.get('title') or labels.MEETING_KIND[MeetingKind(row['kind'])]}, {day_in_figures(row['day'])}"
    if subject == "motion":
        return _cut(f"{row.get('number') or ''} {row.get('title') or ''}".strip())
    if subject == "trajectory":
        return f"{row.get('name')} {row.get('year')}"
    if subject == "setting":
        return str(row.get("name") or "")
    return _cut(next((str(row[column]) for column in _TITLED if row.get(column)), ""))


def day_in_figures(day: str | date) -> str:
    """Write a day as dd-mm-jjjj."""
    found = day if isinstance(day, date) else date.fromisoformat(day)
    return f"{found:%d-%m-%Y}"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
