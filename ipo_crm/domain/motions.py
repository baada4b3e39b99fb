"""Motions: what the chambers vote on, who signed, what the cabinet thought of it, and how everyone voted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ipo_crm.domain.ids import NEW, ActorRef, DossierId, MotionId, OrganisationId, PersonId
from ipo_crm.domain.organisations import Chamber
from ipo_crm.domain.sources import Source


class MotionKind(StrEnum):
    """What is voted on."""

    MOTION = "motion"
    AMENDMENT = "amendment"
    BILL = "bill"
    OTHER = "other"


class Appreciation(StrEnum):
    """What the cabinet advised (appreciatie); None where it is not known."""

    LEFT_TO_CHAMBER = "left_to_chamber"
    ADVISED_AGAINST = "advised_against"
    TAKEN_OVER = "taken_over"
    SUPERFLUOUS = "superfluous"
    PREMATURE = "premature"
    UNACCEPTABLE = "unacceptable"


class Result(StrEnum):
    """How it ended."""

    OPEN = "open"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    HELD_OVER = "held_over"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class Choice(StrEnum):
    """What a fractie or a member voted."""

    FOR = "for"
    AGAINST = "against"
    ABSENT = "absent"


class Agreement(StrEnum):
    """Whether the result is what the counted votes say; undecided where votes that are missing could turn it."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """The vote of a fractie, with the seats it stood for, or of one member in a roll call.

    `mistaken` says that the voter had it noted that they meant otherwise; the result does not change.
    """

    actor: ActorRef
    choice: Choice
    seats: int | None = None
    mistaken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """A motion, amendment or bill in one chamber; `number` is that of the Kamerstuk, such as "36576-45"."""

    id: MotionId = MotionId(NEW)
    uuid: str = ""
    kind: MotionKind = MotionKind.MOTION
    chamber: Chamber = Chamber.TWEEDE_KAMER
    number: str = ""
    title: str
    dictum: str = ""
    dossier_id: DossierId | None = None
    submitted: date | None = None
    voted: date | None = None
    appreciation: Appreciation | None = None
    result: Result = Result.OPEN
    roll_call: bool = False
    follow_up: str = ""
    signers: tuple[PersonId, ...] = ()
    votes: tuple[Vote, ...] = ()
    source: Source | None = None

    @property
    def label(self) -> str:
        """The number and title as lists and titles of deeds show them."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionRow:
    """One line of the list of motions; seats count as voted, None where no vote is known."""

    id: MotionId
    kind: MotionKind
    chamber: Chamber
    number: str
    title: str
    dossier: str
    voted: date | None
    result: Result
    appreciation: Appreciation | None
    seats_for: int | None = None
    seats_against: int | None = None
    agreement: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionLine:
    """One line of how an actor voted: the motion, their choice, and how it ended."""

    id: MotionId
    label: str
    chamber: Chamber
    voted: date | None
    result: Result
    choice: Choice
    seats: int | None
    mistaken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteLine:
    """A vote with the name of who cast it, and for a member the fractie on the day of the vote."""

    vote: Vote
    name: str
    fractie: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The seats behind each choice, and how far that bears the result out.

    `missing` are the seats of the chamber of which no vote is known; None where a fractie's seats are not.
    """

    seats_for: int | None
    seats_against: int | None
    missing: int | None
    agreement: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class FractieSplit:
    """What one fractie did in a vote: whole in a show of hands, added up over its members in a roll call.

    `choice` is None where its members did not vote alike; seats are None where they are not known.
    """

    fractie: OrganisationId
    name: str
    choice: Choice | None
    seats_for: int | None
    seats_against: int | None
    absent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FractieVotes:
    """How a fractie voted on the motions of one dossier; `choices` has them one by one, the latest first.

    `divided` counts the roll calls in which its members did not vote alike; those are in no other number.
    """

    fractie: OrganisationId
    name: str
    chamber: Chamber
    votes_for: int
    votes_against: int
    absent: int
    divided: int
    choices: tuple[tuple[MotionId, Choice | None], ...]


def common_choice(seats: Mapping[Choice, int]) -> Choice | None:
    """Give what members of one fractie voted who took part, ABSENT where none did, None where they differed."""
    cast = [choice for choice in (Choice.FOR, Choice.AGAINST) if seats.get(choice)]
    if len(cast) > 1:
        return None
    return cast[0] if cast else Choice.ABSENT


def seats_behind(votes: Iterable[Vote]) -> dict[Choice, int | None]:
    """Add up the seats behind each choice, None where a fractie's are not known; nothing where there are no votes.

    A member counts as one in a roll call. Beside votes of fracties a member's vote is a note that they stood apart
    (aantekening): the fractie counts whole.
    """
    listed = tuple(votes)
    by_fractie = tuple(vote for vote in listed if not vote.actor.is_person)
    return {choice: _seats(by_fractie or listed, choice) for choice in Choice} if listed else {}


def count(chamber: Chamber, result: Result, seats: Mapping[Choice, int | None]) -> Count:
    """Hold the seats behind each choice against the result: more for than against wins, a tie does not."""
    seats_for, seats_against, absent = (seats.get(choice) for choice in Choice)
    if seats_for is None or seats_against is None or absent is None:
        return Count(seats_for=seats_for, seats_against=seats_against, missing=None, agreement=Agreement.UNDECIDED)
    missing = max(0, chamber.seats - seats_for - seats_against - absent)
    agreement = _agreement(result, seats_for - seats_against, missing)
    return Count(seats_for=seats_for, seats_against=seats_against, missing=missing, agreement=agreement)


def _seats(votes: Iterable[Vote], choice: Choice) -> int | None:
    seats = [1 if vote.actor.is_person else vote.seats for vote in votes if vote.choice is choice]
    return None if None in seats else sum(each for each in seats if each is not None)


def _agreement(result: Result, ahead: int, missing: int) -> Agreement:
    if result not in (Result.ADOPTED, Result.REJECTED):
        return Agreement.UNDECIDED
    adopted = result is Result.ADOPTED
    if adopted == (ahead > 0):
        return Agreement.AGREES
    turned = ahead + missing > 0 if adopted else ahead - missing <= 0
    return Agreement.UNDECIDED if turned else Agreement.CONTRADICTS
