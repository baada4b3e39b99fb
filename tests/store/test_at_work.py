"""The mark of a file in use: set by the first deed, gone after closing, and read at opening."""

import shutil
from pathlib import Path

import pytest

from ipo_crm.domain.errors import DamagedFileError
from ipo_crm.store import at_work, health
from ipo_crm.store.workspace import Workspace
from tests.store.backup_hands import add


def test_a_file_bears_the_mark_from_the_first_deed(workspace: Workspace) -> None:
    before = at_work.is_marked(workspace.connection)

    add(workspace, "Jansen")

    assert (before, at_work.is_marked(workspace.connection)) == (False, True)


def test_a_rehearsal_leaves_no_mark(workspace: Workspace) -> None:
    with workspace.rehearsal():
        pass

    assert not at_work.is_marked(workspace.connection)


def test_closing_takes_the_mark_away(workspace: Workspace) -> None:
    add(workspace, "Jansen")

    workspace.close()

    with Workspace.open(workspace.path) as again:
        assert not at_work.is_marked(again.connection)


def test_what_was_left_at_work_and_is_whole_opens(workspace: Workspace, tmp_path: Path) -> None:
    add(workspace, "Jansen")
    copy = shutil.copy(workspace.path, tmp_path / "kopie.ipocrm")

    with Workspace.open(Path(copy)) as opened:
        assert at_work.is_marked(opened.connection)


def test_a_copy_of_pages_that_do_not_belong_together_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    add(workspace, "Jansen")
    with workspace.watch.writing():
        workspace.connection.exec_driver_sql("DROP TRIGGER person_search_insert")
    add(workspace, "Pietersen")
    copy = shutil.copy(workspace.path, tmp_path / "kopie.ipocrm")

    with pytest.raises(DamagedFileError, match="gekopieerd terwijl erin werd gewerkt"):
        Workspace.open(Path(copy))


def test_a_file_that_was_closed_is_not_read_whole(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    add(workspace, "Jansen")
    workspace.close()
    asked: list[bool] = []
    monkeypatch.setattr(health, "check", lambda *_, **__: asked.append(True))

    Workspace.open(workspace.path).close()

    assert asked == []


def test_a_file_that_another_program_changed_is_still_let_go_of(workspace: Workspace) -> None:
    add(workspace, "Jansen")
    with workspace.path.open("ab") as file:
        file.write(bytes(4096))

    workspace.close()

    assert workspace.closed
