"""Access: all that is kept of one person, as it is given to them when they ask (AVG art. 15)."""

from dataclasses import dataclass
from datetime import date

Fields = tuple[tuple[str, str], ...]
"""A record as people read it: labels with values, empty ones left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessSection:
    """The records of one kind."""

    title: str
    records: tuple[Fields, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessReport:
    """What is kept of a person; `mentions` are texts of others that name them, `changes` the lines of the history."""

    name: str
    made: date
    sections: tuple[AccessSection, ...]
    mentions: tuple[Fields, ...]
    changes: int
