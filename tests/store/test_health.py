"""Each check finds its own fault, what can be made anew is made anew, and content stays as it was."""

import json
from pathlib import Path

import pytest

from ipo_crm.domain.errors import ReadOnlyError
from ipo_crm.domain.health import CheckKind, Repair
from ipo_crm.store import dump, health, people
from ipo_crm.store.workspace import Workspace
from tests.store.past_the_journal import furnish, write


def _found(workspace: Workspace) -> dict[CheckKind, list[str]]:
    checks = health.examine(workspace.connection, encrypted=workspace.encrypted, writing=not workspace.read_only)
    return {check.kind: [each.rule for each in check.findings] for check in checks if check.findings}


@pytest.fixture
def furnished(workspace: Workspace) -> Workspace:
    furnish(workspace)
    return workspace


def test_a_sound_file_has_no_findings(furnished: Workspace) -> None:
    assert _found(furnished) == {}


def test_a_missing_trigger_is_named_and_laid_anew(furnished: Workspace) -> None:
    with furnished.watch.writing():
        furnished.connection.exec_driver_sql("DROP TRIGGER person_journal_update")
    before = _found(furnished)

    with furnished.aside() as connection:
        laid = health.REPAIRS[Repair.SCHEMA](connection)

    assert before == {CheckKind.SCHEMA: ["schema"]}
    assert laid == 1
    assert _found(furnished) == {}


def test_a_missing_index_and_a_strange_trigger_are_told_apart(furnished: Workspace) -> None:
    with furnished.watch.writing():
        furnished.connection.exec_driver_sql("DROP INDEX person_sort")
    with furnished.watch.writing():
        furnished.connection.exec_driver_sql("CREATE TRIGGER vreemd AFTER DELETE ON person BEGIN SELECT 1; END")

    (check,) = (each for each in health.examine(furnished.connection, encrypted=False, writing=True) if not each.sound)

    assert [("person_sort ontbreekt" in said, "vreemd hoort niet" in said) for said in check.wrong] == [
        (True, False),
        (False, True),
    ]


def test_a_missing_table_cannot_be_made_anew(furnished: Workspace) -> None:
    with furnished.watch.writing():
        furnished.connection.exec_driver_sql("DROP TABLE saved_filter")

    checks = health.examine(furnished.connection, encrypted=False, writing=True)

    said = [each.said for check in checks for each in check.findings if each.repair is None]
    assert any("De tabel saved_filter ontbreekt" in each for each in said)


def test_a_stale_index_is_found_and_rebuilt(furnished: Workspace) -> None:
    with furnished.watch.writing():
        furnished.connection.exec_driver_sql("INSERT INTO person_search (person_search) VALUES ('delete-all')")
    before = _found(furnished)

    with furnished.aside() as connection:
        health.rebuild_indexes(connection)

    assert before == {CheckKind.SEARCH: ["index"]}
    assert _found(furnished) == {}


def test_an_index_that_is_gone_beyond_rebuilding_is_made_from_nothing(furnished: Workspace) -> None:
    furnished.connection.exec_driver_sql("PRAGMA writable_schema = ON")
    with furnished.watch.writing():
        furnished.connection.exec_driver_sql("DELETE FROM person_search_data")
    furnished.connection.exec_driver_sql("PRAGMA writable_schema = OFF")

    with furnished.aside() as connection:
        health.rebuild_indexes(connection)

    assert _found(furnished) == {}


def test_sorted_forms_are_recomputed_as_a_deed(furnished: Workspace) -> None:
    with furnished.watch.writing():
        write(furnished.connection, "UPDATE person SET search_text = 'weg' WHERE id = 1")
    with furnished.transaction("Herstel") as tx:
        repaired = health.REPAIRS[Repair.DERIVED](tx.connection)

    assert repaired == 1
    assert CheckKind.RULES not in _found(furnished)


def test_repairs_change_no_content(furnished: Workspace) -> None:
    before = json.dumps(dump.tables(furnished.connection, private=True))

    with furnished.aside() as connection:
        for repair in (Repair.SCHEMA, Repair.SEARCH):
            health.REPAIRS[repair](connection)

    assert json.dumps(dump.tables(furnished.connection, private=True)) == before


def test_a_setting_that_came_loose_is_told(furnished: Workspace) -> None:
    furnished.connection.exec_driver_sql("PRAGMA secure_delete = OFF")

    assert _found(furnished) == {CheckKind.SETTINGS: ["setting"]}


def test_a_row_that_points_at_nothing_is_told(furnished: Workspace) -> None:
    furnished.connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    write(furnished.connection, "INSERT INTO contact_point (person_id, kind, value) VALUES (99, 'email', 'a@b.nl')")
    furnished.connection.exec_driver_sql("PRAGMA foreign_keys = ON")

    assert _found(furnished) == {CheckKind.FOREIGN_KEYS: ["reference"]}


