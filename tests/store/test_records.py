"""Parts in order: as few rows are written as the change asks for."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipo_crm.domain.ids import MeetingId
from ipo_crm.domain.visits import Stop, WorkVisit
from ipo_crm.store import dump, visits
from ipo_crm.store.workspace import Workspace
from tests.store import some

SUBJECTS = st.lists(st.sampled_from("abcd"), max_size=5)


def _put(workspace: Workspace, meeting: MeetingId, subjects: list[str]) -> int:
    """Put a programme, and give how many rows of it were written."""
    stops = tuple(Stop(subject=subject) for subject in subjects)
    with workspace.transaction("Programma") as tx:
        visits.put(tx.connection, WorkVisit(meeting_id=meeting, stops=stops))
        return len(tx.change.touched.get("visit_stop", ()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(before=SUBJECTS, after=SUBJECTS)
def test_parts_become_what_was_asked_and_undo_gives_what_was(
    workspace: Workspace, before: list[str], after: list[str]
) -> None:
    meeting = some.visit(workspace)
    _put(workspace, meeting, before)
    whole = dump.tables(workspace.connection)

    written = _put(workspace, meeting, after)

    assert [stop.subject for stop in visits.stops(workspace.connection, meeting)] == after
    assert written <= max(len(before), len(after))
    if before != after:
        workspace.undo()
        assert dump.tables(workspace.connection) == whole


def test_what_stays_as_it_is_is_not_written(workspace: Workspace) -> None:
    meeting = some.visit(workspace)
    _put(workspace, meeting, ["a", "b", "c"])

    assert _put(workspace, meeting, ["a", "b", "c"]) == 0
    assert _put(workspace, meeting, ["a", "x", "c"]) == 1
    assert _put(workspace, meeting, ["a", "x", "c", "d"]) == 1
    assert _put(workspace, meeting, ["a", "x", "c"]) == 1


def test_two_parts_that_change_places_keep_their_rows(workspace: Workspace) -> None:
    meeting = some.visit(workspace)
    _put(workspace, meeting, ["a", "b"])

    _put(workspace, meeting, ["b", "a"])

    rows = dump.tables(workspace.connection)["visit_stop"]
    assert [(row["id"], row["subject"], row["rank"]) for row in rows] == [(1, "a", 1), (2, "b", 0)]
