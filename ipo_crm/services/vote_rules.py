"""What a motion and its votes must be to be kept, typed or from a record file; and with which seats a fractie votes."""

from collections.abc import Iterable
from dataclasses import replace

from ipo_crm.domain import labels
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import ActorRef, OrganisationId
from ipo_crm.domain.motions import Motion, Vote
from ipo_crm.domain.organisations import OrganisationKind
from ipo_crm.store import motions, organisations
from ipo_crm.store.workspace import Transaction, Workspace


class VoteRules:
    """Refuse what cannot be true, and fill in what the file knows; the result itself is never judged."""

    def __init__(self, file: Workspace | Transaction) -> None:
        self._file = file

    def require_sound(self, motion: Motion) -> None:
        """Raise UserError for a motion that cannot be kept: no title, a number in use, impossible votes."""
        if not motion.title.strip():
            raise UserError("Geef de motie een titel, zoals de Kamer die noemt.")
        if len(set(motion.signers)) < len(motion.signers):
            raise UserError("Een ondertekenaar staat er twee keer. Haal er een weg.")
        holder = motions.find(self._file.connection, motion.chamber, number=motion.number.strip())
        if holder is not None and holder != motion.id:
            raise UserError(
                f"Nummer {motion.number} is in de {labels.CHAMBER[motion.chamber]} al in gebruik. "
                "Wijzig het stuk met dat nummer, of geef een ander nummer."
            )
        self._require_sound_votes(motion)

    def with_seats(self, motion: Motion, votes: Iterable[Vote]) -> tuple[Vote, ...]:
        """Give fracties without seats those that they had on the day of the vote, where these are recorded."""
        if motion.voted is None:
            return tuple(votes)
        sizes: dict[int, int] = {
            each.organisation_id: each.count
            for each in organisations.seats(self._file.connection, motion.voted)
            if each.chamber is motion.chamber
        }
        return tuple(
            replace(vote, seats=sizes.get(vote.actor.key)) if not vote.actor.is_person and vote.seats is None else vote
            for vote in votes
        )

    def _require_sound_votes(self, motion: Motion) -> None:
        actors = [vote.actor for vote in motion.votes]
        if len(set(actors)) < len(actors):
            raise UserError("Er staat iemand twee keer bij de stemmen. Houd er een over.")
        has_fracties = any(not actor.is_person for actor in actors)
        if motion.roll_call and has_fracties:
            raise UserError(
                "Bij een hoofdelijke stemming stemmen leden, geen fracties. "
                "Leg de stemmen van leden vast, of zet “hoofdelijk” uit."
            )
        if not motion.roll_call and actors and not has_fracties:
            raise UserError(
                "Hier staan alleen stemmen van leden: dat is een hoofdelijke stemming. "
                "Zet “hoofdelijk” aan, of leg eerst de stemmen van de fracties vast."
            )
        if any(vote.seats is not None and not 0 <= vote.seats <= motion.chamber.seats for vote in motion.votes):
            raise UserError(
                f"De {labels.CHAMBER[motion.chamber]} heeft {motion.chamber.seats} zetels; "
                "een fractie heeft er niet meer en niet minder dan nul."
            )
        self._require_fracties(actor for actor in actors if not actor.is_person)

    def _require_fracties(self, actors: Iterable[ActorRef]) -> None:
        for actor in actors:
            found = organisations.get(self._file.connection, OrganisationId(actor.key))
            if found is None or found.kind is not OrganisationKind.FRACTIE:
                label = "Deze organisatie" if found is None else found.label
                raise UserError(f"{label} is geen fractie en stemt dus niet. Kies een fractie.")
