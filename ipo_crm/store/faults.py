"""Faults: what the driver reports, as calm Dutch sentences with what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from ipo_crm.domain.errors import (
    DamagedFileError,
    DiskError,
    LockedFileError,
    ReadOnlyError,
    StoreError,
    UserError,
)

_SAID = {
    dbapi2.SQLITE_FULL: (
        StoreError,
        "De schijf is vol. Er is niets half bewaard. Maak ruimte vrij en probeer het opnieuw.",
    ),
    dbapi2.SQLITE_READONLY: (
        ReadOnlyError,
        "Dit bestand kan niet worden beschreven. Kopieer het naar een map waarin u mag schrijven en open het daar.",
    ),
    dbapi2.SQLITE_BUSY: (
        LockedFileError,
        "Dit werkbestand is al geopend, misschien in een ander venster. Sluit het daar en probeer het opnieuw.",
    ),
    dbapi2.SQLITE_IOERR: (
        DiskError,
        "De schijf gaf een fout bij lezen of schrijven. Wat bewaard was, is bewaard. "
        "Controleer de schijf of de verbinding en open het bestand opnieuw.",
    ),
    dbapi2.SQLITE_CANTOPEN: (
        StoreError,
        "Het bestand kan niet worden geopend. Controleer of de map bestaat en of u er mag lezen en schrijven.",
    ),
    dbapi2.SQLITE_CORRUPT: (
        DamagedFileError,
        "Dit werkbestand is beschadigd. Het is ongewijzigd gelaten. Open een reservekopie.",
    ),
    dbapi2.SQLITE_NOTADB: (
        DamagedFileError,
        "Dit is geen werkbestand, of het begin ervan is beschadigd. Het is ongewijzigd gelaten.",
    ),
}
_AT_ANY_TIME = (dbapi2.SQLITE_FULL, dbapi2.SQLITE_IOERR)


@contextmanager
def told() -> Iterator[None]:
    """Turn faults of disk, lock and file into a StoreError; anything else is a bug and passes through."""
    try:
        yield
    except DBAPIError as error:
        raise_known(error.orig, error)
        raise
    except dbapi2.Error as error:
        raise_known(error, error)
        raise


def tell_of_disk(made: Engine) -> None:
    """Have every statement on an engine, questions too, raise a StoreError when the disk is full or fails."""
    event.listen(made, "handle_error", _disk_failed)


def _disk_failed(context: ExceptionContext) -> None:
    fault = context.original_exception
    if getattr(fault, "sqlite_errorcode", 0) & 0xFF in _AT_ANY_TIME:
        raise_known(fault, fault)


def raise_known(fault: BaseException | None, cause: BaseException) -> None:
    """Raise the error for a fault that people can do something about; return for any other."""
    code = getattr(fault, "sqlite_errorcode", None)
    if code is None:
        return
    if code & 0xFF == dbapi2.SQLITE_CONSTRAINT and "length(" in str(fault):
        raise UserError(
            "Deze tekst is te lang voor het veld. Er is niets bewaard; maak de tekst korter en probeer het opnieuw."
        ) from cause
    known = _SAID.get(code & 0xFF)
    if known is not None:
        kind, text = known
        raise kind(text) from cause
