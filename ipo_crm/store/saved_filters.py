"""Saved filters in the file: per list, in the order in which the user put them."""

from sqlalchemy import Connection, func, select, update

from ipo_crm.domain.ids import FilterId
from ipo_crm.domain.tags import SavedFilter
from ipo_crm.store import schema
from ipo_crm.store.records import AnyRow, save


def put(connection: Connection, kept: SavedFilter) -> FilterId:
    """Write a filter down, a new one behind those of its list."""
    table = schema.saved_filter
    values = {"uuid": kept.uuid, "area": kept.area, "name": kept.name, "query": kept.query}
    if kept.id:
        return FilterId(save(connection, table, kept.id, values))
    last = connection.execute(select(func.max(table.c.rank)).where(table.c.area == kept.area)).scalar()
    return FilterId(save(connection, table, 0, {**values, "rank": 0 if last is None else last + 1}))


def get(connection: Connection, key: FilterId) -> SavedFilter | None:
    """Give a filter, or None when there is none of that key."""
    row = connection.execute(select(schema.saved_filter).where(schema.saved_filter.c.id == key)).first()
    return None if row is None else _filter(row)


def rows(connection: Connection, area: str | None = None) -> tuple[SavedFilter, ...]:
    """Give the filters of a list, in order, or those of all lists."""
    table = schema.saved_filter
    query = select(table).order_by(table.c.area, table.c.rank, table.c.id)
    query = query if area is None else query.where(table.c.area == area)
    return tuple(_filter(row) for row in connection.execute(query))


def arrange(connection: Connection, keys: tuple[FilterId, ...]) -> None:
    """Put filters in this order."""
    table = schema.saved_filter
    for rank, key in enumerate(keys):
        connection.execute(update(table).where(table.c.id == key).values(rank=rank))


def _filter(row: AnyRow) -> SavedFilter:
    return SavedFilter(id=FilterId(row.id), uuid=row.uuid, area=row.area, name=row.name, query=row.query)
