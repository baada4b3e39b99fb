"""How back-ups are told on the screen: why and when they were made, what is in them, what can be said of them."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from ipo_crm.domain.counts import counted
from ipo_crm.services.backup_shelf import STANDING, BackupRow, Drill, Lying, Standing
from ipo_crm.services.backups import Reason

_WHY = {
    Reason.BY_HAND: "met de hand gemaakt",
    Reason.CHANGED: "na wijzigingen",
    Reason.CLOSING: "bij het sluiten",
    Reason.IMPORT: "vóór een import",
    Reason.MERGE: "vóór samenvoegen",
    Reason.BULK: "vóór een bulkbewerking",
    Reason.ERASE: "vóór wissen",
    Reason.MIGRATION: "vóór een nieuwe versie",
    Reason.KEY: "bij een nieuwe wachtzin",
    Reason.RESTORE: "vóór terugzetten",
}
_KIB = 1024


def why(reason: str) -> str:
    """Tell why a back-up was made; a word that only a later version knows stands as it is."""
    return _WHY[Reason(reason)] if reason in set(Reason) else reason


def when(at: datetime) -> str:
    """Tell a moment by the clock on the wall."""
    return QLocale().toString(_local(at), "d MMM yyyy, HH:mm")


def long_when(at: datetime) -> str:
    """Tell a moment with the name of its day."""
    return QLocale().toString(_local(at), "dddd d MMMM yyyy, HH:mm")


def size(length: int) -> str:
    """Tell a size in kB or MB."""
    kib = length / _KIB
    return f"{QLocale().toString(kib / _KIB, 'f', 1)} MB" if kib >= _KIB else f"{QLocale().toString(round(kib))} kB"


def people(row: BackupRow) -> str:
    """Tell how many people are in a back-up that could be read."""
    return QLocale().toString(row.counts["person"]) if "person" in row.counts else ""


def rows(row: BackupRow) -> str:
    """Tell how many rows are in a back-up that could be read."""
    return QLocale().toString(sum(row.counts.values())) if row.counts else ""


def state(line: BackupRow | Lying) -> str:
    """Tell what can be said of a back-up."""
    return STANDING[line.standing] if isinstance(line, BackupRow) else _translated("nog niet nagelezen")


def can_come_back(line: BackupRow | Lying) -> bool:
    """Tell whether a back-up may be asked to be put back: not one of which is known that it is damaged or another's."""
    return not isinstance(line, BackupRow) or line.standing in (Standing.SOUND, Standing.OTHER_KEY)


def question(row: BackupRow) -> str:
    """Ask whether this is the one to put back."""
    return _translated("Reservekopie van %1 terugzetten?").replace("%1", long_when(row.at))


def what_happens(row: BackupRow, *, there: bool) -> str:
    """Tell what is in a back-up, and what becomes of what is there now."""
    told = _translated("Zij bevat %1, samen %2.").replace("%1", counted(row.counts.get("person", 0), "personen"))
    told = told.replace("%2", counted(sum(row.counts.values()), "rijen"))
    if there:
        aside = _translated(
            "Wat er nu staat gaat niet weg: het komt opzij in een map naast het bestand. "
            "Wat na dit moment is gedaan, staat daarna niet meer in het bestand zelf."
        )
        told = f"{told}\n\n{aside}"
    return told


def put_aside(row: BackupRow, folder: str) -> str:
    """Tell that a back-up was put back, and where what was there is now."""
    told = _translated("De reservekopie van %1 is teruggezet.").replace("%1", when(row.at))
    if folder:
        told = f"{told} {_translated('Wat er stond, staat in %1.').replace('%1', folder)}"
    return told


def last_drill(drills: tuple[Drill, ...]) -> str:
    """Tell the last trial of a restore."""
    if not drills:
        return _translated("Nog nooit op proef teruggezet.")
    drill = drills[0]
    return _translated("Laatst op proef teruggezet op %1: %2").replace("%1", when(drill.when)).replace("%2", drill.text)


def _local(at: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(at.timestamp()))


def _translated(text: str) -> str:
    return QCoreApplication.translate("backups", text)
