"""Exports: the whole workspace as open JSON, and counts of what it holds."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from ipo_crm.domain.mentions import WITHHELD
from ipo_crm.domain.sources import is_of_talk
from ipo_crm.services.files import write_whole
from ipo_crm.store import dump, mentioned
from ipo_crm.store.workspace import Workspace

FORMAT = 1


class Exports:
    """Give the content away in open formats."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def as_json(self, *, private: bool = False) -> str:
        """Give all content as JSON, the same text for the same content.

        To give away: without private impressions, and without who objected to being kept, whose name is taken out of
        titles that the program made of it too. With `private` it is the whole file, for oneself.
        """
        tables = dump.tables(self._workspace.connection, private=private, blocked=private)
        if not private:
            self._withhold(tables["source"])
        content = {"format": FORMAT, "program": "ipo_crm", "tables": tables}
        return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)

    def write_json(self, path: Path, *, private: bool = False) -> Path:
        """Write all content as JSON to a file."""
        return write_whole(path, self.as_json(private=private).encode())

    def _withhold(self, sources: list[dict[str, Any]]) -> None:
        """Take the names of who objected out of the titles that the program made of them."""
        those = mentioned.who_objected(self._workspace.connection)
        for row in sources if those else ():
            if is_of_talk(row["title"]):
                for who in those:
                    row["title"] = who.mentions.erase(row["title"], bare=not who.namesakes, mark=WITHHELD)

    def counts(self, names: Collection[str] = ()) -> dict[str, int]:
        """Give the number of rows of these tables, or of every one."""
        return dump.counts(self._workspace.connection, names)
