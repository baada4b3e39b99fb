"""The watch: tells whether a file is still as this process left it, before anything is written into it.

SQLite holds the file under a lock and never reads it anew. A program that knows no locks, such as one that brings in
another version from the cloud, can put a file under the name or write through it; a deed would then be lost, or torn.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from ipo_crm.domain.errors import StoreError

_FIRST_PAGE = 4096  # every commit writes it
_GONE = (
    "{0} is intussen verplaatst of verwijderd door een ander programma. Wat u nu deed is niet bewaard; wat ervoor "
    "bewaard was, komt bij het sluiten in een reservekopie. Zet het bestand terug, of open de reservekopie."
)
_OTHER = (
    "{0} is intussen door een ander programma gewijzigd of vervangen, misschien door een map in de cloud. Er is niets "
    "overschreven en wat u nu deed is niet bewaard. Sluit het bestand, waarbij een reservekopie van uw versie wordt "
    "gemaakt, en open het opnieuw."
)


@dataclass(frozen=True, slots=True)
class _State:
    device: int
    inode: int
    size: int
    changed_at: int


class Watch:
    """Keeps one file in sight from opening to closing.

    The file is held open throughout and let go only after SQLite did: on POSIX, closing any handle on a file drops the
    lock that the process has on it.
    """

    def __init__(self, path: Path, *, encrypted: bool) -> None:
        self._path = path
        self._encrypted = encrypted
        self._state, self._page = _State(0, 0, 0, 0), b""
        self._handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self.note()

    def note(self) -> None:
        """Take the file as it is now for what this process left."""
        try:
            self._state = _state(os.fstat(self._handle))
            self._page = self._first_page()
        except OSError:  # what was just written is in the file; before the next write it will be asked again
            self._page = b""

    def ask(self) -> None:
        """Raise StoreError when it is another file or another content than at the last `note`.

        In an encrypted file a date alone is no change, as shares set it when it suits them: every commit writes another
        first page. That of a plain file may be the same on two computers, so there the date counts.
        """
        try:
            now = _state(self._path.stat())
            if now == self._state:
                return
            page = self._first_page()
        except OSError as error:
            raise StoreError(_GONE.format(self._path.name)) from error
        same_place = (now.device, now.inode, now.size) == (self._state.device, self._state.inode, self._state.size)
        if not (same_place and self._encrypted and page == self._page):
            raise StoreError(_OTHER.format(self._path.name))
        self._state = now

    def close(self) -> None:
        """Let go of the file; only after SQLite has."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _first_page(self) -> bytes:
        os.lseek(self._handle, 0, os.SEEK_SET)
        return hashlib.sha256(os.read(self._handle, _FIRST_PAGE)).digest()


def _state(found: os.stat_result) -> _State:
    return _State(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
