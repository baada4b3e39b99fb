"""The disk: what makes a file and its name survive a power cut."""

import os
from pathlib import Path


def sync_file(path: Path) -> None:
    """Have the content of a file written out before its name counts."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make a new name survive a power cut; not every system can open a folder."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
