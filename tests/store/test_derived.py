"""Columns that are computed: right after a migration, and after undo and redo of what an older version wrote."""

from pathlib import Path

import pytest
from sqlalchemy import Connection

from ipo_crm.domain.names import PersonName
from ipo_crm.store import derived
from ipo_crm.store.workspace import Workspace
from tests.golden import files


def _stale(connection: Connection) -> list[str]:
    """Give the people and organisations whose computed columns are not what the rules of today make of them."""
    people = connection.exec_driver_sql(
        "SELECT honorific, titles, initials, given_name, prefix, family_name, suffix, sort_key, search_text FROM person"
    )
    names = ("honorific", "titles", "initials", "given_name", "prefix", "family_name", "suffix")
    wrong = [
        str(row[5])
        for row in people
        if derived.of_person(PersonName(**dict(zip(names, row[:7], strict=True))))
        != {"sort_key": row[7], "search_text": row[8]}
    ]
    organisations = connection.exec_driver_sql("SELECT name, abbreviation, search_text FROM organisation")
    return wrong + [
        name for name, short, text in organisations if derived.of_organisation(name, short) != {"search_text": text}
    ]


@pytest.mark.parametrize("version", files.FORMATS)
def test_a_file_of_an_older_version_is_computed_anew(tmp_path: Path, version: str) -> None:
    with Workspace.open(files.take(tmp_path, version, encrypted=False)) as workspace:
        assert _stale(workspace.connection) == []


def _redo_all(workspace: Workspace) -> None:
    while workspace.connection.exec_driver_sql("SELECT 1 FROM deed WHERE state = 'done'").first():
        workspace.undo()
    while workspace.connection.exec_driver_sql("SELECT 1 FROM deed WHERE state = 'undone'").first():
        workspace.redo()


def test_what_its_journal_brings_back_is_computed_anew(tmp_path: Path) -> None:
    with Workspace.open(files.take(tmp_path, "1.0", encrypted=False)) as workspace:
        _redo_all(workspace)

        assert workspace.connection.exec_driver_sql("SELECT count(*) FROM person").scalar_one() > 0
        assert _stale(workspace.connection) == []


def test_the_journal_holds_what_the_old_rules_made(tmp_path: Path) -> None:
    """Without this the tests above could not fail."""
    with Workspace.open(files.take(tmp_path, "1.0", encrypted=False)) as workspace:
        query = (
            "SELECT count(*) FROM deed_row d JOIN person p ON p.id = d.row_id WHERE d.subject = 'person' "
            "AND json_extract(d.became, '$.search_text') <> p.search_text"
        )

        assert workspace.connection.exec_driver_sql(query).scalar_one() > 0
