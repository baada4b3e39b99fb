"""Notes: Markdown in which a link names a person or a dossier by what stays when names change or records merge."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ipo_crm.domain.ids import RecordRef

SCHEMES = {"persoon": "person", "dossier": "dossier"}
"""The word before the colon of a link, and the subject that it names."""
SIGNS = {"person": "@", "dossier": "#"}
"""What one types to name somebody or something, and what stands before the name while one writes."""

_WORD = {subject: word for word, subject in SCHEMES.items()}
_UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_LINK = re.compile(rf"\[((?:[^\[\]\n]++|\[[^\[\]\n]*+\])*+)\]\(({'|'.join(SCHEMES)}):({_UUID})\)")
_ADDRESS = re.compile(rf"({'|'.join(SCHEMES)}):({_UUID})")
_NO_LABEL = re.compile(r"[\[\]\n\r\\`*_<>@#]+")
_SINGLE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")


@dataclass(frozen=True, slots=True)
class Named:
    """Who or what a link names: the subject of the record and its UUID."""

    subject: str
    uuid: str

    @property
    def address(self) -> str:
        """What the link points at: "persoon:<uuid>"."""
        return f"{_WORD[self.subject]}:{self.uuid}"


@dataclass(frozen=True, slots=True)
class NoteLink:
    """A link in a note: where it stands, whom it names and by what name."""

    start: int
    end: int
    named: Named
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteMention:
    """A note that names a person or a dossier: whose note it is, and what stands around the name."""

    ref: RecordRef
    name: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody or something that a note can name."""

    named: Named
    label: str
    detail: str = ""


def named_by(address: str) -> Named | None:
    """Read what a link points at, None where that is no record of ours."""
    found = _ADDRESS.fullmatch(address)
    return None if found is None else Named(SCHEMES[found[1]], found[2].lower())


def links(text: str) -> tuple[NoteLink, ...]:
    """Give the links to records in a note, in order."""
    if "](" not in text:
        return ()
    return tuple(
        NoteLink(found.start(), found.end(), Named(SCHEMES[found[2]], found[3].lower()), found[1])
        for found in _LINK.finditer(text)
    )


def link(named: Named, label: str) -> str:
    """Write a link; a label has no signs that Markdown would read."""
    return f"[{plain_label(label)}]({named.address})"


def plain_label(label: str) -> str:
    """Give a name without the signs that Markdown would read."""
    return " ".join(_NO_LABEL.sub(" ", label).split()) or "?"


def renamed(text: str, names: Mapping[Named, str]) -> str:
    """Give a note with the present names in its links; one without a known name keeps the name that it has."""
    return _replaced(text, lambda each: link(each.named, names[each.named]) if each.named in names else None)


def plain(text: str) -> str:
    """Give a note with only the names in place of its links."""
    return _replaced(text, lambda each: each.label)


def as_shown(text: str) -> str:
    """Give Markdown to show: each line that was typed stays a line, and no image is one.

    Qt reads the file that an image names by itself, past what the widget says about resources.
    """
    return _SINGLE_BREAK.sub("  \n", text.replace("![", "! ["))


@dataclass(frozen=True, slots=True)
class Writing:
    """A note as one edits it: "@S. van Fictie" in place of a link, and what each of those names."""

    text: str
    tokens: Mapping[str, Named]

    def stored(self) -> str:
        """Give the Markdown to keep."""
        if not self.tokens:
            return self.text
        longest_first = sorted(self.tokens, key=len, reverse=True)
        pattern = re.compile(rf"({'|'.join(map(re.escape, longest_first))})(?!\w)")
        return pattern.sub(lambda found: link(self.tokens[found[1]], found[1][1:]), self.text)


def writing(text: str, names: Mapping[Named, str]) -> Writing:
    """Give a note as one edits it, with the present names."""
    tokens: dict[str, Named] = {}

    def shown(each: NoteLink) -> str:
        return token(tokens, each.named, names.get(each.named, each.label))

    return Writing(_replaced(text, shown), tokens)


def token(tokens: dict[str, Named], named: Named, label: str) -> str:
    """Give what stands in the editor for a record, and note whom it names; a namesake gets a number."""
    base = f"{SIGNS[named.subject]}{plain_label(label)}"
    made, number = base, 2
    while tokens.get(made, named) != named:
        made, number = f"{base} ({number})", number + 1
    tokens[made] = named
    return made


def around(text: str, wanted: Iterable[Named], room: int = 60) -> str:
    """Give the words around the first link to one of these records, on one line."""
    chosen = frozenset(wanted)
    found = next((each for each in links(text) if each.named in chosen), None)
    if found is None:
        return ""
    before, after = plain(text[: found.start]), plain(text[found.end :])
    start, end = before[-room:], after[:room]
    words = " ".join(f"{start}{found.label}{end}".split())
    return f"{'…' if len(before) > room else ''}{words}{'…' if len(after) > room else ''}"


def _replaced(text: str, give: Callable[[NoteLink], str | None]) -> str:
    pieces: list[str] = []
    at = 0
    for each in links(text):
        fresh = give(each)
        if fresh is not None:
            pieces += [text[at : each.start], fresh]
            at = each.end
    return "".join((*pieces, text[at:]))
