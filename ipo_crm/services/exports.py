"""Exports: the whole workspace as open JSON, and counts of what it holds."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ipo_crm.domain.mentions import WITHHELD
from ipo_crm.domain.progress import Tick, unheard
from ipo_crm.domain.sources import is_of_talk
from ipo_crm.services.files import write_whole
from ipo_crm.store import dump
from ipo_crm.store.workspace import Workspace

if TYPE_CHECKING:
    from ipo_crm.store.mentioned import Target

FORMAT = 1
_OPEN: Final = "{\n    "
_ROW: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",\n    ", ": "))
"""Writes one row; with an indent of its own `json` would not do so in C."""


class Exports:
    """Give the content away in open formats."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def as_json(self, *, private: bool = False) -> str:
        """Give all content as JSON, the same text for the same content.

        To give away: without private impressions, and without who objected to being kept, whose name is taken out of
        titles that the program made of it too. With `private` it is the whole file, for oneself.
        """
        return "".join(self._lines(private=private, tick=unheard))

    def write_json(self, path: Path, *, private: bool = False, tick: Tick = unheard) -> Path:
        """Write all content as JSON to a file; where `tick` raises there is none."""
        return write_whole(path, (line.encode() for line in self._lines(private=private, tick=tick)))

    def _lines(self, *, private: bool, tick: Tick) -> Iterator[str]:
        """Give the text in pieces, as `json` writes it with an indent of 1, which by itself takes five times longer."""
        yield f'{{\n "format": {FORMAT},\n "program": "ipo_crm",\n "tables": {{'
        before = ""
        empty = False
        found = dump.pieces(self._workspace.connection, private=private, blocked=private, tick=tick)
        those = () if private else self._who_objected()
        for name, rows in found:
            if name == "source":
                _withhold(rows, those)
            if name != before:
                yield _end_of_table(before, empty=empty)
                yield f'{"," if before else ""}\n  "{name}": ['
                before, empty = name, True
            for row in rows:
                yield f"{'' if empty else ','}\n   {_ROW.encode(row).replace('{', _OPEN, 1)[:-1]}\n   }}"
                empty = False
        yield f"{_end_of_table(before, empty=empty)}\n }}\n}}"

    def _who_objected(self) -> tuple[Target, ...]:
        """Give those whose names stay here; the counts, which the window shows at once, need nothing of this."""
        from ipo_crm.store import mentioned

        return mentioned.who_objected(self._workspace.connection)

    def counts(self, names: Collection[str] = ()) -> dict[str, int]:
        """Give the number of rows of these tables, or of every one."""
        return dump.counts(self._workspace.connection, names)


def _end_of_table(name: str, *, empty: bool) -> str:
    return "" if not name else "]" if empty else "\n  ]"


def _withhold(sources: Sequence[dict[str, Any]], those: Sequence[Target]) -> None:
    """Take the names of who objected out of the titles that the program made of them."""
    for row in sources if those else ():
        if is_of_talk(row["title"]):
            for who in those:
                row["title"] = who.mentions.erase(row["title"], bare=not who.namesakes, mark=WITHHELD)
