"""Tell a name from other lines of a signature by its shape, and by the mail address that stands beside it."""

import re
from collections.abc import Iterable
from typing import Final

from ipo_crm.domain.names import fold, words_of
from ipo_crm.domain.signature_words import (
    DEGREES,
    DEPARTMENT,
    FUNCTION,
    HONORIFICS,
    ORGANISATION,
    PRONOUNS,
    is_prefix,
)

_MOST_WORDS: Final = 9
_INITIALS: Final = re.compile(r"^(?:[^\W\d_][a-z]{0,2}\.-?)+$|^[A-Z]{1,3}$")
_CAPITALISED: Final = re.compile(r"^['’]?[^\W\d_a-z][\w'’]*(?:-[\w'’]+)*$")
_GENERAL: Final = frozenset(("info", "post", "contact", "mail", "secretariaat", "office", "pers", "griffie"))


def bare_name(text: str) -> str:
    """Give a name without pronouns behind it, and in small letters where it was written in capitals."""
    name = PRONOUNS.sub("", text).strip(" ,")
    words = name.split()
    if name.isupper() and max((len(word) for word in words), default=0) > 3:
        name = " ".join(_lowered(word) for word in words)
    return name


def is_name(text: str) -> bool:
    """Tell whether a text has the shape of the name of one person: at least two words, or one with a title."""
    words = _words(text)
    if not 2 <= len(words) <= _MOST_WORDS or not _no_other_sense(text):
        return False
    real = 0
    for word in words:
        if _CAPITALISED.match(word) and not _INITIALS.match(word) and not _is_title(word) and not is_prefix(word):
            real += 1
        elif not (_is_title(word) or _INITIALS.match(word) or is_prefix(word)):
            return False
    return (1 <= real <= 6 and not is_prefix(words[-1])) or _is_turned_round(text, words)


def is_person_for_sure(text: str) -> bool:
    """Tell whether a name has a title, initials or a tussenvoegsel, as that of a party or a firm seldom has."""
    return any(_is_title(word) or _INITIALS.match(word) or is_prefix(word) for word in _words(text)[:-1])


def fits_mail(text: str, mails: Iterable[str]) -> bool:
    """Tell whether a mail address is made of this name."""
    words = [word for word in words_of(text) if len(word) > 2 and not is_prefix(word) and word not in HONORIFICS]
    return any(word in "".join(words_of(box)) for box in map(_box, mails) if box not in _GENERAL for word in words)


def fits_domain(text: str, places: Iterable[str]) -> bool:
    """Tell whether a mail address or site is named after this organisation: its words, or its first letters."""
    words = [word for word in words_of(text) if word not in ("de", "het", "the", "bv", "nv", "stichting", "vereniging")]
    whole, letters = "".join(words), "".join(word[0] for word in words)
    for place in places:
        label = domain_label(place)
        if not label or not whole:
            continue
        if label in (whole, letters) or (len(label) > 3 and label in whole) or (len(whole) > 3 and whole in label):
            return True
    return False


def domain_label(place: str) -> str:
    """Give the name in a mail address or site: "minfictie" of "a.jansen@minfictie.invalid"."""
    host = fold(place).rpartition("@")[2].partition("://")[2] or fold(place).rpartition("@")[2]
    parts = host.split("/")[0].removeprefix("www.").split(".")
    return "".join(words_of(parts[-2])) if len(parts) > 1 else ""


def _box(mail: str) -> str:
    return fold(mail.partition("@")[0])


def _words(text: str) -> list[str]:
    return [word for word in re.sub(r"[(),]", " ", PRONOUNS.sub("", text)).split() if word]


def _is_title(word: str) -> bool:
    bare = fold(word).strip(".")
    return bare in HONORIFICS or bare in DEGREES


def _no_other_sense(text: str) -> bool:
    folded = fold(text)
    return not any(pattern.search(folded) for pattern in (FUNCTION, ORGANISATION, DEPARTMENT))


def _is_turned_round(text: str, words: list[str]) -> bool:
    """Tell whether this is "Berg, Jan van den"."""
    first, comma, _ = text.partition(",")
    return bool(comma) and sum(not is_prefix(word) for word in first.split()) == 1 and len(words) > 2


def _lowered(word: str) -> str:
    if is_prefix(word):
        return word.lower()
    if _is_title(word) or "." in word:
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)
