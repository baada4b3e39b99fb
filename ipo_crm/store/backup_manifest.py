"""The manifest: a table inside a back-up that tells what was in it when it was made, to hold the file against later."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from sqlcipher3 import dbapi2

from ipo_crm.domain.errors import DamagedFileError, StoreError

_TABLE = "backup_manifest"
_BATCH = 500
_MAKE = (
    f"CREATE TABLE {_TABLE} (id INTEGER PRIMARY KEY CHECK (id = 1), workspace_uuid TEXT NOT NULL, "
    "made_at TEXT NOT NULL, reason TEXT NOT NULL, version INTEGER NOT NULL, last_deed INTEGER NOT NULL, "
    "last_at TEXT NOT NULL, undone INTEGER NOT NULL, counts TEXT NOT NULL, digest TEXT NOT NULL) STRICT"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the journal is: two states of one workspace with the same mark have the same content.

    The moment of the last deed tells a history apart from another that began at the same back-up.
    """

    last_deed: int = 0
    last_at: str = ""
    undone: int = 0

    @classmethod
    def of(cls, raw: dbapi2.Connection) -> Self:
        """Read the mark of an open file."""
        undone = "(SELECT count(*) FROM deed WHERE state = 'undone')"
        row = raw.execute(f"SELECT id, at, {undone} FROM deed ORDER BY id DESC LIMIT 1").fetchone()
        return cls() if row is None else cls(*row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a back-up holds: rows per table, and a SHA-256 over every value of them."""

    workspace: str
    made_at: datetime
    reason: str
    version: int
    mark: Mark
    counts: dict[str, int]
    digest: str


def draw_up(raw: dbapi2.Connection, made_at: datetime, reason: str) -> Manifest:
    """Draw up the manifest of an open file by reading all of it."""
    return Manifest(
        workspace=raw.execute("SELECT workspace_uuid FROM meta").fetchone()[0],
        made_at=made_at,
        reason=reason,
        version=raw.execute("PRAGMA user_version").fetchone()[0],
        mark=Mark.of(raw),
        counts=counts(raw),
        digest=digest(raw),
    )


def write(raw: dbapi2.Connection, manifest: Manifest) -> None:
    """Put the manifest into a back-up, in place of one that came along with its content."""
    values = (
        manifest.workspace,
        manifest.made_at.isoformat(timespec="seconds"),
        manifest.reason,
        manifest.version,
        manifest.mark.last_deed,
        manifest.mark.last_at,
        manifest.mark.undone,
        json.dumps(manifest.counts),
        manifest.digest,
    )
    raw.execute("BEGIN IMMEDIATE")
    raw.execute(f"DROP TABLE IF EXISTS {_TABLE}")
    raw.execute(_MAKE)
    raw.execute(f"INSERT INTO {_TABLE} VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    raw.execute("COMMIT")


def read(raw: dbapi2.Connection) -> Manifest:
    """Read the manifest of an open back-up; StoreError when there is none, DamagedFileError when it makes no sense."""
    found = raw.execute("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", (_TABLE,)).fetchone()
    if found is None:
        raise StoreError("Dit bestand is geen reservekopie: er staat niet in wat het hoort te bevatten.")
    columns = "workspace_uuid, made_at, reason, version, last_deed, last_at, undone, counts, digest"
    try:
        row = raw.execute(f"SELECT {columns} FROM {_TABLE}").fetchone()
        return Manifest(
            workspace=row[0],
            made_at=datetime.fromisoformat(row[1]),
            reason=row[2],
            version=row[3],
            mark=Mark(*row[4:7]),
            counts=json.loads(row[7]),
            digest=row[8],
        )
    except (TypeError, ValueError) as error:
        raise DamagedFileError("De inhoudsopgave in deze reservekopie is beschadigd. Kies een andere.") from error


def take_out(raw: dbapi2.Connection) -> None:
    """Take the manifest out of a copy that is to be worked in again."""
    raw.execute(f"DROP TABLE {_TABLE}")


def counts(raw: dbapi2.Connection) -> dict[str, int]:
    """Count the rows of every table, those of the journal too; the manifest itself does not count."""
    return {table: int(raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables(raw)}


def digest(raw: dbapi2.Connection) -> str:
    """Give the SHA-256 over every value of every table, as 64 hexadecimal digits.

    A plain file has no other defence: SQLite's own check lets most flipped bits pass.
    """
    whole = hashlib.sha256()
    for table in tables(raw):
        cursor = raw.execute(f"SELECT * FROM {table} ORDER BY rowid")
        whole.update(json.dumps([table, [column[0] for column in cursor.description]]).encode())
        while rows := cursor.fetchmany(_BATCH):
            whole.update(json.dumps(rows, default=_plain).encode())
    return whole.hexdigest()


def _plain(value: Any) -> str:
    return bytes(value).hex()


def tables(raw: dbapi2.Connection) -> tuple[str, ...]:
    """Give the tables with rows of our own; what the search indexes keep can be made anew."""
    query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name <> ? ORDER BY name"
    names = (name for (name,) in raw.execute(query, (_TABLE,)).fetchall())
    return tuple(name for name in names if not name.startswith("sqlite_"))
