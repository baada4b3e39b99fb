"""The program is killed, at any moment: what was acknowledged is there, nothing is half."""

from pathlib import Path

import pytest

from tests.golden.files import take
from tests.reliability.figures import note
from tests.reliability.forks import NEEDS_FORK, in_lanes

pytestmark = NEEDS_FORK


def _deeds(begin: Path, folder: Path, kills: int) -> None:
    found = in_lanes("kill_deeds", begin, folder, kills)
    note(1, "talks, people, positions, undo and redo", **found)

    assert found["kills"] == kills
    assert found["acknowledged"] > 0
    assert (found["lost"], found["half"], found["unsound"]) == (0, 0, 0)


def test_a_kill_loses_no_deed(begin: Path, tmp_path: Path) -> None:
    _deeds(begin, tmp_path, 30)


@pytest.mark.nightly
@pytest.mark.timeout(600)
def test_1000_kills_lose_no_deed(begin: Path, tmp_path: Path) -> None:
    _deeds(begin, tmp_path, 1000)


def _imports(begin: Path, folder: Path, kills: int) -> None:
    found = in_lanes("kill_import", begin, folder, kills)
    note(9, "import of a file of vCards", **found)

    assert found["none"] + found["whole"] == kills
    assert (found["half"], found["unsound"], found["lost"]) == (0, 0, 0)


def test_a_kill_leaves_all_of_an_import_or_nothing(begin: Path, tmp_path: Path) -> None:
    _imports(begin, tmp_path, 2)


@pytest.mark.nightly
@pytest.mark.timeout(600)
def test_200_kills_leave_all_of_an_import_or_nothing(begin: Path, tmp_path: Path) -> None:
    _imports(begin, tmp_path, 200)


def _migrations(folder: Path, kills: int) -> None:
    found = in_lanes("kill_migration", take(folder, "1.0", encrypted=True), folder, kills)
    note(10, "encrypted file of format 1.0", **found)

    assert found["old"] + found["new"] == kills
    assert (found["mixed"], found["rows_lost"], found["unsound"], found["not_finished"]) == (0, 0, 0, 0)


def test_a_kill_leaves_the_old_format_or_the_new(tmp_path: Path) -> None:
    _migrations(tmp_path, 2)


@pytest.mark.nightly
@pytest.mark.timeout(600)
def test_200_kills_leave_the_old_format_or_the_new(tmp_path: Path) -> None:
    _migrations(tmp_path, 200)
