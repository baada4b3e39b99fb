"""Opening, one deed, undo and back-up at one, 33 and 333 lobbyists' files, beside the bare driver on the same file."""

from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.backups import Backups
from ipo_crm.services.desk import Desk
from ipo_crm.services.history import History
from ipo_crm.services.people import People
from ipo_crm.services.settings import Settings
from ipo_crm.store import engine, gate, keys
from ipo_crm.store.workspace import Workspace
from tests.bench.conftest import PASSPHRASE, SIZES, Measure, driver

pytestmark = [pytest.mark.bench, pytest.mark.parametrize("people", SIZES)]


@pytest.fixture
def path(scaled: Callable[[int], Path], people: int) -> Path:
    return scaled(people)


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with Workspace.open(path, PASSPHRASE) as opened:
        yield opened


def _bare(path: Path, passphrase: str) -> Any:
    """Open the file with nothing but its key: what SQLCipher and Argon2id cost."""
    seen = gate.look(path)
    assert seen.salt is not None
    return engine.connect(path, keys.derive(passphrase, seen.salt), seen.salt, "rw")


@pytest.mark.limit
@pytest.mark.benchmark(group="open, encrypted")
def test_limit_key_and_every_page_checked(measure: Measure, path: Path) -> None:
    def check() -> None:
        with closing(_bare(path, PASSPHRASE)) as raw:
            raw.execute("PRAGMA cipher_integrity_check").fetchall()

    measure(check, rounds=3, warm=1)


@pytest.mark.budget(ratio=1.2)
@pytest.mark.benchmark(group="open, encrypted")
def test_open(measure: Measure, path: Path) -> None:
    measure(lambda: Workspace.open(path, PASSPHRASE).close(), rounds=3, warm=1)


@pytest.mark.limit
@pytest.mark.benchmark(group="deed at scale")
def test_limit_one_bare_insert_and_commit(measure: Measure, workspace: Workspace) -> None:
    raw = driver(workspace)
    numbers = count()

    def commit() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO draft (place, text, saved_at) VALUES (?, 'x', 'nu')", (f"maat {next(numbers)}",))
        raw.execute("COMMIT")

    measure(commit, rounds=60)
    raw.execute("DELETE FROM draft")


def _person(number: int) -> Person:
    return Person(name=PersonName(initials="A.", family_name=f"Verzonnen {number}"))


@pytest.mark.budget(most=5)
@pytest.mark.benchmark(group="deed at scale")
def test_p17_add_a_person(measure: Measure, workspace: Workspace) -> None:
    people, numbers = People(workspace, Settings(workspace)), count()
    measure(lambda: people.add(_person(next(numbers))), rounds=60)


@pytest.mark.budget(most=10)
@pytest.mark.benchmark(group="deed at scale")
def test_p17_undo_it(measure: Measure, workspace: Workspace) -> None:
    people, history, numbers = People(workspace, Settings(workspace)), History(workspace), count()
    measure(history.undo, rounds=30, warm=0, setup=lambda: people.add(_person(next(numbers))) and None)


PAGE = 200
LAST = """(SELECT max(m.day) FROM participant c CROSS JOIN meeting m INDEXED BY meeting_stand ON m.id = c.meeting_id
                WHERE c.person_id = {} AND +m.status = 'held')"""
