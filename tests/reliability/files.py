"""Files to break: encrypted as by default, filled with the sample, under a key that takes no time to derive.

Argon2 takes longer than a deed, so a process that is killed a thousand times would mostly die while deriving; nothing
else of opening is left out.
"""

import hashlib
from contextlib import closing
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from ipo_crm.domain.errors import StoreError
from ipo_crm.services.desk import create_desk
from ipo_crm.store import engine, health, keys
from ipo_crm.store.file_format import SALT_BYTES
from ipo_crm.store.journal import OUTSIDE

PASSPHRASE = "vier losse woorden samen"
KEY = hashlib.sha256(b"tests").digest()


def use_fast_key(key: bytes = KEY) -> None:
    """Have this process derive this key from any passphrase."""
    keys.derive = lambda passphrase, salt: key


def fill(path: Path, *, encrypted: bool = True) -> Path:
    """Make a file with the sample in it."""
    with create_desk(path, PASSPHRASE if encrypted else None) as desk:
        desk.samples.fill()
    return path


def connect(path: Path) -> dbapi2.Connection:
    """Open a file at the lowest level, with the pragmas of the store; a journal that is left is rolled back here."""
    with path.open("rb") as file:
        salt = file.read(SALT_BYTES)
    return engine.connect(path, keys.derive(PASSPHRASE, salt), salt, "rw")


def unsound(path: Path) -> list[str]:
    """Give what is wrong with a file: pages, structure, references, search indexes."""
    try:
        with closing(connect(path)) as raw:
            return faults(raw)
    except (dbapi2.Error, StoreError) as error:
        return [repr(error)]


def faults(raw: dbapi2.Connection) -> list[str]:
    """Give what is wrong with a file that is open already; a second opening would cost as much as the look."""
    made, connection = engine.wrap(raw)
    try:
        found = health.check(connection, encrypted=True)
        connection.close()
    except DBAPIError as error:
        return [repr(error)]
    finally:
        made.dispose()
    return [f"{name}: {lines[:3]}" for name, lines in found if lines]


def digest(raw: dbapi2.Connection) -> str:
    """Give a hash of every row of every table, the journal's too; the search indexes follow from them.

    But for `meta`: its mark of a file in use comes and goes between deeds.
    """
    whole = hashlib.sha256()
    for table in _tables(raw):
        if table == "meta":
            continue
        for row in raw.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall():
            whole.update(repr((table, row)).encode())
    return whole.hexdigest()


def outline(raw: dbapi2.Connection) -> str:
    """Give a hash of the deeds with their states, and of how many rows there are of what: cheap, and per deed another.

    That the rows are whole, SQLCipher tells by the seal on each page.
    """
    deeds = raw.execute("SELECT id, state FROM deed ORDER BY id").fetchall()
    rows = [raw.execute(f"SELECT count(*), max(rowid), sum(rowid) FROM {table}").fetchone() for table in _tables(raw)]
    return hashlib.sha256(repr((deeds, rows)).encode()).hexdigest()


def half_done(raw: dbapi2.Connection) -> list[str]:
    """Give the rows that are not as the journal says: what a deed left half.

    Every row was written in a deed, so playing all deeds that are done gives all content there may be.
    """
    told: dict[tuple[str, int], str] = {}
    query = (
        "SELECT subject, row_id, became FROM deed_row JOIN deed ON deed.id = deed_id "
        "WHERE state = 'done' ORDER BY deed_row.id"
    )
    for subject, row_id, became in raw.execute(query).fetchall():
        told[subject, row_id] = became
        if became is None:
            del told[subject, row_id]
    there = {
        (table, key): row
        for table in _tables(raw)
        if table not in OUTSIDE
        for key, row in raw.execute(f"SELECT id, {_as_json(raw, table)} FROM {table}").fetchall()
    }
    return [f"{row[0]} {row[1]}" for row in there.keys() | told.keys() if told.get(row) != there.get(row)]


def _tables(raw: dbapi2.Connection) -> list[str]:
    query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 1 ORDER BY name"
    return [name for (name,) in raw.execute(query).fetchall()]


def _as_json(raw: dbapi2.Connection, table: str) -> str:
    columns = [name for (name,) in raw.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()]
    return "json_object(" + ", ".join(f"'{column}', {column}" for column in columns) + ")"
