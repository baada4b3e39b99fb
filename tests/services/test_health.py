"""The checks as a page shows them, and the repairs as somebody asks for them."""

from ipo_crm.domain.health import CheckKind, Repair
from ipo_crm.services.desk import Desk


def test_the_sample_is_sound_and_its_missing_grounds_are_listed(sample: Desk) -> None:
    checks = {check.kind: check for check in sample.health.check()}

    assert [kind for kind, check in checks.items() if not check.sound] == []
    assert {each.rule for each in checks[CheckKind.TODO].findings} == {"ground_missing"}


def test_the_checks_to_come_are_those_that_come(sample: Desk) -> None:
    assert sample.health.kinds() == tuple(check.kind for check in sample.health.check())


def test_sorted_forms_are_mended_as_a_step_that_can_be_undone(sample: Desk) -> None:
    with sample._workspace.transaction("Verstoren") as tx:
        tx.connection.exec_driver_sql("UPDATE person SET sort_key = 'x'")

    change = sample.health.repair(Repair.DERIVED)

    assert change.deed_id is not None
    assert sample.history.undo_title() == "Herstel sorteer- en zoekvormen"
    assert all(check.sound for check in sample.health.check())


def test_an_index_made_anew_is_no_step(sample: Desk) -> None:
    before = sample.history.undo_title()

    change = sample.health.repair(Repair.SEARCH)

    assert change.deed_id is None
    assert sample.history.undo_title() == before
