"""What stands in the form of a report before it is kept, and the report that it becomes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ipo_crm.domain.dates import Moment
from ipo_crm.domain.ids import DossierId, OrganisationId, PersonId, PromiseId, person_ref
from ipo_crm.domain.meetings import Meeting, MeetingKind, Participant, Side
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.promises import Direction, Outcome, Promise
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.domain.talks import Settled, StanceHeard, TalkReport
from ipo_crm.ui.widgets.person_picker import Pick

ReadName = Callable[[str], PersonName]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """A line of the form: what was promised and by when."""

    text: str = ""
    due: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceTaken:
    """A position that was chosen in the form; None is "asked, and still not known"."""

    dossier_id: DossierId
    stance: Stance | None
    source_class: SourceClass = SourceClass.OWN_TALK


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkDraft:
    """All that stands in the form; `base` is the meeting as it was planned or reported before."""

    base: Meeting | None = None
    kind: MeetingKind = MeetingKind.BILATERAL
    when: Moment | None = None
    place: str = ""
    on_behalf_of: OrganisationId | None = None
    theirs: tuple[Pick, ...] = ()
    ours: tuple[Pick, ...] = ()
    reaction: str = ""
    impression: str = ""
    learned: str = ""
    dossiers: tuple[DossierId, ...] = ()
    stances: tuple[StanceTaken, ...] = ()
    by_them: tuple[Promised, ...] = ()
    by_us: tuple[Promised, ...] = ()
    next_step: Promised = Promised()
    settled: frozenset[PromiseId] = frozenset()

    @property
    def about(self) -> tuple[DossierId, ...]:
        """What the talk was about: the dossiers that were linked, then those on which a position was heard."""
        return tuple(dict.fromkeys([*self.dossiers, *(taken.dossier_id for taken in self.stances)]))


class Newcomers:
    """Numbers the people who were picked: a name without a record gets a negative key and a person behind it."""

    def __init__(self, read_name: ReadName, day: date) -> None:
        self._read_name = read_name
        self._day = day
        self._made: list[Person] = []

    @property
    def people(self) -> tuple[Person, ...]:
        """Those who have no record yet."""
        return tuple(self._made)

    def side(self, side: Side, picks: Sequence[Pick], base: Meeting | None = None) -> tuple[Participant, ...]:
        """Give the people of one side as participants; who took part before keeps their task."""
        tasks = {one.person_id: one.task for one in base.participants} if base is not None else {}
        keys = [self._key(pick) for pick in picks]
        return tuple(Participant(person_id=key, side=side, task=tasks.get(key, "")) for key in keys)

    def _key(self, pick: Pick) -> PersonId:
        if isinstance(pick.key, int):
            return PersonId(pick.key)
        source = Source(source_class=SourceClass.OWN_TALK, title="Eigen gesprek", known_on=self._day)
        key = PersonId(-len(self._made) - 1)
        self._made.append(Person(id=key, name=self._read_name(pick.name), source=source))
        return key


def report_of(draft: TalkDraft, today: date, read_name: ReadName, next_step: str) -> TalkReport:
    """Give the report that this draft becomes; `next_step` is the sentence with %1 for what we do next.

    A next step is kept as a promise of ours as long as there are no tasks.
    """
    moment = draft.when or Moment(today)
    newcomers = Newcomers(read_name, moment.day)
    theirs = newcomers.side(Side.THEIRS, draft.theirs, draft.base)
    ours = newcomers.side(Side.OURS, draft.ours, draft.base)
    meeting = replace(
        draft.base or Meeting(day=moment.day),
        kind=draft.kind,
        day=moment.day,
        starts=moment.starts,
        ends=moment.ends,
        precision=moment.precision,
        place=draft.place,
        on_behalf_of=draft.on_behalf_of,
        participants=(*theirs, *ours),
        dossiers=draft.about,
        reaction=draft.reaction,
        learned=draft.learned,
    )
    return TalkReport(
        meeting=meeting,
        stances=_heard(draft, theirs),
        promises=_promises(draft, theirs, ours, next_step),
        settled=_settled(draft, moment.day),
        impression=draft.impression,
        new_people=newcomers.people,
    )


def _heard(draft: TalkDraft, theirs: Sequence[Participant]) -> tuple[StanceHeard, ...]:
    """Give the positions heard: those of the first one on their side."""
    return tuple(
        StanceHeard(
            actor=person_ref(theirs[0].person_id),
            dossier_id=taken.dossier_id,
            stance=taken.stance,
            source_class=taken.source_class,
        )
        for taken in draft.stances
        if theirs
    )


def _promises(
    draft: TalkDraft, theirs: Sequence[Participant], ours: Sequence[Participant], next_step: str
) -> tuple[Promise, ...]:
    """Give what was promised, between the first one on each side and on the first dossier."""
    if not theirs:
        return ()
    step = draft.next_step
    lines = [(Direction.BY_THEM, line) for line in draft.by_them]
    lines += [(Direction.BY_US, line) for line in draft.by_us]
    if step.text:
        lines.append((Direction.BY_US, replace(step, text=next_step.replace("%1", step.text))))
    return tuple(
        Promise(
            direction=direction,
            person_id=theirs[0].person_id,
            our_person_id=ours[0].person_id if ours else None,
            dossier_id=draft.about[0] if draft.about else None,
            text=line.text,
            due=line.due.day if line.due else None,
        )
        for direction, line in lines
        if line.text
    )


def _settled(draft: TalkDraft, day: date) -> tuple[Settled, ...]:
    evidence = f"Afgevinkt in het gesprek van {day:%d-%m-%Y}"
    return tuple(Settled(promise_id=key, outcome=Outcome.KEPT, evidence=evidence) for key in sorted(draft.settled))
