"""Mentions: where a free text names a person, in whatever spelling, and what stands there once they are erased."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ipo_crm.domain import notes
from ipo_crm.domain.names import PersonName, fold
from ipo_crm.domain.phones import looks_like_phone, pattern_of

ERASED = "[gewist persoon]"
"""What stands in place of the name of somebody who was erased."""

WITHHELD = "[persoon met bezwaar]"
"""What stands, in what is given away, in place of the name of somebody who objected to being kept."""

_SHORTER = "[gewist]"
_BETWEEN = r"[\s.,'’\-]*"
_EDGE_LEFT, _EDGE_RIGHT = r"(?<![0-9a-z])", r"(?![0-9a-z])"
_FORMS_OF_ADDRESS = ("de heer", "dhr", "mevrouw", "mevr", "mw", "heer", "meneer")
_SHORTEST_WORD = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text that names the person; `certain` says that more than the bare surname fits."""

    start: int
    end: int
    certain: bool


class Mentions:
    """Finds one person in texts: by each name they bore, in every spelling, and by what else points at them."""

    def __init__(
        self, names: Iterable[PersonName], others: Iterable[str] = (), links: Iterable[notes.Named] = ()
    ) -> None:
        """Take the names, texts such as an e-mail address that mean the person wherever they stand, and their links.

        A link in a note goes as a whole, whatever name it shows: what it points at names the person too.
        """
        known = {_pattern(name): _words(name.family_name)[0] for name in names if _words(name.family_name)}
        self._names = [(word, re.compile(pattern)) for pattern, word in known.items()]
        self._links = frozenset(links)
        others = (*others, *(link.address for link in self._links))
        exact = sorted({fold(text).strip() for text in others if len(text.strip()) > _SHORTEST_WORD}, key=len)
        self._exact = re.compile("|".join(_exactly(text) for text in reversed(exact))) if exact else None

    def find(self, text: str) -> tuple[Mention, ...]:
        """Give where a text names the person, in order and without overlap."""
        if not self.may_name(text):
            return ()
        folded, places = _folded(text)
        found = [Mention(each.start, each.end, True) for each in notes.links(text) if each.named in self._links]
        if self._exact is not None:
            found += [Mention(places[m.start()], places[m.end()], True) for m in self._exact.finditer(folded)]
        for _, pattern in self._names:
            for m in pattern.finditer(folded):
                certain = any(m.group(part) for part in ("before", "prefix", "after"))
                found.append(Mention(places[m.start()], places[m.end()], certain))
        kept: list[Mention] = []
        found = [_without_space_at_end(text, mention) for mention in found]
        for mention in sorted(found, key=lambda each: (each.start, -each.end)):
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return tuple(kept)

    def may_name(self, text: str) -> bool:
        """Tell quickly of most texts that they name nobody: the first word of no surname is in them."""
        folded = text.lower() if text.isascii() else fold(text)
        if any(word in folded for word, _ in self._names):
            return True
        return self._exact is not None and self._exact.search(folded) is not None

    def names(self, text: str) -> bool:
        """Tell whether a text names the person at all."""
        return bool(self.find(text))

    def erase(self, text: str, *, bare: bool = True, mark: str = ERASED) -> str:
        """Give the text with the mark in place of every mention; without `bare` a surname alone stays."""
        for mention in reversed(self.find(text)):
            if bare or mention.certain:
                text = text[: mention.start] + mark + text[mention.end :]
        return text

    def erasures(self, text: str) -> Iterable[str]:
        """Give texts to put in place of this one, the best first, for fields that are short or must be unique."""
        best = self.erase(text)
        yield best
        yield from (f"{best} ({number})" for number in range(2, 100))
        short = self.erase(text, mark=_SHORTER)
        yield short
        yield from (short[: len(text) - 3].rstrip() + f" {number}" for number in range(2, 100))
        yield "x" * min(len(text), 1)


def _without_space_at_end(text: str, mention: Mention) -> Mention:
    end = mention.end
    while end > mention.start and text[end - 1].isspace():
        end -= 1
    return Mention(mention.start, end, mention.certain)


def _exactly(text: str) -> str:
    """Give the pattern of a text that means the person; a phone number in whatever way it is written."""
    return pattern_of(text) if looks_like_phone(text) else re.escape(text)


def _pattern(name: PersonName) -> str:
    """Give the pattern of a name in folded text: what may stand before and after it, the tussenvoegsel, the surname."""
    family = _BETWEEN.join(map(re.escape, _words(name.family_name)))
    prefix_words = _words(name.prefix)
    prefix = ""
    if prefix_words:
        whole = _BETWEEN.join(map(re.escape, prefix_words))
        letters = r"[.\s/]*".join(re.escape(word[0]) for word in prefix_words)
        prefix = rf"(?:{whole}|{letters}){_BETWEEN}"
    letters = "".join(_words(name.initials))
    before = [*map(re.escape, (fold(form) for form in _FORMS_OF_ADDRESS))]
    before += [re.escape(word) for part in (name.honorific, name.titles, name.given_name) for word in _words(part)]
    if letters:
        before.append(r"[.\s]*".join(map(re.escape, letters)))
    title = f"(?:{'|'.join(before)})"
    lead = rf"(?P<before>(?:{_EDGE_LEFT}{title}{_EDGE_RIGHT}[.\s]*)+)?"
    turned = [_BETWEEN.join(map(re.escape, prefix_words))] if prefix_words else []
    turned += [re.escape(word) for word in _words(name.given_name)]
    if letters:
        turned.append(r"[.\s]*".join(map(re.escape, letters)))
    after = rf"(?P<after>,\s*(?:(?:{'|'.join(turned)}){_EDGE_RIGHT}[.\s]*)+)?" if turned else "(?P<after>(?!))?"
    suffix = "".join(rf"(?:\s+{re.escape(word)}{_EDGE_RIGHT})?" for word in _words(name.suffix))
    return rf"{lead}{_EDGE_LEFT}(?P<prefix>{prefix or '(?!)'})?{family}(?:'?s)?{_EDGE_RIGHT}{suffix}{after}"


def _words(text: str) -> list[str]:
    return re.findall(r"[0-9a-z]+", fold(text))


def _folded(text: str) -> tuple[str, list[int]]:
    """Give the folded text, and for each place in it the place in the text that it came from."""
    letters: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        if unicodedata.combining(char):
            continue
        for letter in fold(char):
            letters.append(letter)
            places.append(at)
    places.append(len(text))
    return "".join(letters), _whole_characters(text, places)


def _whole_characters(text: str, places: list[int]) -> list[int]:
    """Let a stretch that ends before a loose accent end after it, so that no accent is left alone."""
    ends = []
    for place in places:
        end = place
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        ends.append(end)
    return ends
