"""Dutch personal names: how they are shown, sorted and found."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 4_000  # what the file holds of a search text
_LETTERS = str.maketrans(
    {"ĳ": "ij", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "œ": "oe", "æ": "ae", "ß": "ss", "ı": "i", "ŀ": "l"}
)
_MEANT_TOO = {"vd": "van", "vdr": "van der", "vdn": "van den", "v": "van", "t": "het"}
_SAID = {
    "mw": "mevrouw",
    "mevr": "mevrouw",
    "mevrouw": "mw",
    "dhr": "heer",
    "heer": "dhr",
    "hr": "heer",
}


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
        main = "".join(words_of(self.family_name))
        rest = "".join(words_of(f"{self.initials or self.given_name} {self.prefix}"))
        return f"{main} {rest}".strip()

    @property
    def search_text(self) -> str:
        """Every spelling under which the name is looked for, folded, space between.

        Besides the words: initials as one word and letter by letter, the tussenvoegsel short ("vd") and written on to
        the main word, wholly and from each of its words ("vandenberg", "denberg"), and a double name as one word.
        """
        prefix, family = words_of(self.prefix), words_of(self.family_name)
        initials = words_of(self.initials)
        main = "".join(family)
        short = "".join(word[0] for word in prefix)
        forms = [word for part in (self.given_name, self.prefix, self.family_name) for word in words_of(part)]
        forms += ["".join(initials), *(letter for word in initials for letter in (word, *word))]
        forms += [main, *("".join(prefix[at:]) + main for at in range(len(prefix))), "".join(prefix)]
        forms += ["het"] if "t" in prefix else []
        forms += [short, short + main] if len(short) > 1 else []
        forms += [*words_of(self.titles), *words_of(self.suffix)]
        forms += [form for word in words_of(self.honorific) for form in (word, _SAID.get(word, word))]
        return _search_text(forms)


def organisation_search_text(name: str, abbreviation: str = "") -> str:
    """Give every spelling under which an organisation is looked for: words, neighbours as one word, abbreviation."""
    words, short = words_of(name), words_of(abbreviation)
    joined = [one + other for one, other in pairwise(words)]
    dotted = "".join(word for word in words if len(word) == 1)
    forms = [*words, *short, "".join(short), *(["".join(words)] if len(words) < 4 else []), *joined, dotted]
    return _search_text(forms)


def _search_text(forms: Iterable[str]) -> str:
    """Put spellings in a row, each once; what is too long for the file is cut between two words."""
    whole = " ".join(dict.fromkeys(form for form in forms if form))
    return whole if len(whole) <= _LONGEST else whole[:_LONGEST].rpartition(" ")[0]


def fold(text: str) -> str:
    """Give the text in lower case, without diacritics, with ligatures and ij as two letters."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(char for char in apart if not unicodedata.combining(char)).casefold().translate(_LETTERS)


def fold_in_place(text: str) -> tuple[str, list[int]]:
    """Give the folded text, and for each of its characters where it stood in the text."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    folded: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        piece = _fold_one(char)
        folded.append(piece)
        places += [at] * len(piece)
    return "".join(folded), places


@lru_cache(maxsize=2_000)
def _fold_one(char: str) -> str:
    """Fold one character; a text of a language uses few, and the search field folds many texts at every key."""
    return fold(char)


def words_of(text: str) -> list[str]:
    """Give the words of a text, folded."""
    return _WORD.findall(fold(text))


def spellings(word: str) -> tuple[str, ...]:
    """Give the other ways to write a folded word that mean the same to who looks for it: ij and y, vd and van."""
    forms = [word]
    if word in _MEANT_TOO:
        forms.append(_MEANT_TOO[word])
    if "ij" in word:
        forms += [word.replace("ij", "y"), word.replace("ij", "ĳ")]
    if "y" in word:
        forms += [word.replace("y", "ij"), word.replace("y", "ĳ")]
    return tuple(forms)


def search_words(typed: str) -> tuple[str, ...]:
    """Give the words to look for in what was typed; never an error, whatever was typed."""
    return tuple(words_of(typed))


def clean(text: str) -> str:
    """Give the text fit to store: NFC, no control characters, no lone surrogates."""
    if text.isascii() and text.isprintable():
        return text.strip()  # most is: an import of votes cleans half a million texts
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    # First taken out, then composed: a control character may stand between two accents that then have another order.
    kept = "".join(char for char in whole if char in "\n\t" or unicodedata.category(char) != "Cc")
    return unicodedata.normalize("NFC", kept).strip()


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
