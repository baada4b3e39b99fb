"""What the window says about the open file: its name, how much it holds, and when it was last backed up."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from ipo_crm.domain.counts import counted
from ipo_crm.domain.dates import write_day
from ipo_crm.services.desk import Desk
from ipo_crm.ui.parts import WorkspaceCard

_COUNTED = (
    ("person", "people", "personen"),
    ("organisation", "organisations", "organisaties"),
    ("dossier", "dossiers", "dossiers"),
)


class CardOf:
    """Writes the card of one file; the folder of back-ups is looked at when one was made, not at every change."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._backed_up: datetime | None = None
        self.look()

    def look(self) -> None:
        """See when the last back-up was made."""
        self._backed_up = next((each.at for each in self._desk.backups.shelf().lying()), None)

    def card(self, *notices: str) -> WorkspaceCard:
        """Give the card as of now; `notices` stand behind the mark of a sample."""
        settings, counts = self._desk.settings.read(), self._desk.exports.counts([table for table, _, _ in _COUNTED])
        day = settings.reference_day
        marks = [settings.sample_mark]
        if settings.sample_mark and day is not None:
            marks.append(_tr("peildatum %1").replace("%1", f"{day:%d-%m-%Y}"))
        return WorkspaceCard(
            name=settings.title,
            encrypted=self._desk.encrypted,
            counts=tuple((area, counted(counts[table], nouns)) for table, area, nouns in _COUNTED),
            backup="" if self._backed_up is None else backed_up(self._backed_up, datetime.now().astimezone()),
            notice="  ·  ".join(filter(None, (*marks, *notices))),
        )


def backed_up(at: datetime, now: datetime) -> str:
    """Say when a back-up was made: the hour of today, or else the day."""
    local = at.astimezone(now.tzinfo)
    day: date = local.date()
    when = f"{local:%H:%M}" if day == now.date() else write_day(day, weekday=False)
    return _tr("Reservekopie %1").replace("%1", when)


def _tr(text: str) -> str:
    return QCoreApplication.translate("card", text)
