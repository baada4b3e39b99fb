"""How somebody laid out a list: which columns it shows in which order and how wide, and by what it is sorted."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ipo_crm.ui.widgets.rows import Column

NARROWEST: Final = 40
WIDEST: Final = 1_000
"""Between what a column can be wide, in px at text size 100 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsLayout:
    """Columns by their keys, the first one always the name; widths only of those that somebody made wider or smaller.

    `sort` is a column and whether it runs downwards; None is the order in which the rows come.
    """

    shown: tuple[str, ...]
    widths: Mapping[str, int] = field(default_factory=dict)
    sort: tuple[str, bool] | None = None


def first_layout(columns: Sequence[Column[Any]]) -> RowsLayout:
    """Give the layout of a list that nobody changed."""
    return RowsLayout(shown=tuple(each.key for each in columns if not each.hidden))


def write_layout(layout: RowsLayout) -> str:
    """Write a layout down in one line."""
    return json.dumps({"shown": layout.shown, "widths": dict(layout.widths), "sort": layout.sort})


def read_layout(written: str, columns: Sequence[Column[Any]]) -> RowsLayout:
    """Read what was written down; what is no layout, or of columns that are gone, falls away."""
    try:
        kept = json.loads(written)
    except (ValueError, RecursionError):
        kept = None
    if not isinstance(kept, dict):
        return first_layout(columns)
    keys = [each.key for each in columns]
    asked = kept.get("shown")
    shown = [key for key in asked if key in keys] if isinstance(asked, list) else list(first_layout(columns).shown)
    widths = kept.get("widths")
    return RowsLayout(
        shown=tuple(dict.fromkeys((keys[0], *shown))),
        widths={
            key: min(max(width, NARROWEST), WIDEST)
            for key, width in (widths.items() if isinstance(widths, dict) else ())
            if key in keys and type(width) is int
        },
        sort=_read_sort(kept.get("sort"), keys),
    )


def _read_sort(kept: object, keys: Sequence[str]) -> tuple[str, bool] | None:
    match kept:
        case [str(key), bool(downwards)] if key in keys:
            return key, downwards
    return None
