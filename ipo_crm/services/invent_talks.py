"""An invented history: dossiers in their phases, talks with reports, positions, promises, tasks and coalitions."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import time, timedelta
from typing import Any

from ipo_crm.domain.coalitions import MemberRole
from ipo_crm.domain.dossiers import AskStatus, MessageKind, Phase, Recurrence
from ipo_crm.domain.meetings import MeetingKind, MeetingStatus, Precision, Side
from ipo_crm.domain.motions import Choice, MotionKind, Result
from ipo_crm.domain.organisations import Chamber
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.promises import Direction, Outcome
from ipo_crm.domain.tasks import TaskStatus
from ipo_crm.services.invent_people import FRACTIES, SOURCE
from ipo_crm.services.invent_words import FIRST_DAY, TODAY, Chance

Rows = Iterator[dict[str, Any]]
_OURS = 12
_PLANNED = 0.02


def dossiers(chance: Chance, first: int, number: int) -> Rows:
    """Give dossiers with a title of their own."""
    for key in range(first, first + number):
        yield {
            "id": key,
            "uuid": chance.uuid(),
            "title": f"Voorbeelddossier {key}: {chance.subject()}",
            "short_title": f"Dossier {key}",
            "goal": chance.sentence(),
            "theme": chance.subject(),
            "salience": chance.draw.choice((None, 1, 2, 3, 4, 5)),
            "source_id": SOURCE,
        }


def phases(chance: Chance, dossiers_: range) -> Rows:
    """Let each dossier walk through some of the ten phases."""
    for dossier in dossiers_:
        day = FIRST_DAY
        for phase in list(Phase)[: chance.draw.randint(1, len(Phase))]:
            yield {"dossier_id": dossier, "phase": phase, "entered": day, "evidence": chance.sentence()}
            day += timedelta(days=chance.draw.randrange(30, 140))


def messages(chance: Chance, dossiers_: range) -> Rows:
    """Give each dossier three core messages and two objections with an answer."""
    kinds = (MessageKind.CORE, MessageKind.CORE, MessageKind.CORE, MessageKind.OBJECTION, MessageKind.OBJECTION)
    for dossier in dossiers_:
        for rank, kind in enumerate(kinds, 1):
            answer = chance.sentence() if kind is MessageKind.OBJECTION else ""
            yield {"dossier_id": dossier, "kind": kind, "rank": rank, "text": chance.sentence(), "answer": answer}


def asks(chance: Chance, dossiers_: range) -> Rows:
    """Give each dossier two asks, with invented amounts."""
    for dossier in dossiers_:
        for _ in range(2):
            yield {
                "uuid": chance.uuid(),
                "dossier_id": dossier,
                "text": f"Voorbeeld: {chance.sentence()}",
                "amount": chance.draw.randrange(1, 500) * 100_000_000,
                "recurrence": chance.draw.choice(list(Recurrence)),
                "first_year": 2026,
                "status": chance.draw.choice(list(AskStatus)),
                "source_id": SOURCE,
            }


def calendar(chance: Chance, dossiers_: range) -> Rows:
    """Give each dossier three days to come."""
    for dossier in dossiers_:
        for _ in range(3):
            day = chance.day(TODAY, TODAY + timedelta(days=200))
            yield {"dossier_id": dossier, "day": day, "text": f"Voorbeelddatum over {chance.subject()}"}


def meetings(chance: Chance, first: int, number: int) -> Rows:
    """Give talks in the order of their days, nearly all held and reported, the last ones planned."""
    days = sorted(chance.day() for _ in range(number))
    planned = max(1, round(number * _PLANNED))
    for place, day in enumerate(days):
        held = place < number - planned
        yield {
            "id": first + place,
            "uuid": chance.uuid(),
            "kind": chance.draw.choice(list(MeetingKind)),
            "status": MeetingStatus.HELD if held else MeetingStatus.PLANNED,
            "day": day if held else chance.day(TODAY, TODAY + timedelta(days=60)),
            "starts": time(chance.draw.randrange(8, 18), chance.draw.choice((0, 15, 30))),
            "precision": Precision.TIME,
            "title": f"Gesprek over {chance.subject()}",
            "place": f"Zaal {chance.word()}",
            "purpose": chance.sentence(),
            "reaction": chance.text(1, 3) if held else "",
            "report": chance.text(2, 8) if held else "",
            "source_id": SOURCE,
        }


def participants(chance: Chance, meetings_: range, people: range) -> Rows:
    """Let one or two of ours meet one to three of theirs."""
    ours, theirs = people[:_OURS], people[_OURS:]
    for meeting in meetings_:
        for rank, person in enumerate(chance.draw.sample(ours, chance.draw.choice((1, 1, 2)))):
            yield {"meeting_id": meeting, "person_id": person, "side": Side.OURS, "rank": 10 + rank}
        for rank, person in enumerate(chance.draw.sample(theirs, chance.draw.choice((1, 1, 1, 2, 3)))):
            yield {"meeting_id": meeting, "person_id": person, "side": Side.THEIRS, "rank": rank}


def meeting_dossiers(chance: Chance, meetings_: range, dossiers_: range) -> Rows:
    """Let each talk be about one dossier, some about two."""
    for meeting in meetings_:
        for rank, dossier in enumerate(chance.draw.sample(dossiers_, 2 if chance.draw.random() < 0.2 else 1)):
            yield {"meeting_id": meeting, "dossier_id": dossier, "rank": rank}


def positions(chance: Chance, people: range, dossiers_: range, number: int) -> Rows:
    """Give entries of the ledger, some of them unknown."""
    for _ in range(number):
        yield {
            "uuid": chance.uuid(),
            "person_id": chance.draw.choice(people),
            "dossier_id": chance.draw.choice(dossiers_),
            "stance": chance.draw.choice((None, *Stance)),
            "day": chance.day(),
            "source_id": SOURCE,
            "quote": chance.sentence() if chance.draw.random() < 0.3 else "",
            "ground": "verzonnen",
        }


def fractie_positions(chance: Chance, fracties: range, dossiers_: range) -> Rows:
    """Give the invented fracties a position on about half of the dossiers."""
    for dossier in dossiers_:
        for fractie in fracties:
            if chance.draw.random() < 0.5:
                yield {
                    "uuid": chance.uuid(),
                    "organisation_id": fractie,
                    "dossier_id": dossier,
                    "stance": chance.draw.choice(list(Stance)),
                    "day": chance.day(),
                    "source_id": SOURCE,
                    "ground": "verzonnen",
                }


def promises(chance: Chance, meetings_: range, people: range, number: int) -> Rows:
    """Give promises both ways, most of them settled."""
    for _ in range(number):
        due = chance.day(FIRST_DAY, TODAY + timedelta(days=60))
        settled = due <= TODAY - timedelta(days=20)
        outcome = chance.draw.choice((Outcome.KEPT, Outcome.LAPSED)) if settled else Outcome.OPEN
        yield {
            "uuid": chance.uuid(),
            "direction": chance.draw.choice(list(Direction)),
            "person_id": chance.draw.choice(people[_OURS:]),
            "our_person_id": chance.draw.choice(people[:_OURS]),
            "meeting_id": chance.draw.choice(meetings_),
            "text": f"Zegt toe: {chance.sentence()}",
            "due": due,
            "first_due": due,
            "outcome": outcome,
            "settled_on": due if settled else None,
            "source_id": SOURCE,
        }


def tasks(chance: Chance, dossiers_: range, people: range, number: int) -> Rows:
    """Give tasks of ours."""
    for _ in range(number):
        due = chance.day(FIRST_DAY, TODAY + timedelta(days=60))
        status = TaskStatus.OPEN if due > TODAY - timedelta(days=10) else TaskStatus.DONE
        yield {
            "uuid": chance.uuid(),
            "text": f"Uitzoeken: {chance.sentence()}",
            "person_id": chance.draw.choice(people[:_OURS]),
            "due": due,
            "first_due": due,
            "status": status,
            "settled_on": None if status is TaskStatus.OPEN else due,
            "dossier_id": chance.draw.choice(dossiers_),
        }


def coalitions(chance: Chance, first: int, dossiers_: range, each: int) -> Rows:
    """Give every dossier some coalitions."""
    for place, dossier in enumerate(dossier for dossier in dossiers_ for _ in range(each)):
        yield {
            "id": first + place,
            "uuid": chance.uuid(),
            "name": f"Coalitie {chance.word()} (verzonnen)",
            "statement": chance.sentence(),
            "dossier_id": dossier,
            "formed": chance.day(),
            "source_id": SOURCE,
        }


def coalition_members(chance: Chance, coalitions_: range, organisations: range) -> Rows:
    """Let four to ten organisations join each coalition, the first of them as its leader."""
    for coalition in coalitions_:
        for rank, organisation in enumerate(chance.draw.sample(organisations, chance.draw.randint(4, 10))):
            role = MemberRole.LEADER if rank == 0 else MemberRole.MEMBER
            yield {"coalition_id": coalition, "organisation_id": organisation, "role": role}


def motions(chance: Chance, motions_: range, dossiers_: range, results: Mapping[int, Result]) -> Rows:
    """Give the motions that were voted on, so many on each dossier."""
    for place, key in enumerate(motions_):
        yield {
            "id": key,
            "uuid": chance.uuid(),
            "kind": MotionKind.MOTION,
            "chamber": Chamber.TWEEDE_KAMER,
            "number": f"VERZONNEN-{key}",
            "title": f"Verzonnen motie over {chance.subject()}",
            "dictum": chance.sentence(),
            "dossier_id": dossiers_[place % len(dossiers_)],
            "voted": chance.day(),
            "result": results[key],
            "source_id": SOURCE,
        }


def votes(chance: Chance, motions_: range, first_fractie: int) -> Rows:
    """Let every fractie of the Tweede Kamer vote on every motion."""
    for motion in motions_:
        for place, seats in enumerate(FRACTIES[Chamber.TWEEDE_KAMER]):
            choice = chance.draw.choice((Choice.FOR, Choice.AGAINST))
            yield {"motion_id": motion, "organisation_id": first_fractie + place, "choice": choice, "seats": seats}


def results(voted: Iterable[Mapping[str, Any]]) -> dict[int, Result]:
    """Give the result of every motion: more than half of the seats."""
    tally: dict[int, int] = {}
    for vote in voted:
        tally[vote["motion_id"]] = tally.get(vote["motion_id"], 0) + vote["seats"] * (vote["choice"] is Choice.FOR)
    half = sum(FRACTIES[Chamber.TWEEDE_KAMER]) / 2
    return {motion: Result.ADOPTED if seats > half else Result.REJECTED for motion, seats in tally.items()}
