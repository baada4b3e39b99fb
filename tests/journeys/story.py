"""The story of the main job in values: what a lobbyist types after importing parliament's data."""

from datetime import date, time

from ipo_crm.domain.coalitions import Coalition, Member
from ipo_crm.domain.dossiers import Ask, Dossier, Message, MessageKind, Phase, PhaseEntry, Recurrence
from ipo_crm.domain.ids import AskId, DossierId, MeetingId, OrganisationId, PersonId, organisation_ref, person_ref
from ipo_crm.domain.meetings import Meeting, MeetingStatus, Participant, Precision, Side
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person, Relation, RelationKind, Role
from ipo_crm.domain.positions import Position, Stance
from ipo_crm.domain.promises import Direction, Promise
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.domain.talks import StanceHeard, TalkReport
from ipo_crm.services.desk import Desk

LETTER = Source(
    source_class=SourceClass.PUBLIC,
    title="Brief van tien partijen over 36576",
    published=date(2025, 6, 5),
    known_on=date(2025, 6, 5),
)
TALK_DAY = date(2025, 9, 10)
NEXT_DAY = date(2025, 10, 1)
THEIR_PROMISE = "Dient een motie over de uitvoeringskosten in"
OUR_PROMISE = "Stuurt de cijfers per provincie na"
OVERHEDEN = ("IPO", "VNG", "Unie van Waterschappen")
WONEN = ("Woonbond", "Vereniging Eigen Huis", "Aedes")
MEMBERS = ("IPO", "VNG", "Woonbond", "Vereniging Eigen Huis", "Aedes", "Bouwend Nederland")
HISTORY = (
    ("Verklaring van overheden", date(2022, 1, 15), OVERHEDEN),
    ("Gezamenlijke inzet", date(2023, 1, 15), OVERHEDEN),
    ("Overhedenbrief", date(2024, 1, 15), OVERHEDEN),
    ("Huurdersagenda", date(2023, 5, 1), WONEN),
    ("Woonbrief", date(2024, 5, 1), WONEN),
    ("Bouwagenda", date(2024, 9, 1), ("Bouwend Nederland", "Aedes")),
    ("Brief van tien", date(2025, 6, 5), MEMBERS),
)
"""Coalitions of this test alone; only the last one is a public fact."""


def organisation(desk: Desk, label: str) -> OrganisationId:
    """Find an organisation of the reference facts by its name or abbreviation."""
    return next(item.id for item in desk.organisations.all() if label in (item.abbreviation, item.name))


def make_dossier(desk: Desk) -> DossierId:
    """Make the dossier with a phase, a message and an ask."""
    key = DossierId(
        desk.dossiers.put(Dossier(title="Wet collectieve warmte", kamerstuk="36576", salience=4)).only("dossier")
    )
    desk.dossiers.enter_phase(key, PhaseEntry(phase=Phase.DEBATE, entered=date(2025, 5, 19), source=LETTER))
    message = Message(kind=MessageKind.CORE, text="Tien partijen vragen behandeling vóór het reces.", source=LETTER)
    desk.dossiers.add_message(key, message)
    return key


def make_ask(desk: Desk, dossier: DossierId) -> AskId:
    """Say what we want, with the money behind it."""
    ask = Ask(
        dossier_id=dossier,
        text="Dek de uitvoeringskosten van provincies",
        amount=1_200_000_000,
        recurrence=Recurrence.PER_YEAR,
        first_year=2026,
        source=LETTER,
    )
    return AskId(desk.dossiers.put_ask(ask).only("ask"))


def make_coalition(desk: Desk, dossier: DossierId) -> None:
    """Make an earlier coalition of usual partners, and the letter; each member takes a position by signing."""
    desk.settings.choose_own_organisation(organisation(desk, "IPO"))
    for name, formed, labels in HISTORY:
        members = tuple(Member(actor=organisation_ref(organisation(desk, label))) for label in labels)
        desk.coalitions.put(Coalition(name=name, dossier_id=dossier, formed=formed, members=members, source=LETTER))
    for label in MEMBERS:
        actor = organisation_ref(organisation(desk, label))
        position = Position(
            actor=actor,
            dossier_id=dossier,
            stance=Stance.STRONGLY_FOR,
            influence=3,
            day=date(2025, 6, 5),
            source=LETTER,
        )
        desk.positions.record(position)


def add_ourselves(desk: Desk) -> PersonId:
    """Add the lobbyist who uses the program."""
    me = Person(name=PersonName(initials="J.", family_name="Demo"), notes="Verzonnen persoon")
    role = Role(person_id=PersonId(0), organisation_id=organisation(desk, "IPO"), function="lobbyist")
    return PersonId(desk.people.add(me, (role,)).only("person"))


def add_contact(desk: Desk, label: str, family_name: str) -> None:
    """Say that an organisation knows a member of parliament."""
    person = next(row.id for row in desk.people.rows() if row.name.family_name == family_name)
    tie = Relation(
        a=organisation_ref(organisation(desk, label)), b=person_ref(person), kind=RelationKind.KNOWS, source=LETTER
    )
    desk.people.relate(tie)


def record_talk(desk: Desk, dossier: DossierId, person: PersonId, me: PersonId) -> None:
    """Record the talk that was held, with promises both ways and a changed position."""
    meeting = Meeting(
        day=TALK_DAY,
        starts=time(8, 30),
        ends=time(9, 0),
        precision=Precision.TIME,
        place="Statenpassage",
        participants=(Participant(person_id=person), Participant(person_id=me, side=Side.OURS)),
        dossiers=(dossier,),
        reaction="Steunt behandeling, vraagt naar de kosten.",
    )
    promises = tuple(
        Promise(direction=way, person_id=person, our_person_id=me, dossier_id=dossier, text=text, due=NEXT_DAY)
        for way, text in ((Direction.BY_THEM, THEIR_PROMISE), (Direction.BY_US, OUR_PROMISE))
    )
    heard = StanceHeard(actor=person_ref(person), dossier_id=dossier, stance=Stance.FOR)
    desk.meetings.record_talk(TalkReport(meeting=meeting, stances=(heard,), promises=promises))


def plan_next(desk: Desk, dossier: DossierId, ask: AskId, person: PersonId, me: PersonId) -> MeetingId:
    """Plan the talk that the briefing is for."""
    meeting = Meeting(
        day=NEXT_DAY,
        status=MeetingStatus.PLANNED,
        starts=time(10, 0),
        ends=time(10, 30),
        precision=Precision.TIME,
        participants=(Participant(person_id=person), Participant(person_id=me, side=Side.OURS)),
        dossiers=(dossier,),
        purpose="Haar motie samen afmaken",
        ask_id=ask,
    )
    return MeetingId(desk.meetings.put(meeting).only("meeting"))


def tell(desk: Desk, family_name: str) -> MeetingId:
    """Do all of it for a member of parliament who was imported; give the talk to brief for."""
    person = next(row.id for row in desk.people.rows() if row.name.family_name == family_name)
    dossier = make_dossier(desk)
    ask = make_ask(desk, dossier)
    make_coalition(desk, dossier)
    add_contact(desk, "Woonbond", "Kops")
    me = add_ourselves(desk)
    record_talk(desk, dossier, person, me)
    return plan_next(desk, dossier, ask, person, me)
