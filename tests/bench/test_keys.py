"""Opening with the key that a keyring keeps, beside opening a plain file; and the window while a back-up is made."""

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from ipo_crm.services.backups import Backups, Reason
from ipo_crm.services.invent import PEOPLE, invent
from ipo_crm.store import engine
from ipo_crm.store.workspace import Workspace
from ipo_crm.ui.lane import Lane
from tests.bench.conftest import Measure

pytestmark = pytest.mark.bench
PASSPHRASE = "vier losse woorden samen"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, bytes]:
    """Give a plain file, an encrypted one, and the key of that."""
    folder = tmp_path_factory.mktemp("sleutels")
    with Workspace.create(folder / "open.ipocrm", None) as plain:
        pass
    with Workspace.create(folder / "geheim.ipocrm", PASSPHRASE) as encrypted:
        assert encrypted.secret is not None
        return plain.path, encrypted.path, encrypted.secret.key


@pytest.mark.limit
@pytest.mark.benchmark(group="connect")
def test_limit_to_a_plain_file(measure: Measure, files: tuple[Path, Path, bytes]) -> None:
    measure(lambda: engine.connect(files[0], None, None, "rw").close())


@pytest.mark.budget(most=20)
@pytest.mark.benchmark(group="connect")
def test_with_the_key_that_is_kept(measure: Measure, files: tuple[Path, Path, bytes]) -> None:
    _, path, key = files
    salt = path.read_bytes()[:16]

    measure(lambda: engine.connect(path, key, salt, "rw").close())


@pytest.mark.budget(most=100)
@pytest.mark.benchmark(group="back-up of 20,000, encrypted")
def test_longest_that_the_window_stands_still(qtbot: QtBot, note: Callable[[float, str], None], tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "groot.ipocrm", PASSPHRASE) as workspace:
        invent(workspace, 20_000 / PEOPLE)
        service, lane, timer = Backups(workspace), Lane(), QTimer()
        ticks = [time.perf_counter()]
        timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
        timer.start(1)
        job = service.begin(Reason.BY_HAND)
        assert job is not None
        lane.run(lambda ticket: job.run(ticket.progress), lambda _made: None)
        qtbot.waitUntil(lambda: not lane.busy, timeout=60_000)
        timer.stop()
        lane.close()

    note(max(later - earlier for earlier, later in pairwise(ticks)), "s")
    assert job.mark is not None
