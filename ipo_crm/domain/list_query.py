"""What the field of a list holds: words to find, and conditions such as sector:kamer or label:"warmte"."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from ipo_crm.domain.names import fold

_CONDITION = re.compile(r'(?<!\S)([^\W\d_]+):("[^"]*"|[^\s"]+)(?!\S)')
_UNFINISHED = re.compile(r'(?<!\S)([^\W\d_]+):("[^"]*|[^\s"]*)$')
LONGEST: Final = 10_000
"""How long a text can be kept as a filter; what is longer was pasted by mistake, and its beginning is read."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing asked of a row: `word` says of what, as it is typed, and `value` which."""

    word: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """Words that must all stand in a row, and conditions: of one word any of its values, of several words all."""

    words: str = ""
    conditions: tuple[Condition, ...] = ()


def condition(word: str, value: str) -> Condition:
    """Give a condition whose value can be written down: on one line, without the mark that quotes it."""
    return Condition(word, " ".join(value.replace('"', "'").split()))


def meant(value: str) -> str:
    """Give what two ways to write the same value have in common."""
    return fold(condition("", value).value)


def read_list_query(typed: str, known: Collection[str]) -> ListQuery:
    """Read what was typed; a condition of which the word is not known is words, as it stands."""
    found: list[Condition] = []

    def take(match: re.Match[str]) -> str:
        word, made = fold(match[1]), condition(fold(match[1]), match[2].strip('"'))
        if word not in known or not made.value:
            return match[0]
        found.append(made)
        return ""

    words = _CONDITION.sub(take, typed[:LONGEST])
    return ListQuery(words=" ".join(words.split()), conditions=tuple(dict.fromkeys(found)))


def finished(typed: str, known: Collection[str]) -> str:
    """Give what was typed without a condition at its end that is still being typed."""
    last = _UNFINISHED.search(typed)
    return typed[: last.start()] if last is not None and fold(last[1]) in known else typed


def write_list_query(query: ListQuery) -> str:
    """Write a query down so that it is read back as it was."""
    asked = (_written(condition(each.word, each.value)) for each in query.conditions)
    return " ".join(part for part in (query.words, *asked) if part)


def _written(asked: Condition) -> str:
    return f'{asked.word}:"{asked.value}"' if " " in asked.value else f"{asked.word}:{asked.value}"
