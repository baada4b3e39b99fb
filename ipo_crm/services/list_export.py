"""Give a list away as it is seen: a table for other programs."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ipo_crm.exchange import list_csv
from ipo_crm.services.files import write_whole


def write_list(path: Path, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    """Write rows under the titles of their columns as CSV, whole or not at all."""
    return write_whole(path, list_csv.table(titles, rows))
