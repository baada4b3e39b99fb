"""Read the data files that ship with the program, as plain rows."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ipo_crm.domain.periods import Period

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "resources" / "reference"
DEMO = ROOT / "resources" / "demo"
SEED = ROOT / ".." / "shared" / "data" / "seed"

Row = dict[str, Any]


def document(path: Path) -> Row:
    """Read a whole file."""
    read: Row = json.loads(path.read_text(encoding="utf-8"))
    return read


def rows(path: Path) -> list[Row]:
    """Read the rows of a file."""
    found: list[Row] = document(path)["rows"]
    return found


def day(written: str | None) -> date | None:
    """Read a day; None where it is not known."""
    return None if written is None else date.fromisoformat(written)


def period(row: Row) -> Period:
    """Read the period of a row."""
    return Period(day(row["from"]), day(row["to"]))


def sources(value: object) -> Iterator[Row]:
    """Walk every source in a file, however deep."""
    if isinstance(value, dict):
        if isinstance(value.get("source"), dict):
            yield value["source"]
        for inner in value.values():
            yield from sources(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sources(inner)
