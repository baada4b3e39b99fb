"""The words of page one, which is read in two minutes on the way."""

from datetime import date

from ipo_crm.domain.positions import Stance
from ipo_crm.domain.promises import Direction
from ipo_crm.papers import wording
from ipo_crm.papers.blocks import Block, Line, Numbers, Paragraph, Run, Section, bullets, says, strong, table, words
from ipo_crm.papers.content import AskLine, BriefingContent, LastContact, OpenPromise, Stand, ordered_promises


def first_page(content: BriefingContent, numbers: Numbers) -> tuple[Section, ...]:
    """Put page one into words, section by section."""
    them = content.head.pronouns.object
    today = content.data_as_of.date()
    sentence = content.one_sentence or "Het doel van het gesprek is niet vastgelegd."
    return (
        Section("sentence", "In één zin", (says(sentence),)),
        Section("ask", "Vraag", _ask(content.ask, numbers)),
        Section("promises", "Openstaand", _open(content, today, numbers)),
        Section("stands", "Positie", _stands(content.stands, today, numbers)),
        Section(
            "why",
            f"Waarom voor {them}",
            bullets((numbers.claim(each) for each in content.why), f"Wat dit voor {them} betekent is niet vastgelegd."),
        ),
        Section(
            "messages",
            "Kernboodschappen",
            bullets((numbers.claim(each) for each in content.messages), "Er zijn geen kernboodschappen vastgelegd."),
        ),
        Section(
            "questions",
            "Onze vragen",
            bullets((words(each) for each in content.questions), "Er zijn geen vragen vastgelegd."),
        ),
    )


def _ask(ask: AskLine | None, numbers: Numbers) -> tuple[Block, ...]:
    if ask is None:
        return (says("Er is geen vraag vastgelegd."),)
    marks = numbers.marks(ask.sources)
    sentence: Line = (Run(ask.text, strong=True, marks=marks),)
    if ask.amount is not None:
        amount = wording.amount(ask.amount, ask.recurrence, ask.first_year, ask.last_year)
        sentence = (Run(f"{ask.text.rstrip(' .')}: ", strong=True), Run(f"{amount}.", strong=True, marks=marks))
    fallback = ask.fallback or wording.NOT_RECORDED
    return (
        Paragraph(sentence),
        Paragraph((Run("Anders: ", strong=True), Run(fallback))),
    )


def _open(content: BriefingContent, today: date, numbers: Numbers) -> tuple[Block, ...]:
    rows = (_promise(each, content.head.pronouns.subject, today, numbers) for each in ordered_promises(content))
    listed = table(("wie", "wat", "wanneer"), rows, "Er staan geen toezeggingen open.")
    return (*listed, Paragraph(_last_contact(content.last_contact, today, numbers), is_note=True))


def _promise(promise: OpenPromise, they: str, today: date, numbers: Numbers) -> tuple[Line, ...]:
    by_them = promise.direction is Direction.BY_THEM
    note = (Run("; "), Run(promise.note, strong=True)) if promise.note else ()
    stressed, rest = wording.due(promise.due, promise.first_due, promise.days_late, today)
    return (
        strong(they if by_them else "wij"),
        (Run(promise.text, marks=numbers.marks(promise.sources)), *note),
        tuple(run for run in (Run(stressed, strong=True), Run(rest)) if run.text),
    )


def _last_contact(contact: LastContact | None, today: date, numbers: Numbers) -> Line:
    if contact is None:
        return words(f"Laatste contact: {wording.NOT_RECORDED}.")
    day = wording.day_month(contact.day, today)
    facts = ", ".join(part for part in (day, contact.kind, contact.place) if part)
    summary = wording.sentence(contact.summary) if contact.summary else "Verslag niet vastgelegd."
    return (Run(f"Laatste contact: {facts}. {summary}", marks=numbers.marks(contact.sources)),)


def _stands(stands: tuple[Stand, ...], today: date, numbers: Numbers) -> tuple[Block, ...]:
    rows = ((words(each.dossier), words(wording.stance(each.stance)), _ground(each, today, numbers)) for each in stands)
    return table(("dossier", "positie", "sinds, bron, zekerheid"), rows, "Er zijn geen posities vastgelegd.")


def _ground(stand: Stand, today: date, numbers: Numbers) -> Line:
    """Say since when, from which source and how sure: "14 mei, was 0; eigen gesprek;1 redelijk"."""
    if not stand.is_known:
        return words(stand.remark or wording.NOT_RECORDED)
    since = wording.day_month(stand.day, today) if stand.day else f"datum {wording.UNKNOWN}"
    was = f", was {wording.stance(stand.was)}" if _moved(stand.stance, stand.was) else ""
    sure = stand.confidence or f"zekerheid {wording.UNKNOWN}"
    remark = f"; {stand.remark}" if stand.remark else ""
    source = Run(f"{since}{was}; {wording.source_class(stand.source)};", marks=numbers.marks((stand.source,)))
    return (source, Run(f" {sure}{remark}"))


def _moved(now: Stance | None, was: Stance | None) -> bool:
    return was is not None and was != now
