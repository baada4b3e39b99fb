"""Tables as they are in a file, whatever the program knows: their names, their columns, a row of them as JSON."""

from sqlalchemy import Connection

from ipo_crm.store import journal

_STRICT = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1 ORDER BY name"
_INDEXES = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual' ORDER BY name"


def own(connection: Connection) -> tuple[str, ...]:
    """Give the tables with rows of our own, those of the journal too; what the search indexes keep is not ours."""
    return tuple(connection.exec_driver_sql(_STRICT).scalars())


def journalled(connection: Connection) -> tuple[str, ...]:
    """Give the tables of which every change stands in the journal."""
    return tuple(name for name in own(connection) if name not in journal.OUTSIDE)


def indexes(connection: Connection) -> tuple[str, ...]:
    """Give the full-text indexes."""
    return tuple(connection.exec_driver_sql(_INDEXES).scalars())


def columns(connection: Connection, table: str) -> tuple[str, ...]:
    """Give the columns of a table."""
    return tuple(connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (table,)).scalars())


def as_json(names: tuple[str, ...], side: str) -> str:
    """Give the expression for a row as the journal writes it."""
    return "json_object(" + ", ".join(f"'{name}', {side}{name}" for name in names) + ")"
