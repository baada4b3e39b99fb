"""Money as one types it, such as "12 mln" or "75.000.000", and as screen and papers write it."""

import re
from decimal import Decimal
from typing import Final

from ipo_crm.domain.counts import dotted
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.names import fold

_SPACE: Final = "\u00a0"
_MINUS: Final = "\u2212"
_LARGEST: Final = 10**15
_UNITS: Final = {
    "": 1,
    "k": 10**3,
    "duizend": 10**3,
    "mln": 10**6,
    "miljoen": 10**6,
    "mld": 10**9,
    "miljard": 10**9,
}
_AMOUNT: Final = re.compile(rf"(?:€|eur|euro)?\s*([\d.,]+)\s*({'|'.join(filter(None, _UNITS))})?\.?\s*(?:euro|eur)?")
_GROUPED: Final = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?|\d+(,\d{1,2})?")
_WITH_UNIT: Final = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?|\d+([.,]\d+)?")


class UnreadableAmountError(UserError):
    """What was typed is no amount; the text says how to write it."""


def read_money(typed: str) -> int | None:
    """Read an amount in euros and give it in cents, None for an empty text.

    A point groups thousands and a comma begins the cents; before a unit such as mln a lone point may begin decimals.
    """
    text = " ".join(fold(typed).split())
    if not text:
        return None
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise _unreadable()
    number, unit = match[1], match[2] or ""
    if (_WITH_UNIT if unit else _GROUPED).fullmatch(number) is None:
        raise _unreadable()
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", number):
        number = number.replace(".", "")
    cents = Decimal(number.replace(",", ".")) * _UNITS[unit] * 100
    if cents != cents.to_integral_value() or cents > _LARGEST * 100:
        raise _unreadable()
    return int(cents)


def write_money(cents: int) -> str:
    """Write euro cents as it is said, never rounded: "€ 12 mln", "€ 142,4 mln", "€ 1.504", "€ 12,50"."""
    sign, size = (_MINUS if cents < 0 else ""), abs(cents)
    for unit, name in ((10**11, "mld"), (10**8, "mln")):
        if size >= unit and size % (unit // 10) == 0:
            whole, tenth = divmod(size // (unit // 10), 10)
            return f"€{_SPACE}{sign}{dotted(whole)}{f',{tenth}' if tenth else ''}{_SPACE}{name}"
    euros, rest = divmod(size, 100)
    return f"€{_SPACE}{sign}{dotted(euros)}{f',{rest:02}' if rest else ''}"


def _unreadable() -> UnreadableAmountError:
    return UnreadableAmountError("Dit bedrag is niet te lezen. Schrijf bijvoorbeeld 12 mln, 75.000.000 of 12,50.")
