"""Extracts: copies in clear of attachments that somebody looks at, in a private folder, and wiped afterwards.

A folder belongs to one open file. It holds a lock as long as it is in use, so that what a crash left is told from what
another window shows.
"""

import contextlib
import os
import stat
import sys
import tempfile
import time
from pathlib import Path

from platformdirs import user_cache_path, user_runtime_path

from ipo_crm.domain.attachments import safe_name
from ipo_crm.domain.errors import StoreError

_NAME = "ipo_crm"
_MARK = "bijlagen-"
_LOCK = ".in-gebruik"
_PIECE = 1024 * 1024
_NEW = 60  # seconds


def private_base() -> Path:
    """Give the folder of this user in which extracts may stand: in memory where the system has such, else its cache."""
    # WORKAROUND: without this variable platformdirs gives a folder under /tmp, which others can make first; drop when
    # it gives none.
    own_runtime = sys.platform != "linux" or "XDG_RUNTIME_DIR" in os.environ
    for find in (user_runtime_path, user_cache_path) if own_runtime else (user_cache_path,):
        base = find(_NAME, appauthor=False)
        try:
            base.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(base, os.W_OK) and _is_ours(base) and _is_ours(base.parent):
            return base
    raise StoreError("Er is geen map waarin een bijlage veilig kan worden getoond. Controleer de rechten op uw map.")


def _is_ours(folder: Path) -> bool:
    """Tell whether nobody else can put another folder in the place of this one; Windows keeps those of users apart."""
    if sys.platform == "win32":
        return True
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid in (os.getuid(), 0) and not found.st_mode & stat.S_IWOTH


class Extracts:
    """The extracts of one open file; the folder is made when it is first needed."""

    def __init__(self, base: Path | None = None) -> None:
        self._base = base
        self._folder: Path | None = None
        self._lock: int | None = None

    def write(self, name: str, content: bytes) -> Path:
        """Write a copy that only this user can read, under a name made safe; always inside the folder."""
        try:
            place = Path(tempfile.mkdtemp(dir=self._open())) / safe_name(name)
            handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
        except OSError as error:
            raise StoreError(
                "De bijlage kan niet worden getoond: er kan geen kopie van worden gemaakt. Is de schijf vol?"
            ) from error
        return place

    def wipe(self) -> tuple[Path, ...]:
        """Write over and delete every copy; give those that refused, because another program has them open."""
        if self._folder is None:
            return ()
        folder, self._folder = self._folder, None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
        return _wipe_folder(folder)

    def _open(self) -> Path:
        if self._folder is None:
            base = self._base or private_base()
            sweep(base)
            self._folder = Path(tempfile.mkdtemp(prefix=_MARK, dir=base))
            self._lock = os.open(self._folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
            _try_lock(self._lock)
        return self._folder


def sweep(base: Path | None = None) -> None:
    """Wipe what crashed or killed programs left; what is in use stays."""
    for folder in (base or private_base()).glob(f"{_MARK}*"):
        if folder.is_symlink() or not folder.is_dir() or _in_use(folder):
            continue
        _wipe_folder(folder)


def _in_use(folder: Path) -> bool:
    """Tell whether a living program holds the lock of a folder, or is about to: a new one has none for a moment."""
    try:
        handle = os.open(folder / _LOCK, os.O_RDWR)
    except FileNotFoundError:
        return time.time() - folder.stat().st_mtime < _NEW
    except OSError:
        return True
    try:
        return not _try_lock(handle)
    finally:
        os.close(handle)


def _try_lock(handle: int) -> bool:
    """Take the lock of an open file, which ends with the process; tell whether it was free."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _wipe_folder(folder: Path) -> tuple[Path, ...]:
    """Write over every file before it goes; a link is only unlinked, never followed."""
    refused = []
    for root, names, files in os.walk(folder, topdown=False):
        for name in files:
            path = Path(root, name)
            try:
                if path.is_file() and not path.is_symlink():
                    _write_over(path)
                path.unlink()
            except OSError:
                refused.append(path)
        for name in names:
            with contextlib.suppress(OSError):
                inner = Path(root, name)
                inner.unlink() if inner.is_symlink() else inner.rmdir()
    with contextlib.suppress(OSError):
        folder.rmdir()
    return tuple(refused)


def _write_over(path: Path) -> None:
    """Write zeros over a file where it stands; a disk that writes elsewhere, as an SSD may, is beyond us."""
    path.chmod(0o600)
    left = path.stat().st_size
    with path.open("r+b") as file:
        while left > 0:
            left -= file.write(bytes(min(left, _PIECE)))
        file.flush()
        os.fsync(file.fileno())
