"""A mark in the file while somebody works in it: a copy made meanwhile, or a file that was left in a crash, bears it.

A program for the cloud that copies the file during a commit takes some pages of before and some of after it. Each
of those pages has a good seal, so the check at opening sees nothing; only reading all of the content does, and that
takes too long to do at every opening. The mark says when it is needed. It is a commit of its own, before the first
deed, so that no copy can hold part of a deed without it.
"""

from sqlalchemy import Connection

from ipo_crm.domain.errors import DamagedFileError

_MIXED = (
    "Dit exemplaar is niet heel: waarschijnlijk is het gekopieerd terwijl erin werd gewerkt. Het is ongewijzigd "
    "gelaten. Haal het origineel op nadat het daar is gesloten, of open een reservekopie."
)


def is_marked(connection: Connection) -> bool:
    """Tell whether the file was not closed, or is a copy of one that was open."""
    return bool(connection.exec_driver_sql("SELECT at_work FROM meta").scalar_one())


def mark(connection: Connection, *, at_work: bool) -> None:
    """Set the mark or take it away, as a commit of its own."""
    connection.exec_driver_sql("UPDATE meta SET at_work = ?", (int(at_work),))


def check(connection: Connection, *, encrypted: bool) -> None:
    """Read all of a file that bears the mark; DamagedFileError when its pages do not belong together."""
    from ipo_crm.store import health  # large, and wanted only after a crash

    if any(wrong for _, wrong in health.check(connection, encrypted=encrypted)):
        raise DamagedFileError(_MIXED)
