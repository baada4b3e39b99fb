"""Every format that was ever written still opens: nothing lost, and its journal can still be undone and redone."""

from pathlib import Path
from typing import Any

import pytest

from ipo_crm.domain.errors import ReadOnlyError, StoreError
from ipo_crm.services.desk import open_desk
from ipo_crm.store import dump, health
from ipo_crm.store.file_format import VERSION
from ipo_crm.store.workspace import Workspace
from tests.golden import files


def _passphrase(encrypted: bool) -> str | None:
    return files.PASSPHRASE if encrypted else None


def _known(then: dict[str, list[dict[str, Any]]], now: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Give of the present content the tables and columns that there were then."""
    return {
        table: [{column: row[column] for column in rows[0]} for row in now[table]] if rows else now[table]
        for table, rows in then.items()
    }


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
@pytest.mark.parametrize("version", files.FORMATS)
def test_it_opens_in_the_present_format_and_is_sound(tmp_path: Path, version: str, encrypted: bool) -> None:
    path = files.take(tmp_path, version, encrypted=encrypted)

    with Workspace.open(path, _passphrase(encrypted)) as workspace:
        found = dict(health.check(workspace.connection, encrypted=encrypted))
        assert workspace.connection.exec_driver_sql("PRAGMA user_version").scalar_one() == VERSION
        assert workspace.connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    assert [name for name, wrong in found.items() if wrong] == []


@pytest.mark.parametrize("version", files.FORMATS)
def test_nothing_is_lost(tmp_path: Path, version: str) -> None:
    then = files.content(version)

    with Workspace.open(files.take(tmp_path, version, encrypted=False)) as workspace:
        now = dump.tables(workspace.connection, private=True)

    assert _known(then, now) == then


@pytest.mark.parametrize("version", files.FORMATS)
def test_what_was_done_in_it_can_be_undone_and_done_again(tmp_path: Path, version: str) -> None:
    with open_desk(files.take(tmp_path, version, encrypted=False)) as desk:
        before = desk.exports.as_json(private=True)
        assert desk.history.redo_title() == "G. van Goud toevoegen"
        while desk.history.undo_title():
            desk.history.undo()
        assert set(desk.exports.counts().values()) == {0}
        while desk.history.undo_title() != "Voorbeeld vullen":
            desk.history.redo()
        assert desk.exports.as_json(private=True) == before


def test_a_back_up_in_the_old_format_is_kept_before(tmp_path: Path) -> None:
    path = files.take(tmp_path, "1.0", encrypted=True)

    open_desk(path, files.PASSPHRASE).close()

    (backup,) = (tmp_path / "goud-1.0-reservekopieen").iterdir()
    assert "-v1.0-omzetten" in backup.name


def test_without_a_back_up_it_stays_as_it_is(tmp_path: Path) -> None:
    path = files.take(tmp_path, "1.0", encrypted=True)
    before = path.read_bytes()
    path.with_name("goud-1.0-reservekopieen").write_text("geen map")

    with pytest.raises(StoreError, match="pas bijgewerkt als er een reservekopie is"):
        open_desk(path, files.PASSPHRASE)

    assert path.read_bytes() == before


def test_an_old_file_that_cannot_be_written_says_to_copy_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = files.take(tmp_path, "1.0", encrypted=False)
    monkeypatch.setattr("os.access", lambda *_: False)

    with pytest.raises(StoreError, match="Kopieer het naar een andere map") as caught:
        Workspace.open(path)

    assert not isinstance(caught.value, ReadOnlyError)
