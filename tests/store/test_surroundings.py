"""Where a file lies, and what lies beside it."""

from pathlib import Path

import pytest

from ipo_crm.store import surroundings

MOUNTS = """/dev/sda1 / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
server:/export /mnt/team nfs4 rw 0 0
//server/share /mnt/team\\040twee cifs rw 0 0
user@host:/ /mnt/ver fuse.sshfs rw 0 0
C:\\134 /mnt/c 9p rw 0 0
/dev/sdb1 /mnt/team/stick vfat rw 0 0
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    path = tmp_path / "mounts"
    path.write_text(MOUNTS, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/srv/anna/lobby.ipocrm", False),
        ("/mnt/team/lobby.ipocrm", True),
        ("/mnt/team/stick/lobby.ipocrm", False),
        ("/mnt/team twee/lobby.ipocrm", True),
        ("/mnt/teamwerk/lobby.ipocrm", False),
        ("/mnt/ver/map/lobby.ipocrm", True),
        ("/mnt/c/lobby.ipocrm", True),
    ],
)
@pytest.mark.skipif("sys.platform == 'win32'", reason="reads the mounts of Linux")
def test_the_file_system_with_the_longest_way_decides(mounts: Path, path: str, expected: bool) -> None:
    assert surroundings.on_share(Path(path), mounts) is expected


def test_without_a_list_of_mounts_nothing_is_said(tmp_path: Path) -> None:
    assert not surroundings.on_share(tmp_path / "lobby.ipocrm", tmp_path / "geen")


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("Dropbox (Persoonlijk)", True),
        ("OneDrive - IPO", True),
        ("com~apple~CloudDocs", True),
        ("GoogleDrive-anna", True),
        ("STACK", True),
        ("sandbox", False),
        ("Stackoverflow", False),
        ("Documenten", False),
    ],
)
def test_a_folder_of_the_cloud_is_known_by_its_name(tmp_path: Path, folder: str, expected: bool) -> None:
    assert surroundings.in_cloud(tmp_path / folder / "lobby.ipocrm") is expected


@pytest.mark.parametrize(
    "name",
    [
        "lobby (1)",
        "lobby(2)",
        "lobby-conflict",
        "lobby.sync-conflict-20260301-120000-ABCDEFG",
        "lobby (Anna's conflicted copy 2026-03-01)",
        "lobby - kopie",
        "lobby - Copy",
        "lobby-LAPTOP-4F2K",
        "kopie van lobby",
    ],
)
def test_the_copy_of_a_conflict_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.ipocrm").touch()

    (told,) = surroundings.notices(tmp_path / "lobby.ipocrm", tmp_path / "geen")

    assert f"{name}.ipocrm" in told


@pytest.mark.parametrize("name", ["lobby", "lobby-energie", "lobby 2026", "lobbyisten", "andere kopie", "lobby-2"])
def test_another_file_of_ones_own_is_no_copy(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.ipocrm").touch()
    (tmp_path / "lobby (1).txt").touch()

    assert surroundings.conflict_copies(tmp_path / "lobby.ipocrm") == ()
