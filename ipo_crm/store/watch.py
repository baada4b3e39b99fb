"""The watch: tells whether a file is still as this process left it, before anything is written into it.

SQLite holds the file under a lock and never reads it anew. A program that knows no locks, such as one that brings in
another version from the cloud, can put a file under the name or write through it; a deed would then be lost, or torn.

As every write passes by here, this is also the place from which another thread can copy the file between two deeds.
"""

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ipo_crm.domain.errors import StoreError

_FIRST_PAGE = 4096  # every commit writes it
_CHUNK = 1 << 20  # half a millisecond of reading, after which a deed may come in between
_TRIES = 3
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
    lock that the process has on it. Only `copy` is for other threads.
    """

    def __init__(self, path: Path, *, encrypted: bool) -> None:
        self._path = path
        self._encrypted = encrypted
        self._state, self._page = _State(0, 0, 0, 0), b""
        self._turn = threading.RLock()
        self._writes = 0
        self._handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._note()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Have the file for writing, and take what it is after that for what this process left.

        Raises StoreError when it is another file or another content than it was left.
        """
        with self._turn:
            self._ask()
            try:
                yield
            finally:
                self._writes += 1
                self._note()

    def copy(self, target: Path, on_step: Callable[[float], object]) -> None:
        """Copy the file as it is between two deeds, beside the thread that does them.

        SQLite's own copying is not for that: it reads through the connection of the deeds (ADR 34). A deed that comes
        in between makes the copy begin anew, and the last time deeds wait for it. `on_step` is told the share that was
        copied, 0 to 1; what it raises ends the copy. Raises StoreError when the file is no longer as it was left, and
        OSError.
        """
        if not any(self._copied(target, on_step) for _ in range(_TRIES)):
            with self._turn:
                self._copied(target, lambda _share: None)

    def _copied(self, target: Path, on_step: Callable[[float], object]) -> bool:
        with self._turn:
            self._ask()
            writes, size = self._writes, os.fstat(self._handle).st_size
        with target.open("wb") as out:
            for at in range(0, size, _CHUNK):
                with self._turn:
                    if self._writes != writes:
                        return False
                    chunk = self._read(at, _CHUNK)
                out.write(chunk)
                on_step((at + len(chunk)) / size)
        return True

    def _note(self) -> None:
        """Take the file as it is now for what this process left."""
        try:
            self._state = _state(os.fstat(self._handle))
            self._page = self._first_page()
        except OSError:  # what was just written is in the file; before the next write it will be asked again
            self._page = b""

    def _ask(self) -> None:
        """Raise StoreError when it is another file or another content than when it was left.

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
        with self._turn:
            if self._handle >= 0:
                os.close(self._handle)
                self._handle = -1

    def _first_page(self) -> bytes:
        return hashlib.sha256(self._read(0, _FIRST_PAGE)).digest()

    def _read(self, at: int, size: int) -> bytes:
        os.lseek(self._handle, at, os.SEEK_SET)
        return os.read(self._handle, size)


def _state(found: os.stat_result) -> _State:
    return _State(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
