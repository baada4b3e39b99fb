"""What a power cut leaves torn where nothing is kept: sealed anew after a crash, and damage in any other file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ipo_crm.domain.errors import DamagedFileError
from ipo_crm.store import health
from ipo_crm.store.workspace import Workspace
from tests.store.backup_hands import PASSPHRASE, add, flip, found


@pytest.fixture
def roomy(tmp_path: Path) -> Iterator[Workspace]:
    """An encrypted file that is being worked in, and whose last page is free."""
    with Workspace.create(tmp_path / "proef.ipocrm", PASSPHRASE) as made:
        with made.watch.writing():
            made.connection.exec_driver_sql("CREATE TABLE room (room BLOB)")
            made.connection.exec_driver_sql("INSERT INTO room VALUES (zeroblob(100000))")
            made.connection.exec_driver_sql("DROP TABLE room")
        add(made, "Jansen")
        yield made


def test_a_torn_page_that_holds_nothing_is_no_damage_after_a_crash(roomy: Workspace, tmp_path: Path) -> None:
    left = Path(shutil.copy(roomy.path, tmp_path / "na-de-klap.ipocrm"))
    flip(left, -100)

    with Workspace.open(left, PASSPHRASE) as opened:
        wrong = [name for name, said in health.check(opened.connection, encrypted=True) if said]
        assert found(opened) == ["Jansen"]
    assert wrong == []


def test_a_torn_page_that_holds_something_is_damage_after_a_crash(roomy: Workspace, tmp_path: Path) -> None:
    left = Path(shutil.copy(roomy.path, tmp_path / "na-de-klap.ipocrm"))
    flip(left, 5 * 4096 + 100)
    before = left.read_bytes()

    with pytest.raises(DamagedFileError):
        Workspace.open(left, PASSPHRASE)

    assert left.read_bytes() == before


def test_in_a_file_that_was_closed_well_any_broken_seal_is_damage(roomy: Workspace) -> None:
    roomy.close()
    flip(roomy.path, -100)
    before = roomy.path.read_bytes()

    with pytest.raises(DamagedFileError, match="een of meer bladzijden"):
        Workspace.open(roomy.path, PASSPHRASE)

    assert roomy.path.read_bytes() == before
