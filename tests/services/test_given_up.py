"""Long deeds that are given up half way leave everything as it was: what the file holds, its search and its journal."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ipo_crm.domain.ids import PersonId
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.domain.progress import Tick, ticked
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.services.list_export import write_list
from ipo_crm.store import people as store
from tests.shared_data import NEEDS_DATA, cards, parliament

MANY = 20_000


class GivenUpError(Exception):
    """What a tick raises when somebody gives up."""


class Half:
    """Hears how far a deed is, and gives up half way."""

    def __init__(self) -> None:
        self.heard: list[tuple[int, int]] = []

    def __call__(self, done: int, total: int) -> None:
        self.heard.append((done, total))
        if 2 * done >= total:
            raise GivenUpError


def _give_up(deed: Callable[[Tick], object]) -> tuple[int, int]:
    """Do a deed, give it up half way, and tell how far it was."""
    half = Half()
    with pytest.raises(GivenUpError):
        deed(half)
    return half.heard[-1]


def _state(desk: Desk) -> tuple[str, str, str, bool]:
    sound = all(not check.findings for check in desk.health.check())
    return desk.exports.as_json(private=True), desk.history.undo_title(), desk.history.redo_title(), sound


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, list[PersonId]]]:
    """Give 20,000 people, of whom nobody may change anything here."""
    with create_desk(tmp_path_factory.mktemp("menigte") / "menigte.ipocrm", None) as desk:
        with desk._workspace.transaction("Menigte") as tx:
            keys = [
                store.put(tx.connection, Person(name=PersonName(family_name=f"Proef{each}"), notes="warmtenet"))
                for each in range(MANY)
            ]
        yield desk, keys


@NEEDS_DATA
def test_an_import_of_real_files_given_up_leaves_the_file_as_it_was(sample: Desk) -> None:
    files = (*parliament(), *cards(10))
    before = _state(sample)

    done, total = _give_up(lambda tick: sample.imports.run(files, tick=tick))

    assert total / 2 <= done < total
    assert _state(sample) == before


@NEEDS_DATA
def test_a_rehearsal_given_up_leaves_the_file_as_it_was(sample: Desk) -> None:
    before = _state(sample)

    _give_up(lambda tick: sample.imports.rehearse(parliament(), tick))

    assert _state(sample) == before


@NEEDS_DATA
def test_an_import_tells_of_each_row_and_of_the_end(desk: Desk) -> None:
    heard: list[tuple[int, int]] = []

    desk.imports.run(parliament(), tick=lambda done, total: heard.append((done, total)))

    total = heard[-1][1]
    assert heard == [(done, total) for done in range(total + 1)]


@pytest.mark.parametrize("deed", ["drop", "tag", "notes"])
def test_20_000_people_at_once_given_up_are_as_they_were(crowd: tuple[Desk, list[PersonId]], deed: str) -> None:
    desk, keys = crowd
    many = desk.people.many
    deeds: dict[str, Callable[[Tick], object]] = {
        "drop": lambda tick: many.drop(keys, tick),
        "tag": lambda tick: many.tag(keys, "Noord", tick),
        "notes": lambda tick: many.add_notes(keys, "uitgenodigd", tick),
    }
    before = _state(desk)

    done, total = _give_up(deeds[deed])

    assert (done, total) == (MANY // 2, MANY)
    assert _state(desk) == before


def test_undo_and_redo_given_up_can_be_done_again(sample: Desk) -> None:
    keys = [row.id for row in sample.people.rows()]
    at_first = _state(sample)
    sample.people.many.drop(keys)
    dropped = _state(sample)

    _give_up(sample.history.undo)
    after_undo = _state(sample)
    sample.history.undo()
    undone = _state(sample)
    _give_up(sample.history.redo)

    assert after_undo == dropped
    assert undone[0] == at_first[0]
    assert _state(sample) == undone


def test_a_list_given_up_leaves_the_former_file(tmp_path: Path) -> None:
    path = write_list(tmp_path / "lijst.csv", ["Naam"], [["een"]])
    before = path.read_bytes()

    _give_up(lambda tick: write_list(path, ["Naam"], ticked([[str(each)] for each in range(10)], tick)))

    assert (path.read_bytes(), list(tmp_path.iterdir())) == (before, [path])
