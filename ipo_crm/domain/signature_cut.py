"""Cut a pasted signature into pieces: lines, columns and separators, with what is plainly a way to reach someone."""

import re
from collections.abc import Iterator
from typing import Final

from ipo_crm.domain.signature_parts import Part, Piece
from ipo_crm.domain.signature_words import SOCIAL_SITE, holds_letters

LONGEST: Final = 20_000
"""Signs of a paste that are looked at one by one; the rest is left over as it is."""

_SPACES: Final = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2028": "\n", "\u2029": "\n"})
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_MARKS: Final = re.compile(r"^[\s>*_#•·▪–—|-]+|[\s*_|•·▪]+$|\*+|(?<!\w)_+|_+(?!\w)")
_BETWEEN: Final = re.compile(
    r"\t+|\s*[|•·▪│¦]\s*|\s{3,}|(?<=[^\s\d)])\s+[–—-]\s+|(?<=\S)\s+[–—-]\s+(?=[^\s\d(])|\s+//?\s+|\s*;\s+"
)

_MAIL: Final = (
    r"(?:mailto:)?[<\[(]?(?P<email>[\w.+%'-]{1,64}@(?:[\w-]{1,63}\.)+[\w-]{2,63})[>\])]?(?:\s*<mailto:[^>\s]*>)?"
)
_SITE: Final = (
    r"[<\[(]?(?P<site>(?:https?://|www\.)[^\s<>|,;\])]+|(?<![\w.@-])(?:[a-z0-9-]{2,63}\.){1,3}"
    r"(?:nl|eu|com|org|net|gov|info|invalid|example|be|de|uk|frl|amsterdam|voorbeeld)(?![\w@.-]*@)(?:/[^\s<>|,;\])]*)?)[>\])]?"
)
_GAP: Final = r"[\s.\-–()/]{0,3}"
_TEL: Final = (
    r"(?<![\w+])(?:tel:)?(?P<tel>"
    rf"(?:\+|00)\s?31{_GAP}(?:\(0\)|0)?(?:{_GAP}[0-9]){{9}}(?![0-9])"
    rf"|\(?0(?:{_GAP}[0-9]){{9}}(?![0-9])"
    rf"|(?:\+|00)(?!\s?31)[1-9](?:{_GAP}[0-9]){{7,13}}(?![0-9])"
    r"|14\s0[1-9][0-9]{1,2}(?![0-9])"
    r"|0[89]00[\s-]?[0-9]{4,7}(?![0-9]))"
)
_TEL_LABEL: Final = (
    r"(?:tel(?:efoon)?(?:nummer|nr)?|phone|mobiel(?: nummer)?|mobile|mob|gsm|cell|direct|doorkiesnummer|secretariaat|"
    r"algemeen|receptie|fax|[tmpfdo])"
)
_ODD_TEL: Final = rf"(?<!\w){_TEL_LABEL}(?:\s?[.:]\s*|\s(?=[+(0]))(?P<odd>\+?\(?[0-9][0-9\s.()\-–]{{4,24}}[0-9])"
_REACH: Final = re.compile(rf"{_MAIL}|{_TEL}|{_ODD_TEL}|{_SITE}", re.IGNORECASE)
_LABEL_BEFORE: Final = re.compile(
    rf"(?:^|[\s,/(])(?P<label>{_TEL_LABEL}|e-?mail(?:adres)?|mail|web(?:site)?|internet|site|[ewi])"
    r"(?:\s*\([^)]{1,20}\))?\s?[.:=]*\s*$",
    re.IGNORECASE,
)
_FAX: Final = re.compile(r"^f(?:ax)?$", re.IGNORECASE)
_MOBILE: Final = re.compile(r"^(?:m|mob|mobiel.*|mobile|gsm|cell)$", re.IGNORECASE)


def cut(text: str) -> Iterator[tuple[int, str]]:
    """Give the stretches of a text with the number of their line, without marks; an empty line gives an empty one."""
    plain = _INVISIBLE.sub("", text.translate(_SPACES))
    for number, line in enumerate(plain.splitlines()):
        bare = _MARKS.sub("", line).strip()
        if not bare:
            yield number, ""
        for part in _BETWEEN.split(bare):
            stretch = _MARKS.sub("", part).strip()
            if stretch:
                yield number, stretch


def reached(stretch: str, line: int) -> Iterator[Piece]:
    """Give a stretch in pieces: mail addresses, numbers and sites with their labels, and what stands between them."""
    at = 0
    for found in _REACH.finditer(stretch):
        start = found.start()
        before = stretch[at:start]
        labelled = _LABEL_BEFORE.search(before)
        label = "" if labelled is None else labelled.group("label")
        if labelled is not None:
            start = at + labelled.start("label")
        yield from _between(stretch[at:start], line)
        yield _piece(found, stretch[start : found.end()], label, line)
        at = found.end()
    yield from _between(stretch[at:], line)


def _between(text: str, line: int) -> Iterator[Piece]:
    bare = text.strip(" ,;/|-–()<>[]:")
    if holds_letters(bare):
        yield Piece(text.strip(" ,;/|-–<>"), line=line)


def _piece(found: re.Match[str], text: str, label: str, line: int) -> Piece:
    if found["email"]:
        return Piece(text, Part.EMAIL, found["email"].strip("'"), line)
    if found["site"]:
        site = found["site"].rstrip(".:")
        return Piece(text, Part.NOISE if SOCIAL_SITE.search(site.casefold()) else Part.WEBSITE, site, line)
    number = " ".join((found["tel"] or found["odd"]).split())
    if found["odd"]:
        label = re.split(r"[\s.:]", text.strip())[0]
    if _FAX.match(label):
        return Piece(text, Part.NOISE, number, line)
    return Piece(text, Part.MOBILE if _is_mobile(number, label) else Part.PHONE, number, line)


def _is_mobile(number: str, label: str) -> bool:
    """Tell whether a number is of a mobile: a Dutch one by its 06, another by its label."""
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    if digits.startswith("0031"):
        digits = digits[4:]
    elif number.startswith("+31"):
        digits = digits[2:]
    elif not digits.startswith("0") or digits.startswith("00"):
        return bool(_MOBILE.match(label))
    bare = digits.lstrip("0")
    return bare.startswith("6") if len(bare) == 9 else bool(_MOBILE.match(label))
