import pytest
from sqlalchemy.exc import IntegrityError

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import OrganisationId, PersonId
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation
from ipo_crm.domain.people import ContactKind, ContactPoint, Person, Role
from ipo_crm.store import dump, journal, organisations, people, records, schema, search
from ipo_crm.store.workspace import Workspace


def _add(workspace: Workspace, family_name: str) -> PersonId:
    person = Person(
        name=PersonName(family_name=family_name),
        contact_points=(ContactPoint(kind=ContactKind.EMAIL, value=f"{family_name}@voorbeeld.invalid"),),
    )
    with workspace.transaction(f"{family_name} toevoegen") as tx:
        return people.put(tx.connection, person)


def test_a_write_outside_a_deed_is_refused(workspace: Workspace) -> None:
    with pytest.raises(IntegrityError, match="outside a deed"):
        workspace.connection.exec_driver_sql("INSERT INTO setting (name, value) VALUES ('a', 'b')")


def test_undo_takes_the_last_deed_back_and_the_search_index_with_it(workspace: Workspace) -> None:
    _add(workspace, "Jansen")
    _add(workspace, "Pietersen")

    change = workspace.undo()

    assert change.title == "Pietersen toevoegen"
    assert [hit.title for hit in search.find(workspace.connection, "pietersen")] == []
    assert [hit.title for hit in search.find(workspace.connection, "jansen")] == ["Jansen"]


def test_undo_of_a_delete_brings_back_all_that_hung_on_it(workspace: Workspace) -> None:
    key = _add(workspace, "Jansen")
    with workspace.transaction("Rol toevoegen") as tx:
        place = organisations.put(tx.connection, Organisation(name="Waterschap De Proef"))
        people.put_role(tx.connection, Role(person_id=key, organisation_id=place, function="dijkgraaf"))
    before = dump.tables(workspace.connection)
    with workspace.transaction("Jansen verwijderen") as tx:
        records.drop(tx.connection, schema.person, key)

    workspace.undo()

    assert dump.tables(workspace.connection) == before


def test_undo_and_redo_reach_the_beginning_and_the_end_across_a_restart(workspace: Workspace) -> None:
    empty = dump.tables(workspace.connection)
    for name in ("Jansen", "Pietersen", "Klaassen"):
        _add(workspace, name)
    full = dump.tables(workspace.connection)
    workspace.close()

    with Workspace.open(workspace.path) as again:
        while journal.undoable(again.connection):
            again.undo()
        at_start = dump.tables(again.connection)
        while journal.redoable(again.connection):
            again.redo()

        assert at_start == empty
        assert dump.tables(again.connection) == full


def test_a_new_deed_cuts_off_what_could_be_redone(workspace: Workspace) -> None:
    _add(workspace, "Jansen")
    workspace.undo()
    _add(workspace, "Pietersen")

    with pytest.raises(UserError, match="niets om opnieuw"):
        workspace.redo()


def test_a_deed_that_changes_nothing_leaves_no_step(workspace: Workspace) -> None:
    with workspace.transaction("Niets doen") as tx:
        change = tx.change

    assert change.deed_id is None
    assert journal.undoable(workspace.connection) is None


def test_saving_the_same_again_leaves_no_step(workspace: Workspace) -> None:
    key = _add(workspace, "Jansen")
    same = people.get(workspace.connection, key)
    assert same is not None
    with workspace.transaction("Jansen wijzigen") as tx:
        people.put(tx.connection, same)

    assert journal.undoable(workspace.connection) == (1, "Jansen toevoegen")


def test_undo_refuses_when_the_rows_have_moved_on(workspace: Workspace) -> None:
    key = _add(workspace, "Jansen")
    with workspace.watch.writing():
        workspace.connection.exec_driver_sql("UPDATE journal_state SET replaying = 1")
        workspace.connection.exec_driver_sql("UPDATE person SET notes = 'buitenom' WHERE id = ?", (key,))
        workspace.connection.exec_driver_sql("UPDATE journal_state SET replaying = 0")

    with pytest.raises(UserError, match="daarna gewijzigd"):
        workspace.undo()

    assert journal.undoable(workspace.connection) == (1, "Jansen toevoegen")


def test_a_change_names_what_a_cascade_touched(workspace: Workspace) -> None:
    key = _add(workspace, "Jansen")
    with workspace.transaction("Rol toevoegen") as tx:
        place = organisations.put(tx.connection, Organisation(name="Provincie Proef"))
        people.put_role(tx.connection, Role(person_id=key, organisation_id=OrganisationId(place), function="lid"))

    with workspace.transaction("Jansen verwijderen") as tx:
        records.drop(tx.connection, schema.person, key)
        change = tx.change

    assert set(change.touched) == {"person", "role", "contact_point"}
