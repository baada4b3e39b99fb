"""Failure modes 17 and 18: files of newer and older versions, and the back-up that the older version still opens."""

from contextlib import closing
from pathlib import Path

import pytest

from ipo_crm.domain.errors import NewerFormatError
from ipo_crm.services.desk import open_desk
from ipo_crm.store import backup_restore, backups, engine
from ipo_crm.store.backup_keys import with_passphrase
from ipo_crm.store.file_format import MAJOR, MINOR, VERSION
from ipo_crm.store.workspace import Workspace
from tests.golden import files
from tests.reliability.figures import note
from tests.store.backup_hands import NOON, add, found


def _of_version(path: Path, major: int, minor: int) -> Path:
    with Workspace.create(path, None) as workspace:
        add(workspace, "Jansen")
        workspace.connection.exec_driver_sql(f"PRAGMA user_version = {major << 16 | minor}")
    return path


@pytest.mark.parametrize("minor", [0, MINOR, MINOR + 1])
def test_a_newer_major_version_is_refused_untouched(tmp_path: Path, minor: int) -> None:
    path = _of_version(tmp_path / "nieuw.ipocrm", MAJOR + 1, minor)
    before = path.read_bytes()

    with pytest.raises(NewerFormatError, match="nieuwere versie"):
        Workspace.open(path)

    note(17, f"versie {MAJOR + 1}.{minor} in {MAJOR}.{MINOR}", refused=1)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("major", "minor", "after"),
    [(MAJOR, MINOR + 1, VERSION + 1), (MAJOR, MINOR, VERSION), (MAJOR - 1, 9, VERSION)],
    ids=["newer minor", "the same", "older major"],
)
def test_what_is_no_newer_major_version_opens(tmp_path: Path, major: int, minor: int, after: int) -> None:
    path = _of_version(tmp_path / "ander.ipocrm", major, minor)

    with Workspace.open(path) as workspace:
        add(workspace, "Pietersen")
        assert found(workspace) == ["Jansen", "Pietersen"]
        assert workspace.connection.exec_driver_sql("PRAGMA user_version").scalar_one() == after
    note(17, f"versie {major}.{minor} in {MAJOR}.{MINOR}", opened=1)


def test_a_file_of_the_minor_version_before_is_brought_up_with_a_back_up(tmp_path: Path) -> None:
    with open_desk(files.take(tmp_path, "1.0", encrypted=True), files.PASSPHRASE) as desk:
        assert desk.exports.counts()["person"] > 0

    assert [each.name.split("-v")[1][:3] for each in (tmp_path / "goud-1.0-reservekopieen").iterdir()] == ["1.0"]
    note(17, f"versie {MAJOR}.{MINOR - 1} in {MAJOR}.{MINOR}", opened=1)


def _schema(path: Path) -> tuple[int, list[tuple[str, ...]]]:
    with closing(backups.opened(path, with_passphrase(files.PASSPHRASE))) as raw:
        version = raw.execute("PRAGMA user_version").fetchone()[0]
        query = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'backup_manifest%' ORDER BY type, name"
        return version, raw.execute(query).fetchall()


def test_the_back_up_from_before_the_migration_is_what_the_old_version_opens(tmp_path: Path) -> None:
    """The old version is what its file says: the same version, schema and rows as before, checked without migrating."""
    path = files.take(tmp_path, "1.0", encrypted=True)
    before = _schema(path)
    open_desk(path, files.PASSPHRASE).close()
    (backup,) = (tmp_path / "goud-1.0-reservekopieen").iterdir()

    manifest = backups.verify(backup, with_passphrase(files.PASSPHRASE))
    backup_restore.restore(path, backup, with_passphrase(files.PASSPHRASE), NOON)

    note(18, "reservekopie van vóór het omzetten", version=manifest.version, opens=1)
    assert manifest.version == before[0]
    assert _schema(path) == before
    counts = {table: len(rows) for table, rows in files.content("1.0").items()}
    assert {table: manifest.counts[table] for table in counts} == counts


def test_the_engine_itself_asks_for_no_more_than_the_major_version(tmp_path: Path) -> None:
    path = files.take(tmp_path, "1.0", encrypted=False)

    with closing(engine.connect(path, None, None, "ro")) as raw:
        engine.check(raw, encrypted=False)
        assert raw.execute("PRAGMA user_version").fetchone()[0] == 1 << 16
