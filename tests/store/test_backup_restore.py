import os
from pathlib import Path

import pytest

from ipo_crm.domain.errors import DamagedFileError, LockedFileError, WrongPassphraseError
from ipo_crm.store import backup_restore, dump
from ipo_crm.store.backup_keys import with_passphrase, with_secret
from ipo_crm.store.backup_restore import Diagnosis
from ipo_crm.store.workspace import Workspace
from tests.store.backup_hands import NOON, PASSPHRASE, add, crash, flip, found, make

PLAIN = with_secret(None)


@pytest.fixture
def backup(workspace: Workspace) -> Path:
    """A back-up with Jansen in it, of a file that has De Vries too and is closed."""
    add(workspace, "Jansen")
    made = make(workspace).path
    add(workspace, "De Vries")
    workspace.close()
    return made


@pytest.fixture
def path(workspace: Workspace) -> Path:
    return workspace.path


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    """An encrypted file with a back-up, closed."""
    with Workspace.create(tmp_path / "geheim.ipocrm", PASSPHRASE) as made:
        add(made, "Jansen")
        make(made)
    return made.path


def _backups(path: Path) -> list[Path]:
    return sorted((path.parent / f"{path.stem}-reservekopieen").iterdir(), reverse=True)


def _diagnose(path: Path, passphrase: str) -> Diagnosis:
    return backup_restore.diagnose(path, _backups(path), with_passphrase(passphrase))


def test_a_restored_file_holds_what_the_back_up_held(path: Path, backup: Path) -> None:
    backup_restore.restore(path, backup, PLAIN, NOON)

    with Workspace.open(path) as workspace:
        assert found(workspace) == ["Jansen"]


def test_a_restored_file_is_the_workspace_again_without_the_manifest(path: Path, backup: Path) -> None:
    backup_restore.restore(path, backup, PLAIN, NOON)

    with Workspace.open(path) as workspace:
        tables = workspace.connection.exec_driver_sql("SELECT name FROM sqlite_schema").scalars().all()
        assert "backup_manifest" not in tables
        workspace.undo()
        assert found(workspace) == []


def test_what_was_there_goes_to_quarantine_with_all_its_side_files(path: Path, backup: Path) -> None:
    sides = {f"{path.name}{end}": end.encode() for end in ("-journal", "-wal", "-shm")}
    for name, content in sides.items():
        path.with_name(name).write_bytes(content)
    old = path.read_bytes()

    quarantine = backup_restore.restore(path, backup, PLAIN, NOON)

    assert quarantine == path.parent / "proef-quarantaine" / "20260301-120000Z"
    assert {file.name: file.read_bytes() for file in quarantine.iterdir()} == {path.name: old, **sides}
    assert not any(path.with_name(name).exists() for name in sides)


def test_two_restores_in_a_second_have_each_their_quarantine(path: Path, backup: Path) -> None:
    first = backup_restore.restore(path, backup, PLAIN, NOON)
    second = backup_restore.restore(path, backup, PLAIN, NOON)

    assert first is not None
    assert second is not None
    assert first != second


def test_a_file_that_is_gone_is_restored_too(path: Path, backup: Path) -> None:
    path.unlink()
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)

    quarantine = backup_restore.restore(path, backup, PLAIN, NOON)

    assert quarantine is None
    with Workspace.open(path) as workspace:
        assert found(workspace) == ["Jansen"]


@pytest.mark.skipif(os.name != "posix", reason="kills a process the POSIX way")
def test_a_restore_over_a_crashed_file_is_whole(path: Path, backup: Path) -> None:
    crash(path)
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0

    backup_restore.restore(path, backup, PLAIN, NOON)

    with Workspace.open(path) as workspace:
        assert found(workspace) == ["Jansen"]
        assert dump.counts(workspace.connection)["setting"] == 0


def test_a_damaged_back_up_is_refused_and_the_file_left_as_it_was(path: Path, backup: Path) -> None:
    backup.write_bytes(backup.read_bytes().replace(b"Jansen", b"Hansen"))
    before = path.read_bytes()

    with pytest.raises(DamagedFileError, match="Deze reservekopie is beschadigd"):
        backup_restore.restore(path, backup, PLAIN, NOON)

    assert path.read_bytes() == before
    assert {file.name for file in path.parent.glob("proef*")} >= {path.name, "proef-reservekopieen"}
    assert not list(path.parent.glob("*.part*"))
    assert not (path.parent / "proef-quarantaine").exists()


def test_the_back_up_itself_is_only_read(path: Path, backup: Path) -> None:
    before = backup.read_bytes()

    backup_restore.restore(path, backup, PLAIN, NOON)

    assert backup.read_bytes() == before
    assert list(backup.parent.iterdir()) == [backup]


def test_a_file_that_is_open_is_not_replaced(path: Path, backup: Path) -> None:
    with Workspace.open(path), pytest.raises(LockedFileError, match="nog geopend"):
        backup_restore.restore(path, backup, PLAIN, NOON)

    assert not (path.parent / "proef-quarantaine").exists()


def test_the_wrong_passphrase_restores_nothing(encrypted: Path) -> None:
    before = encrypted.read_bytes()

    with pytest.raises(WrongPassphraseError):
        backup_restore.restore(encrypted, _backups(encrypted)[0], with_passphrase("een andere zin"), NOON)

    assert encrypted.read_bytes() == before


def test_a_rehearsal_leaves_nothing_but_its_outcome(backup: Path) -> None:
    manifest = backup_restore.rehearse(backup, PLAIN)

    assert manifest.counts["person"] == 1
    assert list(backup.parent.iterdir()) == [backup]


def test_a_file_that_opens_is_told_to_open(encrypted: Path) -> None:
    assert _diagnose(encrypted, PASSPHRASE) is Diagnosis.OPENS


def test_a_wrong_passphrase_is_told_from_damage(encrypted: Path) -> None:
    assert _diagnose(encrypted, "een andere zin") is Diagnosis.WRONG_PASSPHRASE


@pytest.mark.parametrize("at", [0, 15, 16, 100, 2048, 4095])
def test_damage_in_the_first_page_is_told_from_a_wrong_passphrase(encrypted: Path, at: int) -> None:
    flip(encrypted, at)

    assert _diagnose(encrypted, PASSPHRASE) is Diagnosis.DAMAGED


def test_a_wrong_passphrase_on_a_damaged_file_is_told_first(encrypted: Path) -> None:
    flip(encrypted, 100)

    assert _diagnose(encrypted, "een andere zin") is Diagnosis.WRONG_PASSPHRASE


def test_damage_further_on_is_damage(encrypted: Path) -> None:
    flip(encrypted, -100)

    assert _diagnose(encrypted, PASSPHRASE) is Diagnosis.DAMAGED


def test_an_old_passphrase_is_wrong_though_it_opens_an_old_back_up(encrypted: Path) -> None:
    with Workspace.open(encrypted, PASSPHRASE) as workspace, workspace.change_key("een heel nieuwe zin") as changed:
        make(changed)

    assert _diagnose(encrypted, PASSPHRASE) is Diagnosis.WRONG_PASSPHRASE


def test_without_back_ups_nothing_can_be_told(encrypted: Path) -> None:
    assert backup_restore.diagnose(encrypted, [], with_passphrase("een andere zin")) is Diagnosis.NO_BACKUP
