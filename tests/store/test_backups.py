import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from ipo_crm.domain.errors import DamagedFileError, StoreError, WrongPassphraseError
from ipo_crm.store import backups, watch
from ipo_crm.store.backup_keys import with_passphrase, with_secret
from ipo_crm.store.backup_names import BackupName, folder_beside
from ipo_crm.store.file_format import VERSION
from ipo_crm.store.workspace import Workspace
from tests.store.backup_hands import NOON, PASSPHRASE, add, flip, found, make

PLAIN = with_secret(None)
NAME = BackupName(stem="proef", at=NOON, version=VERSION, reason="handmatig")


@pytest.fixture
def encrypted(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "geheim.ipocrm", PASSPHRASE) as made:
        add(made, "Jansen")
        yield made


def test_a_back_up_of_an_open_file_opens_with_its_passphrase(encrypted: Workspace) -> None:
    kept = make(encrypted)

    with Workspace.open(kept.path, PASSPHRASE) as copy:
        assert found(copy) == ["Jansen"]


def test_an_encrypted_file_has_encrypted_back_ups(encrypted: Workspace) -> None:
    content = make(encrypted).path.read_bytes()

    assert b"Jansen" not in content
    assert b"SQLite" not in content


def test_a_back_up_stands_alone_under_its_name(workspace: Workspace) -> None:
    make(workspace)

    folder = workspace.path.parent / "proef-reservekopieen"
    assert [path.name for path in folder.iterdir()] == ["proef-20260301-120000Z-v1.1-handmatig.ipocrm"]


def test_the_manifest_tells_what_is_in_it(workspace: Workspace) -> None:
    add(workspace, "Jansen")

    manifest = make(workspace).manifest

    uuid = workspace.connection.exec_driver_sql("SELECT workspace_uuid FROM meta").scalar_one()
    assert (manifest.workspace, manifest.made_at, manifest.version) == (uuid, NOON, VERSION)
    assert (manifest.counts["person"], manifest.counts["deed"], manifest.mark.last_deed) == (1, 1, 1)


def test_a_back_up_that_was_opened_as_a_workspace_can_be_backed_up_itself(workspace: Workspace) -> None:
    kept = make(workspace)

    with Workspace.open(kept.path) as copy:
        add(copy, "De Vries")
        assert make(copy).manifest.counts["person"] == 1


def test_a_second_back_up_in_the_same_second_overwrites_nothing(workspace: Workspace) -> None:
    first, second = make(workspace), make(workspace)

    assert first.path != second.path
    assert backups.verify(first.path, PLAIN) == first.manifest


def test_every_flipped_bit_in_an_encrypted_back_up_is_seen(encrypted: Workspace) -> None:
    kept = make(encrypted)
    middle = kept.path.stat().st_size // 2
    flip(kept.path, middle)

    with pytest.raises(DamagedFileError, match="beschadigd"):
        backups.verify(kept.path, with_secret(encrypted.secret))


def test_a_changed_value_in_a_plain_back_up_is_seen(workspace: Workspace) -> None:
    add(workspace, "Jansen")
    path = make(workspace).path
    path.write_bytes(path.read_bytes().replace(b"Jansen", b"Hansen"))

    with pytest.raises(DamagedFileError, match="Deze reservekopie is beschadigd"):
        backups.verify(path, PLAIN)


def test_a_text_that_is_no_text_any_more_is_damage_and_no_bug(workspace: Workspace) -> None:
    add(workspace, "Jansen")
    path = make(workspace).path
    path.write_bytes(path.read_bytes().replace(b"Jansen", b"Jan\xff\xfe\xfd"))

    with pytest.raises(DamagedFileError, match="Deze reservekopie is beschadigd"):
        backups.verify(path, PLAIN)


def test_a_workspace_is_no_back_up(workspace: Workspace) -> None:
    workspace.close()

    with pytest.raises(StoreError, match="geen reservekopie"):
        backups.verify(workspace.path, PLAIN)


def test_a_back_up_from_before_the_passphrase_changed_says_so(encrypted: Workspace) -> None:
    kept = make(encrypted)

    with encrypted.change_key("een heel andere zin") as changed, pytest.raises(WrongPassphraseError, match="van toen"):
        backups.verify(kept.path, with_secret(changed.secret))

    assert backups.verify(kept.path, with_passphrase(PASSPHRASE)) == kept.manifest


def test_a_folder_that_is_not_there_is_told_and_not_made(workspace: Workspace, tmp_path: Path) -> None:
    unplugged = tmp_path / "schijf"

    with pytest.raises(StoreError, match="Map niet gevonden"):
        backups.copy(workspace, unplugged / "proef-reservekopieen", NAME)

    assert not unplugged.exists()


def test_a_copy_in_steps_tells_how_far_it_is_and_is_the_same(encrypted: Workspace) -> None:
    heard: list[float] = []

    copied = backups.copy_here(backups.source_of(encrypted), folder_beside(encrypted.path), NAME, heard.append)
    kept = backups.keep(copied, with_secret(encrypted.secret), heard.append)

    assert heard[-1] > 0.7
    assert backups.verify(kept.path, with_secret(encrypted.secret)) == kept.manifest


@pytest.mark.parametrize("step", [0.2, 0.4, 0.7])
def test_a_copy_given_up_while_it_is_checked_is_not_kept(encrypted: Workspace, step: float) -> None:
    copied = backups.copy(encrypted, folder_beside(encrypted.path), NAME)

    def give_up(share: float) -> None:
        if share >= step:
            raise KeyError

    with pytest.raises(KeyError):
        backups.keep(copied, with_secret(encrypted.secret), give_up)

    assert list(copied.part.parent.iterdir()) == []


