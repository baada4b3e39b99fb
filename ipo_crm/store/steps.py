"""Steps of a deed: a part that the file may refuse by itself, without a trace, while the rest of the deed goes on."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, StatementError
from sqlcipher3 import dbapi2

from ipo_crm.domain.counts import dotted
from ipo_crm.domain.errors import RefusedError
from ipo_crm.domain.field_labels import field_label

_TABLE = re.compile(r"(?:INTO|UPDATE) (\w+)")
_FIELD = re.compile(r"length\((\w+)\)|(\w+) (?:IN|BETWEEN) |date\((\w+)\)|strftime\('%H:%M', (\w+)\)|\w+\.(\w+)")
_FAULTS = (
    (re.compile(r"length\(\w+\) BETWEEN 1 AND (\d+)"), "is leeg of heeft meer dan {0} tekens"),
    (re.compile(r"length\(\w+\) <= (\d+)"), "heeft meer dan {0} tekens"),
    (re.compile(r"\w+ BETWEEN (-?\d+) AND (-?\d+)"), "is geen getal van {0} tot en met {1}"),
    (re.compile(r"\w+ IN \("), "heeft een waarde die dit programma niet kent"),
    (re.compile(r"date\("), "is geen datum"),
    (re.compile(r"strftime\("), "is geen tijd"),
    (re.compile(r"NOT NULL constraint failed"), "ontbreekt"),
    (re.compile(r"cannot store"), "is van een andere soort dan hier past"),
)
_PERIOD = "valid_from < valid_to"
_ENDS_BEFORE = "Het einde van de periode ligt niet na het begin."
_KNOWN_ALREADY = "Dit gegeven is er al, of een ander met hetzelfde kenmerk."
_POINTS_NOWHERE = "Deze rij verwijst naar iets wat er niet is."
_DOES_NOT_FIT = "De waarden van deze rij passen niet bij elkaar."
_NO_VALUE = "Een van de waarden is geen tekst, getal of datum die bewaard kan worden."


@contextmanager
def step(connection: Connection) -> Iterator[None]:
    """Do a part of a deed whole or not at all; whatever goes wrong in it, nothing of it stays.

    Raises RefusedError for a value that the file does not take, and passes on what is raised inside.
    """
    connection.exec_driver_sql("SAVEPOINT step")
    try:
        yield
    except BaseException as error:
        if connection.connection.driver_connection.in_transaction:  # type: ignore[union-attr]
            connection.exec_driver_sql("ROLLBACK TO step")
            connection.exec_driver_sql("RELEASE step")
        refusal = _refusal(error)
        if refusal:
            raise RefusedError(refusal) from error
        raise
    connection.exec_driver_sql("RELEASE step")


def _refusal(error: BaseException) -> str:
    """Say why the file does not take a value, without telling the value; nothing for any other fault."""
    if isinstance(error, OverflowError):
        return _NO_VALUE
    if not isinstance(error, StatementError):
        return ""
    fault = error.orig
    if not isinstance(error, DBAPIError) or isinstance(fault, dbapi2.InterfaceError | dbapi2.DataError):
        return _NO_VALUE
    if isinstance(fault, dbapi2.ProgrammingError):
        return _NO_VALUE if "binding parameter" in str(fault) else ""
    if getattr(fault, "sqlite_errorcode", 0) & 0xFF != dbapi2.SQLITE_CONSTRAINT:
        return ""
    table = _TABLE.search(error.statement or "")
    return _constraint("" if table is None else table[1], str(fault))


def _constraint(table: str, said: str) -> str:
    if "UNIQUE" in said:
        return _KNOWN_ALREADY
    if "FOREIGN KEY" in said:
        return _POINTS_NOWHERE
    if _PERIOD in said:
        return _ENDS_BEFORE
    found = _FIELD.search(said)
    label = None if found is None else _label(table, next(filter(None, found.groups())))
    for pattern, words in _FAULTS:
        matched = pattern.search(said)
        if matched is not None and label is not None:
            return f"Het veld {label} {words.format(*(dotted(int(each)) for each in matched.groups()))}."
    return _DOES_NOT_FIT


def _label(table: str, column: str) -> str | None:
    try:
        return field_label(table, column)
    except KeyError:
        return None
