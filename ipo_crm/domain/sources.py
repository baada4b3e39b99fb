"""Sources: where a fact comes from, and when we knew it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ipo_crm.domain.ids import NEW, SourceId


class SourceClass(StrEnum):
    """How the knowledge reached us."""

    PUBLIC = "public"
    OWN_TALK = "own_talk"
    THIRD_PARTY = "third_party"
    IMPORT = "import"
    INVENTED = "invented"


_HOW_KNOWN = {
    SourceClass.OWN_TALK: "Eigen gesprek met {whom}",
    SourceClass.PUBLIC: "Openbaar stuk, genoemd in het gesprek met {whom}",
    SourceClass.THIRD_PARTY: "Van een derde, besproken met {whom}",
}
_OF_TALKS = tuple(words.format(whom="") for words in _HOW_KNOWN.values())


def talk_title(source_class: SourceClass, whom: str) -> str:
    """Give the title of what was learned in a talk with these people."""
    return _HOW_KNOWN[source_class].format(whom=whom)


def is_of_talk(title: str) -> bool:
    """Tell whether a title was made of the names of whom was talked with."""
    return title.startswith(_OF_TALKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document, talk or file that a fact rests on.

    `published` is the day of the piece itself, `known_on` the day we learned it.
    """

    id: SourceId = SourceId(NEW)
    source_class: SourceClass
    title: str
    published: date | None = None
    known_on: date | None = None
    url: str = ""

    @property
    def day(self) -> date | None:
        """The day to print beside the fact: that of the piece, or else that of our knowledge."""
        return self.published or self.known_on
