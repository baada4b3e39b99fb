"""Trajectories in the file: years with their events, and the products that are made for them."""

from datetime import date

from sqlalchemy import Connection, delete, select

from ipo_crm.domain.ids import DossierId, EventId, PersonId, ProductId, TrajectoryId
from ipo_crm.domain.trajectories import Event, Product, ProductRow, ProductStatus, Trajectory
from ipo_crm.store import people, schema, sources
from ipo_crm.store.records import AnyRow, save


def put(connection: Connection, trajectory: Trajectory) -> TrajectoryId:
    """Write a trajectory down with its events in order; one that is no longer among them goes, its products stay."""
    values = {
        "uuid": trajectory.uuid,
        "name": trajectory.name,
        "year": trajectory.year,
        "notes": trajectory.notes,
    }
    key = TrajectoryId(save(connection, schema.trajectory, trajectory.id, values))
    table = schema.trajectory_event
    kept = [event.id for event in trajectory.events if event.id]
    connection.execute(delete(table).where(table.c.trajectory_id == key, table.c.id.not_in(kept)))
    for rank, event in enumerate(trajectory.events):
        put_event(connection, key, event, rank)
    return key


def put_event(connection: Connection, trajectory: TrajectoryId, event: Event, rank: int) -> EventId:
    """Write an event of a trajectory down, at its place in the order."""
    values = {
        "trajectory_id": trajectory,
        "name": event.name,
        "detail": event.detail,
        "first_day": event.first_day,
        "last_day": event.last_day,
        "confirmed": event.confirmed,
        "rank": rank,
        "source_id": sources.put(connection, event.source),
    }
    return EventId(save(connection, schema.trajectory_event, event.id, values))


def all_trajectories(connection: Connection) -> tuple[Trajectory, ...]:
    """Give every trajectory with its events, the latest year first."""
    table, event = schema.trajectory, schema.trajectory_event
    known = sources.all_sources(connection)
    events: dict[int, list[Event]] = {}
    for row in connection.execute(select(event).order_by(event.c.rank, event.c.first_day, event.c.id)):
        events.setdefault(row.trajectory_id, []).append(_event(row, known))
    query = select(table).order_by(table.c.year.desc(), table.c.name, table.c.id)
    return tuple(
        Trajectory(
            id=TrajectoryId(row.id),
            uuid=row.uuid,
            name=row.name,
            year=row.year,
            notes=row.notes,
            events=tuple(events.get(row.id, ())),
        )
        for row in connection.execute(query)
    )


def get(connection: Connection, key: TrajectoryId) -> Trajectory | None:
    """Give a trajectory with its events, or None when there is none of that key."""
    return next((each for each in all_trajectories(connection) if each.id == key), None)


def put_product(connection: Connection, product: Product) -> ProductId:
    """Write a product down."""
    values = {
        "uuid": product.uuid,
        "trajectory_id": product.trajectory_id,
        "event_id": product.event_id,
        "title": product.title,
        "kind": product.kind,
        "owner_id": product.owner_id,
        "owner": product.owner,
        "deadline": product.deadline,
        "status": product.status,
        "tone": product.tone,
        "dossier_id": product.dossier_id,
        "evidence": product.evidence,
    }
    return ProductId(save(connection, schema.product, product.id, values))


def get_product(connection: Connection, key: ProductId) -> Product | None:
    """Give a product, or None when there is none of that key."""
    row = connection.execute(select(schema.product).where(schema.product.c.id == key)).first()
    return None if row is None else _product(row)


def product_rows(
    connection: Connection, day: date, *, trajectory: TrajectoryId | None = None, only_open: bool = False
) -> tuple[ProductRow, ...]:
    """Give products with the names around them, by deadline, those without one last; days are counted from `day`."""
    table, event = schema.product, schema.trajectory_event
    query = (
        select(table, event.c.name.label("event"), schema.trajectory.c.name.label("way"), schema.trajectory.c.year)
        .join(schema.trajectory, schema.trajectory.c.id == table.c.trajectory_id)
        .outerjoin(event, event.c.id == table.c.event_id)
        .order_by(table.c.deadline.is_(None), table.c.deadline, table.c.id)
    )
    if trajectory is not None:
        query = query.where(table.c.trajectory_id == trajectory)
    if only_open:
        query = query.where(table.c.status.in_([ProductStatus.OPEN, ProductStatus.BUSY]))
    found = connection.execute(query).all()
    names = people.names(connection, {row.owner_id for row in found if row.owner_id is not None})
    return tuple(
        ProductRow(
            product=_product(row),
            owner=row.owner if row.owner_id is None else names[row.owner_id].short,
            event=row.event or "",
            trajectory=f"{row.way} {row.year}",
            days_to_go=None if row.deadline is None else (row.deadline - day).days,
        )
        for row in found
    )


def _event(row: AnyRow, known: sources.Sources) -> Event:
    return Event(
        id=EventId(row.id),
        name=row.name,
        detail=row.detail,
        first_day=row.first_day,
        last_day=row.last_day,
        confirmed=row.confirmed,
        source=known.get(row.source_id),
    )


def _product(row: AnyRow) -> Product:
    return Product(
        id=ProductId(row.id),
        uuid=row.uuid,
        trajectory_id=TrajectoryId(row.trajectory_id),
        event_id=None if row.event_id is None else EventId(row.event_id),
        title=row.title,
        kind=row.kind,
        owner_id=None if row.owner_id is None else PersonId(row.owner_id),
        owner=row.owner,
        deadline=row.deadline,
        status=row.status,
        tone=row.tone,
        dossier_id=None if row.dossier_id is None else DossierId(row.dossier_id),
        evidence=row.evidence,
    )
