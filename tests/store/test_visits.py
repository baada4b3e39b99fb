from datetime import date, time

from ipo_crm.domain.visits import Stop, WorkVisit
from ipo_crm.store import dump, records, schema, visits
from ipo_crm.store.workspace import Workspace
from tests.store import some


def _visit(workspace: Workspace) -> WorkVisit:
    meeting = some.visit(workspace)
    full = Stop(
        starts=time(9, 15),
        ends=time(9, 30),
        place="Station Voorbeeldstad",
        subject="Ontvangst",
        host_person_id=some.person(workspace, "Gastheer"),
        host_organisation_id=some.province(workspace, "Gastprovincie"),
        host="en medewerkers",
        note="Veiligheidsschoenen mee",
        travel_by="bus",
        travel_minutes=12,
    )
    return WorkVisit(
        meeting_id=meeting,
        province_id=some.province(workspace),
        press="alleen stop 2",
        embargo="tot 14:00",
        photo="vooraf vragen",
        spokesperson="gedeputeerde",
        logistics="bus staat klaar",
        after_action="bedankbericht",
        stops=(full, Stop(subject="Terug")),
    )


def test_everything_comes_back(workspace: Workspace) -> None:
    visit = _visit(workspace)
    with workspace.transaction("Programma") as tx:
        visits.put(tx.connection, visit)

    assert visits.get(workspace.connection, visit.meeting_id) == visit


def test_a_second_put_changes_the_same_rows(workspace: Workspace) -> None:
    visit = _visit(workspace)
    for _ in range(2):
        with workspace.transaction("Programma") as tx:
            visits.put(tx.connection, visit)

    assert [len(dump.tables(workspace.connection)[table]) for table in ("visit", "visit_stop")] == [1, 2]


def test_visits_with_a_programme_are_listed(workspace: Workspace) -> None:
    visit = _visit(workspace)
    some.visit(workspace)
    with workspace.transaction("Programma") as tx:
        visits.put(tx.connection, visit)

    (row,) = visits.rows(workspace.connection)
    assert (row.meeting_id, row.day, row.stops) == (visit.meeting_id, date(2025, 6, 27), 2)


def test_a_host_who_goes_leaves_the_stop(workspace: Workspace) -> None:
    visit = _visit(workspace)
    with workspace.transaction("Programma") as tx:
        visits.put(tx.connection, visit)
    with workspace.transaction("Gastheer verwijderen") as tx:
        records.drop(tx.connection, schema.person, visit.stops[0].host_person_id or 0)

    assert visits.stops(workspace.connection, visit.meeting_id)[0].host_person_id is None
    workspace.undo()
    assert visits.get(workspace.connection, visit.meeting_id) == visit


def test_the_programme_goes_with_its_meeting_and_comes_back(workspace: Workspace) -> None:
    visit = _visit(workspace)
    with workspace.transaction("Programma") as tx:
        visits.put(tx.connection, visit)
    with workspace.transaction("Verwijderen") as tx:
        records.drop(tx.connection, schema.meeting, visit.meeting_id)
    assert visits.get(workspace.connection, visit.meeting_id) is None

    workspace.undo()

    assert visits.get(workspace.connection, visit.meeting_id) == visit
