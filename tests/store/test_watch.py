"""A file that another program changes underneath: nothing is written into it, and nothing over it."""

import os
import shutil
from pathlib import Path

import pytest

from ipo_crm.domain.errors import StoreError
from ipo_crm.store import health
from ipo_crm.store.workspace import Workspace
from tests.store.backup_hands import PASSPHRASE, add, found


def _copy_of_today(workspace: Workspace, tmp_path: Path) -> Path:
    """Give a sound file of the same size, as another computer would bring it in."""
    other = tmp_path / "elders.ipocrm"
    with Workspace.create(other, None) as made:
        add(made, "De Vries")
    return other


def test_deeds_of_our_own_change_the_file_and_go_on(workspace: Workspace) -> None:
    for name in ("Jansen", "De Vries", "Bakker"):
        add(workspace, name)
    workspace.undo()
    workspace.redo()

    assert found(workspace) == ["Bakker", "De Vries", "Jansen"]


def test_another_file_under_the_name_is_not_written_into(workspace: Workspace, tmp_path: Path) -> None:
    other = _copy_of_today(workspace, tmp_path)
    content = other.read_bytes()
    other.replace(workspace.path)

    with pytest.raises(StoreError, match="door een ander programma gewijzigd of vervangen"):
        add(workspace, "Jansen")

    assert workspace.path.read_bytes() == content
    assert found(workspace) == []


def test_a_file_written_through_is_not_written_over(workspace: Workspace, tmp_path: Path) -> None:
    other = _copy_of_today(workspace, tmp_path)
    add(workspace, "Jansen")
    shutil.copyfile(other, workspace.path)

    with pytest.raises(StoreError, match="Er is niets overschreven"):
        workspace.undo()

    assert workspace.path.read_bytes() == other.read_bytes()


def test_a_file_that_is_gone_is_told(workspace: Workspace, tmp_path: Path) -> None:
    workspace.path.rename(tmp_path / "weg.ipocrm")

    with pytest.raises(StoreError, match="verplaatst of verwijderd"):
        add(workspace, "Jansen")


def test_a_file_that_came_back_can_be_worked_in_again(workspace: Workspace, tmp_path: Path) -> None:
    workspace.path.rename(tmp_path / "weg.ipocrm")
    (tmp_path / "weg.ipocrm").rename(workspace.path)

    add(workspace, "Jansen")

    assert found(workspace) == ["Jansen"]


def test_another_date_alone_is_no_change_of_an_encrypted_file(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "geheim.ipocrm", PASSPHRASE) as workspace:
        os.utime(workspace.path, (0, 0))
        add(workspace, "Jansen")

        assert found(workspace) == ["Jansen"]


def test_an_encrypted_file_written_through_is_seen_whatever_its_date(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "geheim.ipocrm", PASSPHRASE) as workspace:
        before, times = workspace.path.read_bytes(), workspace.path.stat()
        add(workspace, "Jansen")
        size = workspace.path.stat().st_size
        workspace.path.write_bytes(before.ljust(size, b"x"))
        os.utime(workspace.path, ns=(times.st_atime_ns, times.st_mtime_ns))

        with pytest.raises(StoreError, match="Er is niets overschreven"):
            add(workspace, "De Vries")


def test_a_check_of_the_file_is_no_change(workspace: Workspace) -> None:
    add(workspace, "Jansen")
    health.check(workspace.connection, encrypted=False)

    add(workspace, "De Vries")

    assert len(found(workspace)) == 2


def test_what_we_write_outside_a_deed_is_our_own(workspace: Workspace) -> None:
    with workspace.watch.writing():
        workspace.connection.exec_driver_sql("VACUUM")

    add(workspace, "Jansen")

    assert found(workspace) == ["Jansen"]


def test_the_key_of_a_replaced_file_is_not_changed(workspace: Workspace, tmp_path: Path) -> None:
    other = _copy_of_today(workspace, tmp_path)
    content = other.read_bytes()
    other.replace(workspace.path)

    with pytest.raises(StoreError, match="vervangen"):
        workspace.change_key("vier losse woorden samen")

    assert workspace.path.read_bytes() == content


@pytest.mark.skipif(os.name != "posix", reason="only POSIX drops a lock when a handle is closed")
def test_the_lock_outlives_every_look(workspace: Workspace) -> None:
    """The watch reads the file by a handle of its own, which it must not close before SQLite does."""
    import subprocess
    import sys

    add(workspace, "Jansen")
    add(workspace, "De Vries")
    second = (
        "import sys; from pathlib import Path; from ipo_crm.store.workspace import Workspace\n"
        "from ipo_crm.domain.errors import LockedFileError\n"
        "try: Workspace.open(Path(sys.argv[1]))\n"
        "except LockedFileError: print('dicht')\n"
    )

    answer = subprocess.run([sys.executable, "-c", second, workspace.path], capture_output=True, text=True, check=True)

    assert answer.stdout == "dicht\n"
