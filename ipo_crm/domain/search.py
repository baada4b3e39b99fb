"""What the search field finds."""

from dataclasses import dataclass
from enum import StrEnum


class HitKind(StrEnum):
    """The groups of hits, in the order in which they are shown."""

    PERSON = "person"
    ORGANISATION = "organisation"
    DOSSIER = "dossier"
    COALITION = "coalition"
    MEETING = "meeting"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One record that fits what was typed; `key` is that of the noun named by `kind`."""

    kind: HitKind
    key: int
    title: str
    detail: str = ""
