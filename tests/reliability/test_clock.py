"""Failure mode 19: the clock is wrong; no back-up goes, and undo keeps the order in which things were done."""

from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest

from ipo_crm.services.backup_shelf import Standing
from ipo_crm.services.backups import Backups
from ipo_crm.store import journal
from ipo_crm.store.workspace import Workspace
from tests.reliability.figures import note
from tests.services.test_backups_clock import CLOCKS, HOUR
from tests.store.backup_hands import add, found

NAMES = ["Aalbers", "Bakker", "Cremers", "Dekker", "Evers"]


class _Clock(datetime):
    """The clock that the journal asks, showing what the test says."""

    shown = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return cls.shown.astimezone(tz)


def _work(workspace: Workspace, clock: str) -> tuple[int, int, int]:
    """Add people and make back-ups around a leap of the clock; count those made, still there and sound."""
    _Clock.shown, leap = CLOCKS[clock]
    service = Backups(workspace, lambda: _Clock.shown)
    made = []
    for name, step in zip(NAMES, (HOUR, HOUR, leap, HOUR, HOUR), strict=True):
        add(workspace, name)
        made.append(service.make().path)
        _Clock.shown += step
    rows = [service.shelf().look(lying) for lying in service.shelf().lying()]
    sound = sum(row.standing is Standing.SOUND for row in rows)
    return len(made), len({row.path for row in rows} & set(made)), sound


def _out_of_order(workspace: Workspace) -> int:
    """Take back one deed after another; count those that were not the last that stood."""
    wrong = 0
    for left in reversed(range(len(NAMES))):
        workspace.undo()
        wrong += found(workspace) != NAMES[:left]
    return wrong


def test_no_wrong_clock_takes_a_back_up_or_turns_the_order_of_deeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "datetime", _Clock)
    made = kept = sound = wrong = 0
    for number, clock in enumerate(CLOCKS):
        with Workspace.create(tmp_path / f"proef{number}.ipocrm", None) as workspace:
            counts = _work(workspace, clock)
            wrong += _out_of_order(workspace)
        made, kept, sound = made + counts[0], kept + counts[1], sound + counts[2]

    note(
        19,
        "set back, set ahead, winter and summer time, a leap day, twice the same second",
        cases=len(CLOCKS),
        back_ups=made,
        deleted=made - kept,
        sound=sound,
        undone_out_of_order=wrong,
    )
    assert len(CLOCKS) >= 6
    assert (kept, sound, wrong) == (made, made, 0)
