"""Answers that are kept: until their tables are touched, and never longer."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.store import dump
from ipo_crm.store.records import remembered
from ipo_crm.store.workspace import Workspace

MOS = Person(name=PersonName(family_name="Mos"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with create_desk(tmp_path / "klein.ipocrm", None) as made:
        made.people.add(MOS)
        yield made


@pytest.fixture
def ask(desk: Desk) -> Callable[..., int]:
    """Give a question about some tables that tells how often it was read."""
    reads = 0

    def read() -> int:
        nonlocal reads
        reads += 1
        return reads

    return lambda *tables: remembered(_workspace(desk).connection, "reads", read, of=tables)


def _workspace(desk: Desk) -> Workspace:
    return desk.history._workspace


def test_a_deed_on_another_table_leaves_an_answer(desk: Desk, ask: Callable[..., int]) -> None:
    ask("person")
    desk.organisations.put(Organisation(name="Kamer"))

    assert ask("person") == 1


@pytest.mark.parametrize("deed", ["add", "undo", "redo"])
def test_a_deed_on_its_table_has_it_read_anew(desk: Desk, ask: Callable[..., int], deed: str) -> None:
    if deed == "redo":
        desk.history.undo()
    ask("person")

    {"add": lambda: desk.people.add(MOS), "undo": desk.history.undo, "redo": desk.history.redo}[deed]()

    assert ask("person") == 2


def _fail(workspace: Workspace) -> None:
    """Write halfway, and be refused."""
    with workspace.transaction("Mislukt") as tx:
        tx.connection.exec_driver_sql("UPDATE person SET notes = 'weg'")
        raise UserError("Het kan niet.")


def test_a_deed_that_failed_has_it_read_anew(desk: Desk, ask: Callable[..., int]) -> None:
    ask("person")
    with pytest.raises(UserError):
        _fail(_workspace(desk))

    assert ask("person") == 2


def test_what_was_wiped_has_it_read_anew(desk: Desk, ask: Callable[..., int]) -> None:
    ask("person")
    with _workspace(desk).wiping() as connection:
        connection.exec_driver_sql("DELETE FROM person")
    desk.people.add(MOS)

    assert ask("person") == 2


def test_a_draft_is_no_content(desk: Desk, ask: Callable[..., int]) -> None:
    ask("person")
    with _workspace(desk).aside() as connection:
        connection.exec_driver_sql("DELETE FROM draft")

    assert ask("person") == 1


def test_what_is_read_halfway_through_a_deed_is_not_kept(desk: Desk, ask: Callable[..., int]) -> None:
    with _workspace(desk).transaction("Halverwege") as tx:
        tx.connection.exec_driver_sql("UPDATE person SET notes = 'half'")
        ask("person")

    assert ask("person") == 2


def test_a_changed_name_moves_somebody_in_the_list(desk: Desk) -> None:
    zee = desk.people.add(Person(name=PersonName(family_name="Zee"))).only("person")
    first = desk.people.keys()
    found = desk.people.get(first[-1])
    assert found is not None

    desk.people.change(Person(id=found.id, uuid=found.uuid, name=PersonName(family_name="Aak")))

    assert (first[-1], desk.people.keys()[0]) == (zee, zee)


def test_counts_follow_a_deed(desk: Desk) -> None:
    connection = _workspace(desk).connection
    before = dump.counts(connection)

    desk.people.add(MOS)

    assert dump.counts(connection)["person"] == before["person"] + 1
