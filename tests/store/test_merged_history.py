"""Records that went up in another: their history is told with it, and they are not in the bin."""

from ipo_crm.domain.ids import PersonId, RecordRef
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.store import bin as store
from ipo_crm.store import history, people, records, schema
from ipo_crm.store.workspace import Workspace


def _add(workspace: Workspace, family_name: str) -> PersonId:
    with workspace.transaction(f"{family_name} toevoegen") as tx:
        return people.put(tx.connection, Person(name=PersonName(family_name=family_name)))


def _merge(workspace: Workspace, kept: PersonId, gone: PersonId) -> None:
    found = people.get(workspace.connection, gone)
    assert found is not None
    note = "INSERT INTO merged_record (subject, kept_id, gone_id, gone_uuid) VALUES ('person', ?, ?, ?)"
    with workspace.transaction("Samenvoegen") as tx:
        tx.connection.exec_driver_sql(note, (kept, gone, found.uuid))
        records.drop(tx.connection, schema.person, gone)


def test_its_history_is_told_with_that_of_who_stayed(workspace: Workspace) -> None:
    kept, gone = _add(workspace, "Jansen"), _add(workspace, "Janssen")
    _merge(workspace, kept, gone)

    titles = [line.title for line in history.lines_of(workspace.connection, RecordRef("person", kept))]

    assert titles == ["Jansen toevoegen", "Janssen toevoegen", "Samenvoegen"]


def test_it_was_not_thrown_away(workspace: Workspace) -> None:
    _merge(workspace, _add(workspace, "Jansen"), _add(workspace, "Janssen"))

    assert store.contents(workspace.connection) == ()
