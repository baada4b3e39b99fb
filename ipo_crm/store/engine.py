"""The one place that opens a workspace file: the sequence of pragmas, each read back, the lock and the checks."""

from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from ipo_crm.domain.errors import (
    DamagedFileError,
    NewerFormatError,
    StoreError,
    UserError,
    WrongPassphraseError,
)
from ipo_crm.store import faults, keys
from ipo_crm.store.file_format import APPLICATION_ID, MAJOR

_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("mmap_size", "0", 0),
    ("busy_timeout", "2000", 2000),
)
_WRITING: tuple[tuple[str, str, object], ...] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
)
_PATIENCE = 0.5  # seconds for the lock at opening: who holds it keeps it, and waiting freezes a window


def connect(path: Path, key: bytes | None, salt: bytes | None, mode: str) -> dbapi2.Connection:
    """Open a file in mode "rw", "rwc" or "ro" with every pragma set and read back, for the thread that calls this.

    Raises WrongPassphraseError when the key does not fit, StoreError when a pragma is refused.
    """
    uri = f"file:{quote(str(path.resolve()))}?mode={mode}"
    connection = dbapi2.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None and salt is not None:
            connection.execute(keys.pragma(key, salt))
        _unlocked(connection, encrypted=key is not None)
        for pragma in (*(() if mode == "ro" else _WRITING), *_PRAGMAS):
            _set(connection, *pragma)
        if mode != "ro":
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def check(connection: dbapi2.Connection, *, encrypted: bool) -> None:
    """Check pages, marks and version of a file that was just opened, before anything reads content.

    Raises DamagedFileError, UserError for a database of another program, NewerFormatError.
    """
    if encrypted and connection.execute("PRAGMA cipher_integrity_check").fetchall():
        raise DamagedFileError(
            "Dit werkbestand is beschadigd: een of meer bladzijden kloppen niet. Het is ongewijzigd gelaten. "
            "Open een reservekopie."
        )
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise UserError("Dit is een database van een ander programma, geen werkbestand van ipo_crm.")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version >> 16 > MAJOR:
        raise NewerFormatError(
            "Dit werkbestand is gemaakt met een nieuwere versie van ipo_crm. Het is ongewijzigd gelaten. "
            "Werk het programma bij, of exporteer de gegevens vanuit de nieuwere versie."
        )


def loose(connection: dbapi2.Connection, *, writing: bool) -> tuple[str, ...]:
    """Give the settings of an open connection that are not as they were set when it was opened."""
    wanted = (*(_WRITING if writing else ()), *_PRAGMAS)
    return tuple(name for name, _, expected in wanted if connection.execute(f"PRAGMA {name}").fetchone()[0] != expected)


def wrap(connection: dbapi2.Connection) -> tuple[Engine, Connection]:
    """Give SQLAlchemy the one connection; the workspace itself says BEGIN and COMMIT.

    The plain pysqlite dialect is used, not pysqlcipher: that one keeps the secret in its URL. It is imported above and
    not left to the URL, so that it is loaded with this module, before Qt slows imports down.
    """
    engine = create_engine(
        f"sqlite+{sqlite.pysqlite.dialect.driver}://",
        module=dbapi2,
        creator=lambda: connection,
        poolclass=StaticPool,
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,
    )
    faults.tell_of_disk(engine)
    return engine, engine.connect()


def _set(connection: dbapi2.Connection, name: str, value: str, expected: object) -> None:
    """Set a pragma and read it back: a silent refusal must stop the start."""
    connection.execute(f"PRAGMA {name} = {value}")
    if connection.execute(f"PRAGMA {name}").fetchone()[0] != expected:
        raise StoreError(f"Het bestand weigert de veilige instelling {name}. Het is ongewijzigd gelaten.")


def _unlocked(connection: dbapi2.Connection, *, encrypted: bool) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != dbapi2.SQLITE_NOTADB or not encrypted:
            raise
        raise WrongPassphraseError(
            "De wachtzin past niet op dit bestand. Let op hoofdletters en spaties en probeer het opnieuw. "
            "Het bestand is ongewijzigd."
        ) from error
