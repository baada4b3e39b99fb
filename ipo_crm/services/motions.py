"""Motions: add and change them, record how everyone voted and how it ended; ask who voted what."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ipo_crm.domain import labels
from ipo_crm.domain.cards import MotionCard
from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import ActorRef, DossierId, MotionId, OrganisationId, PersonId, organisation_ref
from ipo_crm.domain.motions import (
    Choice,
    FractieSplit,
    FractieVotes,
    Motion,
    MotionLine,
    MotionRow,
    Result,
    Vote,
    VoteLine,
    common_choice,
    count,
    seats_behind,
)
from ipo_crm.domain.organisations import Chamber
from ipo_crm.domain.periods import ALWAYS, Period
from ipo_crm.services.settings import Settings
from ipo_crm.services.vote_rules import VoteRules
from ipo_crm.store import dossiers, organisations, people, records, schema
from ipo_crm.store import motions as store
from ipo_crm.store.workspace import Workspace

_TITLE_LENGTH = 60


class Motions:
    """Deeds and questions about motions, amendments and bills."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings
        self._rules = VoteRules(workspace)

    def put(self, motion: Motion) -> Change:
        """Add or change a motion with its signers and votes; a fractie without seats gets those of the day."""
        self._rules.require_sound(motion)
        with self._workspace.transaction(f"{_named(motion)} {'wijzigen' if motion.id else 'toevoegen'}") as tx:
            store.put(tx.connection, replace(motion, votes=self._rules.with_seats(motion, motion.votes)))
            return tx.change

    def drop(self, key: MotionId) -> Change:
        """Delete a motion with its votes."""
        motion = self._get(key)
        with self._workspace.transaction(f"{_named(motion)} verwijderen") as tx:
            records.drop(tx.connection, schema.motion, key)
            return tx.change

    def record_votes(self, key: MotionId, votes: Iterable[Vote]) -> Change:
        """Record how fracties voted, or members in a roll call; the former vote of the same one is replaced."""
        motion, fresh = self._get(key), tuple(votes)
        given = {vote.actor for vote in fresh}
        kept = tuple(vote for vote in motion.votes if vote.actor not in given)
        self._rules.require_sound(replace(motion, votes=(*kept, *fresh)))
        with self._workspace.transaction(f"Stemmen over {_short(motion)} vastleggen") as tx:
            store.put_votes(tx.connection, key, self._rules.with_seats(motion, fresh))
            return tx.change

    def drop_vote(self, key: MotionId, actor: ActorRef) -> Change:
        """Delete the vote of a fractie or a member that was recorded by mistake."""
        motion = self._get(key)
        with self._workspace.transaction(f"Stem over {_short(motion)} verwijderen") as tx:
            store.drop_vote(tx.connection, key, actor)
            return tx.change

    def conclude(
        self, key: MotionId, result: Result, *, voted: date | None = None, follow_up: str | None = None
    ) -> Change:
        """Record how a motion ended and what came of it; what is not given stays.

        The result is what the chamber decided, also where the votes that were recorded say otherwise: the card tells.
        """
        motion = self._get(key)
        concluded = replace(
            motion,
            result=result,
            voted=motion.voted if voted is None else voted,
            follow_up=motion.follow_up if follow_up is None else follow_up,
        )
        with self._workspace.transaction(f"{_named(motion)}: {labels.RESULT[result]}") as tx:
            store.put(tx.connection, replace(concluded, votes=self._rules.with_seats(concluded, concluded.votes)))
            return tx.change

    def rows(
        self,
        *,
        dossier: DossierId | None = None,
        chamber: Chamber | None = None,
        actor: ActorRef | None = None,
        period: Period = ALWAYS,
    ) -> tuple[MotionRow, ...]:
        """Give the motions, newest vote first: of a dossier, a chamber, an actor who voted or signed, a period."""
        return store.rows(self._workspace.connection, dossier=dossier, chamber=chamber, actor=actor, period=period)

    def get(self, key: MotionId) -> Motion | None:
        """Give a motion, or None when there is none of that key."""
        return store.get(self._workspace.connection, key)

    def card(self, key: MotionId) -> MotionCard:
        """Give one motion with names, votes by fractie, and whether these bear the result out."""
        connection, motion = self._workspace.connection, self._get(key)
        dossier = None if motion.dossier_id is None else dossiers.get(connection, motion.dossier_id)
        names = people.names(connection, motion.signers)
        seats = seats_behind(motion.votes)
        return MotionCard(
            motion=motion,
            dossier="" if dossier is None else dossier.label,
            signers=tuple(names[who].full for who in motion.signers),
            votes=self._vote_lines(motion),
            by_fractie=self._splits(motion),
            count=count(motion.chamber, motion.result, seats),
        )

    def votes_of(
        self,
        actor: ActorRef,
        *,
        dossier: DossierId | None = None,
        chamber: Chamber | None = None,
        period: Period = ALWAYS,
    ) -> tuple[MotionLine, ...]:
        """Give how a fractie or a member voted, newest vote first."""
        return store.lines(self._workspace.connection, actor, dossier=dossier, chamber=chamber, period=period)

    def how_fracties_voted(self, dossier: DossierId) -> tuple[FractieVotes, ...]:
        """Give how each fractie voted on the motions of a dossier, per chamber and by name."""
        found: dict[tuple[Chamber, OrganisationId], list[tuple[Motion, FractieSplit]]] = {}
        for row in self.rows(dossier=dossier):
            motion = self._get(row.id)
            for split in self._splits(motion):
                found.setdefault((motion.chamber, split.fractie), []).append((motion, split))
        made = (_added_up(chamber, splits) for (chamber, _), splits in found.items())
        return tuple(sorted(made, key=lambda each: (list(Chamber).index(each.chamber), each.name.casefold())))

    def _splits(self, motion: Motion) -> tuple[FractieSplit, ...]:
        """Add the votes up by fractie, the largest first; a member without a fractie on that day is in none."""
        names = organisations.labels(self._workspace.connection)
        whole = [vote for vote in motion.votes if not vote.actor.is_person]
        if whole:
            made = [_whole(vote, names[vote.actor]) for vote in whole]
        else:
            homes = self._homes(motion)
            members: dict[OrganisationId, Counter[Choice]] = {}
            for vote in motion.votes:
                home = homes.get(PersonId(vote.actor.key))
                if home is not None:
                    members.setdefault(home, Counter())[vote.choice] += 1
            made = [_added(key, names[organisation_ref(key)], seats) for key, seats in members.items()]
        return tuple(sorted(made, key=lambda each: (-_size(each), each.name.casefold())))

    def _homes(self, motion: Motion) -> dict[PersonId, OrganisationId]:
        """Give the fractie that each member who voted belonged to on the day of the vote."""
        members = [vote.actor.key for vote in motion.votes if vote.actor.is_person]
        day = self._settings.day(motion.voted)
        return {
            PersonId(person): next(line.role.organisation_id for line in lines if line.is_fractie)
            for person, lines in people.role_lines(self._workspace.connection, people=members, day=day).items()
            if any(line.is_fractie for line in lines)
        }

    def _vote_lines(self, motion: Motion) -> tuple[VoteLine, ...]:
        connection = self._workspace.connection
        labelled = organisations.labels(connection)
        names = people.names(connection, [vote.actor.key for vote in motion.votes if vote.actor.is_person])
        homes = self._homes(motion)

        def line(vote: Vote) -> VoteLine:
            if not vote.actor.is_person:
                return VoteLine(vote=vote, name=labelled[vote.actor])
            home = homes.get(PersonId(vote.actor.key))
            fractie = "" if home is None else labelled[organisation_ref(home)]
            return VoteLine(vote=vote, name=names[vote.actor.key].full, fractie=fractie)

        def place(line: VoteLine) -> tuple[bool, int, str]:
            who = line.vote.actor
            written = names[who.key].sort_key if who.is_person else line.name.casefold()
            return who.is_person, -(line.vote.seats or 0), written

        return tuple(sorted((line(vote) for vote in motion.votes), key=place))

    def _get(self, key: MotionId) -> Motion:
        motion = self.get(key)
        if motion is None:
            raise UserError("Deze motie is er niet meer. Ververs de lijst, of maak het verwijderen ongedaan.")
        return motion


