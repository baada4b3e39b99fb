"""What differs between two states of a record, in the words of the screen: so that a step of undo says what it does."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from ipo_crm.domain.field_labels import field_label
from ipo_crm.domain.labels import CONTACT_KIND
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import ContactKind, ContactPoint
from ipo_crm.domain.periods import Period

_KEYS = ("id", "uuid")
_MOST = 3


def change_title(label: str, subject: str, before: object, after: object) -> str:
    """Give the title of a change: "S. van Fictie: telefoon wijzigen", without the fields where there are many."""
    words = tuple(changed_words(subject, before, after))
    if not 1 <= len(words) <= _MOST:
        return f"{label} wijzigen"
    listed = " en ".join(filter(None, (", ".join(words[:-1]), words[-1])))
    return f"{label}: {listed} wijzigen"


def changed_words(subject: str, before: Any, after: Any) -> Iterator[str]:
    """Give the words for the fields in which two records of a subject differ, in the order of the record."""
    for name in (each.name for each in fields(before) if each.name not in _KEYS):
        was, became = getattr(before, name), getattr(after, name)
        if was == became:
            continue
        if isinstance(became, PersonName):
            yield from changed_words(subject, was, became)
        elif isinstance(became, Period):
            if was.start != became.start:
                yield field_label(subject, "valid_from")
            if was.end != became.end:
                yield field_label(subject, "valid_to")
        elif name == "contact_points":
            yield from _ways(was, became)
        else:
            yield field_label(subject, "source_id" if name == "source" else name)


def _ways(was: tuple[ContactPoint, ...], became: tuple[ContactPoint, ...]) -> Iterator[str]:
    for kind in ContactKind:
        if [each for each in was if each.kind is kind] != [each for each in became if each.kind is kind]:
            yield CONTACT_KIND[kind]
