"""Facets that lists of people and of organisations share: sector and label."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from ipo_crm.domain.labels import SECTOR
from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.pages.list_facets import Facet, as_typed, bears, named

Row = TypeVar("Row")


def sector_facet(sector: Callable[[Row], Sector | None]) -> Facet[Row]:
    """Give the facet of the sector."""
    return Facet[Row](
        word="sector",
        title=_tr("Sector"),
        chip=lambda value: _tr("Sector: %1").replace("%1", SECTOR[Sector(value)]),
        test=lambda value: lambda row: sector(row) == value,
        offers=lambda: [(each.value, words) for each, words in SECTOR.items()],
        read=named({each.value: words for each, words in SECTOR.items()}),
    )


def label_facet(tags: Callable[[Row], Iterable[str]], used: Callable[[], Sequence[str]]) -> Facet[Row]:
    """Give the facet of the labels, which are read when somebody asks for them."""
    return Facet[Row](
        word="label",
        title=_tr("Label"),
        chip=lambda value: _tr("Label: %1").replace("%1", value),
        test=bears(tags),
        offers=lambda: [(name, name) for name in used()],
        read=as_typed,
        more=True,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("usual_facets", text)
