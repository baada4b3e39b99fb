"""A list as a table for other programs: CSV with semicolons, as a Dutch spreadsheet opens it by a double click."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final

_MARK: Final = "\ufeff"
_STARTS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"[+-]?\d+(?:,\d+)?")


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Give a table as UTF-8 with its mark, a line per row; no cell can be a formula."""
    written = StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([_safe(title) for title in titles])
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return f"{_MARK}{written.getvalue()}".encode()


def _safe(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run or count; a number stays one."""
    return f"'{cell}" if cell.startswith(_STARTS_FORMULA) and not _NUMBER.fullmatch(cell) else cell
