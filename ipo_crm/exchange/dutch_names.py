"""Read a name that somebody typed: titles, initials, given name, tussenvoegsel and family name taken apart.

Right for Dutch names. A Flemish "Van den Berghe" also gets its tussenvoegsel apart; what is read stays editable.
"""

import re

from ipo_crm.domain.names import PersonName, clean, fold

MAX_NAME = 500
"""Longest name that is looked at; what is longer is no name, and would cost time to take apart."""

_HONORIFICS = {"dhr", "heer", "hr", "mw", "mevr", "mevrouw", "mej", "mrs", "ms", "miss", "herr", "frau"}
_SHORT_HONORIFIC = {"heer": "dhr.", "hr": "dhr.", "dhr": "dhr.", "mevr": "mw.", "mevrouw": "mw.", "mw": "mw."}
_TITLES = {"drs", "dr", "mr", "ir", "ing", "prof", "ds", "h.c", "hc"}
_AFTER_NAME = {"msc", "bsc", "llm", "llb", "mba", "phd", "mpa", "mphil", "bba", "jr", "sr"}
_AFTER_NAME_CAPITALS = {"MA", "BA", "RA", "RC"}
_DUTCH = {"van", "de", "der", "den", "het", "ten", "ter", "te", "'t", "'s", "in", "op", "aan", "bij", "uit"}
_DUTCH |= {"onder", "over", "voor", "tot", "vd", "v.d.", "v/d", "v."}
_FOREIGN = {"al", "el", "la", "le", "du", "von", "zu", "zur", "da", "di", "do", "dos", "ibn", "bin", "ben", "af"}
_INITIALS = re.compile(r"(?:[^\W\d_][a-z]{0,2}\.[-\s]?)+")
_BARE_INITIALS = re.compile(r"[A-Z]{1,6}")
_APOSTROPHES = str.maketrans("’‘`´", "''''")


def one_line(text: str) -> str:
    """Give the text fit to store on one line, with single spaces."""
    return " ".join(clean(text).split())


def dotted(initials: str) -> str:
    """Give initials with their dots: "JBJ" becomes "J.B.J.", what has dots stays as it is."""
    tight = "".join(initials.split())
    return "".join(f"{letter}." for letter in tight) if _BARE_INITIALS.fullmatch(tight) else one_line(initials)


def split_surname(written: str) -> tuple[str, str]:
    """Give tussenvoegsel and family name of a surname: "in 't Veld", "Berg van der" and "Berg, van der" alike."""
    words = written.translate(_APOSTROPHES).replace(",", " ").split()
    start = 0
    while start < len(words) - 1 and _is_prefix(words[start], first=True):
        start += 1
    if start:
        return " ".join(word.lower() for word in words[:start]), " ".join(words[start:])
    end = len(words)
    while end > 1 and _is_prefix(words[end - 1], first=False):
        end -= 1
    return " ".join(words[end:]), " ".join(words[:end])


def read_name(written: str) -> PersonName:
    """Take a whole name apart: "mw. drs. A.B. van der Berg, MSc", "Jan Willem de Boer" or "Berg, Jan van den"."""
    words, suffix = _without_suffix(one_line(written)[:MAX_NAME].translate(_APOSTROPHES))
    honorifics, titles, words = _without_titles(words)
    surname, comma, first = " ".join(words).partition(",")
    first, surname = _turned_back(first, surname) if comma else _first_and_surname(words)
    prefix, family = split_surname(surname)
    initials, given = given_parts(first)
    return PersonName(
        honorific=honorifics,
        titles=titles,
        initials=initials,
        given_name=given,
        prefix=prefix,
        family_name=family,
        suffix=suffix,
    )


def given_parts(first: str) -> tuple[str, str]:
    """Give initials and given name of what stands before a surname: "A.B. (Anna)", "A.B." or "Anna"."""
    called = re.search(r"\(([^)]*)\)", first)
    rest = one_line(re.sub(r"\([^)]*\)?", " ", first))
    if _INITIALS.fullmatch(rest):
        return rest, called.group(1).strip() if called else ""
    start = _INITIALS.match(rest)
    if start:
        return start.group().strip(), rest[start.end() :].strip()
    return "", rest


def split_titles(written: str) -> tuple[str, str]:
    """Give form of address and titles of what stands before a name: "Mevrouw drs." gives ("mw.", "drs.")."""
    honorifics, titles, rest = _without_titles(one_line(written).split())
    return honorifics, " ".join([titles, *rest]).strip()


def says_the_same(full: str, *parts: str) -> bool:
    """Tell whether every word of the parts stands in the full name, ignoring case and diacritics."""
    words = set(re.findall(r"\w+", fold(full)))
    return all(word in words for part in parts for word in re.findall(r"\w+", fold(part)))


def _is_prefix(word: str, *, first: bool) -> bool:
    """Tell whether a word is a tussenvoegsel; a capital is allowed only before the name, where Dutch writes one."""
    known = word in _FOREIGN or word in _DUTCH
    return known or (first and word.lower() in _DUTCH)


def _bare(word: str) -> str:
    return word.strip(".,").casefold()


def _without_suffix(text: str) -> tuple[list[str], str]:
    words = text.split()
    end = len(words)
    while end > 1 and _is_suffix(words[end - 1].strip(".,")):
        end -= 1
    kept = [*words[: end - 1], words[end - 1].rstrip(",")] if 0 < end < len(words) else words
    return kept, " ".join(word.strip(",") for word in words[end:])


def _is_suffix(bare: str) -> bool:
    """Tell whether a word is a degree or "jr." behind a name; "Ma" and "Ba" are also surnames, "MA" and "BA" not."""
    return bare.casefold() in _AFTER_NAME or bare in _AFTER_NAME_CAPITALS


def _without_titles(words: list[str]) -> tuple[str, str, list[str]]:
    honorifics: list[str] = []
    titles: list[str] = []
    rest = list(words)
    if rest[:1] and _bare(rest[0]) == "de" and len(rest) > 1 and _bare(rest[1]) == "heer":
        rest = rest[1:]
    while rest and (_bare(rest[0]) in _HONORIFICS | _TITLES):
        bare = _bare(rest[0])
        target = honorifics if bare in _HONORIFICS else titles
        target.append(_SHORT_HONORIFIC.get(bare, rest[0].strip(",")))
        rest = rest[1:]
    return " ".join(honorifics), " ".join(titles), rest


def _turned_back(first: str, surname: str) -> tuple[str, str]:
    """Move the tussenvoegsel of "Berg, Jan van den" from behind the given name to before the surname."""
    words = first.replace(",", " ").split()
    end = len(words)
    while end and _is_prefix(words[end - 1], first=False):
        end -= 1
    return " ".join(words[:end]), " ".join([*words[end:], surname])


def _first_and_surname(words: list[str]) -> tuple[str, str]:
    """Cut before the first tussenvoegsel, or else before the last word."""
    for at, word in enumerate(words[:-1]):
        if _is_prefix(word, first=True):
            return " ".join(words[:at]), " ".join(words[at:])
    return " ".join(words[:-1]), " ".join(words[-1:])
