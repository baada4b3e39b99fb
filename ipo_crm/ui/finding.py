"""What the search field shows: hits of the services as the palette's groups."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLocale

from ipo_crm.domain import labels
from ipo_crm.domain.names import fold, search_words
from ipo_crm.domain.search import Hit as Found
from ipo_crm.domain.search import HitKind
from ipo_crm.services.exports import Exports
from ipo_crm.services.search import Search
from ipo_crm.ui.page import Place
from ipo_crm.ui.parts import Hit, HitGroup

_AREAS: Final = {
    HitKind.PERSON: ("people", "user", "person"),
    HitKind.ORGANISATION: ("organisations", "building-2", "organisation"),
    HitKind.DOSSIER: ("dossiers", "folder", "dossier"),
    HitKind.COALITION: ("coalitions", "own-coalition", "coalition"),
    HitKind.MEETING: ("meetings", "message-square", "meeting"),
    HitKind.PROMISE: ("meetings", "check", "promise"),
}
_PREFIXES: Final = {"@": HitKind.PERSON, "#": HitKind.DOSSIER}


class Finder:
    """Answers the palette; "@" asks for people only, "#" for dossiers only."""

    def __init__(self, search: Search, exports: Exports) -> None:
        self._search = search
        self._exports = exports

    def find(self, typed: str) -> Sequence[HitGroup]:
        """Give what fits the text, by kind."""
        only = _PREFIXES.get(typed[:1])
        words = typed[1:] if only else typed
        found = self._search.find(words) if words.strip() else ()
        groups: dict[HitKind, list[Found]] = {}
        for hit in found:
            if only is None or hit.kind is only:
                groups.setdefault(hit.kind, []).append(hit)
        counts = self._exports.counts() if groups else {}
        return [
            HitGroup(
                labels.HIT_KIND[kind],
                f"{len(hits)} van {QLocale().toString(counts[_AREAS[kind][2]])}",
                tuple(_hit(hit, words) for hit in hits),
            )
            for kind, hits in groups.items()
        ]


def _hit(found: Found, typed: str) -> Hit:
    area, icon, _ = _AREAS[found.kind]
    record: object = found.key
    if found.kind is HitKind.COALITION:
        record = ("coalition", found.key)
    elif found.kind is HitKind.PROMISE:
        record = ("promise", found.key)
    return Hit(
        title=found.title, detail=found.detail, icon=icon, place=Place(area, record), marks=_marks(found.title, typed)
    )


def _marks(title: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Give where the typed words stand in the title, when folding leaves its letters in place."""
    folded = fold(title)
    if len(folded) != len(title):
        return ()
    places = ((folded.find(word), len(word)) for word in search_words(typed))
    return tuple(sorted((at, length) for at, length in places if at >= 0))
