"""Failure mode 19: a clock that is wrong takes no back-up, and after a restore nothing older goes."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.backups import Backups, restore
from ipo_crm.store import people
from ipo_crm.store.workspace import Workspace

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TEN_YEARS = timedelta(days=3652.5)
CLOCKS = {
    "ten years back": (datetime(2026, 3, 1, 12, 0, tzinfo=UTC), -TEN_YEARS),
    "ten years ahead": (datetime(2026, 3, 1, 12, 0, tzinfo=UTC), TEN_YEARS),
    "the hour that winter time gives twice": (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), HOUR),
    "the hour that summer time takes": (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), HOUR),
    "a leap day": (datetime(2028, 2, 28, 22, 0, tzinfo=UTC), DAY),
    "two in one second": (datetime(2026, 3, 1, 12, 0, tzinfo=UTC), timedelta(0)),
    "set back in between": (datetime(2026, 3, 1, 12, 0, tzinfo=UTC), -5 * HOUR),
}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "proef.ipocrm", None) as made:
        with made.transaction("Persoon toevoegen") as tx:
            people.put(tx.connection, Person(name=PersonName(family_name="Jansen")))
        yield made


@pytest.mark.parametrize("clock", CLOCKS)
def test_no_clock_takes_a_back_up(workspace: Workspace, clock: str) -> None:
    start, leap = CLOCKS[clock]
    now = [start]
    service = Backups(workspace, lambda: now[0])
    made = []
    for step in (HOUR, HOUR, leap, HOUR, HOUR):
        made.append(service.make().path)
        now[0] += step

    assert None not in made
    assert {lying.path for lying in service.shelf().lying()} == set(made)


def test_for_a_month_after_a_restore_nothing_of_before_it_goes(workspace: Workspace) -> None:
    now = [datetime(2026, 3, 1, 12, 0, tzinfo=UTC)]
    service = Backups(workspace, lambda: now[0])
    first = service.make().path
    for _ in range(3):
        now[0] += HOUR
        service.make()
    workspace.close()
    assert first is not None
    restore(workspace.path, first, None, now[0])

    with Workspace.open(workspace.path) as again:
        service = Backups(again, lambda: now[0])
        counts = []
        for days in (20, 9, 3):
            now[0] += days * DAY
            service.make()
            counts.append(len(service.shelf().lying()))

    assert counts == [5, 6, 4]
