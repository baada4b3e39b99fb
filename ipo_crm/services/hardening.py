"""Hardening: what this process keeps from the disk and from others, and starting it anew to forget a key.

No protection against a program that runs as the same user with more rights: that one can read the keyboard.
"""

import atexit
import contextlib
import logging
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

from ipo_crm.domain.errors import StoreError

LOCKED = "--locked"
"""The argument with which the program asks the passphrase, whatever a keyring has."""
_PR_SET_DUMPABLE = 4
_MARK = "ipo_crm-"


def harden() -> None:
    """Write no memory to disk after a crash, let no other program read it, and keep temporary files private.

    Call it before anything secret is read; where the system refuses, the program runs without.
    """
    _no_core_dumps()
    _no_readers()
    _private_folder()
    _wipe_leftovers()
    sys.unraisablehook = _name_only


def restart(path: Path) -> NoReturn:
    """Start the program anew on a file, in place of this process: nothing of its memory remains. Does not return.

    Everything must be closed before. The arguments say which file was open, as those of any other program do.
    """
    command = [sys.executable, "-m", "ipo_crm", str(path.resolve()), LOCKED]
    _flush()
    if os.name == "posix":
        os.execv(sys.executable, command)  # noqa: S606 - no shell is wanted
    import subprocess

    subprocess.Popen(command)
    os._exit(0)


def _name_only(unraisable: "sys.UnraisableHookArgs") -> None:
    """Log an exception that nobody can catch by its name: its words, and the object it was in, may name a person."""
    logging.getLogger(__name__).error("%s that could not be raised", unraisable.exc_type.__qualname__)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def _no_core_dumps() -> None:
    """Let a crash leave no image of the memory on disk."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _no_readers() -> None:
    """Keep debuggers and other programs of the same user out of the memory; Linux only."""
    if sys.platform != "linux":
        return
    import ctypes

    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _private_folder() -> None:
    """Give this process a temporary folder that only its user can enter, and sweep those of processes that are gone."""
    base = Path(tempfile.gettempdir())
    sweep_folders(base)
    try:
        folder = tempfile.mkdtemp(prefix=f"{_MARK}{os.getpid()}-", dir=base)
    except OSError:
        return  # then the system's own folder serves; what needs a private one makes it
    tempfile.tempdir = folder
    atexit.register(shutil.rmtree, folder, ignore_errors=True)


def _wipe_leftovers() -> None:
    """Wipe the copies of attachments that a crash left in clear."""
    from ipo_crm.services import extracts

    with contextlib.suppress(StoreError, OSError):  # without a private folder nothing was left either
        extracts.sweep()


def sweep_folders(base: Path) -> None:
    """Take away the temporary folders that killed or restarted processes left in a folder."""
    for folder in base.glob(f"{_MARK}*-*"):
        found = re.fullmatch(rf"{_MARK}(\d+)-\w+", folder.name)
        if found and not folder.is_symlink() and not runs(int(found[1])):
            shutil.rmtree(folder, ignore_errors=True)


def runs(process: int) -> bool:
    """Tell whether another process with this number runs; one with our own number is what we were before."""
    if process == os.getpid():
        return False
    if os.name != "posix":
        return True  # WORKAROUND: Windows ends a process that is asked this way; drop when there is a harmless question
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
