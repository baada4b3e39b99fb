"""Files that are given out: written whole beside their place and then moved into it."""

import os
from contextlib import suppress
from pathlib import Path

from ipo_crm.domain.errors import StoreError


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file so that it is there whole or not at all; StoreError when the folder cannot be written."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise StoreError(
            f"{path.name} kan niet worden geschreven in {path.parent}. Kies een map waarin u mag schrijven."
        ) from error
    return path
