"""Another key for a file: a whole copy under the new key, compared row by row, and put in the place of the old one.

The old file stays as it is until the one rename that puts the copy in its place, so that a kill at any moment leaves
one file that opens, with the old passphrase or with the new one. What a kill leaves beside it is swept at the next
opening.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from ipo_crm.domain.errors import StoreError
from ipo_crm.store import disk, engine, keys
from ipo_crm.store.keys import Secret

_MARKS = ("application_id", "user_version")
_DIFFERS = "De kopie met de nieuwe sleutel klopte niet. Uw bestand is ongewijzigd. Probeer het opnieuw."
_NOT_WRITTEN = (
    "Het bestand met de nieuwe sleutel kon niet worden geschreven. Uw bestand is ongewijzigd. "
    "Kijk of er genoeg ruimte op de schijf is en of u in de map mag schrijven, en probeer het opnieuw."
)


def write_copy(connection: Connection, path: Path, secret: Secret | None) -> Path:
    """Write all of an open file, its journal included, under another key and check it; plain when there is no secret.

    Gives the copy, synced and closed, beside the file. Raises StoreError, with no copy left, when it is not the same.
    """
    path = path.resolve()
    sweep(path)
    part = _part(path)
    _ask_room(path)
    try:
        raw = connection.connection.driver_connection
        _export(raw, part, secret)
        _check(part, secret)
        shutil.copymode(path, part)
        disk.sync_file(part)
        _journal(part).unlink(missing_ok=True)
    except OSError as error:
        sweep(path)
        raise StoreError(_NOT_WRITTEN) from error
    except BaseException:
        sweep(path)
        raise
    return part


def put_in_place(part: Path, path: Path) -> None:
    """Put the checked copy in the place of the old file, whole or not at all.

    Raises StoreError, with the old file in its place, when something of the old one still waits in its journal: the
    new file must never meet that.
    """
    path = path.resolve()
    journal = _journal(path)
    if journal.exists() and journal.stat().st_size:
        sweep(path)
        raise StoreError(
            "Het bestand was nog bezig. Er is niets gewijzigd. Sluit het, open het opnieuw en herhaal dit."
        )
    try:
        part.replace(path)
    except OSError as error:
        sweep(path)
        raise StoreError(
            f"{path.name} kan niet worden vervangen; misschien houdt een ander programma het vast. "
            "Er is niets gewijzigd. Sluit dat programma en probeer het opnieuw."
        ) from error
    disk.sync_folder(path.parent)


def sweep(path: Path) -> None:
    """Take away the copies that a kill of a rekey or restore left; only for who holds the lock of the file."""
    path = path.resolve()
    parts = (_part(path), path.with_name(path.name + ".part"))
    for leftover in (*parts, *(_journal(part) for part in parts)):
        with suppress(OSError):  # a file that something else holds is no reason to keep the workspace shut
            leftover.unlink(missing_ok=True)


def _part(path: Path) -> Path:
    return path.with_name(path.name + ".rekey.part")


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _ask_room(path: Path) -> None:
    size = path.stat().st_size
    if shutil.disk_usage(path.parent).free < 2 * size:
        raise StoreError(
            "Er is te weinig ruimte op de schijf voor een tweede exemplaar van het bestand. Er is niets gewijzigd. "
            f"Maak ten minste {2 * size // 1_000_000 + 1} MB vrij en probeer het opnieuw."
        )


def _export(raw: dbapi2.Connection, part: Path, secret: Secret | None) -> None:
    key = "" if secret is None else keys.literal(secret.key, secret.salt)
    raw.execute("ATTACH DATABASE ? AS fresh KEY ?", (os.fspath(part), key))
    try:
        # The copy is worth nothing until it is whole: it is synced once, at the end. Without any journal a full disk
        # would leave a torn copy that makes this connection take all it is asked for damaged.
        raw.execute("PRAGMA fresh.journal_mode = MEMORY").fetchone()
        raw.execute("PRAGMA fresh.synchronous = OFF")
        raw.execute("SELECT sqlcipher_export('fresh')").fetchone()
        for mark in _MARKS:
            value = raw.execute(f"PRAGMA main.{mark}").fetchone()[0]
            raw.execute(f"PRAGMA fresh.{mark} = {value}")
        if not _same(raw):
            raise StoreError(_DIFFERS)
    except dbapi2.OperationalError as error:
        # sqlcipher_export says what went wrong in words only: every fault of the disk bears the code of a bug.
        raise StoreError(_NOT_WRITTEN) from error
    finally:
        raw.execute("DETACH DATABASE fresh")


def _same(raw: dbapi2.Connection) -> bool:
    """Compare the schema and every row of every table, those of the journal and the search indexes too."""
    tables = "SELECT type, name, tbl_name, sql FROM {0}.sqlite_schema ORDER BY type, name"
    if raw.execute(tables.format("main")).fetchall() != raw.execute(tables.format("fresh")).fetchall():
        return False
    listed = (
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'virtual' AND name NOT LIKE 'sqlite_%'"
    )
    return all(_same_rows(raw, table) for (table,) in raw.execute(listed).fetchall())


def _same_rows(raw: dbapi2.Connection, table: str) -> bool:
    def count(query: str) -> int:
        return int(raw.execute(f"SELECT count(*) FROM {query}").fetchone()[0])

    columns = raw.execute("SELECT name, type, pk FROM pragma_table_info(?)", (table,)).fetchall()
    here, there = count(f"main.{table}"), count(f"fresh.{table}")
    numbered = [name for name, kind, place in columns if place and kind == "INTEGER"]
    if len(numbered) == 1 and sum(1 for _, _, place in columns if place) == 1:
        # Row by row along the key needs no memory; the journal of a large file has no room in it.
        equal = " AND ".join(f'a."{name}" IS b."{name}"' for name, _, _ in columns)
        key = numbered[0]
        return here == there == count(f'main.{table} a JOIN fresh.{table} b ON a."{key}" = b."{key}" WHERE {equal}')
    return here == there and not count(f"(SELECT * FROM main.{table} EXCEPT SELECT * FROM fresh.{table})")


def _check(part: Path, secret: Secret | None) -> None:
    """Open the copy as it will be opened, and check its pages, structure, references and search indexes."""
    from ipo_crm.store import health

    key, salt = (None, None) if secret is None else (secret.key, secret.salt)
    raw = engine.connect(part, key, salt, "rw")
    made, connection = engine.wrap(raw)
    try:
        engine.check(raw, encrypted=secret is not None)
        wrong = [name for name, lines in health.check(connection, encrypted=secret is not None) if lines]
    finally:
        connection.close()
        made.dispose()
        raw.close()
    if wrong:
        raise StoreError(_DIFFERS)
