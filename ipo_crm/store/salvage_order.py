"""Putting references right after a salvage: what points at a row that is lost is kept where the schema allows it."""

import uuid

from sqlcipher3 import dbapi2

from ipo_crm.domain.salvage import LeftOut

_LOST_SOURCE = "Bron verloren bij noodherstel"
_BELONGED = "hoorde bij een rij van {} die verloren is"
_ROUNDS = 20


def mend_references(raw: dbapi2.Connection) -> tuple[LeftOut, ...]:
    """Empty the references that point at nothing, or else take the row out; give what was taken out.

    A position whose source is lost gets one that says so: a position without a source cannot be, and it is worth more
    than its source.
    """
    gone: list[LeftOut] = []
    for _ in range(_ROUNDS):
        wrong = raw.execute("PRAGMA foreign_key_check").fetchall()
        if not wrong:
            break
        for table, key, parent, number in wrong:
            column = _column(raw, table, number)
            if parent == "source" and _required(raw, table, column):
                raw.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (_lost_source(raw), key))
            elif not _emptied(raw, table, key, column):
                raw.execute(f"DELETE FROM {table} WHERE id = ?", (key,))
                gone.append(LeftOut(table=table, key=key, why=_BELONGED.format(parent)))
    return tuple(dict.fromkeys(gone))


def _column(raw: dbapi2.Connection, table: str, number: int) -> str:
    query = 'SELECT "from" FROM pragma_foreign_key_list(?) WHERE id = ?'
    return str(raw.execute(query, (table, number)).fetchone()[0])


def _required(raw: dbapi2.Connection, table: str, column: str) -> bool:
    query = 'SELECT "notnull" FROM pragma_table_info(?) WHERE name = ?'
    return bool(raw.execute(query, (table, column)).fetchone()[0])


def _emptied(raw: dbapi2.Connection, table: str, key: int, column: str) -> bool:
    try:
        raw.execute(f"UPDATE {table} SET {column} = NULL WHERE id = ?", (key,))
    except dbapi2.IntegrityError:
        return False
    return True


def _lost_source(raw: dbapi2.Connection) -> int:
    found = raw.execute("SELECT id FROM source WHERE title = ?", (_LOST_SOURCE,)).fetchone()
    if found is not None:
        return int(found[0])
    insert = "INSERT INTO source (uuid, source_class, title) VALUES (?, 'import', ?)"
    return int(raw.execute(insert, (str(uuid.uuid4()), _LOST_SOURCE)).lastrowid)
