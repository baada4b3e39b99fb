"""Is the file whole: pages, structure, references, search indexes, schema, settings, journal, and what words mean."""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from ipo_crm.domain.health import Check, CheckKind, Finding, Repair
from ipo_crm.store import blueprint, derived, engine, invariants, journal_check, tables

_UNREADABLE = "Dit kon niet worden nagekeken: het bestand is beschadigd. Werk er niet in verder en zet een kopie terug."
_PAGE = "Bladzijde beschadigd ({}). Zet een reservekopie terug, of gebruik Noodherstel."
_STRUCTURE = "De opbouw klopt niet ({}). Zet een reservekopie terug, of gebruik Noodherstel."
_REFERENCE = "In {} wijst rij {} naar iets in {} dat er niet is. Zet een reservekopie terug, of vraag hulp."
_INDEX = "De zoekindex {} past niet bij de inhoud. Laat de zoekindex herstellen."
_SETTING = "De veilige instelling {} staat niet zoals het hoort. Sluit het bestand en open het opnieuw."
_INDEX_SETTING = "De zoekindex {} wist niet grondig. Laat de zoekindex herstellen."

ORDER = (
    *(CheckKind.CIPHER, CheckKind.INTEGRITY, CheckKind.FOREIGN_KEYS, CheckKind.SEARCH, CheckKind.RULES),
    *(CheckKind.SCHEMA, CheckKind.SETTINGS, CheckKind.JOURNAL, CheckKind.TODO),
)


def check(connection: Connection, *, encrypted: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the checks of pages, structure, references and indexes with what each found; nothing is changed."""
    found = [
        ("integrity", _lines(connection, "PRAGMA integrity_check", healthy="ok")),
        ("foreign_keys", _lines(connection, "PRAGMA foreign_key_check")),
        ("search", _indexes(connection)),
    ]
    if encrypted:
        found.insert(0, ("cipher", _lines(connection, "PRAGMA cipher_integrity_check")))
    return tuple(found)


def examine(connection: Connection, *, encrypted: bool, writing: bool) -> Iterator[Check]:
    """Do every check there is, one at each step; what cannot be read is a finding too, and nothing is changed."""
    looks: tuple[tuple[CheckKind, Callable[[], tuple[Finding, ...]]], ...] = (
        (CheckKind.CIPHER, lambda: _pages(connection)),
        *_after_a_crash(connection),
        (CheckKind.SCHEMA, lambda: blueprint.find(connection)),
        (CheckKind.SETTINGS, lambda: _settings(connection, writing=writing)),
        (CheckKind.JOURNAL, lambda: journal_check.find(connection)),
        (CheckKind.TODO, lambda: invariants.find(connection, todo=True)),
    )
    return (_looked(kind, look) for kind, look in looks if encrypted or kind is not CheckKind.CIPHER)


def after_a_crash(connection: Connection) -> tuple[Check, ...]:
    """Do the checks for a file that was not closed: structure, references, indexes and rules."""
    return tuple(_looked(kind, look) for kind, look in _after_a_crash(connection))


def rebuild_indexes(connection: Connection) -> int:
    """Make every full-text index anew from the content, inside the caller's transaction; give how many."""
    names = tables.indexes(connection)
    for name in names:
        try:
            connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
            connection.exec_driver_sql(f"INSERT INTO {name} ({name}, rank) VALUES ('secure-delete', 1)")
        except DBAPIError:  # what it keeps is too far gone to be emptied
            connection.exec_driver_sql(f"DROP TABLE {name}")
            for words in blueprint.words(name):
                connection.exec_driver_sql(words)
            connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
    return len(names)


REPAIRS: dict[Repair, Callable[[Connection], int]] = {
    Repair.SEARCH: rebuild_indexes,
    Repair.DERIVED: derived.recompute,
    Repair.SCHEMA: blueprint.lay_anew,
}


def _after_a_crash(connection: Connection) -> tuple[tuple[CheckKind, Callable[[], tuple[Finding, ...]]], ...]:
    return (
        (CheckKind.INTEGRITY, lambda: _structure(connection)),
        (CheckKind.FOREIGN_KEYS, lambda: _references(connection)),
        (CheckKind.SEARCH, lambda: _searched(connection)),
        (CheckKind.RULES, lambda: invariants.find(connection)),
    )


def _looked(kind: CheckKind, look: Callable[[], tuple[Finding, ...]]) -> Check:
    try:
        return Check(kind=kind, findings=look())
    except (DBAPIError, dbapi2.Error):
        return Check(kind=kind, findings=(Finding(rule="unreadable", said=_UNREADABLE),))


def _pages(connection: Connection) -> tuple[Finding, ...]:
    wrong = _lines(connection, "PRAGMA cipher_integrity_check")
    return tuple(Finding(rule="page", said=_PAGE.format(line)) for line in wrong)


def _structure(connection: Connection) -> tuple[Finding, ...]:
    wrong = _lines(connection, "PRAGMA integrity_check", healthy="ok")
    return tuple(Finding(rule="structure", said=_STRUCTURE.format(line)) for line in wrong)


def _references(connection: Connection) -> tuple[Finding, ...]:
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return tuple(
        Finding(rule="reference", said=_REFERENCE.format(table, row, parent), subject=table, key=row or 0)
        for table, row, parent, _ in rows
    )


def _searched(connection: Connection) -> tuple[Finding, ...]:
    return tuple(Finding(rule="index", said=_INDEX.format(name), repair=Repair.SEARCH) for name in _indexes(connection))


def _settings(connection: Connection, *, writing: bool) -> tuple[Finding, ...]:
    raw = connection.connection.driver_connection
    loose = [Finding(rule="setting", said=_SETTING.format(name)) for name in engine.loose(raw, writing=writing)]
    for name in tables.indexes(connection):
        query = f"SELECT v FROM {name}_config WHERE k = 'secure-delete'"
        if connection.exec_driver_sql(query).scalar() != 1:
            said = _INDEX_SETTING.format(name)
            loose.append(Finding(rule="index_setting", said=said, repair=Repair.SEARCH))
    return tuple(loose)


def _lines(connection: Connection, pragma: str, healthy: str = "") -> tuple[str, ...]:
    rows = (" ".join(str(value) for value in row) for row in connection.exec_driver_sql(pragma))
    return tuple(line for line in rows if line != healthy)


def _indexes(connection: Connection) -> tuple[str, ...]:
    """Compare every full-text index with its table; rank 1 makes SQLite read the content too."""
    wrong = []
    for name in tables.indexes(connection):
        try:
            connection.exec_driver_sql(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
        except DBAPIError as error:
            if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF != dbapi2.SQLITE_READONLY:  # there it cannot be asked
                wrong.append(name)
    return tuple(wrong)
