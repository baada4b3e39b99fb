"""All deeds at random, with undo, redo, the bin and restarts: after every step the content is what it must be."""

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import PersonId
from ipo_crm.services.desk import Desk, create_desk, open_desk
from ipo_crm.store import journal, schema
from tests.reliability.deeds import DEEDS, ELSEWHERE, Chance, Tally, all_deeds

SMOKE, NIGHTLY = 20, 300
STEPS = {SMOKE: 8, NIGHTLY: 20}
MAKERS = {
    "attachments": "attachments.add_bytes",
    "coalitions": "coalitions.put",
    "dossier_parts": "dossiers.put_ask",
    "duplicates": "people.add",
    "impressions": "impressions.put",
    "instruments": "instruments.record",
    "meetings": "meetings.put",
    "motions": "motions.put",
    "organisations": "organisations.put_seats",
    "positions": "positions.record",
    "promises": "promises.put",
    "relations": "people.relate",
    "saved_filters": "saved_filters.save",
    "scopes": "scopes.put",
    "tags": "tags.put",
    "tasks": "tasks.put",
    "trajectories": "trajectories.put",
    "visits": "visits.put",
}
"""The deed that makes what the others of a service work on."""

NO_STEP = {"health.repair"}
"""What changes nothing in a sound file, and so is no step."""

TABLES = tuple(sorted(set(schema.metadata.tables) - set(journal.OUTSIDE)))
tally = Tally()


BEGINNING = (
    *("organisations.put",) * 8,
    *("people.add", "people.add", "people.add", "dossiers.put"),
    *("dossiers.add_message", "dossiers.add_message", "dossiers.add_date", "dossiers.enter_phase", "dossiers.put_ask"),
    *("dossier_parts.put_allocation", "meetings.record_talk", "meetings.put", "meetings.put", "organisations.identify"),
    *("trajectories.put", "tags.put", "tags.tag", "trajectories.put_product", "saved_filters.save", "tags.put"),
    *("dossiers.add_message",) * 6,
)
AFTERWARDS = (
    *("tasks.settle", "trajectories.settle", "people.relate", "impressions.put", "motions.put", "visits.put"),
    *("promises.settle", "promises.put", "motions.put", "visits.put", "visits.put", "organisations.identify"),
    *("organisations.put_seats",) * 4,
    *("meetings.put",) * 14,
    *("tasks.put", "tasks.put", *("tags.put",) * 6, "visits.put"),
)
"""What is done before and after one deed of each maker, for a run that has something to work on."""


