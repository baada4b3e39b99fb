"""Decisions of parliament into the file: motions, amendments and bills with their signers and votes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from ipo_crm.domain.counts import counted
from ipo_crm.domain.ids import DossierId, MotionId, OrganisationId, PersonId, organisation_ref, person_ref
from ipo_crm.domain.motions import Motion, Result, Vote
from ipo_crm.domain.organisations import Chamber
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.exchange.tk_rows import DecisionRow, VoteRow
from ipo_crm.services.import_tally import Tally
from ipo_crm.services.record_keys import record_uuid
from ipo_crm.store import motions
from ipo_crm.store.workspace import Transaction

DECISION_SCHEME = "tk.besluit"
_CHAMBER = Chamber.TWEEDE_KAMER
_REGISTER = "Open data Tweede Kamer, Besluit"
_FINAL = (Result.ADOPTED, Result.REJECTED)
_TITLE_LENGTH = 2000


class Decisions:
    """Take decisions over, finding back by the key of the decision, or else by the number of what it was about.

    A motion that somebody typed is filled in where it was open; other votes that they recorded are not overwritten.
    """

    def __init__(self, tx: Transaction, people: Mapping[str, PersonId], fracties: Mapping[str, OrganisationId]) -> None:
        self._connection = tx.connection
        self._people = people
        self._fracties = fracties

    @cached_property
    def _known(self) -> dict[str, Motion]:
        """Give the motions by UUID, read when the first decision comes and kept level after."""
        return {motion.uuid: motion for motion in motions.everything(self._connection)}

    @cached_property
    def _numbered(self) -> dict[str, str]:
        """Give the UUID of the motion that has a number in this chamber."""
        return {each.number: each.uuid for each in self._known.values() if each.chamber is _CHAMBER and each.number}

    def take(self, row: DecisionRow, dossier: DossierId | None, number: int, tally: Tally) -> None:
        """Take a decision over; it ends in the tally as a motion with so many votes, or left out with the reason."""
        what = row.number or row.title or row.tk_id
        uuid = record_uuid(DECISION_SCHEME, row.tk_id or row.number)
        known, reason = self._same(row, uuid)
        if not reason and known is None and not row.title:
            reason = (
                f"Van dit besluit (stemmen: {len(row.votes)}) staat niet in het bestand waarover het ging. Haal het op "
                "met $expand=Besluit($expand=Agendapunt), of importeer ook de besluiten met hun agendapunt."
            )
        if reason:
            tally.leave_out(number, what, reason)
            return
        votes = self._votes(row, number, what, tally)
        if known is None:
            self._add(row, uuid, dossier, votes, tally)
        else:
            self._renew(row, known, votes, tally)

    def _same(self, row: DecisionRow, uuid: str) -> tuple[Motion | None, str]:
        """Give the motion that a decision is about, or the reason why it is not taken over."""
        found = self._known.get(uuid)
        if found is not None:
            overtaken = found.result in _FINAL and row.result not in (*_FINAL, None)
            return found, "Hierover is later opnieuw gestemd; de latere uitslag blijft staan." if overtaken else ""
        found = self._known.get(self._numbered.get(row.number, ""))
        if found is None or not found.votes or found.result not in _FINAL:
            return found, ""
        if not row.votes or set(found.votes) == set(self._ballots(row)):
            return found, ""
        if found.source is not None and found.source.title.startswith(_REGISTER):
            return None, ""  # another decision on the same piece, such as on one article of a bill
        return None, f"In het werkbestand staat {row.number} met andere stemmen; niet overschreven."

    def _add(
        self, row: DecisionRow, uuid: str, dossier: DossierId | None, votes: tuple[Vote, ...], tally: Tally
    ) -> None:
        made = Motion(
            uuid=uuid,
            kind=row.kind,
            chamber=_CHAMBER,
            number="" if row.number in self._numbered else row.number,
            title=row.title[:_TITLE_LENGTH],
            dossier_id=dossier,
            submitted=row.submitted,
            voted=row.day,
            appreciation=row.appreciation,
            result=row.result or Result.OPEN,
            roll_call=_is_roll_call(row),
            signers=self._signers(row),
            votes=votes,
            source=_source(row),
        )
        self._keep(made)
        tally.count("moties en besluiten", made=True)
        tally.add("stemmen", made=len(votes))

    def _renew(self, row: DecisionRow, known: Motion, votes: tuple[Vote, ...], tally: Tally) -> None:
        """Fill in what was open; of votes the new ones come beside, or in the place of, those of the same actor."""
        held = {vote.actor: vote for vote in known.votes}
        fresh = {vote.actor: vote for vote in votes}
        made = sum(actor not in held for actor in fresh)
        changed = sum(actor in held and held[actor] != vote for actor, vote in fresh.items())
        renewed = replace(
            known,
            number=known.number or ("" if row.number in self._numbered else row.number),
            submitted=known.submitted or row.submitted,
            voted=_day(row, known),
            appreciation=known.appreciation or row.appreciation,
            result=known.result if row.result in (None, Result.OPEN) else row.result,
            roll_call=known.roll_call if row.roll_call is None else row.roll_call,
            signers=known.signers or self._signers(row),
            votes=tuple({**held, **fresh}.values()),
        )
        if renewed != known:
            self._keep(renewed)
        tally.count("moties en besluiten", changed=renewed != known)
        tally.add("stemmen", made=made, changed=changed, same=len(fresh) - made - changed)

    def _keep(self, motion: Motion) -> None:
        key = motions.put(self._connection, motion)
        self._known[motion.uuid] = replace(motion, id=MotionId(key))
        if motion.number:
            self._numbered[motion.number] = motion.uuid

    def _votes(self, row: DecisionRow, number: int, what: str, tally: Tally) -> tuple[Vote, ...]:
        """Give the votes of those who are in the file; of the others the report tells."""
        votes = self._ballots(row)
        lost = len(row.votes) - len(votes)
        if lost:
            unknown = counted(lost, "stemmen")
            reason = f"Van {unknown} staat de fractie of persoon niet in het werkbestand. Importeer die eerst."
            tally.leave_out(number, what, reason)
        return votes

    def _ballots(self, row: DecisionRow) -> tuple[Vote, ...]:
        return tuple(vote for each in row.votes if (vote := self._ballot(each)) is not None)

    def _ballot(self, row: VoteRow) -> Vote | None:
        person, fractie = self._people.get(row.person_id), self._fracties.get(row.fractie_id)
        if row.person_id:
            actor = None if person is None else person_ref(person)
        else:
            actor = None if fractie is None else organisation_ref(fractie)
        if actor is None:
            return None
        return Vote(actor=actor, choice=row.choice, seats=row.seats, mistaken=row.mistaken)

    def _signers(self, row: DecisionRow) -> tuple[PersonId, ...]:
        found = (self._people.get(each) for each in row.signers)
        return tuple(dict.fromkeys(who for who in found if who is not None))


def _is_roll_call(row: DecisionRow) -> bool:
    """Tell whether members voted one by one; where the decision itself did not come along, its votes tell."""
    if row.roll_call is not None:
        return row.roll_call
    return bool(row.votes) and all(vote.person_id for vote in row.votes)


def _day(row: DecisionRow, known: Motion) -> date | None:
    """Give the day of the vote: the known one, unless the file has it exactly, or it was voted on again later."""
    if known.voted is None or (row.day is not None and not row.is_approximate):
        return row.day or known.voted
    again = known.result not in _FINAL and row.result in _FINAL
    return row.day if again else known.voted


def _source(row: DecisionRow) -> Source:
    """Give the source, which says so where the day is that of the record and not of the vote itself."""
    title = f"{_REGISTER} (dag van vastlegging)" if row.is_approximate else _REGISTER
    return Source(source_class=SourceClass.PUBLIC, title=title, known_on=row.day)
