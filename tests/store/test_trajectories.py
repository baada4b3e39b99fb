"""Trajectories in the file: events keep their keys, products their fields, and a year takes all along."""

from dataclasses import replace
from datetime import date

from ipo_crm.domain.trajectories import Event, Product, ProductStatus, Trajectory
from ipo_crm.store import dump, records, schema, trajectories
from ipo_crm.store.workspace import Workspace
from tests.store import some

DAY = date(2025, 6, 10)


def _year(workspace: Workspace) -> Trajectory:
    events = (
        Event(name="Prinsjesdag", detail="Miljoenennota", first_day=date(2025, 9, 16), confirmed=True),
        Event(name="APB", first_day=date(2025, 9, 17), last_day=date(2025, 9, 18)),
    )
    with workspace.transaction("Traject") as tx:
        key = trajectories.put(tx.connection, Trajectory(name="Begroting", year=2026, notes="n", events=events))
    found = trajectories.get(workspace.connection, key)
    assert found is not None
    return found


def test_a_trajectory_comes_back_with_its_events_in_order(workspace: Workspace) -> None:
    found = _year(workspace)

    assert (found.name, found.year, found.notes) == ("Begroting", 2026, "n")
    assert [(each.name, each.detail, each.first_day, each.last_day, each.confirmed) for each in found.events] == [
        ("Prinsjesdag", "Miljoenennota", date(2025, 9, 16), None, True),
        ("APB", "", date(2025, 9, 17), date(2025, 9, 18), False),
    ]


def test_events_keep_their_keys_when_the_year_changes(workspace: Workspace) -> None:
    year = _year(workspace)
    first, second = year.events

    with workspace.transaction("Traject wijzigen") as tx:
        trajectories.put(tx.connection, replace(year, events=(replace(second, detail="Debat"), first)))

    (found,) = trajectories.all_trajectories(workspace.connection)
    assert [(each.id, each.detail) for each in found.events] == [(second.id, "Debat"), (first.id, "Miljoenennota")]


def test_a_product_comes_back_whole_and_loses_only_its_event(workspace: Workspace) -> None:
    year = _year(workspace)
    made = Product(
        trajectory_id=year.id,
        event_id=year.events[1].id,
        title="Algemeen verslag",
        kind="verslag",
        owner_id=some.person(workspace),
        owner="lobby",
        deadline=date(2025, 9, 22),
        status=ProductStatus.BUSY,
        tone="constructief en kritisch",
        dossier_id=some.dossier(workspace),
        evidence="concept",
    )
    with workspace.transaction("Product") as tx:
        key = trajectories.put_product(tx.connection, made)
    found = trajectories.get_product(workspace.connection, key)
    assert found is not None
    assert replace(found, uuid="") == replace(made, id=key)

    with workspace.transaction("Traject wijzigen") as tx:
        trajectories.put(tx.connection, replace(year, events=year.events[:1]))

    assert trajectories.get_product(workspace.connection, key) == replace(found, event_id=None)
    workspace.undo()
    assert trajectories.get_product(workspace.connection, key) == found


def test_products_come_by_deadline_with_the_days_to_go(workspace: Workspace) -> None:
    year = _year(workspace)
    with workspace.transaction("Producten") as tx:
        for title, deadline, status in (
            ("zonder dag", None, ProductStatus.OPEN),
            ("later", date(2025, 6, 12), ProductStatus.OPEN),
            ("te laat", date(2025, 6, 9), ProductStatus.BUSY),
            ("klaar", date(2025, 6, 1), ProductStatus.DONE),
        ):
            made = Product(trajectory_id=year.id, title=title, deadline=deadline, status=status)
            trajectories.put_product(tx.connection, made)

    rows = trajectories.product_rows(workspace.connection, DAY, only_open=True)

    assert [(row.product.title, row.days_to_go) for row in rows] == [
        ("te laat", -1),
        ("later", 2),
        ("zonder dag", None),
    ]
    assert {row.trajectory for row in rows} == {"Begroting 2026"}


def test_a_year_takes_events_and_products_along(workspace: Workspace) -> None:
    year = _year(workspace)
    with workspace.transaction("Verwijderen") as tx:
        records.drop(tx.connection, schema.trajectory, year.id)

    tables = dump.tables(workspace.connection)
    assert [tables[name] for name in ("trajectory", "trajectory_event", "product")] == [[], [], []]
