"""Failure mode 4 for back-ups: a disk that is full while one is copied, finished, or put in a second place.

What fails is told, nothing half bears the name of a back-up, and those that were there stay as they were.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ipo_crm.services.backup_shelf import Standing
from ipo_crm.services.backups import Backups
from ipo_crm.store.workspace import Workspace
from tests.store.backup_hands import PASSPHRASE, add, found

ROOT = Path(__file__).resolve().parents[2]
PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give an encrypted file with something in it and one back-up, closed."""
    with Workspace.create(tmp_path / "proef.ipocrm", PASSPHRASE) as workspace:
        add(workspace, "Jansen")
        Backups(workspace).make()
    return workspace.path


def _content(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


@pytest.mark.skipif(os.name != "posix", reason="the limit on the size of a file is a POSIX one")
def test_a_file_that_may_not_grow_is_told_at_every_step(path: Path) -> None:
    size = path.stat().st_size
    before = _content(path.with_name("proef-reservekopieen"))
    sizes = [size // 3, size - PAGE, size, size + PAGE // 2]  # while copying, at its end, while the manifest is written

    command = [sys.executable, "-m", "tests.reliability.file_limit", str(path), PASSPHRASE, *map(str, sizes)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    *failed, after = json.loads(done.stdout)
    assert [each["made"] for each in failed] == [None] * len(sizes)
    assert all("Reservekopie mislukt" in " ".join(each["told"]) for each in failed)
    assert [each["there"] for each in failed] == [sorted(before)] * len(sizes)
    assert (after["told"], len(after["there"])) == ([], len(before) + 1)
    now = _content(path.with_name("proef-reservekopieen"))
    assert {name: now[name] for name in before} == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of its own, of 8 MB; that needs root."""
    disk = tmp_path / "schijf"
    disk.mkdir()
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root may mount a disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount a disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def _leave_room(disk: Path, room: int) -> None:
    """Fill the disk until there is room for so many bytes."""
    filling = disk / "vulling"
    filling.unlink(missing_ok=True)
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    filling.write_bytes(bytes(max(0, free - room)))


@pytest.fixture
def on_small_disk(small_disk: Path) -> Iterator[Workspace]:
    """Give an open file on the small disk, with one back-up."""
    with Workspace.create(small_disk / "proef.ipocrm", PASSPHRASE) as workspace:
        add(workspace, "Jansen")
        Backups(workspace).make()
        yield workspace


def test_a_full_disk_leaves_a_whole_back_up_or_none(on_small_disk: Workspace) -> None:
    """The room grows page by page around what a back-up takes, so that every step of it meets the end of the disk."""
    disk, size = on_small_disk.path.parent, on_small_disk.path.stat().st_size
    folder = disk / "proef-reservekopieen"
    before = _content(folder)
    service = Backups(on_small_disk)
    rooms = [size // 4, size // 2, *range(size - 4 * PAGE, size + 12 * PAGE, PAGE)]
    full = 0

    for room in rooms:
        _leave_room(disk, room)
        made = service.make()
        (disk / "vulling").unlink()
        if made.path is None:
            full += 1
            assert "schijf is vol" in made.notices[0]
            assert _content(folder) == before
        else:
            assert service.shelf().look(service.shelf().lying()[0]).standing is Standing.SOUND
            made.path.unlink()

    assert 4 < full < len(rooms)
    add(on_small_disk, "Bakker")
    assert found(on_small_disk) == ["Bakker", "Jansen"]


def test_a_second_place_that_is_full_costs_only_the_second(tmp_path: Path, small_disk: Path) -> None:
    with Workspace.create(tmp_path / "proef.ipocrm", PASSPHRASE) as workspace:
        add(workspace, "Jansen")
        service = Backups(workspace)
        service.choose_place(small_disk)
        service.make()
        there = _content(small_disk / "proef-reservekopieen")
        _leave_room(small_disk, workspace.path.stat().st_size // 2)

        made = service.make()

        assert made.path is not None
        assert "schijf is vol" in made.notices[0]
        assert str(small_disk) in made.notices[0]
        assert _content(small_disk / "proef-reservekopieen") == there
        standings = [service.shelf().look(each).standing for each in service.shelf().lying()]
        assert standings == [Standing.SOUND] * 3


def test_a_newest_that_fails_takes_nothing_of_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thinning waits for one that passed: with a full disk nothing goes, however old."""
    from datetime import UTC, datetime, timedelta

    now = [datetime(2026, 3, 1, 12, 0, tzinfo=UTC)]
    with Workspace.create(tmp_path / "proef.ipocrm", None) as workspace:
        add(workspace, "Jansen")
        service = Backups(workspace, lambda: now[0])
        for _ in range(4):
            service.make()
            now[0] += timedelta(hours=1)
        now[0] += timedelta(days=10)

        def full(*_args: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("ipo_crm.store.disk.sync_file", full)
        failed = service.make()
        kept = len(service.shelf().lying())
        monkeypatch.undo()
        service.make()

        assert failed.path is None
        assert kept == 4
        assert len(service.shelf().lying()) == 2
