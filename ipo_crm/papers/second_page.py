"""The words of page two, the background for whoever has time."""

from collections.abc import Iterable
from datetime import date

from ipo_crm.domain import labels
from ipo_crm.domain.dossiers import CalendarDate, Phase
from ipo_crm.domain.organisations import Chamber
from ipo_crm.domain.sources import Source
from ipo_crm.papers import wording
from ipo_crm.papers.blocks import (
    Block,
    FieldMap,
    Line,
    Numbers,
    Paragraph,
    Run,
    SeatBars,
    Section,
    bullets,
    says,
    strong,
    table,
    words,
)
from ipo_crm.papers.content import (
    BriefingContent,
    ChamberSeats,
    FieldActor,
    Statement,
    Suspect,
    has_unsourced_claim,
    ordered_seats,
    placed,
)


def second_page(content: BriefingContent, numbers: Numbers, sources: tuple[Source, ...]) -> tuple[Section, ...]:
    """Put page two into words; the list of sources is complete, whatever the layout cuts."""
    return (
        Section("field", "Krachtenveld", _field(content, numbers)),
        Section("suspects", "Unusual suspects", _suspects(content, numbers)),
        Section("seats", "Zetels", _seats(content, numbers)),
        Section("phase", "Fase en kalender", _phase(content, numbers)),
        Section("objections", "Tegenwerpingen", _objections(content, numbers)),
        Section(
            "sensitive",
            "Niet zeggen",
            bullets((words(each) for each in content.sensitive), "Er zijn geen gevoelige punten vastgelegd."),
        ),
        Section("tasks", "Rolverdeling", _tasks(content)),
        Section("sources", "Bronnen", _sources(content, sources)),
    )


def seat_words(seats: ChamberSeats | None) -> tuple[str, ...]:
    """Say the counts of a chamber; "waarschijnlijk" and "hoopvol" count those before them too."""
    if seats is None:
        return (wording.NO_SEATS,)
    return (
        f"zeker {seats.sure} · waarschijnlijk {seats.up_to_likely} · hoopvol {seats.up_to_hopeful}",
        f"{wording.UNKNOWN} {seats.unknown} · tegen {seats.against}",
    )


def _field(content: BriefingContent, numbers: Numbers) -> tuple[Block, ...]:
    known = placed(content)
    if not content.field:
        return (says("Er zijn geen posities van spelers vastgelegd."),)
    drawing = (FieldMap(tuple((actor, numbers.marks(actor.sources)) for actor in known)),) if known else ()
    no_stance = _names(actor for actor in content.field if actor.stance is None)
    no_influence = _names(actor for actor in content.field if actor.stance is not None and actor.influence is None)
    unknown = f"Positie onbekend: {no_stance}. " if no_stance else ""
    unknown += f"Invloed onbekend: {no_influence}." if no_influence else ""
    return (*drawing, *((Paragraph(words(unknown.strip()), is_note=True),) if unknown else ()))


def _names(actors: Iterable[FieldActor]) -> str:
    return ", ".join(actor.label for actor in actors)


def _suspects(content: BriefingContent, numbers: Numbers) -> tuple[Block, ...]:
    rows = (_suspect(each, numbers) for each in content.suspects)
    return (
        *bullets(rows, "Er zijn geen unusual suspects berekend."),
        _named("Noem dit", content.name_this, numbers),
        _named(f"Pad naar {content.head.pronouns.object}", content.path, numbers),
    )


def _suspect(suspect: Suspect, numbers: Numbers) -> Line:
    score = "weinig gegevens" if suspect.score is None else wording.count(suspect.score)
    return numbers.claim(suspect.reason, Run(f"{suspect.name}, {score}. ", strong=True))


def _named(title: str, statement: Statement | None, numbers: Numbers) -> Paragraph:
    lead = Run(f"{title}: ", strong=True)
    return Paragraph(numbers.claim(statement, lead) if statement else (lead, Run(f"{wording.NOT_RECORDED}.")))


def _seats(content: BriefingContent, numbers: Numbers) -> tuple[Block, ...]:
    known = {seats.chamber: seats for seats in ordered_seats(content)}
    if not known:
        none = says(f"{wording.NO_SEATS.capitalize()}.")
        return (none, Paragraph(numbers.claim(content.pivot))) if content.pivot else (none,)
    bars = tuple(
        (chamber, known.get(chamber), numbers.marks(known[chamber].sources) if chamber in known else ())
        for chamber in Chamber
    )
    balance = Run(" ".join(_balance(seats) for seats in known.values()))
    pivot = numbers.claim(content.pivot) if content.pivot else ()
    return (SeatBars(bars), Paragraph((*pivot, Run(" "), balance) if pivot else (balance,)))


def _balance(seats: ChamberSeats) -> str:
    """Say whether what is sure and likely suffices: "Eerste Kamer: nog 3 tekort."."""
    spare = seats.up_to_likely - seats.needed
    outcome = f"nog {-spare} tekort" if spare < 0 else "precies genoeg" if spare == 0 else f"{spare} over"
    return f"{labels.CHAMBER[seats.chamber]}: {outcome}."


def _phase(content: BriefingContent, numbers: Numbers) -> tuple[Block, ...]:
    today = content.data_as_of.date()
    rows = (_calendar_row(each, today, numbers) for each in content.calendar)
    if content.phase is None:
        phase = says("De fase van het dossier is niet vastgelegd.")
    else:
        name = f": {content.phase_name}" if content.phase_name else ""
        text = f"Fase {int(content.phase)} van {len(Phase)}{name}."
        phase = Paragraph((Run(text, strong=True, marks=numbers.marks(content.phase_sources)),))
    return (phase, *table(("dag", "wat"), rows, "Er staan geen data in de kalender."))


def _calendar_row(entry: CalendarDate, today: date, numbers: Numbers) -> tuple[Line, ...]:
    at = f", {wording.clock(entry.at)}" if entry.at else ""
    unsure = "" if entry.confirmed else " (te bevestigen)"
    what = Run(f"{entry.text}{at}{unsure}", marks=numbers.marks((entry.source,)))
    return strong(wording.day_short(entry.day, today)), (what,)


def _objections(content: BriefingContent, numbers: Numbers) -> tuple[Block, ...]:
    rows = ((words(wording.quoted(each.text)), _answer(each.answer, numbers)) for each in content.objections)
    return table(("tegenwerping", "antwoord"), rows, "Er zijn geen tegenwerpingen vastgelegd.")


def _answer(answer: Statement | None, numbers: Numbers) -> Line:
    return numbers.claim(answer) if answer else words(f"antwoord {wording.NOT_RECORDED}")


def _tasks(content: BriefingContent) -> tuple[Block, ...]:
    rows = ((strong(each.name), words(each.task or f"taak {wording.NOT_RECORDED}")) for each in content.tasks)
    leave = content.leave_behind or wording.NOT_RECORDED
    return (
        *table(("wie", "wat"), rows, "Wie wat doet, is niet vastgelegd."),
        Paragraph((Run("Achterlaten: ", strong=True), Run(wording.sentence(leave)))),
    )


def _sources(content: BriefingContent, sources: tuple[Source, ...]) -> tuple[Block, ...]:
    rows = [
        (Run(str(number), strong=True), Run(f" {wording.sentence(wording.source_line(source))}"))
        for number, source in enumerate(sources, start=1)
    ]
    if has_unsourced_claim(content):
        rows.append((Run(wording.NO_SOURCE_MARK, strong=True), Run(f" Bron {wording.NOT_RECORDED}.")))
    return bullets(rows, "Er zijn geen bronnen vastgelegd.")