def _added_up(chamber: Chamber, splits: list[tuple[Motion, FractieSplit]]) -> FractieVotes:
    choices = Counter(split.choice for _, split in splits)
    first = splits[0][1]
    return FractieVotes(
        fractie=first.fractie,
        name=first.name,
        chamber=chamber,
        votes_for=choices[Choice.FOR],
        votes_against=choices[Choice.AGAINST],
        absent=choices[Choice.ABSENT],
        divided=choices[None],
        choices=tuple((motion.id, split.choice) for motion, split in splits),
    )


def _whole(vote: Vote, name: str) -> FractieSplit:
    """Give the split of a fractie that votes as one."""
    seats = {choice: vote.seats if choice is vote.choice else 0 for choice in Choice}
    return FractieSplit(
        fractie=OrganisationId(vote.actor.key),
        name=name,
        choice=vote.choice,
        seats_for=seats[Choice.FOR],
        seats_against=seats[Choice.AGAINST],
        absent=seats[Choice.ABSENT],
    )


def _added(key: OrganisationId, name: str, seats: Counter[Choice]) -> FractieSplit:
    """Give the split of a fractie whose members voted one by one."""
    return FractieSplit(
        fractie=key,
        name=name,
        choice=common_choice(seats),
        seats_for=seats[Choice.FOR],
        seats_against=seats[Choice.AGAINST],
        absent=seats[Choice.ABSENT],
    )


def _size(split: FractieSplit) -> int:
    return (split.seats_for or 0) + (split.seats_against or 0) + (split.absent or 0)


def _named(motion: Motion) -> str:
    """Name a motion as the Edit menu does."""
    return f"{labels.MOTION_KIND[motion.kind].capitalize()} {_short(motion)}"


def _short(motion: Motion) -> str:
    """Name a motion in a few words: by its number, or else by the beginning of its title."""
    if motion.number:
        return motion.number
    title = motion.title
    return title if len(title) <= _TITLE_LENGTH else f"{title[: _TITLE_LENGTH - 1].rstrip()}…"
