"""Undo and redo of what asks for an order: rows that hang on each other, and values that change places."""

from ipo_crm.store import dump, health
from ipo_crm.store.workspace import Workspace


def _run(workspace: Workspace, *statements: str) -> None:
    with workspace.transaction("Stap") as tx:
        for statement in statements:
            tx.connection.exec_driver_sql(statement)


def _organisation(key: int, parent: str = "NULL") -> str:
    columns = "id, uuid, name, kind, level, parent_id"
    return (
        f"INSERT INTO organisation ({columns}) VALUES ({key}, '{key:036}', 'Deel {key}', 'bedrijf', 'geen', {parent})"
    )


def _there_and_back(workspace: Workspace) -> None:
    """Undo and redo the last deed: the content is each time what it was."""
    after = dump.tables(workspace.connection)
    workspace.undo()
    before = dump.tables(workspace.connection)
    workspace.redo()
    assert dump.tables(workspace.connection) == after
    workspace.undo()
    assert dump.tables(workspace.connection) == before
    workspace.redo()
    assert all(not wrong for _, wrong in health.check(workspace.connection, encrypted=False))


def test_parents_and_children_of_one_table_go_and_come_together(workspace: Workspace) -> None:
    _run(workspace, _organisation(5), _organisation(2, "5"), _organisation(9, "2"), _organisation(1, "9"))

    _there_and_back(workspace)


def test_a_delete_with_its_cascades_and_emptied_pointers(workspace: Workspace) -> None:
    _run(workspace, _organisation(1), _organisation(2, "1"), _organisation(3, "1"))
    _run(workspace, "DELETE FROM organisation WHERE id = 1", "DELETE FROM organisation WHERE id = 3")

    _there_and_back(workspace)


def test_unique_values_that_are_passed_on_keep_their_order(workspace: Workspace) -> None:
    names = "INSERT INTO setting (id, name, value) VALUES (1, 'a', ''), (2, 'b', ''), (3, 'c', '')"
    _run(workspace, names)
    _run(
        workspace,
        "UPDATE setting SET name = 'd' WHERE id = 3",
        "UPDATE setting SET name = 'c' WHERE id = 1",
        "UPDATE setting SET name = 'a' WHERE id = 2",
    )

    _there_and_back(workspace)


def test_a_row_that_changes_twice_in_a_deed(workspace: Workspace) -> None:
    _run(workspace, _organisation(1), _organisation(2))
    _run(
        workspace,
        "UPDATE organisation SET notes = 'een' WHERE id = 1",
        "UPDATE organisation SET notes = 'twee' WHERE id = 2",
        "UPDATE organisation SET notes = 'drie' WHERE id = 1",
        "DELETE FROM organisation WHERE id = 2",
        _organisation(2, "1"),
    )

    _there_and_back(workspace)
