"""The day pack from the page Vandaag: asks where it goes, gathers it talk by talk, and has it printed on the lane."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.services.files import write_whole
from ipo_crm.ui.folders import PAPERS, Folders
from ipo_crm.ui.lane import Lane, Ticket
from ipo_crm.ui.widgets.message_bar import MessageBar, Tone
from ipo_crm.ui.widgets.progress import Progress

if TYPE_CHECKING:
    from ipo_crm.services.day_packs import DayPacks


class PackMaker(QWidget):
    """The bars that say how far it is and where the paper went; hidden while there is nothing to say.

    `packs` is asked when the first one is made: what prints is not loaded before the window is painted. The file is
    read on the window's thread, one talk at a time, as no connection is used by two threads.
    """

    def __init__(self, packs: Callable[[], DayPacks], lane: Lane, folders: Folders) -> None:
        super().__init__()
        self._packs, self._lane, self._folders = packs, lane, folders
        self._gathering: Iterator[Callable[[], bytes] | None] | None = None
        self._ticket: Ticket | None = None
        self._path = Path()
        self._step = QTimer(self, interval=0, singleShot=True)
        self._step.timeout.connect(self._gather)
        self.bar = MessageBar()
        self._busy = Progress()
        self._busy.cancelled.connect(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._busy)
        column.addWidget(self.bar)

    def make(self, day: date) -> None:
        """Ask where the pack of a day goes and write it there, whole or not at all."""
        if self._gathering is not None or self._ticket is not None:
            return
        self.bar.tell("")
        if not self._packs().talks(day):
            self.bar.tell(self.tr("Op deze dag staan geen gesprekken, dus is er geen dagmap. Kies een andere dag."))
            return
        wish = str(Path(self._folders.start(PAPERS)) / f"dagmap {day:%Y-%m-%d}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Waar komt de dagmap?"), wish, "PDF (*.pdf)")
        if not chosen:
            return
        self._path = Path(chosen) if Path(chosen).suffix.casefold() == ".pdf" else Path(f"{chosen}.pdf")
        self._folders.note(PAPERS, self._path)
        self._busy.start(self.tr("De dagmap wordt gemaakt"))
        self._gathering = self._packs().in_steps(day)
        self._step.start()

    def stop(self) -> None:
        """Make it no further; no file is written."""
        self._step.stop()
        self._gathering = None
        if self._ticket is not None:
            self._ticket.cancel()
        else:
            self._busy.stop()

    def _gather(self) -> None:
        """Read the next talk, or have the paper printed when all were read."""
        if self._gathering is None:
            return
        try:
            printing = next(self._gathering)
        except (UserError, StoreError, StopIteration) as error:  # the last: its talks were taken away meanwhile
            self._failed(error)
            return
        if printing is None:
            self._step.start()
            return
        self._gathering = None
        path = self._path

        def work(ticket: Ticket) -> Path:
            pdf = printing()
            ticket.check()
            return write_whole(path, pdf)

        self._ticket = self._lane.run(
            work, self._tell_saved, owner=self, failed=self._failed, cancelled=self._tell_stopped
        )

    def _tell_saved(self, path: Path) -> None:
        self._rest()
        said = self.tr("De dagmap staat in %1").replace("%1", str(path))
        self.bar.tell(said, Tone.NOTICE, self.tr("Openen"), lambda: self._open(path))

    def _tell_stopped(self) -> None:
        self._rest()

    def _failed(self, error: Exception) -> None:
        self._rest()
        if isinstance(error, StopIteration):
            self.bar.tell(self.tr("De gesprekken van deze dag zijn er niet meer; er is geen dagmap gemaakt."))
        elif isinstance(error, UserError | StoreError):
            self.bar.tell(str(error))
        else:
            raise error

    def _rest(self) -> None:
        self._gathering = self._ticket = None
        self._busy.stop()

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.bar.tell(self.tr("Er is geen programma dat %1 opent. Open het bestand zelf.").replace("%1", str(path)))
