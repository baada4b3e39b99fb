"""What a day pack says: the talks of a day, what is open with those one meets, and each briefing there is."""

from dataclasses import dataclass
from datetime import date, datetime, time

from ipo_crm.papers.content import BriefingContent, OpenPromise


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTalk:
    """A talk of the day; without a briefing `missing` says why.

    `briefing` is the content of the paper itself, so that the day and the briefing cannot differ.
    """

    starts: time | None = None
    ends: time | None = None
    who: str
    place: str = ""
    dossiers: tuple[str, ...] = ()
    briefing: BriefingContent | None = None
    missing: str = ""

    @property
    def function(self) -> str:
        """What the one does whom the briefing is about."""
        return self.briefing.head.function if self.briefing is not None else ""

    @property
    def promises(self) -> tuple[OpenPromise, ...]:
        """The promises open with that one, as the briefing has them."""
        return self.briefing.promises if self.briefing is not None else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayContent:
    """A day with its talks in the order of the clock; `data_as_of` is local time."""

    day: date
    data_as_of: datetime
    talks: tuple[DayTalk, ...] = ()
    classification: str = "Vertrouwelijk, alleen intern"
    is_demo: bool = False


def says_enough(content: BriefingContent) -> bool:
    """Tell whether a briefing says more than who comes, when and where; two pages of nothing help nobody."""
    return bool(
        content.one_sentence
        or content.ask
        or content.promises
        or content.last_contact
        or content.why
        or content.dossier
        or any(stand.is_known for stand in content.stands)
    )
