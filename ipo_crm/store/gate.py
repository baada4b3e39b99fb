"""The gate before a file is opened: what can be told from the outside, without touching it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ipo_crm.domain.errors import DamagedFileError, LockedFileError, LostStartError, StoreError, UserError
from ipo_crm.store import surroundings
from ipo_crm.store.file_format import PLAIN_HEADER, SALT_BYTES

_FOREIGN = {
    b"PK\x03\x04": "een zip- of Office-bestand",
    b"%PDF": "een pdf",
    b"\x89PNG": "een afbeelding",
    b"\xff\xd8\xff": "een foto",
}
_ENDS = {b"PK\x03\x04": b"PK\x05\x06", b"%PDF": b"%%EOF", b"\x89PNG": b"IEND", b"\xff\xd8\xff": b"\xff\xd9"}
_ENDS_WITHIN = {b"PK\x03\x04": 66_000, b"%PDF": 2_000, b"\x89PNG": 2_000, b"\xff\xd8\xff": 2}
_TAIL = 66_000  # a zip ends with its list of files, which a comment of 64 kB may follow
_SMALLEST = 1024
_PAGE = 4096
_NOISE = 240  # different values of a byte in a page of an encrypted file; by chance there are fewer once in 10^20 times
_PLAIN_MARKS = b"\x40\x20\x20"  # bytes 21 to 23 of every plain SQLite file
_held: set[tuple[int, int]] = set()  # device and inode of every file that is open in this process


@dataclass(frozen=True, slots=True)
class Seen:
    """What the outside of a workspace file tells; `salt` is None for a plain file.

    `headless` says that the first bytes of the file are not the salt that is known of it, `hot` that the last program
    that wrote in it did not come to an end.
    """

    path: Path
    salt: bytes | None
    writable: bool
    notices: tuple[str, ...] = ()
    headless: bool = False
    hot: bool = False

    @property
    def encrypted(self) -> bool:
        return self.salt is not None


def look(path: Path, salt: bytes | None = None) -> Seen:
    """Look at a file that somebody wants to open; with a salt that is known, its own first bytes may be destroyed.

    Raises UserError when it is not there or no workspace, DamagedFileError when it is empty or cut off, and
    LockedFileError when this process has it open: on POSIX, closing the file here would drop the lock it holds there.
    """
    try:
        _refuse_no_file(path)
        if _identity(path) in _held:
            raise LockedFileError(f"{path.name} is al geopend in dit programma. Sluit het daar eerst.")
        with path.open("rb") as file:
            head = file.read(SALT_BYTES)
    except OSError as error:
        raise StoreError(
            f"Het bestand {path.name} kan niet worden gelezen. Controleer de rechten op de map."
        ) from error
    size = path.stat().st_size
    if size == 0:
        raise DamagedFileError(
            f"{path.name} is leeg (0 bytes). Het is ongewijzigd gelaten. Open een reservekopie van dit werkbestand."
        )
    if salt is None:
        _refuse_lost_start(path, head, size)
        _refuse_foreign(path, head)
    if size < _SMALLEST or size % 512:
        raise DamagedFileError(
            f"{path.name} is afgekapt of geen werkbestand. Het is ongewijzigd gelaten. Open een reservekopie."
        )
    if salt is None and head != PLAIN_HEADER:
        salt = head
    headless = salt is not None and head != salt
    return Seen(path, salt, _writable(path), surroundings.notices(path), headless=headless, hot=_hot(path))


def hold(path: Path) -> Callable[[], None]:
    """Note that this process has a file open; call what is given when it no longer has."""
    identity = _identity(path)
    _held.add(identity)
    return lambda: _held.discard(identity)


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _refuse_no_file(path: Path) -> None:
    """Refuse what is not there, and what is no file of its own: side files would land beside a link, not its target."""
    if path.is_symlink() and path.exists():
        raise UserError(f"{path.name} is een verwijzing. Open het bestand waar zij naar wijst: {path.resolve()}.")
    if path.is_dir():
        raise UserError(f"{path.name} is een map, geen werkbestand. Kies een bestand op .ipocrm.")
    if path.exists() and not path.is_file():
        raise UserError(f"{path.name} is geen gewoon bestand en kan niet worden geopend. Kies een bestand op .ipocrm.")
    if not path.is_file():
        raise UserError(f"Het bestand {path.name} is er niet meer. Kies het opnieuw via Openen.")


def _refuse_lost_start(path: Path, head: bytes, size: int) -> None:
    """Tell a workspace of which the first 16 bytes were overwritten from a file of another kind.

    What was written there gives itself away: text, the mark of another kind of file, or one byte again and again. The
    rest is then noise, as only an encrypted page is, or goes on as a plain workspace does.
    """
    if size < _PAGE or size % _PAGE:
        return
    with path.open("rb") as file:
        file.seek(SALT_BYTES)
        rest = file.read(_PAGE - SALT_BYTES)
        file.seek(max(0, size - _TAIL))
        tail = file.read()
    kind = next((mark for mark in _FOREIGN if head.startswith(mark)), None)
    if kind is not None and (_ENDS[kind] in tail[-_ENDS_WITHIN[kind] :]):
        return
    if kind is None and not (head == PLAIN_HEADER or _is_text(head) or len(set(head)) == 1):
        return
    if len(set(rest)) >= _NOISE:
        raise LostStartError(
            f"Het begin van {path.name} is overschreven; daardoor past geen wachtzin meer. De rest kan nog goed zijn. "
            "Er is niets gewijzigd. Open het met de herstelcode, of zet een reservekopie terug."
        )
    if head != PLAIN_HEADER and rest[5:8] == _PLAIN_MARKS:
        raise DamagedFileError(
            f"Het begin van {path.name} is overschreven. Er is niets gewijzigd. Zet een reservekopie terug."
        )


def _is_text(head: bytes) -> bool:
    return all(32 <= byte < 127 or byte in b"\t\r\n" for byte in head)


def _refuse_foreign(path: Path, head: bytes) -> None:
    for mark, what in _FOREIGN.items():
        if head.startswith(mark):
            raise UserError(f"{path.name} is {what}, geen werkbestand van ipo_crm. Kies een bestand op .ipocrm.")
    if head != PLAIN_HEADER and _is_text(head):
        raise UserError(
            f"{path.name} is een tekstbestand, geen werkbestand van ipo_crm. "
            "Kies een bestand op .ipocrm, of gebruik Importeren voor een lijst met contacten."
        )


def _writable(path: Path) -> bool:
    """Tell whether both file and folder can be written: the rollback journal needs the folder."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _hot(path: Path) -> bool:
    """Tell whether a deed was under way when the last program ended: its journal is empty between deeds."""
    journal = path.with_name(path.name + "-journal")
    return journal.is_file() and journal.stat().st_size > 0