def test_a_deed_that_was_never_closed_is_told(furnished: Workspace) -> None:
    with furnished.watch.writing():
        furnished.connection.exec_driver_sql("UPDATE journal_state SET deed_id = 1")

    assert _found(furnished) == {CheckKind.JOURNAL: ["deed_open"]}


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE deed_row SET subject = 'eenhoorn' WHERE subject = 'dossier'", "journal_subject"),
        ("UPDATE deed_row SET became = '{' WHERE subject = 'dossier'", "journal_unreadable"),
        ("UPDATE deed_row SET became = json_set(became, '$.kleur', 1) WHERE subject = 'dossier'", "journal_unreadable"),
        ("UPDATE deed_row SET became = json_set(became, '$.title', 'X') WHERE subject = 'dossier'", "journal_moved_on"),
        ("UPDATE deed_row SET was = became WHERE subject = 'dossier'", None),
        ("UPDATE deed SET purged = 1", None),
    ],
)
def test_the_journal_is_held_against_the_content(furnished: Workspace, statement: str, rule: str | None) -> None:
    with furnished.watch.writing():
        furnished.connection.exec_driver_sql(statement)

    assert _found(furnished).get(CheckKind.JOURNAL, [])[:1] == ([rule] if rule else [])


def test_a_change_past_the_journal_is_told_by_the_deed_it_spoils(furnished: Workspace) -> None:
    write(furnished.connection, "UPDATE dossier SET title = 'Anders'")

    (check,) = (each for each in health.examine(furnished.connection, encrypted=False, writing=True) if not each.sound)

    assert (check.kind, check.wrong[0][:21]) == (CheckKind.JOURNAL, "“Verzonnen gegevens” ")


def test_what_was_undone_still_follows(furnished: Workspace) -> None:
    with furnished.transaction("Hernoemen") as tx:
        tx.connection.exec_driver_sql("UPDATE dossier SET title = 'Anders'")
    furnished.undo()

    assert _found(furnished) == {}


def test_what_was_changed_after_an_undo_no_longer_follows(furnished: Workspace) -> None:
    with furnished.transaction("Hernoemen") as tx:
        tx.connection.exec_driver_sql("UPDATE dossier SET title = 'Anders'")
    furnished.undo()
    write(furnished.connection, "UPDATE dossier SET title = 'Nog anders'")

    assert _found(furnished) == {CheckKind.JOURNAL: ["journal_moved_on", "journal_moved_on"]}


def _cut_off(tmp_path: Path, *, torn: bool) -> Path:
    """Give a file beside which the journal of a deed that never came to an end lies."""
    path = tmp_path / "afgebroken.ipocrm"
    with Workspace.create(path, None) as workspace:
        furnish(workspace)
        if torn:
            write(workspace.connection, "UPDATE person SET sort_key = 'iets anders' WHERE id = 1")
        connection = workspace.connection
        connection.exec_driver_sql("PRAGMA cache_size = 1")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.exec_driver_sql("UPDATE journal_state SET replaying = 1")
        connection.exec_driver_sql("UPDATE person SET notes = replace(hex(zeroblob(200000)), '0', 'x')")
        content = path.read_bytes()
        journal = path.with_name(path.name + "-journal").read_bytes()
        connection.exec_driver_sql("ROLLBACK")
    crashed = tmp_path / "uitgevallen.ipocrm"
    crashed.write_bytes(content)
    crashed.with_name(crashed.name + "-journal").write_bytes(journal)
    return crashed


def test_a_file_that_was_not_closed_is_checked_and_that_is_said(tmp_path: Path) -> None:
    with Workspace.open(_cut_off(tmp_path, torn=False)) as workspace:
        assert "niet goed afgesloten. Het bestand is nagekeken en klopt" in workspace.notices[0]
        assert len(people.names(workspace.connection)) == 2


def test_what_does_not_hold_after_a_crash_is_said_with_where_to_go(tmp_path: Path) -> None:
    with Workspace.open(_cut_off(tmp_path, torn=True)) as workspace:
        said = workspace.notices[0]

    assert "sorteer- of zoekvorm van A. Proef" in said
    assert "Controleer bestand" in said


def test_a_broken_structure_after_a_crash_can_only_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _cut_off(tmp_path, torn=False)
    monkeypatch.setattr(health, "_lines", lambda *_args, **_kinds: ("row 1 missing from index person_sort",))

    with Workspace.open(path) as workspace:
        assert workspace.read_only
        with pytest.raises(ReadOnlyError, match="Noodherstel"), workspace.transaction("Iets"):
            raise AssertionError


def test_a_file_that_was_closed_is_not_checked_again(tmp_path: Path) -> None:
    path = tmp_path / "heel.ipocrm"
    Workspace.create(path, None).close()

    with Workspace.open(path) as workspace:
        assert workspace.notices == ()


def test_the_checks_come_in_the_order_that_is_told(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "geheim.ipocrm", "vier losse woorden samen") as workspace:
        kinds = [check.kind for check in health.examine(workspace.connection, encrypted=True, writing=True)]

    assert tuple(kinds) == health.ORDER
