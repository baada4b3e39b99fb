"""Files that the program gives a name: written and synced under another one, renamed, and the folder synced."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from ipo_crm.domain.errors import StoreError
from ipo_crm.services.files import write_whole
from ipo_crm.store.workspace import Workspace
from tests.reliability import tap
from tests.reliability.figures import note
from tests.reliability.tap import Step


def _not_sure(steps: Sequence[Step]) -> list[str]:
    """Give the names that could be there, or lost, without their content at a cut of the power."""
    wrong = []
    for index, step in enumerate(steps):
        if step.what != "r":
            continue
        before = [each.what for each in steps[:index] if each.path == step.path and each.what in "wts"]
        folder = str(Path(step.data.decode()).parent)
        after = [each for each in steps[index + 1 :] if each.what != "d"]
        if before[-1:] != ["s"] or not after or (after[0].what, after[0].path) != ("s", folder):
            wrong.append(step.name)
    return wrong


@tap.NEEDS_TAP
def test_every_name_is_given_to_what_is_on_the_disk(tap_library: Path, tmp_path: Path) -> None:
    folder, log = tmp_path / "map", tmp_path / "log"
    folder.mkdir()

    tap.run(tap_library, folder, log, ["-m", "tests.reliability.own_files", folder])

    steps = list(tap.read(log))
    names = [step.data.decode() for step in steps if step.what == "r"]
    wrong = _not_sure(steps)
    note(3, "order of writes: new file, export, back-ups, new key", names=len(names), not_sure=len(wrong))
    assert len(names) >= 7
    assert wrong == []


def test_the_order_that_is_asked_for_is_seen_where_it_is_not_there() -> None:
    written, moved = Step("w", "map/a.part", 0, b"x"), Step("r", "map/a.part", 0, b"map/a")
    synced, folder = Step("s", "map/a.part", 0, b""), Step("s", "map", 0, b"")

    assert _not_sure([written, synced, moved, folder]) == []
    assert _not_sure([written, moved, folder]) == _not_sure([written, synced, moved]) == ["a.part"]


def test_a_file_that_cannot_be_written_leaves_nothing_half(tmp_path: Path) -> None:
    (tmp_path / "uitvoer.json").mkdir()

    with pytest.raises(StoreError):
        write_whole(tmp_path / "uitvoer.json", b"{}")

    assert [path.name for path in tmp_path.iterdir()] == ["uitvoer.json"]


def test_what_a_kill_left_half_beside_a_workspace_is_swept_at_its_opening(tmp_path: Path) -> None:
    path = tmp_path / "proef.ipocrm"
    Workspace.create(path, None).close()
    for end in (".part", ".part-journal", ".rekey.part"):
        path.with_name(path.name + end).write_bytes(b"half")

    Workspace.open(path).close()

    assert list(tmp_path.glob("*.part*")) == []
