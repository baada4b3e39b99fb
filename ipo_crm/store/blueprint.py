"""The blueprint: the schema as the migrations make it, to hold a file against and to lay anew what is missing."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from ipo_crm.domain.health import Finding, Repair
from ipo_crm.store import engine, file_format

_PARTS = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' AND sql IS NOT NULL ORDER BY rowid"
_LAID_ANEW = ("trigger", "index")
_KIND = {"table": "De tabel", "index": "De index", "trigger": "De trigger", "view": "De weergave"}
_MEND = "Laat de opbouw herstellen."
_ASK = "Zet een reservekopie terug, of vraag hulp."

Part = tuple[str, str, str]


@contextmanager
def blank() -> Iterator[Connection]:
    """Give an empty workspace of the present format in memory."""
    with closing(dbapi2.connect(":memory:", isolation_level=None)) as raw:
        made, connection = engine.wrap(raw)
        try:
            file_format.migrate(connection)
            yield connection
        finally:
            connection.close()
            made.dispose()


def parts(connection: Connection) -> dict[tuple[str, str], str]:
    """Give what a file is built of: kind and name, and the words it was made with."""
    return {(kind, name): sql for kind, name, sql in connection.exec_driver_sql(_PARTS)}


def find(connection: Connection) -> tuple[Finding, ...]:
    """Give what is missing from a file, differs or is strange to it; a newer minor version is left alone."""
    if _version(connection) > file_format.VERSION:
        return ()
    with blank() as made:
        wanted = parts(made)
    present = parts(connection)
    missing = [_finding(*part, "ontbreekt") for part in wanted if part not in present]
    differs = [
        _finding(*part, "is anders dan het hoort") for part in wanted if present.get(part, wanted[part]) != wanted[part]
    ]
    strange = [
        Finding(rule="schema", said=f"{_KIND[kind]} {name} hoort niet in een werkbestand. {_ASK}")
        for kind, name in present
        if (kind, name) not in wanted
    ]
    return (*missing, *differs, *strange)


def lay_anew(connection: Connection) -> int:
    """Make the triggers and indexes that are missing or differ, inside the caller's transaction; give how many."""
    with blank() as made:
        wanted = parts(made)
    present = parts(connection)
    laid = 0
    for (kind, name), sql in wanted.items():
        if kind in _LAID_ANEW and present.get((kind, name)) != sql:
            connection.exec_driver_sql(f"DROP {kind.upper()} IF EXISTS {name}")
            connection.exec_driver_sql(sql)
            laid += 1
    return laid


def words(name: str) -> tuple[str, ...]:
    """Give the statements that make a full-text index anew, its settings included."""
    with blank() as made:
        sql = parts(made)["table", name]
    return (sql, f"INSERT INTO {name} ({name}, rank) VALUES ('secure-delete', 1)")


def _finding(kind: str, name: str, wrong: str) -> Finding:
    mendable = kind in _LAID_ANEW
    said = f"{_KIND[kind]} {name} {wrong}. {_MEND if mendable else _ASK}"
    return Finding(rule="schema", said=said, repair=Repair.SCHEMA if mendable else None)


def _version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
