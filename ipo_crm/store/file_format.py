"""The workspace format: its marks in the file, its version, and the way from an older one."""

from pathlib import Path

from sqlalchemy import Connection

from ipo_crm.domain.errors import StoreError
from ipo_crm.store import journal

APPLICATION_ID = 0x49504F43
MAJOR, MINOR = 1, 1
VERSION = MAJOR << 16 | MINOR
SUFFIX = ".ipocrm"
PLAIN_HEADER = b"SQLite format 3\x00"
SALT_BYTES = 16
_OWN = ("node_place",)  # of two places for one node, format 1.0 let stand what 1.1 does not


def migrate(connection: Connection) -> None:
    """Bring the schema to the present version, inside the caller's transaction, with foreign keys off.

    Alembic is imported only here: a file that is not behind never pays for it. Raises StoreError when a row got lost
    or points at nothing, so that the caller rolls all of it back.
    """
    from alembic import command
    from alembic.config import Config

    before = _counts(connection)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    journal.install(connection)
    after = _counts(connection)
    lost = [table for table, rows in before.items() if after.get(table) != rows and table not in _OWN]
    if lost or connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise StoreError(
            "Dit bestand is van een oudere versie en kan niet worden bijgewerkt: de gegevens kloppen na het omzetten "
            "niet. Er is niets gewijzigd. Controleer het bestand met de oudere versie, of zet een reservekopie terug."
        )
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def _counts(connection: Connection) -> dict[str, int]:
    """Count the rows of every table but those of the search indexes."""
    query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 1"
    names = connection.exec_driver_sql(query).scalars().all()
    return {name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one() for name in names}
