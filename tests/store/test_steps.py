import pytest

from ipo_crm.domain.errors import RefusedError
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.store import people
from ipo_crm.store.workspace import Transaction, Workspace
from tests.store.backup_hands import found

JANSEN = Person(name=PersonName(family_name="Jansen"))
NAMELESS = Person(name=PersonName(family_name=""))


def _put(tx: Transaction, *persons: Person) -> int:
    """Add these people, and give how many there are."""
    for each in persons:
        people.put(tx.connection, each)
    return len(persons)


def test_a_refused_step_leaves_no_trace_and_the_deed_goes_on(workspace: Workspace) -> None:
    with workspace.transaction("Twee personen") as tx:
        with pytest.raises(RefusedError), tx.step():
            _put(tx, Person(name=PersonName(family_name="Weg")), NAMELESS)
        with tx.step():
            people.put(tx.connection, JANSEN)

    assert found(workspace) == ["Jansen"]


def test_the_reason_names_the_field_and_not_the_value(workspace: Workspace) -> None:
    long = Person(name=PersonName(family_name="Zangvogel", titles="x" * 101))

    with pytest.raises(RefusedError) as refused, workspace.transaction("Persoon") as tx, tx.step():
        people.put(tx.connection, long)

    assert str(refused.value) == "Het veld titels heeft meer dan 100 tekens."


def test_a_bug_inside_a_step_passes_through_and_leaves_no_trace(workspace: Workspace) -> None:
    with workspace.transaction("Persoon") as tx, pytest.raises(ZeroDivisionError), tx.step():
        _put(tx, JANSEN, JANSEN) / 0

    assert found(workspace) == []


def test_a_statement_that_is_wrong_is_a_bug_and_no_refusal(workspace: Workspace) -> None:
    with workspace.transaction("Niets") as tx, pytest.raises(Exception, match="no such table") as raised, tx.step():
        tx.connection.exec_driver_sql("SELECT 1 FROM nergens")

    assert not isinstance(raised.value, RefusedError)
