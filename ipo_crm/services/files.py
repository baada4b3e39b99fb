"""Files that are given out: written whole beside their place and then moved into it."""

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ipo_crm.domain.errors import StoreError
from ipo_crm.store import disk


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> Path:
    """Write a file so that it is there whole or not at all, also after a power cut; nothing half stays beside it.

    StoreError when the folder cannot be written or the disk is full. What making the content raises passes through.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.writelines((content,) if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        disk.sync_folder(path.parent)
    except BaseException as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        if error.errno == errno.ENOSPC:
            raise StoreError(f"De schijf is vol; {path.name} is niet geschreven. Maak ruimte vrij.") from error
        raise StoreError(
            f"{path.name} kan niet worden geschreven in {path.parent}. Kies een map waarin u mag schrijven."
        ) from error
    return path
