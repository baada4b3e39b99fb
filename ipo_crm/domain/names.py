"""Dutch personal names: how they are shown, sorted and found."""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[0-9a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """The parts of a name, each stored apart; `prefix` is the tussenvoegsel."""

    honorific: str = ""
    titles: str = ""
    initials: str = ""
    given_name: str = ""
    prefix: str = ""
    family_name: str = ""
    suffix: str = ""

    @property
    def surname(self) -> str:
        """Surname that stands alone, its tussenvoegsel with a capital: "Van der Ven"."""
        prefix = self.prefix[:1].upper() + self.prefix[1:]
        return _join(prefix, self.family_name)

    @property
    def short(self) -> str:
        """Initials and surname: "A.B. van der Berg"."""
        first = self.initials or self.given_name
        return _join(first, self.prefix, self.family_name, self.suffix) if first else _join(self.surname, self.suffix)

    @property
    def full(self) -> str:
        """Form of address, titles and name: "mw. drs. S. van Fictie"."""
        return _join(self.honorific, self.titles, self.short)

    @property
    def spoken(self) -> str:
        """Given name and surname, as one says it: "Anna van der Berg"."""
        return _join(self.given_name, self.prefix, self.family_name) if self.given_name else self.short

    @property
    def indexed(self) -> str:
        """Name under its main word: "Berg, A.B. van der"."""
        rest = _join(self.initials or self.given_name, self.prefix)
        return f"{self.family_name}, {rest}" if rest else self.family_name

    @property
    def sort_key(self) -> str:
        """Key that sorts under the main word, ignoring case, diacritics and spaces, ij as i and j."""
        main = "".join(_WORD.findall(fold(self.family_name)))
        rest = "".join(_WORD.findall(fold(f"{self.initials or self.given_name} {self.prefix}")))
        return f"{main} {rest}".strip()

    @property
    def search_text(self) -> str:
        """Every spelling under which the name is looked for, folded, space between."""
        family = fold(self.family_name)
        words = _WORD.findall(
            fold(" ".join((self.titles, self.given_name, self.prefix, self.family_name, self.suffix)))
        )
        letters = "".join(_WORD.findall(fold(self.initials)))
        prefix = "".join(_WORD.findall(fold(self.prefix)))
        main = "".join(_WORD.findall(family))
        joined = [prefix + main] if prefix else []
        joined += [main] if main not in words else []
        short = "".join(word[0] for word in _WORD.findall(fold(self.prefix)))
        joined += [short, short + main] if len(short) > 1 else []
        return " ".join(dict.fromkeys([*words, letters, *joined])).strip()


def fold(text: str) -> str:
    """Give the text in lower case, without diacritics, with the ligature ij as two letters."""
    apart = unicodedata.normalize("NFKD", text.replace("ĳ", "ij").replace("Ĳ", "ij"))
    return "".join(char for char in apart if not unicodedata.combining(char)).casefold()


def search_words(typed: str) -> tuple[str, ...]:
    """Give the words to look for in what was typed; never an error, whatever was typed."""
    return tuple(_WORD.findall(fold(typed)))


def clean(text: str) -> str:
    """Give the text fit to store: NFC, no control characters, no lone surrogates."""
    if text.isascii() and text.isprintable():
        return text.strip()  # most is: an import of votes cleans half a million texts
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    normal = unicodedata.normalize("NFC", whole)
    return "".join(char for char in normal if char in "\n\t" or unicodedata.category(char) != "Cc").strip()


def turned_round(written: str) -> PersonName:
    """Read a name as parliament writes it: "Waveren van, A." or "Jong de, L.W.E. (Léon)".

    Words after the main word that are written in lower case are the tussenvoegsel.
    """
    surname, _, first = written.partition(",")
    given = re.search(r"\(([^)]*)\)", first)
    initials = re.sub(r"\([^)]*\)", "", first).strip()
    words = surname.split()
    cut = len(words)
    while cut > 1 and words[cut - 1].lstrip("'’")[:1].islower():
        cut -= 1
    return PersonName(
        initials=initials,
        given_name=given.group(1).strip() if given else "",
        prefix=" ".join(words[cut:]),
        family_name=" ".join(words[:cut]),
    )


def _join(*parts: str) -> str:
    return " ".join(part.strip() for part in parts if part and part.strip())
