"""Phone numbers: what somebody typed as it is stored, and what is stored as it is shown."""

from functools import lru_cache

from ipo_crm.domain.people import ContactKind, ContactPoint
from ipo_crm.domain.phones import Phone
from ipo_crm.exchange.phones import read_number

KINDS = (ContactKind.PHONE, ContactKind.MOBILE)


@lru_cache(maxsize=500)
def read_phone(written: str) -> Phone:
    """Read a Dutch number, or one with its country code; what is none, or has an extension, stays as it is."""
    phone, extension = read_number(written)
    as_written = " ".join(written.split())
    return Phone(stored=as_written, shown=as_written, valid=True) if extension else phone


def shown(point: ContactPoint) -> str:
    """Give a way to reach somebody as people read it: "+31 70 888 1212"."""
    return read_phone(point.value).shown if point.kind in KINDS else point.value
