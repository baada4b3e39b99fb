import pytest
from sqlalchemy import Table

from ipo_crm.store import schema
from ipo_crm.store.workspace import Workspace


@pytest.mark.parametrize("table", schema.metadata.sorted_tables, ids=lambda table: table.name)
def test_the_tables_are_those_that_the_migrations_make(workspace: Workspace, table: Table) -> None:
    rows = workspace.connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (table.name,))

    assert [name for (name,) in rows] == [column.name for column in table.c]


def test_every_content_table_is_known_and_strict(workspace: Workspace) -> None:
    query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 1"
    made = {name for (name,) in workspace.connection.exec_driver_sql(query)}

    assert made - set(schema.metadata.tables) == {"meta", "deed", "deed_row", "journal_state"}


def test_every_foreign_key_says_what_happens_on_delete(workspace: Workspace) -> None:
    silent = [
        (table, row.table)
        for table in schema.metadata.tables
        for row in workspace.connection.exec_driver_sql("SELECT * FROM pragma_foreign_key_list(?)", (table,))
        if row.on_delete == "NO ACTION"
    ]

    assert silent == []
