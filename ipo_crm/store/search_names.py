"""The names of everybody and of every organisation, folded, to compare with a name that was misspelt."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from ipo_crm.domain.names import words_of
from ipo_crm.domain.search import HitKind
from ipo_crm.store.records import remembered

_APART = dict.fromkeys((code for code in range(128) if not chr(code).isalnum()), " ")
_ACTORS = ("person", "organisation")
_SMALL = 50_000
_PEOPLE = "SELECT id, given_name, initials, prefix, family_name FROM person"
_ORGANISATIONS = "SELECT id, name, abbreviation FROM organisation"


@dataclass(frozen=True, slots=True)
class FoldedNames:
    """Names with their words in order of the alphabet; `keys` says whose each is. Somebody may have several."""

    texts: tuple[str, ...]
    keys: tuple[tuple[HitKind, int], ...]


def folded_names(connection: Connection, typed: str) -> FoldedNames:
    """Give the names that what was typed may be a misspelling of; kept until the file changes.

    In a file of more than 50,000 people they are those whose surname begins with the letter of the longest word typed.
    """
    count: int = connection.exec_driver_sql("SELECT max(id) FROM person").scalar() or 0
    if count <= _SMALL:
        return remembered(connection, "folded names", lambda: _read(connection, ""), of=_ACTORS)
    letter = max(words_of(typed), key=len, default=" ")[0]
    return remembered(connection, f"folded names {letter}", lambda: _read(connection, letter), of=_ACTORS)


def sorted_words(text: str) -> str:
    """Give the words of a text, folded, y for ij, in order of the alphabet: what two names are compared by."""
    words = text.lower().translate(_APART).split() if text.isascii() else words_of(text)
    return " ".join(sorted(words)).replace("ij", "y")


def _read(connection: Connection, letter: str) -> FoldedNames:
    texts: list[str] = []
    keys: list[tuple[HitKind, int]] = []

    def take(kind: HitKind, key: int, forms: Iterable[str]) -> None:
        for form in dict.fromkeys(sorted_words(form) for form in forms):
            if form:
                texts.append(form)
                keys.append((kind, key))

    query = _PEOPLE
    bound: tuple[str, ...] = ()
    if letter:
        query = f"{_PEOPLE} WHERE sort_key >= ? AND sort_key < ?"
        bound = (letter, chr(ord(letter) + 1))
    for key, given, initials, prefix, family in connection.exec_driver_sql(query, bound):
        take(HitKind.PERSON, key, (f"{given or initials} {prefix} {family}", f"{prefix} {family}", family))
    for key, name, abbreviation in connection.exec_driver_sql(_ORGANISATIONS):
        take(HitKind.ORGANISATION, key, (name, abbreviation))
    return FoldedNames(tuple(texts), tuple(keys))
