"""People: add, change and drop them and their roles; list them and show one.

What the first page asks of people is loaded with this; the rest when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ipo_crm.domain.changes import NOTHING, Change
from ipo_crm.domain.differences import change_title
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import DossierId, PersonId, RoleId, person_ref
from ipo_crm.domain.names import PersonName, fold
from ipo_crm.domain.organisations import Organisation
from ipo_crm.domain.people import Person, PersonChoices, PersonRow, Relation, Role
from ipo_crm.domain.tags import LONGEST_RHYTHM
from ipo_crm.services.settings import Settings
from ipo_crm.store import coalitions as store_coalitions
from ipo_crm.store import lines_touched, meetings, organisations, person_rows, positions, promises, records, schema
from ipo_crm.store import people as store
from ipo_crm.store.workspace import Workspace

if TYPE_CHECKING:
    from ipo_crm.domain.cards import Neighbour, PersonCard
    from ipo_crm.domain.pasted import Pasted
    from ipo_crm.services.many import ManyPeople

_NEAREST = 6


class People:
    """Deeds and questions about people."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    @cached_property
    def many(self) -> ManyPeople:
        """Deeds on many people at once."""
        from ipo_crm.services.many import ManyPeople

        return ManyPeople(self._workspace, self._settings)

    def add(self, person: Person, roles: tuple[Role, ...] = (), employer: Organisation | None = None) -> Change:
        """Add a person with their roles, which get the new key; those without an organisation are at `employer`.

        The employer is added in the same step.
        """
        _require_name(person)
        for role in roles:
            _require_function(role, employer)
        with self._workspace.transaction(f"{person.name.short} toevoegen") as tx:
            key = store.put(tx.connection, person)
            at = organisations.put(tx.connection, employer) if employer is not None else None
            for role in roles:
                place = at if at is not None and not role.organisation_id else role.organisation_id
                store.put_role(tx.connection, replace(role, person_id=key, organisation_id=place))
            return tx.change

    def change(self, person: Person) -> Change:
        """Change what is kept of a person; where nothing differs nothing is done."""
        _require_name(person)
        before = self._get(person.id)
        if person == before:
            return NOTHING
        with self._workspace.transaction(change_title(person.name.short, "person", before, person)) as tx:
            store.put(tx.connection, person)
            return tx.change

    def drop(self, key: PersonId) -> Change:
        """Delete a person with all that hangs on them."""
        name = self._get(key).name.short
        with self._workspace.transaction(f"{name} verwijderen") as tx:
            records.drop(tx.connection, schema.person, key)
            return tx.change

    def note_objection(self, key: PersonId, day: date | None = None) -> Change:
        """Record that somebody objected to being kept, today when no day is given.

        From then on only a stub of them is seen: they are out of lists, the network, papers and exports.
        """
        person = self._get(key)
        since = day or self._settings.today()
        if since > self._settings.today():
            raise UserError("Het bezwaar ligt dan in de toekomst. Kies vandaag of een eerdere dag.")
        with self._workspace.transaction(f"Bezwaar van {person.name.short} vastleggen") as tx:
            store.put(tx.connection, replace(person, blocked_on=since))
            return tx.change

    def withdraw_objection(self, key: PersonId) -> Change:
        """Record that somebody took their objection back."""
        person = self._get(key)
        with self._workspace.transaction(f"Bezwaar van {person.name.short} intrekken") as tx:
            store.put(tx.connection, replace(person, blocked_on=None))
            return tx.change

    def set_rhythm(self, key: PersonId, days: int | None) -> Change:
        """Say how often somebody wants to be spoken to, in days; None for no rhythm of their own."""
        if days is not None and not 1 <= days <= LONGEST_RHYTHM:
            raise UserError(f"Geef het ritme als een aantal dagen van 1 tot {LONGEST_RHYTHM}, of kies geen ritme.")
        person = self._get(key)
        with self._workspace.transaction(f"Ritme van {person.name.short} wijzigen") as tx:
            store.put(tx.connection, replace(person, rhythm_days=days))
            return tx.change

    def put_role(self, role: Role, employer: Organisation | None = None) -> Change:
        """Add or change a role; with `employer` it is at an organisation that is added in the same step."""
        _require_function(role, employer)
        label = f"Rol van {self._get(role.person_id).name.short}"
        before = self.role(role.person_id, role.id) if role.id else None
        if role.id and before is None:
            raise UserError("Deze rol is er niet meer. Sluit het formulier, of maak het verwijderen ongedaan.")
        if role == before and employer is None:
            return NOTHING
        title = change_title(label, "role", before, role) if before is not None else f"{label} toevoegen"
        with self._workspace.transaction(title) as tx:
            if employer is not None:
                role = replace(role, organisation_id=organisations.put(tx.connection, employer))
            store.put_role(tx.connection, role)
            return tx.change

    def drop_role(self, key: RoleId) -> Change:
        """Delete a role that was never held; a role that ended gets an end day instead."""
        with self._workspace.transaction("Rol verwijderen") as tx:
            records.drop(tx.connection, schema.role, key)
            return tx.change

    def relate(self, relation: Relation) -> Change:
        """Add a tie between two people or two organisations."""
        if relation.a == relation.b:
            raise UserError("Kies twee verschillende personen of organisaties voor een relatie.")
        with self._workspace.transaction("Relatie toevoegen") as tx:
            store.put_relation(tx.connection, relation)
            return tx.change

    def rows(
        self, dossier: DossierId | None = None, as_of: date | None = None, limit: int | None = None
    ) -> tuple[PersonRow, ...]:
        """Give everyone for the list, or the first so many, as on a day; the stance is the one on this dossier."""
        return person_rows.rows(self._workspace.connection, self._settings.day(as_of), dossier, limit)

    def keys(self, *, blocked: bool = False) -> list[PersonId]:
        """Give the keys of everyone in the order of the list; who objected to being kept only when asked for."""
        connection = self._workspace.connection
        hidden = frozenset() if blocked else store.blocked(connection)
        found = person_rows.keys(connection)
        return [key for key in found if key not in hidden] if hidden else found

    def lines(
        self, keys: Iterable[int], as_of: date | None = None, dossier: DossierId | None = None, *, more: bool = False
    ) -> dict[int, PersonRow]:
        """Give the lines of the list for these people; a key without a record is left out."""
        return person_rows.lines(self._workspace.connection, keys, self._settings.day(as_of), dossier, more=more)

    def touched(self, change: Change) -> frozenset[int] | None:
        """Give the people whose line may differ after a change; None where it may be anybody's."""
        return lines_touched.people(self._workspace.connection, change.touched)

    def choices(self) -> PersonChoices:
        """Give by what the list can be narrowed, as of today."""
        return person_rows.choices(self._workspace.connection, self._settings.today())

    def read_name(self, written: str) -> PersonName:
        """Take apart a name that was typed in one piece, such as "mw. drs. S. van Fictie"."""
        from ipo_crm.exchange.dutch_names import read_name

        return read_name(written)

    def read_pasted(self, text: str) -> Pasted:
        """Take apart what was pasted or typed in one piece: a name, "Name <address>", a signature or a vCard."""
        from ipo_crm.services.signatures import Signatures  # knows all phone numbers of the world: not at the start

        return Signatures(self._workspace, self._settings).read(text)

    def get(self, key: PersonId) -> Person | None:
        """Give a person, or None when there is none of that key."""
        return store.get(self._workspace.connection, key)

    def role(self, person: PersonId, key: RoleId) -> Role | None:
        """Give a role of a person, or None when there is none of that key."""
        lines = store.role_lines(self._workspace.connection, people=[person]).get(person, [])
        return next((line.role for line in lines if line.role.id == key), None)

    def namesakes(self, name: PersonName) -> tuple[PersonRow, ...]:
        """Give who is already known by this surname, and by the first initial where both have one."""
        connection = self._workspace.connection
        wanted = (fold(name.prefix), fold(name.family_name).strip())
        found = [
            PersonId(key)
            for key, known in store.names(connection).items()
            if wanted[1] and (fold(known.prefix), fold(known.family_name)) == wanted and _initials_fit(name, known)
        ]
        return tuple(person_rows.row(connection, key, self._settings.today()) for key in found)

    def card(self, key: PersonId, as_of: date | None = None) -> PersonCard:
        """Give one person with roles, positions, contacts, promises and neighbours.

        As of a day that is given, what began or happened after it is left out.
        """
        from ipo_crm.domain.cards import PersonCard

        connection, today = self._workspace.connection, self._settings.day(as_of)
        person = self._get(key)
        roles = store.role_lines(connection, people=[key]).get(key, [])
        return PersonCard(
            person=person,
            line=person_rows.row(connection, key, today),
            roles=tuple(line for line in roles if as_of is None or not line.role.period.begins_after(as_of)),
            standings=positions.standings(connection, today, actor=person_ref(key)),
            meetings=tuple(row for row in meetings.rows(connection, person=key) if as_of is None or row.day <= as_of),
            promises=tuple(row for row in promises.rows(connection, person=key) if row.known_on(as_of)),
            neighbours=self._neighbours(key, today),
        )

    def _neighbours(self, key: PersonId, today: date) -> tuple[Neighbour, ...]:
        """Give who this person met most, then who they are tied to; nobody who objected to being kept."""
        from ipo_crm.domain.cards import Neighbour

        connection = self._workspace.connection
        if store.blocked_among(connection, [key]):
            return ()
        counts: dict[int, int] = {}
        for a, b, _, count in store_coalitions.encounters(connection, today, key):
            other = b if a == key else a
            counts[other] = counts.get(other, 0) + count
        for relation in store.relations(connection, key):
            if relation.period.begins_after(today):
                continue
            other = relation.b.key if relation.a == person_ref(key) else relation.a.key
            counts[other] = counts.get(other, 0) + (relation.strength or 1)
        nearest = sorted(
            counts.keys() - store.blocked_among(connection, counts), key=lambda other: (-counts[other], other)
        )[:_NEAREST]
        names = store.names(connection, nearest)
        roles = store.role_lines(connection, people=nearest, day=today)
        return tuple(
            Neighbour(
                ref=person_ref(PersonId(other)),
                label=names[other].short,
                sector=roles[other][0].sector if roles.get(other) else None,
                strength=counts[other],
            )
            for other in nearest
        )

    def _get(self, key: PersonId) -> Person:
        person = self.get(key)
        if person is None:
            raise UserError("Deze persoon is er niet meer. Ververs de lijst, of maak het verwijderen ongedaan.")
        return person


def _initials_fit(one: PersonName, other: PersonName) -> bool:
    """Tell whether the first letters of two names do not contradict each other."""
    letters = [fold(name.initials or name.given_name)[:1] for name in (one, other)]
    return not all(letters) or letters[0] == letters[1]


def _require_function(role: Role, employer: Organisation | None) -> None:
    if not role.function.strip():
        raise UserError("Geef de rol een functie, zoals Kamerlid of beleidsadviseur.")
    if employer is not None and not employer.name.strip():
        raise UserError("Geef de organisatie een naam.")


def _require_name(person: Person) -> None:
    if not person.name.family_name.strip():
        raise UserError("Geef een achternaam. Voornaam en voorletters mogen leeg blijven.")
