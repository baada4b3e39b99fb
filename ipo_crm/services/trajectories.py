"""Trajectories: make a year, move its events with all that hangs on them, and see what has to be written next."""

from dataclasses import replace
from datetime import date

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import EventId, PersonId, ProductId, TrajectoryId
from ipo_crm.domain.names import clean
from ipo_crm.domain.trajectories import (
    Event,
    Product,
    ProductRow,
    ProductStatus,
    Trajectory,
    TrajectoryCard,
    moved_along,
    prinsjesdag,
)
from ipo_crm.services import yearly_template
from ipo_crm.services.settings import Settings
from ipo_crm.store import people, records, schema
from ipo_crm.store import trajectories as store
from ipo_crm.store.workspace import Workspace

_SETTLED = {ProductStatus.DONE: "Product klaar", ProductStatus.DROPPED: "Product vervallen"}
_MARK = "Prinsjesdag"


class Trajectories:
    """Deeds and questions about trajectories, their events and their products."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def make_year(self, year: int, *, regeerprogramma: bool = False) -> Change:
        """Make a budget year from the template, each day computed; the regeerprogramma only where there is one."""
        planned = yearly_template.plan(year, regeerprogramma=regeerprogramma)
        self._require_new(planned.trajectory)
        with self._workspace.transaction(f"{planned.trajectory.name} {year} maken") as tx:
            key = store.put(tx.connection, replace(planned.trajectory, events=()))
            events = [
                store.put_event(tx.connection, key, event, rank) for rank, event in enumerate(planned.trajectory.events)
            ]
            for place, product in planned.products:
                store.put_product(tx.connection, replace(product, trajectory_id=key, event_id=events[place]))
            return tx.change

    def put(self, trajectory: Trajectory) -> Change:
        """Add or change a trajectory with its events in order."""
        if not trajectory.name.strip():
            raise UserError("Geef het traject een naam, zoals Begroting.")
        self._require_new(trajectory)
        for event in trajectory.events:
            _require_sound(event)
        verb = "wijzigen" if trajectory.id else "toevoegen"
        with self._workspace.transaction(f"Traject {trajectory.name} {trajectory.year} {verb}") as tx:
            store.put(tx.connection, trajectory)
            return tx.change

    def drop(self, key: TrajectoryId) -> Change:
        """Delete a trajectory with its events and products."""
        found = self.get(key)
        with self._workspace.transaction(f"Traject {found.name} {found.year} verwijderen") as tx:
            records.drop(tx.connection, schema.trajectory, key)
            return tx.change

    def put_event(self, key: TrajectoryId, event: Event) -> Change:
        """Add an event behind the others, or change one where it stands; products stay on their days."""
        _require_sound(event)
        events = self.get(key).events
        rank = next((rank for rank, each in enumerate(events) if each.id == event.id), len(events))
        with self._workspace.transaction(f"{event.name} {'wijzigen' if event.id else 'toevoegen'}") as tx:
            store.put_event(tx.connection, key, event, rank)
            return tx.change

    def move_event(
        self, key: TrajectoryId, event: EventId, first_day: date, *, confirmed: bool | None = None
    ) -> Change:
        """Move an event, and by as many days each later one that was only computed, with their open products.

        `confirmed` says whether the new day is certain; None leaves that as it is.
        """
        trajectory = self.get(key)
        before = {each.id: each for each in trajectory.events}
        if event not in before:
            raise UserError("Dit moment is er niet meer. Open het traject opnieuw.")
        moved = moved_along(trajectory.events, event, first_day)
        if confirmed is not None:
            moved = tuple(replace(each, confirmed=confirmed) if each.id == event else each for each in moved)
        gone = {each.id for each in moved if each.first_day != before[each.id].first_day}
        days = first_day - before[event].first_day
        with self._workspace.transaction(f"{before[event].name} verplaatsen") as tx:
            store.put(tx.connection, replace(trajectory, events=moved))
            for row in store.product_rows(tx.connection, first_day, trajectory=key, only_open=True):
                product = row.product
                if product.event_id in gone and product.deadline is not None:
                    store.put_product(tx.connection, replace(product, deadline=product.deadline + days))
            return tx.change

    def drop_event(self, key: TrajectoryId, event: EventId) -> Change:
        """Delete an event; its products stay, without one."""
        name = next((each.name for each in self.get(key).events if each.id == event), "Moment")
        with self._workspace.transaction(f"{name} verwijderen") as tx:
            records.drop(tx.connection, schema.trajectory_event, event)
            return tx.change

    def put_product(self, product: Product) -> Change:
        """Add or change a product; its outcome is given by `settle`, not here."""
        if not product.title.strip():
            raise UserError("Geef het product een naam, zoals Quick scan.")
        with self._workspace.transaction(f"Product {'wijzigen' if product.id else 'toevoegen'}") as tx:
            store.put_product(tx.connection, product)
            return tx.change

    def settle(self, key: ProductId, status: ProductStatus, evidence: str = "") -> Change:
        """Say that a product is finished, or dropped with the reason."""
        if status not in _SETTLED:
            raise ValueError("an open product is not settled")
        if status is ProductStatus.DROPPED and not evidence.strip():
            raise UserError("Schrijf waarom dit product vervalt, dan is dat later terug te vinden.")
        product = self.product(key)
        with self._workspace.transaction(_SETTLED[status]) as tx:
            store.put_product(tx.connection, replace(product, status=status, evidence=evidence))
            return tx.change

    def begin(self, key: ProductId) -> Change:
        """Say that somebody is at work on a product."""
        product = self.product(key)
        with self._workspace.transaction("Aan product begonnen") as tx:
            store.put_product(tx.connection, replace(product, status=ProductStatus.BUSY))
            return tx.change

    def reopen(self, key: ProductId) -> Change:
        """Take the outcome of a product back; its evidence stays to be read."""
        product = self.product(key)
        with self._workspace.transaction("Product heropenen") as tx:
            store.put_product(tx.connection, replace(product, status=ProductStatus.OPEN))
            return tx.change

    def assign(self, key: ProductId, person: PersonId | None, owner: str = "") -> Change:
        """Give a product to a person of ours, or to a desk that is only written down."""
        product = self.product(key)
        named = people.names(self._workspace.connection, [person])[person].short if person is not None else owner
        with self._workspace.transaction(f"Product aan {named or 'niemand'} geven") as tx:
            store.put_product(tx.connection, replace(product, owner_id=person, owner=owner))
            return tx.change

    def drop_product(self, key: ProductId) -> Change:
        """Delete a product that was never one; what need not be written any more gets an outcome instead."""
        title = self.product(key).title
        with self._workspace.transaction(f"{title} verwijderen") as tx:
            records.drop(tx.connection, schema.product, key)
            return tx.change

    def all(self) -> tuple[Trajectory, ...]:
        """Give every trajectory with its events, the latest year first."""
        return store.all_trajectories(self._workspace.connection)

    def get(self, key: TrajectoryId) -> Trajectory:
        """Give a trajectory; UserError when it is gone."""
        found = store.get(self._workspace.connection, key)
        if found is None:
            raise UserError("Dit traject is er niet meer. Maak het verwijderen ongedaan om het terug te halen.")
        return found

    def product(self, key: ProductId) -> Product:
        """Give a product; UserError when it is gone."""
        found = store.get_product(self._workspace.connection, key)
        if found is None:
            raise UserError("Dit product is er niet meer. Maak het verwijderen ongedaan om het terug te halen.")
        return found

    def card(self, key: TrajectoryId) -> TrajectoryCard:
        """Give a trajectory with its products by deadline."""
        found = self.get(key)
        marked = next((event.first_day for event in found.events if event.name.startswith(_MARK)), None)
        return TrajectoryCard(
            trajectory=found,
            products=store.product_rows(self._workspace.connection, self._settings.today(), trajectory=key),
            counted_from=marked or prinsjesdag(found.year - 1),
        )

    def next_products(self, limit: int | None = None) -> tuple[ProductRow, ...]:
        """Give what still has to be written, by deadline, with the days to go; at most so many when given."""
        return store.product_rows(self._workspace.connection, self._settings.today(), only_open=True)[:limit]

    def _require_new(self, trajectory: Trajectory) -> None:
        named = (clean(trajectory.name), trajectory.year)
        if any((each.name, each.year) == named and each.id != trajectory.id for each in self.all()):
            raise UserError(f"{trajectory.name} {trajectory.year} is er al. Open dat traject, of kies een andere naam.")


def _require_sound(event: Event) -> None:
    if not event.name.strip():
        raise UserError("Geef elk moment van het traject een naam.")
    if event.last_day is not None and event.last_day < event.first_day:
        raise UserError(f"{event.name} eindigt vóór het begin. Pas de dagen aan.")
