"""Settings that belong to the workspace and travel with the file."""

from sqlalchemy import Connection, delete, select

from ipo_crm.store import schema
from ipo_crm.store.records import remembered, save


def read(connection: Connection) -> dict[str, str]:
    """Give all settings by name; kept until one changes, as every row of a page may ask which day it is."""

    def ask() -> dict[str, str]:
        return {row.name: row.value for row in connection.execute(select(schema.setting))}

    return dict(remembered(connection, "settings", ask, of=("setting",)))


def write(connection: Connection, name: str, value: str | None) -> None:
    """Set a setting, or forget it when the value is None."""
    table = schema.setting
    if value is None:
        connection.execute(delete(table).where(table.c.name == name))
        return
    found = connection.execute(select(table.c.id).where(table.c.name == name)).scalar()
    save(connection, table, found or 0, {"name": name, "value": value})