@cache
def _begun(rich: bool) -> tuple[bytes, tuple[str, ...]]:
    """Give the bytes of a workspace, made once: empty, or with a little of everything; and its content deed by deed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "begin.ipocrm"
        with create_desk(path, None) as desk:
            states = [_content(desk)]
            for name in (*BEGINNING, *sorted(MAKERS.values()), *AFTERWARDS) if rich else ():
                _insist(desk, name, len(states))
                states.append(_content(desk))
        return path.read_bytes(), tuple(states)


def _insist(desk: Desk, name: str, first: int) -> Change:
    """Do a deed, with other arguments until something came of it."""
    for number in range(first, first + 100):
        try:
            change = DEEDS[name](desk, Chance(number))
        except UserError:
            continue
        if change is not None and change.deed_id is not None:
            return change
    raise AssertionError(f"nothing ever comes of {name}")


def _content(desk: Desk) -> str:
    """Give every value of every table that deeds write in, computed ones too; the export says less, and slower."""
    run = desk._workspace.connection.connection.driver_connection.execute  # type: ignore[union-attr]
    return repr([run(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in TABLES])


class Deeds(RuleBasedStateMachine):
    """A desk, and the content after each deed that stands: `states[at]` is what the file must hold now."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        tally.counts["runs"] += 1

    @initialize(rich=st.booleans())
    def begin(self, rich: bool) -> None:
        """Start from an empty file, or from one with a little of everything; undo reaches the empty file in both."""
        path = Path(self._folder.name) / "proef.ipocrm"
        content, states = _begun(rich)
        path.write_bytes(content)
        self.desk: Desk = open_desk(path)
        self.states = list(states)
        self.at = self.began = len(states) - 1
        self.floor = 0
        self.steps = 0

    @rule(name=st.sampled_from(sorted(DEEDS)), number=st.integers(0, 2**32))
    def do(self, name: str, number: int) -> None:
        """Do any deed; one that is refused or has nothing to do leaves everything as it was."""
        self._do(name, number)

    @rule(number=st.integers(0, 2**32), more=st.integers(4, 12))
    def do_more(self, number: int, more: int) -> None:
        """Do some deeds in a row, as otherwise restarts and undos outnumber them."""
        for name in Chance(number).row(sorted(DEEDS), more):
            number += 1
            self._do(name, number)

    @rule(service=st.sampled_from(sorted(MAKERS)), number=st.integers(0, 2**32), more=st.integers(2, 8))
    def work_on(self, service: str, number: int, more: int) -> None:
        """Make something, and do a few deeds of the same service on it; by themselves the two seldom meet."""
        names = [name for name in sorted(DEEDS) if name.startswith(f"{service}.")]
        self._do(MAKERS[service], number)
        for name in Chance(number).row(names, more):
            number += 1
            self._do(name, number)

    @rule(number=st.integers(0, 2**32), subject=st.sampled_from(["people", "organisations", "dossiers", "meetings"]))
    def drop_and_restore(self, number: int, subject: str) -> None:
        """Throw something away, do something else, and take it out of the bin."""
        for name in (f"{subject}.drop", "people.add", "bin.restore"):
            self._do(name, number)

    @precondition(lambda self: self.at > self.floor)
    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(min(times, self.at - self.floor)):
            assert self.desk.history.undo_title()
            self.desk.history.undo()
            self.at -= 1
            self.steps += 1
            tally.counts["undos"] += 1
            assert _content(self.desk) == self.states[self.at]

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.states) - 1 - self.at)):
            assert self.desk.history.redo_title()
            self.desk.history.redo()
            self.at += 1
            self.steps += 1
            tally.counts["redos"] += 1
            assert _content(self.desk) == self.states[self.at]

    @precondition(lambda self: self.steps > 3)
    @rule()
    def restart(self) -> None:
        """Close the file and open it again, once there was something to forget."""
        titles = (self.desk.history.undo_title(), self.desk.history.redo_title())
        path = self.desk.path
        self.desk.close()
        self.desk = open_desk(path)
        self.steps = 0
        tally.counts["restarts"] += 1

        assert (self.desk.history.undo_title(), self.desk.history.redo_title()) == titles
        assert _content(self.desk) == self.states[self.at]

    @precondition(lambda self: self.at % 5 == 4)
    @rule()
    def empty_the_bin(self) -> None:
        """Wipe what was thrown away: the content stays, nothing can be redone, and undo stops where it went."""
        if self.desk.bin.rows():
            gone = {row.at: row.title for row in self.desk.bin.rows()}
            self.desk.bin.empty()
            tally.counts["emptied"] += 1
            del self.states[self.at + 1 :]
            self.floor = self.at - self._undoable_deeds()
            assert gone
            assert self.desk.bin.rows() == ()

    @invariant()
    def the_content_is_that_of_the_model(self) -> None:
        assert _content(self.desk) == self.states[self.at]

    @invariant()
    def the_file_is_sound(self) -> None:
        connection = self.desk._workspace.connection
        indexes = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual'"
        for name in connection.exec_driver_sql(indexes).scalars().all():
            connection.exec_driver_sql(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")

        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert self.desk.attachments.damaged() == ()

    def teardown(self) -> None:
        """Go back to where the run began, or as far as undo reaches, and all the way forward again."""
        if not hasattr(self, "desk"):
            return
        end = self.states[self.at]
        bottom = max(self.floor, min(self.began, self.at))
        back = self.at - bottom
        for _ in range(back):
            self.desk.history.undo()
        at_floor = _content(self.desk)
        for _ in range(back):
            self.desk.history.redo()
        tally.counts["undos"] += back
        tally.counts["redos"] += back
        assert (at_floor, _content(self.desk)) == (self.states[bottom], end)
        self.desk.close()
        self._folder.cleanup()

    def _do(self, name: str, number: int) -> None:
        before = self.states[self.at]
        try:
            change = DEEDS[name](self.desk, Chance(number))
        except UserError:
            tally.counts["refused"] += 1
            change = None
        now = _content(self.desk)
        if change is None or change.deed_id is None:
            assert now == before
            return
        tally.counts["deeds"] += 1
        tally.counts["restored"] += name == "bin.restore"
        tally.by_deed[name] = tally.by_deed.get(name, 0) + 1
        self.states[self.at + 1 :] = [now]
        self.at += 1
        self.steps += 1

    def _undoable_deeds(self) -> int:
        """Count the deeds that undo can still reach, by the journal itself."""
        query = "SELECT purged FROM deed WHERE state = 'done' ORDER BY id DESC"
        count = 0
        for purged in self.desk._workspace.connection.exec_driver_sql(query).scalars():
            if purged:
                break
            count += 1
        return count


def _run(examples: int) -> None:
    run_state_machine_as_test(
        Deeds,
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS[examples],
            deadline=None,
            database=None,
            derandomize=examples == SMOKE,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink),
        ),
    )


@pytest.fixture
def counted() -> Iterator[Tally]:
    tally.__init__()  # type: ignore[misc]
    yield tally
    tally.note()


def test_every_deed_of_every_service_takes_part_or_says_why_not() -> None:
    assert all_deeds() - DEEDS.keys() - ELSEWHERE.keys() == set()
    assert (DEEDS.keys() | ELSEWHERE.keys()) - all_deeds() == set()


def test_every_deed_is_one_step_back_and_one_step_forth(tmp_path: Path) -> None:
    """Chance alone leaves some deeds out of a short run; here each is done once."""
    path = tmp_path / "begin.ipocrm"
    path.write_bytes(_begun(True)[0])
    wrong = []
    with open_desk(path) as desk:
        desk.people.drop(PersonId(_insist(desk, "people.add", 0).only("person")))
        before = _content(desk)
        for name in sorted(DEEDS.keys() - NO_STEP):
            _insist(desk, name, 0)
            after = _content(desk)
            desk.history.undo()
            undone = _content(desk)
            desk.history.redo()
            redone = _content(desk)
            desk.history.undo()
            if (undone, redone) != (before, after):
                wrong.append(name)

    assert wrong == []


@pytest.mark.timeout(600)
def test_twenty_runs(counted: Tally) -> None:
    _run(SMOKE)

    assert counted.counts["undos"] > 0
    assert counted.counts["redos"] > 0


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_three_hundred_runs(counted: Tally) -> None:
    _run(NIGHTLY)

    assert counted.counts["runs"] >= NIGHTLY
