"""What stands in the form of a plan before it is kept, and the contact moment that it becomes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ipo_crm.domain.dates import Moment
from ipo_crm.domain.ids import AskId, DossierId, OrganisationId
from ipo_crm.domain.meetings import Meeting, MeetingKind, MeetingStatus, Side
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.ui.pages.talk_draft import Newcomers
from ipo_crm.ui.widgets.person_picker import Pick


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """All that stands in the form; `tasks` says per name on our side what they do."""

    base: Meeting | None = None
    kind: MeetingKind = MeetingKind.BILATERAL
    when: Moment | None = None
    place: str = ""
    on_behalf_of: OrganisationId | None = None
    theirs: tuple[Pick, ...] = ()
    ours: tuple[Pick, ...] = ()
    tasks: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    dossiers: tuple[DossierId, ...] = ()
    purpose: str = ""
    pushback: str = ""
    ask_id: AskId | None = None
    ask_text: str = ""
    fallback: str = ""
    leave_behind: str = ""


def meeting_of(
    draft: PlanDraft, today: date, read_name: Callable[[str], PersonName]
) -> tuple[Meeting, tuple[Person, ...]]:
    """Give the contact moment of this draft, and the people in it who have no record yet."""
    moment = draft.when or Moment(today)
    newcomers = Newcomers(read_name, today)
    theirs = newcomers.side(Side.THEIRS, draft.theirs, draft.base)
    ours = tuple(
        replace(one, task=draft.tasks.get(pick.name, "").strip())
        for one, pick in zip(newcomers.side(Side.OURS, draft.ours), draft.ours, strict=True)
    )
    base = draft.base or Meeting(day=moment.day, status=MeetingStatus.PLANNED)
    meeting = replace(
        base,
        kind=draft.kind,
        day=moment.day,
        starts=moment.starts,
        ends=moment.ends,
        precision=moment.precision,
        place=draft.place,
        on_behalf_of=draft.on_behalf_of,
        participants=(*theirs, *ours),
        title=draft.title,
        dossiers=draft.dossiers,
        purpose=draft.purpose,
        pushback=draft.pushback,
        ask_id=draft.ask_id,
        ask_text=draft.ask_text,
        fallback=draft.fallback,
        leave_behind=draft.leave_behind,
    )
    return meeting, newcomers.people
