"""A briefing in words: head, foot and the sections of both pages, which every paper prints alike."""

from dataclasses import dataclass

from ipo_crm.papers import wording
from ipo_crm.papers.blocks import Numbers, Section
from ipo_crm.papers.content import BriefingContent, numbered_sources, oldest_source_day, tidied
from ipo_crm.papers.first_page import first_page
from ipo_crm.papers.second_page import second_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The words of a briefing, in the order in which they are printed.

    `others` is empty for a talk with one, `demo` for real data.
    """

    title: str
    kind: str
    name: str
    function: str
    others: str
    day: str
    time: str
    place: str
    companions: str
    dossier: str
    page_one: tuple[Section, ...]
    page_two: tuple[Section, ...]
    classification: str
    as_of: str
    demo: str

    @property
    def footer(self) -> str:
        """The stamp at the foot: who may read it, and how old it is."""
        stamp = f"{self.classification} {self.as_of}"
        return f"{stamp} · {self.demo}" if self.demo else stamp

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of both pages."""
        return self.page_one + self.page_two


def outline(content: BriefingContent) -> Outline:
    """Put a briefing into words: what is not recorded says so, what claims bears its source number."""
    content = tidied(content)
    head = content.head
    sources = numbered_sources(content)
    numbers = Numbers(sources)
    name = head.name or f"naam {wording.NOT_RECORDED}"
    return Outline(
        title=f"Briefing {name}",
        kind=head.kind,
        name=name,
        function=head.function or f"functie {wording.NOT_RECORDED}",
        others=f"ook aan tafel: {wording.names(head.others)}" if head.others else "",
        day=wording.meeting_day(head.day, head.precision),
        time=wording.time_span(head.starts, head.ends),
        place=head.place or f"plaats {wording.NOT_RECORDED}",
        companions=f"mee: {', '.join(head.companions) or wording.NOT_RECORDED}",
        dossier=content.dossier or f"dossier {wording.NOT_RECORDED}",
        page_one=first_page(content, numbers),
        page_two=second_page(content, numbers, sources),
        classification=wording.sentence(content.classification or f"Vertrouwelijkheid {wording.NOT_RECORDED}"),
        as_of=_as_of(content),
        demo="Demobestand" if content.is_demo else "",
    )


def _as_of(content: BriefingContent) -> str:
    oldest = oldest_source_day(content)
    day = wording.day_digits(oldest) if oldest else wording.UNKNOWN
    return f"Gegevens per {wording.moment(content.data_as_of)}; oudste bron {day}"
