"""Opening, one deed, undo and back-up at one, 33 and 333 lobbyists' files, beside the bare driver on the same file."""

from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.backups import Backups
from ipo_crm.services.history import History
from ipo_crm.services.people import People
from ipo_crm.services.settings import Settings
from ipo_crm.store import engine, gate, keys
from ipo_crm.store.workspace import Workspace
from tests.bench.conftest import PASSPHRASE, SIZES, Measure, driver

pytestmark = [pytest.mark.bench, pytest.mark.parametrize("people", SIZES)]


@pytest.fixture
def path(scaled: Callable[[int], Path], people: int) -> Path:
    return scaled(people)


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with Workspace.open(path, PASSPHRASE) as opened:
        yield opened


def _bare(path: Path, passphrase: str) -> Any:
    """Open the file with nothing but its key: what SQLCipher and Argon2id cost."""
    seen = gate.look(path)
    assert seen.salt is not None
    return engine.connect(path, keys.derive(passphrase, seen.salt), seen.salt, "rw")


@pytest.mark.limit
@pytest.mark.benchmark(group="open, encrypted")
def test_limit_key_and_every_page_checked(measure: Measure, path: Path) -> None:
    def check() -> None:
        with closing(_bare(path, PASSPHRASE)) as raw:
            raw.execute("PRAGMA cipher_integrity_check").fetchall()

    measure(check, rounds=3, warm=1)


@pytest.mark.budget(ratio=1.2)
@pytest.mark.benchmark(group="open, encrypted")
def test_open(measure: Measure, path: Path) -> None:
    measure(lambda: Workspace.open(path, PASSPHRASE).close(), rounds=3, warm=1)


@pytest.mark.limit
@pytest.mark.benchmark(group="deed at scale")
def test_limit_one_bare_insert_and_commit(measure: Measure, workspace: Workspace) -> None:
    raw = driver(workspace)
    numbers = count()

    def commit() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO draft (place, text, saved_at) VALUES (?, 'x', 'nu')", (f"maat {next(numbers)}",))
        raw.execute("COMMIT")

    measure(commit, rounds=60)
    raw.execute("DELETE FROM draft")


def _person(number: int) -> Person:
    return Person(name=PersonName(initials="A.", family_name=f"Verzonnen {number}"))


@pytest.mark.budget(most=5)
@pytest.mark.benchmark(group="deed at scale")
def test_p17_add_a_person(measure: Measure, workspace: Workspace) -> None:
    people, numbers = People(workspace, Settings(workspace)), count()
    measure(lambda: people.add(_person(next(numbers))), rounds=60)


@pytest.mark.budget(most=10)
@pytest.mark.benchmark(group="deed at scale")
def test_p17_undo_it(measure: Measure, workspace: Workspace) -> None:
    people, history, numbers = People(workspace, Settings(workspace)), History(workspace), count()
    measure(history.undo, rounds=30, warm=0, setup=lambda: people.add(_person(next(numbers))) and None)


@pytest.mark.limit
@pytest.mark.benchmark(group="back-up")
def test_limit_the_driver_copies_every_page(measure: Measure, workspace: Workspace, tmp_path: Path) -> None:
    def copy() -> None:
        target = tmp_path / "kopie"
        target.unlink(missing_ok=True)
        secret = workspace.secret
        assert secret is not None
        with closing(engine.connect(target, secret.key, secret.salt, "rwc")) as twin:
            driver(workspace).backup(twin)

    measure(copy, rounds=3, warm=1)


@pytest.mark.budget
@pytest.mark.benchmark(group="back-up")
def test_a_back_up_with_its_check(measure: Measure, workspace: Workspace) -> None:
    backups = Backups(workspace)

    def make() -> None:
        made = backups.make().path
        assert made is not None
        made.unlink()

    measure(make, rounds=2, warm=0)
