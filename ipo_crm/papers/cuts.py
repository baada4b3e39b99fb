"""What is left out of a page that is too long: ever shorter plans, of which the layout takes the first that fits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ipo_crm.papers.blocks import Bullets, Section, Table

_MOST_LINES = 14
_MOST_SOURCES = 60
_UNLIMITED = 0
_TEXT_TIERS = (500, 240, 120, 70, 40)
# What a talk needs at least of each section; the section that matters least comes first and loses lines first.
_NEEDED = {
    "questions": 2,
    "messages": 3,
    "why": 2,
    "stands": 3,
    "promises": 4,
    "phase": 3,
    "tasks": 3,
    "objections": 3,
    "sensitive": 2,
    "suspects": 3,
    "sources": 24,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to print: `keep` lines per section key, `chars` per text (0: all), `labels` per cell of the map."""

    keep: Mapping[str, int]
    chars: int
    labels: int


def plans(sections: tuple[Section, ...]) -> tuple[Plan, ...]:
    """Give the plans for a page, from everything to the barest.

    No plan prints more of anything than the one before it, so that the layout may look for the first that fits by
    halving. First very long texts are clipped, then lists lose their last lines down to what a talk needs, then two
    lines of each remain, labels leave the map, one line of each remains, and the sources go last.
    """
    return tuple(_shrinking(sections))


def _shrinking(sections: tuple[Section, ...]) -> Iterator[Plan]:
    keep = {section.key: _at_most(section) for section in sections if _lines(section)}
    wide, close, *barest = _TEXT_TIERS
    yield Plan(dict(keep), _UNLIMITED, 3)
    yield Plan(dict(keep), wide, 3)
    for _ in _drop_to(keep, _NEEDED):
        yield Plan(dict(keep), wide, 3)
    yield Plan(dict(keep), close, 3)
    for lines, sources, labels in ((2, _NEEDED["sources"], 3), (1, _NEEDED["sources"], 2), (1, 1, 2)):
        yield Plan(dict(keep), close, labels)
        for _ in _drop_to(keep, {**dict.fromkeys(_NEEDED, lines), "sources": sources}):
            yield Plan(dict(keep), close, labels)
    for chars in barest:
        yield Plan(dict(keep), chars, 1)


def _drop_to(keep: dict[str, int], floors: Mapping[str, int]) -> Iterator[None]:
    """Take lines off `keep` one by one, the section that matters least first; pause after each."""
    for key in _NEEDED:
        while keep.get(key, 0) > floors[key]:
            keep[key] -= 1
            yield


def _at_most(section: Section) -> int:
    return min(_lines(section), _MOST_SOURCES if section.key == "sources" else _MOST_LINES)


def _lines(section: Section) -> int:
    for block in section.blocks:
        if isinstance(block, Bullets):
            return len(block.lines)
        if isinstance(block, Table):
            return len(block.rows)
    return 0
