"""Raw bytes of a file from outside: guard their size and find their encoding."""

import codecs

from ipo_crm.domain.errors import UserError

MAX_BYTES = 100_000_000
"""Largest file that is read; whole years of votes fit, a disk image does not."""

_SNIFFED = 4_096
_NUL_SHARE = 0.2


def checked(data: bytes) -> bytes:
    """Give the bytes back when they can be read at all; raise UserError when empty or too large."""
    if not data.strip(b"\0 \t\r\n" + codecs.BOM_UTF8):
        raise UserError("Het bestand is leeg. Maak de export opnieuw en kies dan het nieuwe bestand.")
    if len(data) > MAX_BYTES:
        raise UserError(
            f"Het bestand is groter dan {MAX_BYTES // 1_000_000} MB en is daarom niet gelezen. "
            "Knip de export in delen en lees die een voor een in."
        )
    return data


def decoded(data: bytes) -> str:
    """Decode by byte order mark, else UTF-16 where NULs show it, else UTF-8, else cp1252; never an error."""
    if data.startswith(codecs.BOM_UTF8):
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    wide = _utf_16(data[:_SNIFFED])
    if wide:
        return data.decode(wide, "replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _utf_16(head: bytes) -> str:
    """Name the UTF-16 flavour that the head is written in, or nothing."""
    if head.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if head.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    high, low = head[::2], head[1::2]
    if high.count(0) > _NUL_SHARE * len(high) and low.count(0) <= _NUL_SHARE * len(low):
        return "utf-16-be"
    if low.count(0) > _NUL_SHARE * len(low) and high.count(0) <= _NUL_SHARE * len(high):
        return "utf-16-le"
    return ""
