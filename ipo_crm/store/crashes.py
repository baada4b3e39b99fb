"""After a crash: what a file that was not closed has to show before anybody works in it."""

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

_WHOLE = "Het programma is de vorige keer niet goed afgesloten. Het bestand is nagekeken en klopt."
_REPAIR = (
    "Het programma is de vorige keer niet goed afgesloten. Het bestand is heel, maar niet alles klopt ({}). "
    "Kies Gegevens > Controleer bestand."
)
_TORN = (
    "Het programma is de vorige keer niet goed afgesloten en het bestand is daarbij beschadigd. Het is alleen-lezen "
    "geopend. Zet een reservekopie terug, of gebruik Noodherstel."
)

_PAGE = 4096
_PAGES = 256  # at a time


def look(connection: Connection) -> tuple[str, bool]:
    """Check structure, references, indexes and rules; give what to say, and whether the structure is broken."""
    from ipo_crm.domain.health import CheckKind
    from ipo_crm.store import health  # large, and wanted only after a crash

    wrong = [check for check in health.after_a_crash(connection) if not check.sound]
    if any(check.kind is CheckKind.INTEGRITY for check in wrong):
        return _TORN, True
    if wrong:
        return _REPAIR.format(wrong[0].wrong[0]), False
    return _WHOLE, False


def fill_torn_room(raw: dbapi2.Connection) -> bool:
    """Seal anew what is torn in a file where that holds nothing; tell whether that was so.

    A page that is free is taken into use without its former content in SQLite's journal, as nobody needs that. When the
    power fails then, everything is rolled back, but such a page may be left torn, and its seal broken. Only a file that
    was being worked in is taken for that; in any other one, a broken seal is damage (ADR 38).
    """
    try:
        if raw.execute("SELECT at_work FROM meta").fetchone() != (1,):
            return False
        if raw.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:  # reads every page that holds something
            return False
        _use_all_free_pages(raw)
    except (dbapi2.Error, MemoryError):  # the latter is how the cipher fails where it fails twice
        return False
    return True


def _use_all_free_pages(raw: dbapi2.Connection) -> None:
    """Take every free page into use and give it back, which writes it without reading it."""
    (free,) = raw.execute("PRAGMA freelist_count").fetchone()
    raw.execute("BEGIN IMMEDIATE")
    try:
        raw.execute("CREATE TABLE torn_room (room BLOB) STRICT")
        for _ in range(0, free, _PAGES):
            raw.execute("INSERT INTO torn_room VALUES (zeroblob(?))", (_PAGES * _PAGE,))
        raw.execute("DROP TABLE torn_room")
        raw.execute("COMMIT")
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
