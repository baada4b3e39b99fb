"""Progress: how long work says how far it is, and hears that it must stop."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Tick = Callable[[int, int], object]
"""Hears how many parts are done of how many; what it raises ends the work, which then leaves everything as it was."""

_Part = TypeVar("_Part")


def unheard(_done: int, _total: int) -> None:
    """Tell nobody: work that nobody waits for."""


def ticked(parts: Sequence[_Part], tick: Tick) -> Iterator[_Part]:
    """Give the parts one by one, and tell before each how many are done."""
    for done, part in enumerate(parts):
        tick(done, len(parts))
        yield part
