"""Failure mode 20: whatever somebody types comes back as it was, once it is made fit to store, through every door."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ipo_crm.domain.names import PersonName, clean
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.store import backups
from tests.reliability.figures import note

_ODD = (
    "\x00\x01\x1b\ud800\udfff\u200e\u202e\u2066\u0301\u0327\u0133éŁß\U0001f469\u200d\U0001f4bb"
    "\ufeff\ufffe\n\t\r\u2028 '\"%_\\;--=+@"
)
TEXTS = st.one_of(
    st.text(st.characters(codec=None), max_size=60),
    st.text(st.sampled_from(_ODD), max_size=40),
    st.text(st.sampled_from("aé\u0301\u202e\U0001f600 "), min_size=200, max_size=2000),
)
_ALL = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large)


class _Doors:
    """Two workspaces: what is typed in one goes out as JSON and comes into the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.number = 0
        self.first = create_desk(folder / "een.ipocrm", None)
        self.second = create_desk(folder / "twee.ipocrm", None)

    def through(self, text: str) -> tuple[str, str]:
        """Type a note, export it, and import that elsewhere; give what stands there and here."""
        self.number += 1
        person = Person(name=PersonName(family_name="Toets", given_name="A"), notes=text)
        self.first.people.add(person)
        exported = json.loads(self.first.exports.as_json().encode())["tables"]["person"][-1]
        name = {part: exported[part] for part in ("given_name", "family_name")}
        row = {"key": f"p{self.number}", "name": name, "notes": exported["notes"]}
        path = self.folder / "mee.json"
        path.write_text(json.dumps({"format": 1, "subject": "people", "rows": [row]}), encoding="utf-8")
        self.second.imports.run((path,))
        self.first.history.undo()
        return str(exported["notes"]), _last_note(self.second)

    def close(self) -> None:
        self.first.close()
        self.second.close()


def _last_note(desk: Desk) -> str:
    """Give the note of the last person, as it stands in the table."""
    query = "SELECT notes FROM person ORDER BY id DESC LIMIT 1"
    return str(backups.driver(desk._workspace).execute(query).fetchone()[0])


def _run(folder: Path, examples: int) -> None:
    doors = _Doors(folder)

    @settings(max_examples=examples, deadline=None, suppress_health_check=_ALL, database=None, derandomize=True)
    @given(TEXTS)
    @example("\x00")
    @example("\ud800 los")
    @example("e\u0301 wordt é")
    @example("\u202eomgekeerd")
    @example("=HYPERLINK(1)")
    @example("x" * 1_000_000)
    def survives(text: str) -> None:
        exported, imported = doors.through(text)
        assert exported == clean(text)
        assert imported == clean(text)
        doors.second.history.undo() if doors.second.history.undo_title() else None

    try:
        survives()
    finally:
        tried = doors.number
        doors.close()
    note(20, "teksten door formulier, bestand, export en import", texts=tried, differences=0, exceptions=0)


def test_texts_come_back_exactly(tmp_path: Path) -> None:
    _run(tmp_path, 60)


@pytest.mark.nightly
@pytest.mark.timeout(900)
def test_five_thousand_texts_come_back_exactly(tmp_path: Path) -> None:
    _run(tmp_path, 5000)


@given(st.text(st.characters(codec=None)))
def test_what_is_fit_to_store_stays_as_it_is(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert once.encode() is not None
