"""What the search field shows: hits of the services as the palette's groups."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from ipo_crm.domain import labels
from ipo_crm.domain.counts import dotted
from ipo_crm.domain.dates import write_day
from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.names import words_of
from ipo_crm.domain.search import Hit as Found
from ipo_crm.domain.search import HitGroup as FoundGroup
from ipo_crm.domain.search import HitKind
from ipo_crm.services.saved_filters import SavedFilters
from ipo_crm.services.search import Search
from ipo_crm.ui.likeness import likeness
from ipo_crm.ui.page import FILTER, Place
from ipo_crm.ui.parts import Hit, HitGroup
from ipo_crm.ui.setting_names import AREA as SETTINGS
from ipo_crm.ui.setting_names import find_settings, setting_names

_AREAS: Final = {
    "person": "people",
    "organisation": "organisations",
    "dossier": "dossiers",
    "coalition": "coalitions",
    "meeting": "meetings",
    "promise": "meetings",
}
_SUBJECTS: Final = {area: subject for subject, area in _AREAS.items() if subject != "promise"}
_ICONS: Final = {
    HitKind.PERSON: "user",
    HitKind.ORGANISATION: "building-2",
    HitKind.DOSSIER: "folder",
    HitKind.COALITION: "own-coalition",
    HitKind.MEETING: "message-square",
    HitKind.PROMISE: "check",
    HitKind.TASK: "circle-check",
    HitKind.ASK: "euro",
    HitKind.MOTION: "gavel",
    HitKind.MESSAGE: "megaphone",
    HitKind.DATE: "calendar",
    HitKind.STOP: "map-pin",
    HitKind.TRAJECTORY: "own-trajectory",
    HitKind.TAG: "tag",
    HitKind.IMPRESSION: "eye-off",
}
_KIND_WORDS: Final = {kind.value: word for kind, word in labels.MEETING_KIND.items()}
_PLAIN: Final = "file-text"
_HOMELESS: Final = {HitKind.TASK: "meetings", HitKind.TAG: "people"}  # others without a record stand at the dossiers
_PREFIXES: Final = {"@": HitKind.PERSON, "#": HitKind.DOSSIER}
_RECENT = 8
_MISSPELT = 4


class Finder(QObject):
    """Answers the palette; "@" asks for people only, "#" for dossiers only, and nothing for what was open last.

    `visited` gives the places that were open, the last one first; `offers` what can be done with a record of a name,
    `kept` are the filters of lists.
    """

    def __init__(
        self,
        search: Search,
        visited: Callable[[], Sequence[Place]] = tuple,
        offers: Callable[..., Sequence[Hit]] | None = None,
        kept: SavedFilters | None = None,
    ) -> None:
        super().__init__()
        self._search = search
        self._visited = visited
        self._offers = offers
        self._kept = kept

    def find(self, typed: str) -> Sequence[HitGroup]:
        """Give what fits the text, by kind; then names that look like it, filters to go on with, and a new person."""
        only = _PREFIXES.get(typed[:1])
        words = typed[1:] if only else typed
        if not words.strip():
            return self._recent(only)
        found = self._search.look(words, only)
        groups = [self._group(group) for group in found.groups]
        if found.near:
            hits = tuple(self._hit(hit) for hit in found.near)
            groups.append(HitGroup(self.tr("Bedoelde u"), self.tr("lijkt op wat u typte"), hits, offered=True))
        if only is None:
            groups += self._kept_filters(words)
            groups += _settings(words)
            groups += self._filters(words, found.unread)
        if only is not HitKind.DOSSIER and ":" not in words:
            groups.append(self._new_person(words.strip(), nothing=not found.groups and not found.near))
        return groups

    def _recent(self, only: HitKind | None) -> list[HitGroup]:
        """Give what was open last, of one kind perhaps."""
        refs = [
            RecordRef(subject, place.record)
            for place in self._visited()
            if isinstance(place.record, int) and (subject := _SUBJECTS.get(place.area))
        ]
        wanted = [ref for ref in dict.fromkeys(refs) if only is None or ref.subject == only.value][:_RECENT]
        hits = tuple(self._hit(hit) for hit in self._search.shown(wanted))
        return [HitGroup(self.tr("Laatst geopend"), "", hits)] if hits else []

    def _kept_filters(self, words: str) -> list[HitGroup]:
        """Give the filters that are kept under such a name, each of which opens its list."""
        found = () if self._kept is None else self._kept.called(words)
        hits = tuple(
            Hit(
                title=each.name,
                detail=labels.HIT_KIND[HitKind(_SUBJECTS[each.area])],
                icon="funnel",
                place=Place(each.area, (FILTER, each.query)),
            )
            for each in found
            if each.area in _SUBJECTS
        )
        return [HitGroup(self.tr("Bewaarde filters"), "", hits, offered=True)] if hits else []

    def _filters(self, words: str, unread: Sequence[str]) -> list[HitGroup]:
        hits = tuple(Hit(title=text, icon="funnel", text=text) for text in self._search.completions(words))
        note = self.tr("nog niet af: %1").replace("%1", ", ".join(unread)) if unread else ""
        if not hits and note:
            hits = (Hit(title=words, icon="funnel", text=words),)
        return [HitGroup(self.tr("Filters"), note, hits, offered=True)] if hits else []

    def _group(self, group: FoundGroup) -> HitGroup:
        """Count what is shown: of all that fits where the rest is left out, else of all there is."""
        shown = len(group.hits)
        total = dotted(group.among if shown == group.found and not group.more else group.found)
        words = self.tr("%1 van meer dan %2") if group.more else self.tr("%1 van %2")
        note = words.replace("%1", dotted(shown)).replace("%2", total)
        return HitGroup(labels.HIT_KIND[group.kind], note, tuple(self._hit(hit) for hit in group.hits))

    def _hit(self, found: Found) -> Hit:
        hit = _hit(found)
        if self._offers is None or hit.place is None:
            return hit
        return replace(hit, offers=partial(self._offers, hit.place, hit.title))

    def _new_person(self, name: str, *, nothing: bool) -> HitGroup:
        title = self.tr("Nieuwe persoon “%1”").replace("%1", name)
        hit = Hit(title=title, icon="user-plus", keys="Ctrl+N", place=Place("people", ("new", name)))
        return HitGroup(
            self.tr("Niets gevonden in dit bestand") if nothing else self.tr("Toevoegen"), "", (hit,), offered=True
        )


def _settings(words: str) -> list[HitGroup]:
    """Give the settings that are called so, or nearly, each of which opens on its page."""
    typed = words_of(words)
    near = (name for name in setting_names() if likeness(typed, f"{name.title} {name.others}"))
    found = find_settings(words) or (tuple(near) if any(len(word) >= _MISSPELT for word in typed) else ())
    hits = tuple(Hit(title=name.title, icon="settings-2", place=Place(SETTINGS, name.key)) for name in found)
    return [HitGroup(QCoreApplication.translate("settings", "Instellingen"), "", hits, offered=True)] if hits else []


def _hit(found: Found) -> Hit:
    return Hit(
        title=_title(found),
        detail=_detail(found),
        icon=_ICONS.get(found.kind, _PLAIN),
        sector=found.sector,
        person=found.kind is HitKind.PERSON,
        place=_place(found),
        marks=found.marks,
        fragment=found.fragment,
        fragment_marks=found.fragment_marks,
    )


def _title(found: Found) -> str:
    """Give the title; a talk without one is called by its kind."""
    return (
        _KIND_WORDS.get(found.title, "").capitalize() or found.title if found.kind is HitKind.MEETING else found.title
    )


def _detail(found: Found) -> str:
    detail = found.detail
    if found.kind is HitKind.MEETING:
        detail = _KIND_WORDS.get(detail, "") if detail != found.title else ""
    if found.fragment and found.day is not None:
        detail = ""  # there is room for one thing behind a fragment
    day = "" if found.day is None else write_day(found.day, weekday=False)
    return "  ·  ".join(part for part in (detail, day) if part)


def _place(found: Found) -> Place:
    """Give the page that shows a hit: its own, or that of the record it hangs on."""
    home = found.home
    if home is None:
        return Place(_HOMELESS.get(found.kind, "dossiers"))
    record: object = (home.subject, home.key) if home.subject in ("coalition", "promise") else home.key
    return Place(_AREAS[home.subject], record)
