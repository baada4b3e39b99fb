"""The columns of the list of people: those of the picture, and others for who wants them."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter

from ipo_crm.domain.counts import counted
from ipo_crm.domain.labels import SECTOR
from ipo_crm.domain.people import PersonRow
from ipo_crm.domain.positions import Age, Stance, age_on
from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.pages.person_words import DASH, function_words, numbers, short_day
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.cells import named_mark, stance_cell
from ipo_crm.ui.widgets.rows import Brush, Column
from ipo_crm.ui.widgets.stance_bar import stance_number

MORE = frozenset({"tags", "email", "phone", "rhythm", "keep_until"})
"""The columns of what is read only when somebody asks for it."""


class PeopleColumns:
    """Makes the columns; `has_dossier` tells whether there is a dossier that positions are about."""

    def __init__(
        self, today: Callable[[], date], has_dossier: Callable[[], bool], place: Callable[[PersonRow], int]
    ) -> None:
        self._today = today
        self._has_dossier = has_dossier
        self._place = place

    def all(self) -> tuple[Column[PersonRow], ...]:
        """Give all columns, those that are hidden at first at the end."""
        return (*self._usual(), *self._other())

    def _usual(self) -> tuple[Column[PersonRow], ...]:
        return (
            Column(
                key="name",
                title=_tr("Naam"),
                text=_name,
                width=188,
                sort=self._place,
                paint=named_mark(_name, _sector, lambda _row: True),
                tool_tip=_name,
            ),
            Column(
                key="function",
                title=_tr("Functie"),
                text=function_words,
                stretch=True,
                role=TextRole.MUTED,
                tool_tip=lambda row: row.function,
                plain=lambda row: row.function,
            ),
            Column(
                key="organisation",
                title=_tr("Organisatie"),
                text=lambda row: row.organisation or DASH,
                stretch=True,
                tool_tip=lambda row: row.organisation,
                plain=lambda row: row.organisation,
            ),
            Column(
                key="fractie",
                title=_tr("Fractie"),
                text=lambda row: row.fractie or DASH,
                width=57,
                plain=lambda row: row.fractie,
            ),
            self._last_contact(),
            self._position(),
        )

    def _other(self) -> tuple[Column[PersonRow], ...]:
        return (
            Column(
                key="influence",
                title=_tr("Invloed"),
                text=lambda row: _tr("%1 van 5").replace("%1", str(row.influence)) if row.influence else "?",
                width=64,
                hidden=True,
                sort=lambda row: row.influence or 0,
                plain=lambda row: str(row.influence or ""),
            ),
            Column(
                key="sector",
                title=_tr("Sector"),
                text=lambda row: _sector_words(row) or DASH,
                width=112,
                hidden=True,
                role=TextRole.MUTED,
                tool_tip=_sector_words,
                plain=_sector_words,
            ),
            Column(
                key="tags",
                title=_tr("Labels"),
                text=lambda row: _joined(row.tags) or DASH,
                width=120,
                hidden=True,
                tool_tip=lambda row: _joined(row.tags),
                plain=lambda row: _joined(row.tags),
            ),
            _text("email", _tr("E-mail"), lambda row: row.email, 160),
            _text("phone", _tr("Telefoon"), lambda row: row.phone, 112),
            Column(
                key="rhythm",
                title=_tr("Contactritme"),
                text=lambda row: counted(row.rhythm_days, "dagen") if row.rhythm_days else DASH,
                width=84,
                hidden=True,
                right=True,
                sort=lambda row: row.rhythm_days or 0,
                plain=lambda row: str(row.rhythm_days or ""),
            ),
            Column(
                key="keep_until",
                title=_tr("Bewaren tot"),
                text=lambda row: numbers(row.keep_until) if row.keep_until else DASH,
                width=84,
                hidden=True,
                right=True,
                sort=lambda row: row.keep_until or date.max,
                plain=lambda row: numbers(row.keep_until) if row.keep_until else "",
            ),
        )

    def _last_contact(self) -> Column[PersonRow]:
        return Column(
            key="last_contact",
            title=_tr("Laatste contact"),
            text=lambda row: DASH if row.last_contact is None else short_day(row.last_contact, self._today()),
            width=96,
            right=True,
            sort=lambda row: row.last_contact or date.min,
            plain=lambda row: "" if row.last_contact is None else numbers(row.last_contact),
        )

    def _position(self) -> Column[PersonRow]:
        bar = stance_cell(self._stance)

        def paint(painter: QPainter, cell: QRect, row: PersonRow, brush: Brush) -> None:
            if self._has_dossier():
                bar(painter, cell, row, brush)

        return Column(
            key="position",
            title=_tr("Positie"),
            text=lambda row: stance_number(row.stance) if self._has_dossier() else "",
            width=75,
            sort=lambda row: (row.stance is None, row.stance or 0),
            paint=paint,
            tool_tip=self._stance_tip,
            plain=lambda row: "" if row.stance is None else f"{row.stance:d}",
        )

    def _stance(self, row: PersonRow) -> tuple[Stance | None, Age]:
        return row.stance, age_on(row.stance_day, self._today()) if row.stance_day is not None else Age.FRESH

    def _stance_tip(self, row: PersonRow) -> str:
        if not self._has_dossier():
            return ""
        if row.stance_day is None:
            return _tr("Nog niet gevraagd")
        return _tr("Positie van %1").replace("%1", short_day(row.stance_day, self._today()))


def _text(key: str, title: str, text: Callable[[PersonRow], str], width: int) -> Column[Any]:
    """Make a column of a text that may be missing and is hidden at first."""
    return Column[PersonRow](
        key=key,
        title=title,
        text=lambda row: text(row) or DASH,
        width=width,
        hidden=True,
        role=TextRole.MUTED,
        tool_tip=text,
        plain=text,
    )


def _joined(words: Iterable[str]) -> str:
    return ", ".join(words)


def _name(row: PersonRow) -> str:
    return row.name.full


def _sector(row: PersonRow) -> Sector | None:
    return row.sector


def _sector_words(row: PersonRow) -> str:
    return SECTOR[row.sector] if row.sector is not None else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("people_columns", text)
