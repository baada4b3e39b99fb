"""The template of a year: its events and products as reference facts, worked out to the days of one budget year."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ipo_crm.assets import resource
from ipo_crm.domain.ids import TrajectoryId
from ipo_crm.domain.sources import Source
from ipo_crm.domain.trajectories import Event, Product, Trajectory, prinsjesdag, weekday_of
from ipo_crm.exchange.records_json import source_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedYear:
    """A year as it would be: its events, and the products in the order of these, by the place of their event."""

    trajectory: Trajectory
    products: tuple[tuple[int, Product], ...]


def plan(year: int, *, regeerprogramma: bool) -> PlannedYear:
    """Work the template out for a budget year, which begins with Prinsjesdag of the year before.

    Every day is computed, so none is confirmed.
    """
    facts = json.loads(resource("reference", "trajectory_template.json").read_text(encoding="utf-8"))
    source = source_of(facts["source"])
    rows = [row for row in facts["rows"] if regeerprogramma or not row["optional"]]
    events = tuple(_event(row, year - 1, source) for row in rows)
    products = tuple(
        (place, _product(written, event))
        for place, (row, event) in enumerate(zip(rows, events, strict=True))
        for written in row["products"]
    )
    return PlannedYear(trajectory=Trajectory(name=facts["name"], year=year, events=events), products=products)


def _event(row: Mapping[str, Any], autumn: int, source: Source | None) -> Event:
    return Event(
        name=row["name"],
        detail=row["detail"],
        first_day=_day(row["first"], autumn),
        last_day=_day(row["last"], autumn) if row["last"] else None,
        source=source,
    )


def _day(rule: Mapping[str, Any], autumn: int) -> date:
    """Work out a rule: so many days from Prinsjesdag, or from such a weekday of a month."""
    if rule["count_from"] == "prinsjesdag":
        start = prinsjesdag(autumn)
    else:
        start = weekday_of(autumn, rule["month"], rule["weekday"], rule["number"])
    return start + timedelta(days=rule["days"])


def _product(written: Mapping[str, Any], event: Event) -> Product:
    start = event.last_day if written["count_from"] == "last" else None
    return Product(
        trajectory_id=TrajectoryId(0),
        title=written["title"],
        kind=written["kind"],
        owner=written.get("owner", ""),
        tone=written.get("tone", ""),
        deadline=(start or event.first_day) + timedelta(days=written["days"]),
    )
