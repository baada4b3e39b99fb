"""The workspace format: its marks in the file, its version, and the way from an older one."""

from pathlib import Path

from sqlalchemy import Connection

from ipo_crm.store import journal

APPLICATION_ID = 0x49504F43
MAJOR, MINOR = 1, 0
VERSION = MAJOR << 16 | MINOR
SUFFIX = ".ipocrm"
PLAIN_HEADER = b"SQLite format 3\x00"
SALT_BYTES = 16


def migrate(connection: Connection) -> None:
    """Bring the schema to the present version, inside the caller's transaction.

    Alembic is imported only here: a file that is not behind never pays for it.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    journal.install(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
