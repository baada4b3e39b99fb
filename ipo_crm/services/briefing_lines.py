"""What a briefing says, line by line: from what is kept to what is printed."""

from ipo_crm.domain import labels
from ipo_crm.domain.cards import DossierCard, PersonCard
from ipo_crm.domain.dossiers import Message, MessageKind, PhaseEntry
from ipo_crm.domain.meetings import Meeting, MeetingKind, MeetingRow
from ipo_crm.domain.people import RoleLine
from ipo_crm.domain.positions import Standing
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.domain.suspects import Suspects
from ipo_crm.domain.votes import Tally
from ipo_crm.papers.content import (
    ChamberSeats,
    Objection,
    Stand,
    Statement,
    Suspect,
)
from ipo_crm.services.settings import Settings

_LEAST_INFLUENCE = 3
_CONFIDENCE = {
    SourceClass.PUBLIC: "zeker",
    SourceClass.OWN_TALK: "redelijk",
    SourceClass.THIRD_PARTY: "onzeker",
    SourceClass.IMPORT: "niet nagegaan",
    SourceClass.INVENTED: "verzonnen",
}


def belongs_on_map(standing: Standing) -> bool:
    """Tell whether somebody is among those that a short map can show; fracties are counted as seats."""
    return not standing.is_fractie and (standing.influence is None or standing.influence >= _LEAST_INFLUENCE)


def one_sentence(meeting: Meeting) -> str:
    """Join what we come for and what they will push for in one sentence."""
    parts = [part.strip().rstrip(".") for part in (meeting.purpose, meeting.pushback) if part.strip()]
    return f"{'; '.join(parts)}." if parts else ""


def present_phase(dossier: DossierCard | None, settings: Settings) -> PhaseEntry | None:
    """Give the phase that a dossier is in today; None where none was written down."""
    today = settings.today()
    entered = [entry for entry in dossier.phases if entry.entered <= today] if dossier else []
    return entered[-1] if entered else None


def function(roles: tuple[RoleLine, ...], today: str) -> str:
    """Say the present roles in one line: "Tweede Kamerlid, fractie Polder; woordvoerder Energie"."""
    present = [line for line in roles if line.role.period.end is None or line.role.period.end.isoformat() > today]
    chambers = {line.parent for line in present if line.is_fractie}
    parts = []
    for line in present:
        if line.organisation in chambers:
            continue
        where = f"fractie {line.organisation}" if line.is_fractie else line.organisation
        parts.append(f"{line.role.function}, {where}")
        if line.role.portfolio:
            parts.append(f"woordvoerder {line.role.portfolio}")
    return "; ".join(parts)


def why(person: PersonCard) -> tuple[Statement, ...]:
    """Say what in their roles makes this matter to them: portfolio now, and what they did before."""
    found = []
    for line in person.roles:
        sources = (line.role.source,) if line.role.source else ()
        if line.role.period.end is not None:
            found.append(Statement(text=f"Was {line.role.function} bij {line.organisation}.", sources=sources))
        elif line.role.portfolio:
            found.append(Statement(text=f"Voert het woord over {line.role.portfolio}.", sources=sources))
    return tuple(found)


def messages(dossier: DossierCard | None, kind: MessageKind) -> tuple[Message, ...]:
    """Give the prepared sentences of one kind."""
    return tuple(each for each in dossier.messages if each.kind is kind) if dossier else ()


def statements(dossier: DossierCard | None, kind: MessageKind) -> tuple[Statement, ...]:
    """Give the prepared sentences of one kind, each with its source."""
    return tuple(
        Statement(text=each.text, sources=(each.source,) if each.source else ()) for each in messages(dossier, kind)
    )


def objection(message: Message) -> Objection:
    """Give an objection with the answer to it, where there is one."""
    answer = Statement(text=message.answer, sources=(message.source,) if message.source else ())
    return Objection(text=message.text, answer=answer if message.answer else None)


def stand(standing: Standing) -> Stand:
    """Say where somebody stands on a dossier, since when, and how sure that is."""
    return Stand(
        dossier=standing.dossier,
        stance=standing.stance,
        day=standing.day,
        was=standing.before if standing.had_before and standing.before != standing.stance else None,
        source=standing.source,
        confidence=_CONFIDENCE[standing.source.source_class],
    )


def named(dossier: DossierCard) -> str:
    """Give the title of a dossier with its number."""
    number = f" ({dossier.dossier.kamerstuk})" if dossier.dossier.kamerstuk else ""
    return f"{dossier.dossier.title}{number}"


def suspect_lines(suspects: Suspects | None, letter: Source | None) -> tuple[Suspect, ...]:
    """Say of each unusual suspect why it is one."""
    rows = suspects.highlighted if suspects else ()
    sources = (letter,) if letter else ()
    return tuple(
        Suspect(name=row.name, score=row.points, reason=Statement(text=row.brief, sources=sources)) for row in rows
    )


def name_this(suspects: Suspects | None, letter: Source | None) -> Statement | None:
    """Name in one sentence those whose company is worth naming in the talk."""
    names = [row.name for row in suspects.highlighted] if suspects else []
    if suspects is None or not names:
        return None
    listed = " en ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    verb = "staat" if len(names) == 1 else "staan"
    return Statement(text=f"{listed} {verb} samen met ons in {suspects.name}.", sources=(letter,) if letter else ())


def chamber(tally: Tally, sources: tuple[Source, ...]) -> ChamberSeats:
    """Give the seats of one chamber as the paper counts them."""
    return ChamberSeats(
        chamber=tally.chamber,
        sure=tally.sure,
        likely=tally.likely,
        hopeful=tally.hopeful,
        unknown=tally.unknown,
        against=tally.against,
        needed=tally.needed,
        total=tally.total,
        sources=sources,
    )


def own_talk(row: MeetingRow) -> Source:
    """Give a talk of our own as the source of what was said in it."""
    what = "Eigen gesprek" if row.kind is MeetingKind.BILATERAL else f"Verslag {labels.MEETING_KIND[row.kind]}"
    return Source(source_class=SourceClass.OWN_TALK, title=what, published=row.day, known_on=row.day)
