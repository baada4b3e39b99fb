"""The Dutch word for any member of an enumeration, for who does not know beforehand which one it will be."""

from enum import Enum
from functools import cache

from ipo_crm.domain import labels


def word_for(member: Enum) -> str:
    """Give the word under which the screen shows a member; KeyError for an enumeration without words."""
    return _words()[type(member)][member]


@cache
def _words() -> dict[type[Enum], dict[Enum, str]]:
    found: dict[type[Enum], dict[Enum, str]] = {}
    for name, words in vars(labels).items():
        if name.isupper() and isinstance(words, dict):
            found.setdefault(type(next(iter(words))), words)
    return found
