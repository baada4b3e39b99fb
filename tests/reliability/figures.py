"""Figures of the reliability runs: noted by the tests, kept as JSON, shown as a table in docs/reliability.md.

`dev.py test --nightly` names a file in IPO_CRM_FIGURES, to which every note is added, and afterwards runs
`python -m tests.reliability.figures FILE`. Without that name a note is a no-op, and the documents stay as they are.
"""

import json
import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.reliability.modes import MODES

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "docs" / "reliability.json"
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- figures: written by dev.py test --nightly -->", "<!-- end of figures -->"
_FILE = "IPO_CRM_FIGURES"

Line = dict[str, Any]


def note(mode: int, what: str, **figures: object) -> None:
    """Note what was seen in a run; the verdict is that of the test that calls this, so call it before asserting."""
    if mode not in MODES:
        raise ValueError(f"failure mode {mode} is not in the catalogue")
    test = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0]
    _append({"mode": mode, "what": what, "figures": figures, "test": test})


def note_outcome(test: str, *, passed: bool, nightly: bool) -> None:
    """Note how a test ended."""
    _append({"test": test, "passed": passed, "nightly": nightly})


def _append(line: Line) -> None:
    """Add a line in one piece: several processes write in the same file."""
    if path := os.environ.get(_FILE):
        with Path(path).open("ab", buffering=0) as file:
            file.write((json.dumps(line, ensure_ascii=False) + "\n").encode())


def rows(lines: Iterable[Line], day: str) -> list[Line]:
    """Join notes and outcomes; of two notes about the same thing the nightly one counts, as it ran longer."""
    listed = list(lines)
    outcomes = {line["test"]: line for line in listed if "passed" in line}
    found: dict[tuple[int, str], Line] = {}
    for line in listed:
        outcome = outcomes.get(line["test"])
        if "mode" not in line or outcome is None:
            continue
        key = line["mode"], line["what"]
        if key in found and found[key]["nightly"] and not outcome["nightly"]:
            continue
        named = {name: line[name] for name in ("mode", "what", "figures")}
        found[key] = {**named, "nightly": outcome["nightly"], "met": outcome["passed"], "date": day}
    return list(found.values())


def merged(kept: Iterable[Line], fresh: Iterable[Line]) -> list[Line]:
    """Put new rows in the place of older ones about the same thing."""
    every = {(row["mode"], row["what"]): row for row in (*kept, *fresh)}
    return [every[key] for key in sorted(every)]


def table(kept: Iterable[Line]) -> str:
    """Write the rows as a table, every failure mode in it, those without a figure too."""
    by_mode: dict[int, list[Line]] = {}
    for row in kept:
        by_mode.setdefault(row["mode"], []).append(row)
    lines = ["| # | failure | defence | target | measured | seen | date | verdict |", "|" + "---|" * 8]
    for number, mode in sorted(MODES.items()):
        head = f"| {number} | {mode.what} | {mode.defence} | {mode.target} "
        lines.extend(f"{head}| {_cells(row)} |" for row in by_mode.get(number, ()))
        if number not in by_mode:
            lines.append(f"{head}| – | – | – | not measured yet |")
    return "\n".join(lines)


def _cells(row: Line) -> str:
    seen = " · ".join(f"{name.replace('_', ' ')} {_number(value)}" for name, value in row["figures"].items())
    verdict = "met" if row["met"] else "**missed**"
    return f"{row['what']} | {seen} | {row['date']} | {verdict if row['nightly'] else f'{verdict} (short run)'}"


def _number(value: object) -> str:
    return f"{value:,}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def write(notes: Path) -> None:
    """Bring JSON and page up to date with the notes of a run."""
    fresh = [json.loads(line) for line in notes.read_text(encoding="utf-8").splitlines()]
    before = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else []
    kept = merged(before, rows(fresh, datetime.now(UTC).date().isoformat()))
    KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, tail = rest.partition(END)
    PAGE.write_text(f"{head}{BEGIN}\n{table(kept)}\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
