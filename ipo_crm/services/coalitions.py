"""Coalitions: make and change them, rank their unusual suspects, and give the picture of the network."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from ipo_crm.domain.changes import Change
from ipo_crm.domain.coalitions import Coalition, CoalitionRow, Member
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import ActorRef, CoalitionId, DossierId
from ipo_crm.domain.network import CoalitionGroup, Network
from ipo_crm.domain.network_view import MOST_HULLS, NetworkView
from ipo_crm.domain.periods import Period
from ipo_crm.domain.suspects import Suspects, View
from ipo_crm.services import networks
from ipo_crm.services.drawing import Drawing
from ipo_crm.services.files import write_whole
from ipo_crm.services.settings import Settings
from ipo_crm.store import coalitions as store
from ipo_crm.store import dossiers, records, schema
from ipo_crm.store.workspace import Workspace

_SHOWN_AT_FIRST = 4
Places = Mapping[ActorRef, tuple[float, float]]


class Coalitions:
    """Deeds and questions about coalitions."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def put(self, coalition: Coalition) -> Change:
        """Add or change a coalition with its members."""
        if not coalition.name.strip():
            raise UserError("Geef de coalitie een naam.")
        verb = "wijzigen" if coalition.id else "toevoegen"
        with self._workspace.transaction(f"Coalitie {coalition.name} {verb}") as tx:
            store.put(tx.connection, coalition)
            return tx.change

    def add_member(self, key: CoalitionId, member: Member) -> Change:
        """Add a member to a coalition, or give a present one another role."""
        coalition = self.get(key)
        others = tuple(each for each in coalition.members if each.actor != member.actor)
        return self.put(replace(coalition, members=(*others, member)))

    def leave(self, key: CoalitionId, actor: ActorRef, day: date) -> Change:
        """Let a member leave: from that day on it is no member, what it was before stays to be read."""
        coalition = self.get(key)
        gone = next((member for member in coalition.members if member.actor == actor), None)
        if gone is None:
            raise UserError("Deze deelnemer staat niet in de coalitie. Open de coalitie opnieuw.")
        if gone.period.start is not None and day <= gone.period.start:
            raise UserError("De dag van vertrek ligt niet na die van toetreding. Kies een latere dag.")
        left = replace(gone, period=Period(gone.period.start, day))
        members = tuple(left if member is gone else member for member in coalition.members)
        with self._workspace.transaction(f"Vertrek uit {coalition.name} vastleggen") as tx:
            store.put(tx.connection, replace(coalition, members=members))
            return tx.change

    def drop_member(self, key: CoalitionId, actor: ActorRef) -> Change:
        """Delete a member that was never one; one that left gets a last day instead."""
        coalition = self.get(key)
        members = tuple(member for member in coalition.members if member.actor != actor)
        with self._workspace.transaction(f"Deelnemer uit {coalition.name} verwijderen") as tx:
            store.put(tx.connection, replace(coalition, members=members))
            return tx.change

    def drop(self, key: CoalitionId) -> Change:
        """Delete a coalition."""
        name = self.get(key).name
        with self._workspace.transaction(f"Coalitie {name} verwijderen") as tx:
            records.drop(tx.connection, schema.coalition, key)
            return tx.change

    def move_node(self, dossier: DossierId | None, actor: ActorRef, places: Places) -> Change:
        """Keep where the nodes of a picture stand, one of them put there by hand; all stay from now on."""
        with self._workspace.transaction("Actor verplaatsen in het netwerk") as tx:
            pins = store.pinned(tx.connection, dossier) | {actor}
            store.put_places(tx.connection, dossier, places, pins)
            return tx.change

    def prepare_order(self, view: NetworkView, places: Places) -> Callable[[], Places]:
        """Give the thinking that orders a picture anew from where it stands; what was put by hand stays."""
        known = self._groups()
        groups = _shown(view, known)
        network = self._around(known, groups, most=view.people)
        pins = store.pinned(self._workspace.connection, view.dossier)

        def think() -> Places:
            from ipo_crm.services import thinking

            return thinking.reordered(network(), groups, view, places, pins)

        return think

    def keep_order(self, dossier: DossierId | None, places: Places) -> Change:
        """Keep a picture that was ordered anew."""
        with self._workspace.transaction("Netwerk opnieuw ordenen") as tx:
            store.put_places(tx.connection, dossier, places, store.pinned(tx.connection, dossier))
            return tx.change

    def rows(self, as_of: date | None = None) -> tuple[CoalitionRow, ...]:
        """Give the coalitions, the latest first; as of a day that is given, those that had been formed."""
        found = store.rows(self._workspace.connection, self._settings.day(as_of))
        return tuple(row for row in found if as_of is None or row.formed is None or row.formed <= as_of)

    def members(self, key: CoalitionId, as_of: date | None = None) -> tuple[Member, ...]:
        """Give who was in a coalition on a day, in whatever role."""
        day = self._settings.day(as_of)
        return tuple(member for member in self.get(key).members if member.period.contains(day))

    def get(self, key: CoalitionId) -> Coalition:
        """Give a coalition; UserError when it is gone."""
        coalition = store.get(self._workspace.connection, key)
        if coalition is None:
            raise UserError("Deze coalitie is er niet meer. Maak het verwijderen ongedaan om haar terug te halen.")
        return coalition

    def prepare(
        self, view: NetworkView, perspective: View | None = None, as_of: date | None = None
    ) -> Callable[[], Drawing]:
        """Read what a view needs, and give the thinking that is left: it may run on another thread."""
        known = self._groups(as_of)
        groups = _shown(view, known)
        network = self._around(known, groups, as_of, view.people)
        places = store.places(self._workspace.connection, view.dossier)
        saliences = {group.id: self._salience(group.dossier_id) for group in groups}
        today = self._settings.day(as_of)

        def think() -> Drawing:
            from ipo_crm.services import thinking

            return thinking.draw(network(), groups, view, perspective, places, saliences, today)

        return think

    def suspects(self, key: CoalitionId, perspective: View | None = None, as_of: date | None = None) -> Suspects:
        """Rank the members of a coalition on a day, each with the sentence why."""
        return self.prepare_suspects(key, perspective, as_of)()

    def prepare_suspects(
        self, key: CoalitionId, perspective: View | None = None, as_of: date | None = None
    ) -> Callable[[], Suspects]:
        """Read what a ranking needs, and give the thinking that is left: it may run on another thread."""
        known = self._groups(as_of)
        focal = next((group for group in known if group.id == key), None)
        if focal is None:
            raise UserError("Deze coalitie is er niet meer. Kies een andere coalitie.")
        network = self._around(known, (focal,), as_of)
        salience = self._salience(focal.dossier_id)
        today = self._settings.day(as_of)

        def think() -> Suspects:
            from ipo_crm.services import thinking

            return thinking.rank(network(), focal, perspective, salience, today)

        return think

    def read_ahead(self) -> Iterator[None]:
        """Read, in steps, what every ranking of today rests on, so that the first waits no longer than the others."""
        return networks.read_ahead(self._workspace, self._settings.today(), self._settings.us())

    def save_picture(self, drawing: Drawing, path: Path) -> Path:
        """Print a drawing to a file, SVG, PNG or PDF by its suffix; may run on another thread."""
        from ipo_crm.services import thinking

        return write_whole(path, thinking.printed(drawing, path.suffix))

    def _groups(self, as_of: date | None = None) -> tuple[CoalitionGroup, ...]:
        """Give the coalitions on a day; as of a day that is given, without those that were formed after it."""
        found = networks.groups(self._workspace, self._settings.day(as_of))
        return tuple(group for group in found if as_of is None or group.formed is None or group.formed <= as_of)

    def _around(
        self,
        known: tuple[CoalitionGroup, ...],
        focal: Iterable[CoalitionGroup],
        as_of: date | None = None,
        most: int = 0,
    ) -> Callable[[], Network]:
        return networks.around(self._workspace, self._settings.day(as_of), self._settings.us(), known, focal, most=most)

    def _salience(self, dossier: int | None) -> int | None:
        if dossier is None:
            return None
        found = dossiers.get(self._workspace.connection, DossierId(dossier))
        return None if found is None else found.salience


def _shown(view: NetworkView, known: Iterable[CoalitionGroup]) -> tuple[CoalitionGroup, ...]:
    """Give the coalitions that a view draws, the focal one first."""
    fitting = [
        group
        for group in known
        if (group.id in view.coalitions if view.coalitions else view.dossier in (None, group.dossier_id))
    ]
    fitting.sort(key=lambda group: group.id != view.focal)
    return tuple(fitting[: MOST_HULLS if view.coalitions else _SHOWN_AT_FIRST])
