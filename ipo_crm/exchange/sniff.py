"""Recognise a file by what is in it; its name counts only where the content says nothing."""

import csv
import re
from enum import StrEnum
from io import StringIO
from itertools import islice
from pathlib import PurePath

from ipo_crm.domain.errors import UserError
from ipo_crm.exchange.raw import decoded

HEAD_BYTES = 65_536
"""How much of a file to hand to `recognise`; more is not looked at."""

_SQLITE = b"SQLite format 3\0"
_APPLICATION_ID = slice(68, 72)
_WORKSPACE_ID = b"IPOC"
_ZIP = b"PK\x03\x04"
_ODD_SHARE = 0.02
_RECORDS = re.compile(r'"(subject|parts)"\s*:')
_PUBLISHED = re.compile(r"<(officiele-publicatie|kamerstuk)\b")


class Format(StrEnum):
    """The kinds of file that can be told apart; the value is how the user calls it."""

    TK_ODATA = "open data van de Tweede Kamer (JSON)"
    RECORDS = "een bestand met gegevens van ipo_crm (JSON)"
    VCARD = "een vCard met contactpersonen (.vcf)"
    WORKSPACE = "een werkbestand van dit programma (.ipocrm)"
    CALENDAR = "een agenda (iCalendar, .ics)"
    KAMERSTUK = "een Kamerstuk (XML)"
    XML = "een XML-bestand"
    JSON = "een JSON-bestand, maar geen open data van de Tweede Kamer"
    CSV = "een tabel (CSV)"
    OFFICE = "een Excel-, Word- of zipbestand"
    EMPTY = "een leeg bestand"
    UNKNOWN = "een bestand van een onbekende soort"


_ADVICE = {
    Format.WORKSPACE: "Open het met Bestand > Openen.",
    Format.CALENDAR: "Agenda's kan het programma nog niet inlezen.",
    Format.XML: "Haal de open data van de Tweede Kamer op als JSON (OData), niet als XML (SyncFeed).",
    Format.CSV: "Tabellen kan het programma nog niet inlezen; exporteer de contactpersonen als vCard (.vcf).",
    Format.OFFICE: "Exporteer de contactpersonen als vCard (.vcf), of pak het zipbestand eerst uit.",
    Format.EMPTY: "Maak de export opnieuw.",
}


def recognise(name: str, head: bytes) -> Format:
    """Tell what a file is from its first bytes (`HEAD_BYTES` of them), and from its name only as a last resort."""
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return Format.EMPTY
    binary = _binary(head)
    if binary is not None:
        return binary
    text = decoded(head[:HEAD_BYTES])
    if _is_binary_text(text):
        is_ours = PurePath(name).suffix.casefold() == ".ipocrm"
        return Format.WORKSPACE if is_ours else Format.UNKNOWN
    return _textual(text)


def refusal(wanted: str, head: bytes, name: str = "") -> UserError:
    """Make the error for a file that is not what was wanted: what it looks like instead, and what to do."""
    found = recognise(name, head)
    advice = _ADVICE.get(found, "Kies een ander bestand, of maak de export opnieuw.")
    return UserError(f"Dit is geen {wanted}: het lijkt op {found.value}. {advice}")


def _binary(head: bytes) -> Format | None:
    if head.startswith(_SQLITE):
        return Format.WORKSPACE if head[_APPLICATION_ID] == _WORKSPACE_ID else Format.UNKNOWN
    return Format.OFFICE if head.startswith(_ZIP) else None


def _is_binary_text(text: str) -> bool:
    """Tell whether decoding gave garbage: an encrypted workspace is random bytes and always has some."""
    sample = text[:2_048]
    odd = sum((char < " " and char not in "\t\n\r\f") or char in "\x7f\ufffd" for char in sample)
    return odd > _ODD_SHARE * len(sample)


def _textual(text: str) -> Format:
    start = text.lstrip()[:200].casefold()
    if re.search(r"^[ \t]*begin[ \t]*:[ \t]*vcard", text, re.IGNORECASE | re.MULTILINE):
        return Format.VCARD
    if start.startswith("begin:vcalendar"):
        return Format.CALENDAR
    if start.startswith(("{", "[")):
        if _RECORDS.search(text[:2_000]):
            return Format.RECORDS
        return Format.TK_ODATA if _is_odata(text) else Format.JSON
    if start.startswith("<"):
        return Format.KAMERSTUK if _PUBLISHED.search(text[:2_000]) else Format.XML
    return Format.CSV if _is_table(text) else Format.UNKNOWN


def _is_odata(text: str) -> bool:
    return re.search(r'"@odata\.|"(value|error)"\s*:|"(Id|Verwijderd|GewijzigdOp)"\s*:', text) is not None


def _is_table(text: str) -> bool:
    """Tell whether the first two rows have as many columns, or a header stands alone."""
    return any(_columns(text, mark) for mark in ";\t,")


def _columns(text: str, mark: str) -> bool:
    try:
        rows = list(islice((row for row in csv.reader(StringIO(text), delimiter=mark) if row), 2))
    except csv.Error:
        return False
    widths = {len(row) for row in rows}
    needed = 2 if len(rows) > 1 else 3
    return len(widths) == 1 and min(widths) >= needed
