"""Imports: read files, rehearse what would happen, and keep it all as one step that can be undone."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ipo_crm.domain.changes import Change
from ipo_crm.domain.counts import counted
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.imports import FileReport, ImportReport
from ipo_crm.domain.progress import Tick, unheard
from ipo_crm.exchange import motion_xml, records_json, tk_odata, vcard
from ipo_crm.exchange.report import Reading
from ipo_crm.exchange.sniff import HEAD_BYTES, Format, recognise, refusal
from ipo_crm.services.import_cards import Cards
from ipo_crm.services.import_motion_texts import MotionTexts
from ipo_crm.services.import_parliament import Parliament
from ipo_crm.services.import_records import Records
from ipo_crm.services.import_tally import Tally
from ipo_crm.services.settings import Settings
from ipo_crm.store.workspace import Transaction, Workspace

_LARGEST = 50_000_000
_MANY_ROWS = 50
_NEEDED_FIRST = ("Fractie", "Persoon", "FractieZetelPersoon", "Zaak", "Besluit", "Stemming", "Activiteit")
_READERS = {
    Format.TK_ODATA: tk_odata.read,
    Format.KAMERSTUK: motion_xml.read,
    Format.VCARD: vcard.read,
    Format.RECORDS: records_json.read,
}


@dataclass(frozen=True, slots=True)
class _Read:
    name: str
    format: Format
    reading: Reading[object]


class Imports:
    """Bring files in."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def rehearse(self, paths: tuple[Path, ...], tick: Tick = unheard) -> ImportReport:
        """Tell what importing these files would do; nothing is kept. UserError when a file cannot be read.

        `tick` hears how many rows were taken over of how many.
        """
        read = _read_all(paths)
        with self._workspace.rehearsal() as tx:
            files = self._take_all(tx, read, tick)
        return ImportReport(files=files, rehearsed=True)

    def run(
        self, paths: tuple[Path, ...], before: Callable[[], object] | None = None, tick: Tick = unheard
    ) -> tuple[ImportReport, Change]:
        """Import these files as one step; nothing is kept when one of them cannot be read, or when `tick` raises.

        `before` is called first when there are so many rows that somebody may want the file of before back.
        """
        read = _read_all(paths)
        if before is not None and sum(len(each.reading.rows) for each in read) > _MANY_ROWS:
            before()
        names = ", ".join(each.name for each in read)
        title = f"{names} importeren" if len(read) < 3 else f"{counted(len(read), 'bestanden')} importeren"
        with self._workspace.transaction(title) as tx:
            files = self._take_all(tx, read, tick)
            return ImportReport(files=files, rehearsed=False), tx.change

    def _take_all(self, tx: Transaction, read: tuple[_Read, ...], tick: Tick) -> tuple[FileReport, ...]:
        total = sum(len(each.reading.rows) for each in read)
        reports: list[FileReport] = []
        done = 0
        for each in read:
            tally = Tally(heard=partial(_tell_on, tick, done, total))
            reports.append(self._take(tx, each, tally))
            done += len(each.reading.rows)
        tick(total, total)
        return tuple(reports)

    def _take(self, tx: Transaction, read: _Read, tally: Tally) -> FileReport:
        rows = read.reading.rows
        if read.format is Format.TK_ODATA:
            Parliament(tx).take(rows, tally)  # type: ignore[arg-type]
        elif read.format is Format.KAMERSTUK:
            MotionTexts(tx).take(rows, tally)  # type: ignore[arg-type]
        elif read.format is Format.VCARD:
            Cards(tx, read.name, self._settings.today()).take(rows, tally)  # type: ignore[arg-type]
        else:
            Records(tx).take(rows, tally)  # type: ignore[arg-type]
        return tally.report(read.name, read.reading)


def _tell_on(tick: Tick, before: int, total: int, begun: int) -> None:
    """Tell how many rows are done: those of the files before, and of this one all but the one that is begun."""
    tick(before + begun - 1, total)


def _read_all(paths: tuple[Path, ...]) -> tuple[_Read, ...]:
    """Read the files, those first that others need."""
    if not paths:
        raise UserError("Kies een of meer bestanden om te importeren.")
    return tuple(sorted((_read(path) for path in paths), key=_order))


def _read(path: Path) -> _Read:
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise UserError(f"{path.name} is groter dan 50 MB. Haal de gegevens in kleinere delen op.")
        content = path.read_bytes()
    except OSError as error:
        raise UserError(
            f"{path.name} kan niet worden gelezen. Controleer of het bestand er is en niet open staat."
        ) from error
    kind = recognise(path.name, content[:HEAD_BYTES])
    reader = _READERS.get(kind)
    try:
        if reader is None:
            raise refusal("bestand dat kan worden geïmporteerd", content[:HEAD_BYTES], path.name)
        return _Read(path.name, kind, reader(content))
    except UserError as error:
        raise UserError(f"{path.name}: {error}") from error


def _order(read: _Read) -> int:
    holds = read.reading.holds
    return _NEEDED_FIRST.index(holds) if holds in _NEEDED_FIRST else len(_NEEDED_FIRST)


def why_not(path: Path) -> str:
    """Say why a file cannot be imported, as far as its beginning tells; nothing where it can."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        return f"{path.name} kan niet worden gelezen. Controleer of het bestand er is en niet open staat."
    if recognise(path.name, head) in _READERS:
        return ""
    return f"{path.name}: {refusal('bestand dat kan worden geïmporteerd', head, path.name)}"
