"""Motions: what the chambers vote on, who signed, what the cabinet thought of it, and how everyone voted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ipo_crm.domain.ids import NEW, ActorRef, DossierId, MotionId, PersonId
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


def seats_of(votes: Iterable[Vote], choice: Choice) -> int | None:
    """Add up the seats behind a choice, a member's vote as one; None where a fractie's seats are not known."""
    seats = [1 if vote.actor.is_person else vote.seats for vote in votes if vote.choice is choice]
    return None if None in seats else sum(each for each in seats if each is not None)
