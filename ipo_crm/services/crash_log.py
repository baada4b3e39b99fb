"""Crashes: what is written when the program is torn down from below, and what is said of that at the next start.

Python's faulthandler writes where each thread was, names of files and functions only, into a file of this process. A
file with something in it, of a process that is gone, is a crash that nobody was told of yet. Nothing is ever sent.
"""

import faulthandler
import os
from pathlib import Path
from typing import TextIO

from ipo_crm.services.hardening import runs

_NAME = "vastgelopen-{0}.txt"
_KEPT = "laatste-crash.txt"


class CrashLog:
    """Watches one process, and finds what earlier ones left, in the folder of the logs.

    A folder that refuses costs only the log.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: TextIO | None = None

    def left(self) -> str:
        """Tell, once, that the program stopped without being asked to; empty when it did not."""
        if not any([self._settle(path) for path in self._folder.glob(_NAME.format("*"))]):  # noqa: C419 - every one
            return ""
        return (
            "De vorige keer is het programma plotseling gestopt. Wat bewaard was, is bewaard; het bestand wordt bij "
            f"openen gecontroleerd. Waar het misging, staat in {self._folder / _KEPT}; er wordt niets verstuurd."
        )

    def watch(self) -> None:
        """Have a crash of this process written down from here on."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._file)

    def close(self) -> None:
        """Watch no longer: this process ends as it should, and leaves nothing."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        self._path.unlink(missing_ok=True)

    @property
    def _path(self) -> Path:
        return self._folder / _NAME.format(os.getpid())

    def _settle(self, path: Path) -> bool:
        """Keep the file of a process that crashed, under one name; take away that of one that was killed."""
        number = path.stem.rpartition("-")[2]
        if not number.isdigit() or (os.name == "posix" and runs(int(number))):
            return False
        try:
            if path.stat().st_size:
                path.replace(self._folder / _KEPT)
                return True
            path.unlink()
        except OSError:  # on Windows a process that runs holds its file
            return False
        return False
