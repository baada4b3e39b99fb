"""Tags and saved filters: the user's own words for finding records again."""

from dataclasses import dataclass

from ipo_crm.domain.ids import NEW, FilterId, TagId

TAGGED = ("person", "organisation", "dossier", "meeting")
"""The subjects that can bear tags."""
LONGEST_RHYTHM = 3650
"""How many days a rhythm may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A free word on records; `rhythm_days` is how often whoever bears it wants to be spoken to, None for no rhythm."""

    id: TagId = TagId(NEW)
    uuid: str = ""
    name: str
    rhythm_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRow:
    """A tag with the number of records that bear it."""

    tag: Tag
    used: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A filter of one list under a name of the user's; `query` is what the list's own field would hold."""

    id: FilterId = FilterId(NEW)
    uuid: str = ""
    area: str
    name: str
    query: str
