"""The files of every format that was ever written: they must go on opening, and lose nothing."""

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
PASSPHRASE = "vier woorden voor goud"
FORMATS = ("1.0", "1.1")


def take(folder: Path, version: str, *, encrypted: bool) -> Path:
    """Copy the kept file of a format into a folder; nothing may write in the kept one."""
    path = folder / f"goud-{version}.ipocrm"
    if encrypted:
        shutil.copyfile(FOLDER / f"format-{version}.ipocrm", path)
    else:
        path.write_bytes(gzip.decompress((FOLDER / f"format-{version}-plain.ipocrm.gz").read_bytes()))
    return path


def content(version: str) -> dict[str, list[dict[str, Any]]]:
    """Give what was exported, private impressions too, from the plain file when it was made."""
    whole = json.loads(gzip.decompress((FOLDER / f"format-{version}.json.gz").read_bytes()))
    tables: dict[str, list[dict[str, Any]]] = whole["tables"]
    return tables
