"""What keeping a report will do, in the words of the form, and the line that goes in the public agenda."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QCoreApplication

from ipo_crm.domain import labels
from ipo_crm.domain.dates import write_day
from ipo_crm.domain.dossiers import DossierName
from ipo_crm.domain.ids import DossierId
from ipo_crm.domain.meetings import Precision
from ipo_crm.domain.people import PersonRow
from ipo_crm.domain.positions import Stance
from ipo_crm.ui.pages.meeting_words import kind_word, listed
from ipo_crm.ui.pages.talk_draft import StanceTaken, TalkDraft
from ipo_crm.ui.widgets.person_picker import Pick
from ipo_crm.ui.widgets.stance_bar import stance_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the sentences need beside the draft: dossiers, people and where the first of them stood."""

    today: date
    dossiers: Mapping[DossierId, DossierName] = field(default_factory=dict)
    people: Mapping[int, PersonRow] = field(default_factory=dict)
    before: Mapping[DossierId, Stance | None] = field(default_factory=dict)
    behalf: str = ""
    address: str = ""

    def short(self, pick: Pick) -> str:
        """Give the short name of someone who was picked."""
        line = self.people.get(pick.key) if isinstance(pick.key, int) else None
        return line.name.short if line is not None else pick.name

    def dossier(self, key: DossierId) -> str:
        """Give the short title of a dossier."""
        row = self.dossiers[key]
        return row.label


def effects(draft: TalkDraft, known: Known) -> tuple[str, ...]:
    """Say line by line what will be kept; empty as long as nobody is named on their side."""
    if not draft.theirs:
        return ()
    lines = [_contact(draft, known)]
    fresh = [pick.name for pick in (*draft.theirs, *draft.ours) if pick.key is None]
    if fresh:
        lines.append(_tr("Nieuw in het bestand: %1").replace("%1", listed(fresh)))
    lines += [_position(taken, known) for taken in draft.stances]
    lines += _promises(draft)
    if draft.settled:
        lines.append(_counted(len(draft.settled), _tr("1 toezegging afgevinkt"), _tr("%1 toezeggingen afgevinkt")))
    if draft.impression:
        lines.append(_tr("Indruk apart bewaard, gaat nooit mee in een export"))
    lines.append(_last_contact(draft, known))
    return tuple(lines)


def agenda_line(draft: TalkDraft, known: Known) -> str:
    """Write the talk as it may stand in a public agenda: no reaction, no positions, none of their names."""
    moment = draft.when
    if moment is None or not draft.theirs:
        return ""
    day = write_day(moment.day, weekday=False)
    if moment.precision is Precision.WEEK:
        day = _tr("Week van %1").replace("%1", day)
    at = f", {moment.starts:%H:%M}" if moment.starts is not None else ""
    ours = ", ".join(known.short(pick) for pick in draft.ours)
    who = known.behalf or _tr("ons")
    who = f"{who} ({ours})" if ours else who
    told = _tr("%1. %2 met %3").replace("%1", f"{day}{at}").replace("%2", kind_word(draft.kind)).replace("%3", who)
    about = [_numbered(known.dossiers[key]) for key in draft.about]
    told += _tr(" over %1.").replace("%1", listed(about)) if about else "."
    return told + (_tr(" Contact: %1").replace("%1", known.address) if known.address else "")


def _contact(draft: TalkDraft, known: Known) -> str:
    told = _counted(len(draft.theirs), _tr("Contact met 1 persoon"), _tr("Contact met %1 personen"))
    about = [known.dossier(key) for key in draft.about]
    if not about:
        return told
    noun = _tr("dossier") if len(about) == 1 else _tr("dossiers")
    return f"{told}, {noun} {listed(about)}"


def _position(taken: StanceTaken, known: Known) -> str:
    told = _tr("Positie %1 %2, bron %3")
    if taken.dossier_id not in known.before:
        moved = _tr("wordt %1").replace("%1", stance_number(taken.stance))
    elif known.before[taken.dossier_id] == taken.stance:
        moved = _tr("blijft %1").replace("%1", stance_number(taken.stance))
    else:
        was = stance_number(known.before[taken.dossier_id])
        moved = _tr("van %1 naar %2").replace("%1", was).replace("%2", stance_number(taken.stance))
    source = labels.SOURCE_CLASS[taken.source_class]
    return told.replace("%1", known.dossier(taken.dossier_id)).replace("%2", moved).replace("%3", source)


def _promises(draft: TalkDraft) -> list[str]:
    made = [line for line in (*draft.by_them, *draft.by_us) if line.text]
    parts = []
    if made:
        parts.append(_counted(len(made), _tr("1 toezegging"), _tr("%1 toezeggingen")))
    if draft.next_step.text:
        parts.append(_tr("1 volgende stap"))
    if not parts:
        return []
    dated = all(line.due is not None for line in (*made, draft.next_step) if line.text)
    return [f"{listed(parts)} {_tr('met datum')}" if dated else listed(parts)]


def _last_contact(draft: TalkDraft, known: Known) -> str:
    day = draft.when.day if draft.when is not None else known.today
    told = _tr("vandaag") if day == known.today else write_day(day, year=False)
    name = known.short(draft.theirs[0])
    return _tr("Laatste contact met %1 wordt %2").replace("%1", name).replace("%2", told)


def _numbered(row: DossierName) -> str:
    return f"{row.title} ({row.kamerstuk})" if row.kamerstuk else row.title


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.replace("%1", str(count))


def _tr(text: str) -> str:
    return QCoreApplication.translate("talk_effects", text)