def test_a_copy_with_other_rows_than_the_file_is_not_kept(workspace: Workspace) -> None:
    copied = backups.copy(workspace, folder_beside(workspace.path), NAME)
    copied.source.counts["person"] += 1

    with pytest.raises(DamagedFileError, match="niet evenveel"):
        backups.keep(copied, PLAIN)

    assert list(copied.part.parent.iterdir()) == []


def test_a_copy_that_was_damaged_on_disk_is_not_kept(encrypted: Workspace) -> None:
    copied = backups.copy(encrypted, folder_beside(encrypted.path), NAME)
    flip(copied.part, 50_000)

    with pytest.raises(DamagedFileError, match="beschadigd"):
        backups.keep(copied, with_secret(encrypted.secret))

    assert list(copied.part.parent.iterdir()) == []


def test_a_back_up_inside_a_deed_is_a_bug(workspace: Workspace) -> None:
    with workspace.transaction("Handeling"), pytest.raises(RuntimeError, match="inside a deed"):
        make(workspace)


def test_a_second_place_gets_the_same_back_up(workspace: Workspace, tmp_path: Path) -> None:
    kept = make(workspace)

    second = backups.duplicate(kept, tmp_path / "schijf", PLAIN)

    assert second.path.read_bytes() == kept.path.read_bytes()
    assert backups.verify(second.path, PLAIN) == kept.manifest


def test_half_written_back_ups_of_this_file_are_swept_and_nothing_else(workspace: Workspace) -> None:
    folder = make(workspace).path.parent
    for name in (
        f"{NAME}.part",
        f"{NAME}.part-journal",
        "brief.part",
        "ander-20260301-120000Z-v1.0-import.ipocrm.part",
    ):
        (folder / name).touch()

    backups.sweep(folder, "proef")

    assert {path.name for path in folder.iterdir()} == {
        *(str(NAME), "brief.part", "ander-20260301-120000Z-v1.0-import.ipocrm.part")
    }


def test_back_ups_are_listed_by_their_date_and_only_those_of_this_file(workspace: Workspace) -> None:
    folder = make(workspace).path.parent
    for name in ("proef-20200229-000000Z-v1.0-import.ipocrm", "ander-20260301-120000Z-v1.0-import.ipocrm"):
        (folder / name).touch()

    assert [name.at.year for name in backups.names(folder, "proef")] == [2026, 2020]
    assert backups.names(folder / "weg", "proef") == ()


def test_a_glance_gives_the_manifest_or_nothing(workspace: Workspace) -> None:
    kept = make(workspace)
    broken = kept.path.with_name("stuk.ipocrm")
    broken.write_bytes(b"\x00" * 4096)

    assert backups.glance(kept.path, PLAIN) == kept.manifest
    assert backups.glance(broken, PLAIN) is None


@pytest.mark.skipif(os.name != "posix", reason="a limit on the size of files is set the POSIX way")
def test_a_disk_that_takes_no_more_is_told_and_leaves_nothing(workspace: Workspace) -> None:
    import resource
    import signal

    handled = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(StoreError, match="De schijf gaf een fout"):
            make(workspace)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handled)

    assert list(folder_beside(workspace.path).iterdir()) == []


def test_a_read_only_file_can_be_backed_up(workspace: Workspace) -> None:
    raw = backups.driver(workspace)
    raw.execute("PRAGMA query_only = ON")

    assert isinstance(raw, dbapi2.Connection)
    assert make(workspace).manifest.counts["person"] == 0


def test_a_deed_in_the_middle_of_a_copy_makes_it_begin_anew(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_CHUNK", 64 << 10)
    for number in range(40):
        add(workspace, f"Proef{number} " + "x" * 90)
    shares: list[float] = []

    def step(share: float) -> None:
        shares.append(share)
        if len(shares) in {1, 3}:  # once in the first try, once in the second
            add(workspace, f"Tussendoor{len(shares)}")

    copied = backups.copy_beside(backups.source_of(workspace), folder_beside(workspace.path), NAME, step)
    manifest = backups.keep(copied, PLAIN).manifest

    assert sum(share < before for before, share in pairwise(shares)) == 2
    assert shares[-1] == 1.0
    assert manifest.mark != copied.source.mark
    assert manifest.counts["person"] == len(found(workspace)) == 42


def test_a_copy_among_deeds_without_end_has_them_wait(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_CHUNK", 64 << 10)
    names = iter(f"Tussendoor{number}" for number in range(10_000))

    copied = backups.copy_beside(
        backups.source_of(workspace), folder_beside(workspace.path), NAME, lambda _share: add(workspace, next(names))
    )

    assert next(names) == "Tussendoor3"  # each of three tries met one
    assert backups.keep(copied, PLAIN).manifest.counts["person"] == len(found(workspace)) == 3


def test_a_file_that_another_program_changed_is_not_copied_beside_deeds(workspace: Workspace) -> None:
    add(workspace, "Proef")
    with workspace.path.open("r+b") as other:
        other.seek(24)  # the counter of changes, in the first page
        other.write(b"\xff" * 4)

    with pytest.raises(StoreError, match="door een ander programma"):
        backups.copy_beside(backups.source_of(workspace), folder_beside(workspace.path), NAME, lambda _share: None)

    assert list(folder_beside(workspace.path).iterdir()) == []


def test_what_stops_a_copy_leaves_nothing_behind(workspace: Workspace) -> None:
    def stop(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backups.copy_beside(backups.source_of(workspace), folder_beside(workspace.path), NAME, stop)

    assert list(folder_beside(workspace.path).iterdir()) == []
