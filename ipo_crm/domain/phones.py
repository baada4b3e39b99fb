"""A phone number: how it is stored, how it is shown, and whether it can be one; and how others may have written it."""

import re
from dataclasses import dataclass
from typing import Final

LEAST_DIGITS: Final = 9
_NO_DIGIT: Final = re.compile(r"\D")
_ONLY_A_NUMBER: Final = re.compile(r"[+(]?[0-9][0-9\s.()/\-–]{6,30}")
_GAP: Final = r"[\s.\-–()/]{0,3}"
_DUTCH: Final = rf"(?:(?:\+|00)\s?31{_GAP}(?:\(?0\)?)?|\(?0)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A number that was written: `stored` as E.164, `shown` as people read it; one that is none is both as written."""

    stored: str
    shown: str
    valid: bool = False
    mobile: bool = False


def digits_of(written: str) -> str:
    """Give the last nine digits, by which +31 6, 0031 6 and 06 are the same; empty where there are fewer."""
    digits = _NO_DIGIT.sub("", written.replace("(0)", ""))
    return digits[-LEAST_DIGITS:] if len(digits) >= LEAST_DIGITS else ""


def looks_like_phone(text: str) -> bool:
    """Tell whether a text is a phone number and nothing else."""
    return bool(_ONLY_A_NUMBER.fullmatch(text.strip())) and bool(digits_of(text))


def pattern_of(number: str) -> str:
    """Give the pattern that finds a number in a text however it is written there."""
    if number.startswith("+") and not number.startswith("+31"):
        return rf"(?:\+|00){_GAP}{_GAP.join(_NO_DIGIT.sub('', number))}(?![0-9])"
    return rf"(?<![0-9]){_DUTCH}{_GAP}{_GAP.join(digits_of(number))}(?![0-9])"