RAW_PAGES = {
    "people": f"""
        SELECT p.id, p.honorific, p.titles, p.initials, p.given_name, p.prefix, p.family_name, p.suffix,
               (SELECT group_concat(concat_ws('|', r.function, r.portfolio, r.influence, o.name, o.abbreviation, o.kind,
                                              o.sector, q.name), ';' ORDER BY r.valid_to, r.valid_from, r.id)
                FROM role r JOIN organisation o ON o.id = r.organisation_id
                LEFT JOIN organisation q ON q.id = o.parent_id WHERE r.person_id = p.id),
               {LAST.format("p.id")}
        FROM person p ORDER BY p.sort_key, p.id LIMIT {PAGE}""",
    "organisations": f"""
        SELECT o.id, o.name, o.abbreviation, o.kind, o.sector, o.level,
               (SELECT count(DISTINCT r.person_id) FROM role r WHERE r.organisation_id = o.id AND r.valid_to IS NULL),
               (SELECT max({LAST.format("r.person_id")}) FROM role r
                WHERE r.organisation_id = o.id AND r.valid_to IS NULL)
        FROM organisation o ORDER BY o.name LIMIT {PAGE}""",
    "meetings": f"""
        SELECT m.id, m.kind, m.status, m.day, m.starts, m.ends, m.title, m.place,
               octet_length(m.reaction) + octet_length(m.report) + octet_length(m.learned),
               (SELECT group_concat(concat_ws(' ', p.honorific, p.titles, p.initials, p.given_name, p.prefix,
                                              p.family_name, p.suffix), ';' ORDER BY c.rank)
                FROM participant c JOIN person p ON p.id = c.person_id
                WHERE c.meeting_id = m.id AND c.side = 'theirs'),
               (SELECT group_concat(concat_ws('|', d.short_title, d.title), ';' ORDER BY x.rank)
                FROM meeting_dossier x JOIN dossier d ON d.id = x.dossier_id WHERE x.meeting_id = m.id)
        FROM meeting m ORDER BY m.day DESC, m.starts DESC, m.id DESC LIMIT {PAGE}""",
}


@pytest.mark.limit
@pytest.mark.benchmark(group="first page of people")
def test_limit_people_in_one_statement(measure: Measure, workspace: Workspace) -> None:
    measure(lambda: driver(workspace).execute(RAW_PAGES["people"]).fetchall(), rounds=20)


@pytest.mark.budget(ratio=1.3)
@pytest.mark.benchmark(group="first page of people")
def test_p6_people(measure: Measure, workspace: Workspace) -> None:
    listed = Desk(workspace).people
    measure(lambda: listed.rows(limit=PAGE), rounds=20)


@pytest.mark.limit
@pytest.mark.benchmark(group="first page of organisations")
def test_limit_organisations_in_one_statement(measure: Measure, workspace: Workspace) -> None:
    measure(lambda: driver(workspace).execute(RAW_PAGES["organisations"]).fetchall(), rounds=20)


@pytest.mark.budget(ratio=1.3)
@pytest.mark.benchmark(group="first page of organisations")
def test_p6_organisations(measure: Measure, workspace: Workspace) -> None:
    organisations = Desk(workspace).organisations
    measure(lambda: organisations.rows(limit=PAGE), rounds=20)


@pytest.mark.limit
@pytest.mark.benchmark(group="first page of meetings")
def test_limit_meetings_in_one_statement(measure: Measure, workspace: Workspace) -> None:
    measure(lambda: driver(workspace).execute(RAW_PAGES["meetings"]).fetchall(), rounds=20)


@pytest.mark.budget(ratio=1.3)
@pytest.mark.benchmark(group="first page of meetings")
def test_p6_meetings(measure: Measure, workspace: Workspace) -> None:
    meetings = Desk(workspace).meetings
    measure(lambda: meetings.rows(limit=PAGE), rounds=20)


@pytest.mark.budget(most=100)
@pytest.mark.benchmark(group="whole lists")
@pytest.mark.parametrize("which", ["dossiers", "coalitions", "promises", "tasks", "motions"])
def test_whole_list_of(measure: Measure, workspace: Workspace, which: str) -> None:
    desk = Desk(workspace)
    rows = desk.promises.open_rows if which == "promises" else getattr(desk, which).rows
    measure(rows, rounds=3, warm=1)


@pytest.mark.limit
@pytest.mark.benchmark(group="back-up")
def test_limit_the_driver_copies_every_page(measure: Measure, workspace: Workspace, tmp_path: Path) -> None:
    def copy() -> None:
        target = tmp_path / "kopie"
        target.unlink(missing_ok=True)
        secret = workspace.secret
        assert secret is not None
        with closing(engine.connect(target, secret.key, secret.salt, "rwc")) as twin:
            driver(workspace).backup(twin)

    measure(copy, rounds=3, warm=1)


@pytest.mark.budget
@pytest.mark.benchmark(group="back-up")
def test_a_back_up_with_its_check(measure: Measure, workspace: Workspace) -> None:
    backups = Backups(workspace)

    def make() -> None:
        made = backups.make().path
        assert made is not None
        made.unlink()

    measure(make, rounds=2, warm=0)
