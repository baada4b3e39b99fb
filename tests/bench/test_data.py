"""Lists, deeds and imports, beside raw SQL on a file of the same kind (P6, P7, P17, P18)."""

import json
import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.history import History
from ipo_crm.services.imports import Imports
from ipo_crm.services.people import People
from ipo_crm.services.settings import Settings
from ipo_crm.store.workspace import Workspace
from tests.bench.conftest import Measure, driver

pytestmark = pytest.mark.bench
LIST = """
SELECT p.id, p.honorific, p.titles, p.initials, p.given_name, p.prefix, p.family_name, p.suffix,
       r.function, r.portfolio, r.influence, o.name, o.abbreviation, o.kind, o.sector, parent.name, last.day
FROM person p LEFT JOIN role r ON r.person_id = p.id
LEFT JOIN organisation o ON o.id = r.organisation_id LEFT JOIN organisation parent ON parent.id = o.parent_id
LEFT JOIN (SELECT c.person_id, max(m.day) AS day FROM participant c JOIN meeting m ON m.id = c.meeting_id
           WHERE m.status = 'held' GROUP BY c.person_id) last ON last.person_id = p.id
ORDER BY p.sort_key, p.id
"""
PERSONS = 150


@pytest.mark.limit
@pytest.mark.benchmark(group="list of 20,000")
def test_limit_one_statement(measure: Measure, people_20k: Workspace) -> None:
    measure(lambda: driver(people_20k).execute(LIST).fetchall(), rounds=7)


@pytest.mark.budget(ratio=1.3)
@pytest.mark.benchmark(group="list of 20,000")
def test_p6_rows_of_20_000_persons(measure: Measure, people_20k: Workspace) -> None:
    measure(People(people_20k, Settings(people_20k)).rows, rounds=7)


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("bench") / "versleuteld.ipocrm"
    with Workspace.create(path, "vier losse woorden samen") as workspace:
        yield workspace


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Give the connection of a file of its own: what writes past a workspace would look like another program to it."""
    with Workspace.create(tmp_path_factory.mktemp("kaal") / "kaal.ipocrm", "vier losse woorden samen") as workspace:
        connection = driver(workspace)
        connection.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT)")
        yield connection


def _person(number: int) -> Person:
    return Person(name=PersonName(initials="A.", family_name=f"Verzonnen {number}"))


@pytest.mark.limit
@pytest.mark.benchmark(group="deed, encrypted")
def test_limit_one_bare_insert_and_commit(measure: Measure, bare: sqlite3.Connection) -> None:
    def commit() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO bare (text) VALUES ('verzonnen')")
        bare.execute("COMMIT")

    measure(commit, rounds=100)


@pytest.mark.budget(most=5)
@pytest.mark.benchmark(group="deed, encrypted")
def test_p17_add_a_person_with_journal(measure: Measure, encrypted: Workspace) -> None:
    people, numbers = People(encrypted, Settings(encrypted)), count()
    measure(lambda: people.add(_person(next(numbers))), rounds=100)


@pytest.mark.budget(most=10)
@pytest.mark.benchmark(group="deed, encrypted")
def test_p17_undo_a_person(measure: Measure, encrypted: Workspace) -> None:
    people, history, numbers = People(encrypted, Settings(encrypted)), History(encrypted), count()
    measure(history.undo, rounds=50, warm=0, setup=lambda: people.add(_person(next(numbers))) and None)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A file of invented persons in the form of parliament's register."""
    persons = [
        {
            "Id": f"00000000-0000-0000-0000-{number:012}",
            "Achternaam": f"Verzonnen{number}",
            "Tussenvoegsel": "van",
            "Initialen": "A.B.",
            "Roepnaam": "Anna",
            "Functie": "Tweede Kamerlid",
            "GewijzigdOp": "2025-10-03T00:00:00+02:00",
            "ApiGewijzigdOp": "2025-10-03T00:00:00Z",
            "Verwijderd": False,
        }
        for number in range(PERSONS)
    ]
    path = tmp_path / "Persoon.json"
    head = {"@odata.context": "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/$metadata#Persoon"}
    path.write_text(json.dumps({**head, "value": persons}))
    return path


@pytest.mark.limit
@pytest.mark.benchmark(group="import")
def test_limit_parse_and_insert(measure: Measure, bare: sqlite3.Connection, register: Path) -> None:
    def load() -> None:
        rows = [(None, each["Achternaam"]) for each in json.loads(register.read_bytes())["value"]]
        bare.execute("BEGIN IMMEDIATE")
        bare.executemany("INSERT INTO bare (id, text) VALUES (?, ?)", rows)
        bare.execute("COMMIT")

    measure(load, rounds=10)


@pytest.mark.budget(ratio=8)
@pytest.mark.benchmark(group="import")
def test_p18_import_150_persons(measure: Measure, tmp_path: Path, register: Path) -> None:
    with Workspace.create(tmp_path / "invoer.ipocrm", "vier losse woorden samen") as workspace:
        imports, history = Imports(workspace, Settings(workspace)), History(workspace)

        def again() -> Any:
            if history.undo_title():
                history.undo()

        imports.run((register,))
        measure(lambda: imports.run((register,)), rounds=7, warm=0, setup=again)

        assert workspace.connection.exec_driver_sql("SELECT count(*) FROM person").scalar_one() == PERSONS
