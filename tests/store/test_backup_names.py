from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from ipo_crm.store.backup_names import BackupName, folder_in, quarantine_beside

NAME = BackupName(stem="lobby 2026", at=datetime(2026, 2, 28, 23, 30, 5, tzinfo=UTC), version=1 << 16, reason="import")


def test_a_name_says_which_file_when_in_what_format_and_why() -> None:
    assert str(NAME) == "lobby 2026-20260228-233005Z-v1.0-import.ipocrm"


def test_a_name_is_read_back_as_it_was_written() -> None:
    assert BackupName.parse(str(NAME)) == NAME


def test_a_moment_of_another_zone_is_named_in_utc() -> None:
    summer = datetime(2026, 7, 1, 1, 0, 0, tzinfo=timezone(timedelta(hours=2)))

    assert "20260630-230000Z" in str(BackupName(stem="a", at=summer, version=1 << 16, reason="import"))


@pytest.mark.parametrize(
    "name",
    [
        "lobby.ipocrm",
        "lobby-20260228-233005Z-v1.0-import.ipocrm.part",
        "lobby-20260230-233005Z-v1.0-import.ipocrm",
        "lobby-20260228-233005-v1.0-import.ipocrm",
    ],
)
def test_other_files_are_no_back_ups(name: str) -> None:
    assert BackupName.parse(name) is None


def test_a_name_that_is_taken_moves_on_a_second(tmp_path: Path) -> None:
    (tmp_path / str(NAME)).touch()

    assert NAME.free_in(tmp_path).at == datetime(2026, 2, 28, 23, 30, 6, tzinfo=UTC)


def test_folders_bear_the_name_of_the_file() -> None:
    workspace = Path("map", "lobby.ipocrm")

    assert folder_in(Path("schijf"), workspace) == Path("schijf", "lobby-reservekopieen")
    assert quarantine_beside(workspace) == Path("map", "lobby-quarantaine")
