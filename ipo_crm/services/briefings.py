"""Briefings: gather all that is known around one talk, and print it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from ipo_crm.domain import labels
from ipo_crm.domain.cards import DossierCard, PersonCard
from ipo_crm.domain.counts import counted
from ipo_crm.domain.dossiers import MessageKind
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import ActorRef, MeetingId, PersonId, person_ref
from ipo_crm.domain.meetings import Meeting, MeetingStatus, Side
from ipo_crm.domain.promises import Direction, Outcome, PromiseRow
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.domain.suspects import Suspects
from ipo_crm.papers.content import (
    AskLine,
    BriefingContent,
    ChamberSeats,
    FieldActor,
    Head,
    LastContact,
    OpenPromise,
    Pronouns,
    Stand,
    Statement,
    Task,
)
from ipo_crm.services import briefing_lines
from ipo_crm.services.coalitions import Coalitions
from ipo_crm.services.dossiers import Dossiers
from ipo_crm.services.meetings import Meetings
from ipo_crm.services.people import People
from ipo_crm.services.settings import Settings
from ipo_crm.store import dossiers as store_dossiers
from ipo_crm.store import organisations
from ipo_crm.store import people as store_people
from ipo_crm.store.workspace import Workspace

if TYPE_CHECKING:
    from ipo_crm.papers.briefing import BriefingPress

_PRONOUNS = {"mw.": Pronouns.SHE, "dhr.": Pronouns.HE}
_MOST_STANDS = 3


class Briefings:
    """The paper that one reads before the door opens."""

    def __init__(
        self,
        workspace: Workspace,
        settings: Settings,
        people: People,
        dossiers: Dossiers,
        meetings: Meetings,
        coalitions: Coalitions,
    ) -> None:
        self._workspace = workspace
        self._settings = settings
        self._people = people
        self._dossiers = dossiers
        self._meetings = meetings
        self._coalitions = coalitions
        self._made_press: BriefingPress | None = None

    def content(self, key: MeetingId, about: PersonId | None = None) -> BriefingContent:
        """Gather the briefing for a talk; what is not recorded stays empty and is printed as such.

        It is written about whom it was asked for, where they take part across the table, else about the first who does.
        """
        return self.prepare(key, about)()

    def read_ahead(self) -> Iterator[None]:
        """Read, in steps, what every briefing of today rests on; it is kept until a change."""
        return self._coalitions.read_ahead()

    def prepare(self, key: MeetingId, about: PersonId | None = None) -> Callable[[], BriefingContent]:
        """Read what a briefing needs, and give the thinking that is left: it may run on another thread."""
        meeting = self._meetings.get(key)
        across = [one.person_id for one in meeting.participants if one.side is Side.THEIRS]
        if not across:
            raise UserError("Voeg eerst toe met wie u spreekt; dan kan de briefing worden gemaakt.")
        blocked = store_people.blocked(self._workspace.connection)
        welcome = [key for key in across if key not in blocked]
        theirs = about if about in welcome else next(iter(welcome), None)
        if theirs is None:
            raise UserError(
                f"{self._name(across[0])} maakte bezwaar tegen wat wij vastleggen. Daarom komt er geen briefing. "
                "Is het bezwaar ingetrokken? Leg dat dan vast bij deze persoon."
            )
        person = self._people.card(theirs)
        dossier = self._dossiers.card(meeting.dossiers[0]) if meeting.dossiers else None
        return self._gathered(meeting, person, dossier)

    def pdf(self, content: BriefingContent) -> bytes:
        """Print the two pages as tagged PDF."""
        return self._press().pdf(content)

    def pages_png(self, content: BriefingContent, pixels_per_inch: float = 144.0) -> tuple[bytes, ...]:
        """Draw the pages for a preview."""
        return self._press().pages_png(content, pixels_per_inch)

    def docx(self, content: BriefingContent) -> bytes:
        """Write the same content as an editable DOCX."""
        from ipo_crm.papers.docx import briefing_docx

        return briefing_docx(content)

    def markdown(self, content: BriefingContent) -> str:
        """Write the same content as plain Markdown."""
        from ipo_crm.papers.markdown import briefing_markdown

        return briefing_markdown(content)

    def _press(self) -> BriefingPress:
        """Give the press, made at its first use: the window opens before anybody prints."""
        from ipo_crm.papers.briefing import BriefingPress

        if self._made_press is None:
            self._made_press = BriefingPress()
        return self._made_press

    def _gathered(
        self, meeting: Meeting, person: PersonCard, dossier: DossierCard | None
    ) -> Callable[[], BriefingContent]:
        think, letter = self._suspects(dossier)
        content = self._read(meeting, person, dossier)
        field = self._field(dossier, person)

        def gather() -> BriefingContent:
            suspects = think() if think is not None else None
            unusual = {row.actor for row in suspects.highlighted} if suspects else set()
            return replace(
                content,
                field=tuple(replace(spot, is_suspect=actor in unusual) for actor, spot in field),
                suspects=briefing_lines.suspect_lines(suspects, letter),
                name_this=briefing_lines.name_this(suspects, letter),
            )

        return gather

    def _read(self, meeting: Meeting, person: PersonCard, dossier: DossierCard | None) -> BriefingContent:
        """Give all of it but what follows from the suspects."""
        phase = briefing_lines.present_phase(dossier, self._settings)
        return BriefingContent(
            head=self._head(meeting, person),
            data_as_of=self.as_of(),
            one_sentence=briefing_lines.one_sentence(meeting),
            ask=self._ask(meeting),
            promises=tuple(self._promise(row) for row in person.promises if row.promise.outcome is Outcome.OPEN),
            last_contact=self._last_contact(meeting, person),
            stands=self._stands(meeting, person),
            why=briefing_lines.why(person),
            messages=briefing_lines.statements(dossier, MessageKind.CORE),
            questions=tuple(each.text for each in briefing_lines.messages(dossier, MessageKind.QUESTION)),
            dossier="" if dossier is None else briefing_lines.named(dossier),
            path=self._path(meeting, person),
            seats=self._seats(dossier),
            pivot=None,
            phase=phase.phase if phase else None,
            phase_name=labels.PHASE[phase.phase] if phase else "",
            phase_sources=(phase.source,) if phase and phase.source else (),
            calendar=tuple(item for item in dossier.calendar if item.day >= meeting.day) if dossier else (),
            objections=tuple(
                briefing_lines.objection(each) for each in briefing_lines.messages(dossier, MessageKind.OBJECTION)
            ),
            sensitive=tuple(each.text for each in briefing_lines.messages(dossier, MessageKind.SENSITIVE)),
            tasks=self._tasks(meeting),
            leave_behind=meeting.leave_behind,
            is_demo=bool(self._settings.read().sample_mark),
        )

    def _head(self, meeting: Meeting, person: PersonCard) -> Head:
        blocked = store_people.blocked(self._workspace.connection)
        ours = [one.person_id for one in meeting.participants if one.side is Side.OURS]
        companions = [key for key in ours if key not in blocked]
        return Head(
            kind=f"Briefing {labels.MEETING_KIND[meeting.kind]}",
            name=person.person.name.full,
            function=briefing_lines.function(person.roles, self._settings.today().isoformat()),
            day=meeting.day,
            precision=meeting.precision,
            starts=meeting.starts,
            ends=meeting.ends,
            place=meeting.place,
            others=self._others(meeting, person.person.id, blocked),
            companions=tuple(self._name(key) for key in companions),
            pronouns=_PRONOUNS.get(person.person.name.honorific, Pronouns.THEY),
        )

    def _others(self, meeting: Meeting, about: PersonId, blocked: Collection[int]) -> tuple[str, ...]:
        """Name who else sits across the table, each with where they belong."""
        across = [one.person_id for one in meeting.participants if one.side is Side.THEIRS]
        lines = self._people.lines(key for key in across if key != about and key not in blocked)
        rows = (lines[key] for key in across if key in lines)
        return tuple(
            f"{row.name.short} ({where})" if (where := row.fractie or row.organisation) else row.name.short
            for row in rows
        )

    def as_of(self) -> datetime:
        """Give the moment of the data: now, or the morning of a sample's reference day."""
        day = self._settings.read().reference_day
        now = datetime.now()
        return now if day is None else datetime(day.year, day.month, day.day, 7, 55)

    def _ask(self, meeting: Meeting) -> AskLine | None:
        ask = store_dossiers.get_ask(self._workspace.connection, meeting.ask_id) if meeting.ask_id else None
        text = meeting.ask_text or (ask.text if ask else "")
        if not text:
            return None
        if ask is None:
            return AskLine(text=text, fallback=meeting.fallback)
        return AskLine(
            text=text,
            amount=ask.amount,
            recurrence=ask.recurrence,
            first_year=ask.first_year,
            last_year=ask.last_year,
            fallback=meeting.fallback,
            sources=(ask.source,) if ask.source else (),
        )

    def _promise(self, row: PromiseRow) -> OpenPromise:
        promise = row.promise
        late = promise.days_late(self._settings.today())
        return OpenPromise(
            direction=promise.direction,
            text=promise.text,
            due=promise.due,
            first_due=promise.first_due if promise.first_due != promise.due else None,
            days_late=late,
            note="neem mee" if late and promise.direction is Direction.BY_US else "",
            sources=(promise.source,) if promise.source else (),
        )

    def _last_contact(self, meeting: Meeting, person: PersonCard) -> LastContact | None:
        held = [row for row in person.meetings if row.status is MeetingStatus.HELD and row.id != meeting.id]
        if not held:
            return None
        last = self._meetings.get(held[0].id)
        return LastContact(
            day=last.day,
            kind=labels.MEETING_KIND[last.kind],
            place=last.place,
            summary=last.reaction or last.learned,
            sources=(briefing_lines.own_talk(held[0]),),
        )

    def _stands(self, meeting: Meeting, person: PersonCard) -> tuple[Stand, ...]:
        """Give the talk's own dossiers first, then where else this person stands; at most three."""
        known = {standing.dossier_id: standing for standing in person.standings}
        titles = {row.id: row.label for row in self._dossiers.names()}
        order = dict.fromkeys([*meeting.dossiers, *known, *titles])
        return tuple(
            briefing_lines.stand(known[key]) if key in known else Stand(dossier=titles[key], remark="nog niet gevraagd")
            for key in list(order)[:_MOST_STANDS]
        )

    def _suspects(self, dossier: DossierCard | None) -> tuple[Callable[[], Suspects] | None, Source | None]:
        """Give what ranks the latest coalition on the dossier that has members, with the source of that coalition."""
        for row in dossier.coalitions if dossier else ():
            if row.members > 1:
                return self._coalitions.prepare_suspects(row.id), row.source
        return None, None

    def _field(self, dossier: DossierCard | None, person: PersonCard) -> tuple[tuple[ActorRef, FieldActor], ...]:
        if dossier is None:
            return ()
        myself = person_ref(person.person.id)
        blocked = store_people.blocked(self._workspace.connection)
        return tuple(
            (
                standing.actor,
                FieldActor(
                    label=standing.name,
                    stance=standing.stance,
                    influence=standing.influence,
                    is_self=standing.actor == myself,
                    sources=(standing.source,),
                ),
            )
            for standing in dossier.standings
            if (briefing_lines.belongs_on_map(standing) or standing.actor == myself)
            and not (standing.actor.is_person and standing.actor.key in blocked)
        )

    def _path(self, meeting: Meeting, person: PersonCard) -> Statement | None:
        """Name who stands near this person and whom we spoke last; whoever comes along needs no path."""
        along = {one.person_id for one in meeting.participants}
        near = [each.ref.key for each in person.neighbours if each.ref.key not in along]
        colleagues = self._colleagues(near)
        best = max(
            (row for key, row in self._people.lines(near).items() if row.last_contact and key not in colleagues),
            key=lambda row: (row.last_contact, -row.id),
            default=None,
        )
        if best is None or best.last_contact is None:
            return None
        days = (self._settings.today() - best.last_contact).days
        source = Source(
            source_class=SourceClass.OWN_TALK, title=f"Contact met {best.name.short}", published=best.last_contact
        )
        ago = "vandaag" if days == 0 else "gisteren" if days == 1 else f"{counted(days, 'dagen')} geleden"
        return Statement(text=f"{best.name.short}, {ago} gesproken.", sources=(source,))

    def _colleagues(self, keys: list[int]) -> set[int]:
        """Give who of these people works or worked at our own organisation."""
        ours = self._settings.us()
        roles = store_people.role_lines(self._workspace.connection, people=keys)
        return {
            key for key, lines in roles.items() if ours and any(line.role.organisation_id == ours.key for line in lines)
        }

    def _seats(self, dossier: DossierCard | None) -> tuple[ChamberSeats, ...]:
        if dossier is None:
            return ()
        known = {each.actor.key for each in dossier.standings if not each.actor.is_person and each.stance}
        seats = organisations.seats(self._workspace.connection, self._settings.today())
        sources = tuple(dict.fromkeys(each.source for each in seats if each.source and each.organisation_id in known))
        return tuple(briefing_lines.chamber(each, sources) for each in self._dossiers.seats(dossier.dossier.id))

    def _tasks(self, meeting: Meeting) -> tuple[Task, ...]:
        return tuple(
            Task(name=self._name(one.person_id), task=one.task) for one in meeting.participants if one.side is Side.OURS
        )

    def _name(self, key: PersonId) -> str:
        person = self._people.get(key)
        return "" if person is None else person.name.full
