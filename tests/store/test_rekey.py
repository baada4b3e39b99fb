"""Another key for a file: all content goes along, and a kill or a full disk leaves one file that opens."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ipo_crm.domain.errors import StoreError, WrongPassphraseError
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.store import dump, health, people, rekey
from ipo_crm.store.file_format import PLAIN_HEADER
from ipo_crm.store.workspace import Workspace
from tests.house.tree import ROOT
from tests.reliability.figures import note

OLD, NEW = "vier losse woorden samen", "heel andere lange woorden"
FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from ipo_crm.domain.errors import StoreError
from ipo_crm.store import dump, health
from ipo_crm.store.workspace import Workspace
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Workspace.open(Path(sys.argv[1]), sys.argv[2]) as workspace:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    try:
        workspace.change_key(sys.argv[3])
    except StoreError as error:
        print(error, dump.counts(workspace.connection)["person"])
"""


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    path = tmp_path / "geheim.ipocrm"
    with Workspace.create(path, OLD) as workspace:
        for family in ("Jansen", "Pietersen"):
            with workspace.transaction(f"{family} toevoegen") as tx:
                people.put(tx.connection, Person(name=PersonName(family_name=family)))
    return path


def test_all_content_goes_along_and_only_the_new_passphrase_opens_it(encrypted: Path) -> None:
    with Workspace.open(encrypted, OLD) as workspace:
        before = dump.tables(workspace.connection, private=True)
        with workspace.change_key(NEW) as changed:
            assert dump.tables(changed.connection, private=True) == before

    with Workspace.open(encrypted, NEW) as workspace:
        assert dump.tables(workspace.connection, private=True) == before
    with pytest.raises(WrongPassphraseError):
        Workspace.open(encrypted, OLD)


def test_the_salt_is_new_too(encrypted: Path) -> None:
    before = encrypted.read_bytes()[:16]

    Workspace.open(encrypted, OLD).change_key(OLD).close()

    assert encrypted.read_bytes()[:16] != before


def test_the_journal_goes_along(encrypted: Path) -> None:
    with Workspace.open(encrypted, OLD).change_key(NEW) as workspace:
        undone = [workspace.undo().title, workspace.undo().title]

    assert undone == ["Pietersen toevoegen", "Jansen toevoegen"]


def test_the_new_file_is_sound_and_bears_the_marks_of_a_workspace(encrypted: Path) -> None:
    with Workspace.open(encrypted, OLD).change_key(NEW) as workspace:
        wrong = [found for found in health.check(workspace.connection, encrypted=True) if found[1]]

    assert wrong == []


def test_encryption_can_be_taken_away(encrypted: Path) -> None:
    with Workspace.open(encrypted, OLD).change_key(None) as workspace:
        assert not workspace.encrypted

    assert encrypted.read_bytes().startswith(PLAIN_HEADER)


def test_a_plain_file_can_be_encrypted(workspace: Workspace) -> None:
    with workspace.transaction("Jansen toevoegen") as tx:
        people.put(tx.connection, Person(name=PersonName(family_name="Jansen")))

    workspace.change_key(NEW).close()

    assert b"Jansen" not in workspace.path.read_bytes()
    assert list(workspace.path.parent.glob("*.part*")) == []


def test_the_rights_of_the_file_stay_as_they_were(encrypted: Path) -> None:
    encrypted.chmod(0o600)

    Workspace.open(encrypted, OLD).change_key(NEW).close()

    assert encrypted.stat().st_mode & 0o777 == 0o600


def test_a_copy_that_a_kill_left_is_swept_at_the_next_opening(encrypted: Path) -> None:
    part = encrypted.with_name(encrypted.name + ".rekey.part")
    shutil.copy(encrypted, part)

    Workspace.open(encrypted, OLD).close()

    assert not part.exists()


def test_a_new_file_never_meets_the_journal_of_the_old_one(encrypted: Path) -> None:
    part = encrypted.with_name(encrypted.name + ".rekey.part")
    shutil.copy(encrypted, part)
    encrypted.with_name(encrypted.name + "-journal").write_bytes(b"nog bezig")
    before = encrypted.read_bytes()

    with pytest.raises(StoreError, match="niets gewijzigd"):
        rekey.put_in_place(part, encrypted)

    assert encrypted.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="only POSIX systems limit the size of a file")
def test_a_full_disk_leaves_the_file_and_the_work_as_they_were(encrypted: Path) -> None:
    before = encrypted.read_bytes()

    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, encrypted, OLD, NEW], capture_output=True, text=True, check=True
    )

    assert "Uw bestand is ongewijzigd." in done.stdout
    assert done.stdout.split()[-1] == "2"
    assert encrypted.read_bytes() == before
    assert list(encrypted.parent.glob("*.part*")) == []


def _kills(folder: Path, times: int) -> dict[str, int]:
    if os.name != "posix":
        pytest.skip("only POSIX systems fork a process to kill")
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.rekey_kills", folder, str(times)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def test_a_kill_leaves_one_file_that_opens(tmp_path: Path) -> None:
    ends = _kills(tmp_path, 20)
    note(11, "change of key of an encrypted file", kills=20, **ends)

    assert ends.get("old", 0) + ends.get("new", 0) == 20
    assert ends["not swept"] == 0


@pytest.mark.nightly
def test_200_kills_leave_one_file_that_opens(tmp_path: Path) -> None:
    ends = _kills(tmp_path, 200)
    note(11, "change of key of an encrypted file", kills=200, **ends)

    assert ends["old"] + ends["new"] == 200
    assert ends["not swept"] == 0
    assert ends["left a copy"] > 0
