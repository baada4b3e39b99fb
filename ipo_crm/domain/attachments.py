"""Attachments: files kept inside the workspace, under a name that is safe to write anywhere."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from ipo_crm.domain.ids import NEW, AttachmentId, RecordRef
from ipo_crm.domain.sources import Source

LARGEST = 100 * 1024 * 1024
"""The most bytes one attachment may have; the file checks it too."""

_LONGEST = 150
"""The most bytes of a name in UTF-8: file systems stop at 255, and Windows at 260 for the whole path."""

_LONGEST_ENDING = 20
_NAMELESS = "bijlage"
# What Windows keeps for devices, with or without an ending, and what it does not take in a name.
_DEVICES = frozenset(
    (
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{word}{number}" for word in ("com", "lpt") for number in "0123456789\u00b9\u00b2\u00b3"),
    )
)
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_EDGES = re.compile(r"^[\s.]+|[\s.]+$")

HOLDERS = ("person", "organisation", "dossier", "meeting", "motion", "product")
"""The subjects that can hold attachments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that one record holds; `size` in bytes, `sha256` of the content in hexadecimal digits."""

    id: AttachmentId = AttachmentId(NEW)
    uuid: str = ""
    holder: RecordRef
    name: str
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    added: date | None = None
    note: str = ""
    source: Source | None = None


def safe_name(given: str) -> str:
    """Give a name that stays inside its folder on every system, as like the given one as that allows.

    Only the last part of a path is kept; characters that turn the direction of reading are taken out, since with them
    "gnp.exe" can be shown as "exe.png".
    """
    last = PurePosixPath(given.replace("\\", "/")).name
    normal = unicodedata.normalize("NFC", last.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    shown = "".join(char for char in normal if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
    kept = _EDGES.sub("", _FORBIDDEN.sub("_", shown))
    if not kept:
        return _NAMELESS
    stem, dot, ending = kept.rpartition(".")
    if not dot:
        stem, ending = kept, ""
    if kept.partition(".")[0].rstrip().casefold() in _DEVICES:
        stem = f"_{stem}"
    ending = _cut(ending, _LONGEST_ENDING)
    short = _cut(stem, _LONGEST - len(ending.encode()))
    return f"{short}.{ending}" if ending else short


def _cut(text: str, limit: int) -> str:
    """Give as much of a text as fits in so many bytes, not ending in what Windows takes off."""
    return _EDGES.sub("", text.encode()[:limit].decode(errors="ignore"))
