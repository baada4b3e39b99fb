"""What a damaged file gives back: rows, where they came from, and an honest list of what is gone."""

import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from ipo_crm.domain.errors import DamagedFileError, LockedFileError, UserError
from ipo_crm.domain.salvage import SalvageReport
from ipo_crm.store import backup_manifest, damaged, dump, engine, health
from ipo_crm.store.damaged import PAGE
from ipo_crm.store.keys import Secret, derive
from ipo_crm.store.salvage import salvage
from ipo_crm.store.workspace import Workspace
from tests.golden import files
from tests.store.backup_hands import make
from tests.store.damage import PASSPHRASE, key_of, make_sample, spoil
from tests.store.past_the_journal import furnish, write

_LAST_OF_1_0 = 235  # a page of the journal


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sample(tmp_path_factory.mktemp("heel") / "heel.ipocrm")


@pytest.fixture
def secret(whole: Path) -> Secret:
    return key_of(whole)


@pytest.fixture
def broken(tmp_path: Path, whole: Path) -> Path:
    path = tmp_path / "kapot.ipocrm"
    shutil.copy(whole, path)
    return path


def _rows(path: Path) -> dict[str, int]:
    secret = key_of(path)
    with closing(engine.connect(path, secret.key, secret.salt, "ro")) as raw:
        return backup_manifest.counts(raw)


def _root(path: Path, table: str) -> int:
    secret = key_of(path)
    with closing(engine.connect(path, secret.key, secret.salt, "ro")) as raw:
        return int(raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0])


def _saved(report: SalvageReport, table: str) -> tuple[int, int]:
    (found,) = (each for each in report.tables if each.name == table)
    return found.kept, found.from_history


def test_a_sound_file_comes_out_as_it_went_in(broken: Path, secret: Secret, tmp_path: Path) -> None:
    before = _rows(broken)

    report = salvage(broken, tmp_path / "nieuw.ipocrm", secret)

    assert (report.damaged_pages, report.missing, report.left_out, report.faults) == ((), 0, (), ())
    assert _rows(tmp_path / "nieuw.ipocrm") == before
    with Workspace.open(tmp_path / "nieuw.ipocrm", PASSPHRASE) as workspace:
        assert workspace.undo().title == "Voorbeeld vullen"


def test_the_bad_pages_are_those_that_were_spoilt(broken: Path, secret: Secret) -> None:
    for page in (1, 7, 99):
        spoil(broken, page, random.Random(page), 1)

    assert list(damaged.bad_pages(broken, secret)) == [1, 7, 99]


@pytest.mark.parametrize("table", ["person", "role", "source", "position", "meeting", "setting"])
def test_what_stood_under_a_lost_root_comes_out_of_the_journal(
    broken: Path, secret: Secret, tmp_path: Path, table: str
) -> None:
    rows = _rows(broken)[table]
    spoil(broken, _root(broken, table), random.Random(1))

    report = salvage(broken, tmp_path / "nieuw.ipocrm", secret)

    assert _saved(report, table) == (rows, rows)
    assert (report.missing, report.faults) == (0, ())


def test_a_lost_journal_costs_the_history_and_no_content(broken: Path, secret: Secret, tmp_path: Path) -> None:
    before = _rows(broken)
    spoil(broken, _root(broken, "deed_row"), random.Random(1))

    report = salvage(broken, tmp_path / "nieuw.ipocrm", secret)

    lost = {each.name: len(each.missing) for each in report.tables if each.missing}
    assert set(lost) == {"deed_row"}
    assert lost["deed_row"] >= before["deed_row"]
    assert report.faults == ()
    after = {**_rows(tmp_path / "nieuw.ipocrm"), "deed_row": before["deed_row"]}
    assert after == {**before, "deed": before["deed"] + 1}  # the salvage itself
    with Workspace.open(tmp_path / "nieuw.ipocrm", PASSPHRASE) as workspace, pytest.raises(UserError):
        workspace.undo()


def test_a_first_page_that_is_gone_with_the_salt_is_mended(broken: Path, secret: Secret, tmp_path: Path) -> None:
    before = _rows(broken)
    spoil(broken, 1, random.Random(1))

    salvage(broken, tmp_path / "nieuw.ipocrm", secret)

    assert _rows(tmp_path / "nieuw.ipocrm") == before


def test_a_file_that_was_cut_in_half_gives_its_first_half(broken: Path, secret: Secret, tmp_path: Path) -> None:
    content = broken.read_bytes()
    broken.write_bytes(content[: len(content) // 2 + 1000])

    report = salvage(broken, tmp_path / "nieuw.ipocrm", secret)

    assert 0 < report.kept < sum(_rows(tmp_path / "nieuw.ipocrm").values()) + 1
    assert report.faults == ()
    assert report.missing > 0


def test_rows_of_a_page_that_was_hardly_touched_come_back_and_are_marked(
    broken: Path, secret: Secret, tmp_path: Path
) -> None:
    """Drafts stand in no journal: only the page that was signed anew has them."""
    with Workspace.open(broken, PASSPHRASE) as workspace:
        rows = ", ".join(f"('talk:{number}', '{'tekst ' * 300}', 'nu')" for number in range(1, 4))
        workspace.connection.exec_driver_sql(f"INSERT INTO draft (place, text, saved_at) VALUES {rows}")
    content = bytearray(broken.read_bytes())
    content[(_root(broken, "draft") - 1) * PAGE + 2000] ^= 1
    broken.write_bytes(content)

    report = salvage(broken, tmp_path / "nieuw.ipocrm", secret)

    (found,) = (each for each in report.tables if each.name == "draft")
    assert (found.kept, found.doubtful, found.missing) == (3, (1, 2, 3), ())


def test_a_row_whose_owner_is_lost_is_kept_where_it_may_stand_alone(tmp_path: Path) -> None:
    path = tmp_path / "open.ipocrm"
    with Workspace.create(path, None) as workspace:
        furnish(workspace)
        connection = workspace.connection
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        write(
            connection,
            f"INSERT INTO task (uuid, text, status, person_id) VALUES ('{'a' * 36}', 'Bellen', 'open', 77)",
            "INSERT INTO contact_point (person_id, kind, value) VALUES (77, 'email', 'a@b.nl')",
            "INSERT INTO position (uuid, person_id, dossier_id, stance, day, source_id) "
            f"VALUES ('{'b' * 36}', 1, 1, 1, '2026-01-05', 77)",
        )

    report = salvage(path, tmp_path / "nieuw.ipocrm", None)

    assert [(each.table, each.why) for each in report.left_out] == [
        ("contact_point", "hoorde bij een rij van person die verloren is")
    ]
    with Workspace.open(tmp_path / "nieuw.ipocrm") as workspace:
        tables = dump.tables(workspace.connection)
        checks = list(health.examine(workspace.connection, encrypted=False, writing=True))
    assert [row["person_id"] for row in tables["task"]] == [None]
    assert [row["title"] for row in tables["source"]] == ["Bron verloren bij noodherstel"]
    assert [check for check in checks if not check.sound] == []


def test_what_only_a_back_up_has_is_counted_and_taken_when_asked(broken: Path, secret: Secret, tmp_path: Path) -> None:
    with Workspace.open(broken, PASSPHRASE) as workspace:
        workspace.connection.exec_driver_sql(
            "INSERT INTO draft (place, text, saved_at) VALUES ('talk', 'halverwege', 'nu')"
        )
        backup = make(workspace).path
    spoil(broken, _root(broken, "draft"), random.Random(1))

    without = salvage(broken, tmp_path / "zonder.ipocrm", secret, backup=backup)
    along = salvage(broken, tmp_path / "met.ipocrm", secret, backup=backup, take_from_backup=True)

    assert (without.only_in_backup, _rows(tmp_path / "zonder.ipocrm")["draft"]) == (1, 0)
    assert (along.only_in_backup, _rows(tmp_path / "met.ipocrm")["draft"]) == (0, 1)


def test_what_was_deleted_is_not_brought_back_from_a_back_up(broken: Path, secret: Secret, tmp_path: Path) -> None:
    with Workspace.open(broken, PASSPHRASE) as workspace:
        before = workspace.connection.exec_driver_sql("SELECT count(*) FROM promise").scalar_one()
        backup = make(workspace).path
        with workspace.transaction("Weg") as tx:
            tx.connection.exec_driver_sql("DELETE FROM promise WHERE id = (SELECT min(id) FROM promise)")

    report = salvage(broken, tmp_path / "nieuw.ipocrm", secret, backup=backup, take_from_backup=True)

    assert _rows(tmp_path / "nieuw.ipocrm")["promise"] == before - 1
    assert report.only_in_backup == 0


def test_what_was_deleted_stays_deleted_where_its_page_is_lost_too(
    broken: Path, secret: Secret, tmp_path: Path
) -> None:
    with Workspace.open(broken, PASSPHRASE) as workspace:
        backup = make(workspace).path
        with workspace.transaction("Weg") as tx:
            tx.connection.exec_driver_sql("DELETE FROM promise WHERE id = (SELECT min(id) FROM promise)")
        left = workspace.connection.exec_driver_sql("SELECT count(*) FROM promise").scalar_one()
    spoil(broken, _root(broken, "promise"), random.Random(1))

    salvage(broken, tmp_path / "nieuw.ipocrm", secret, backup=backup, take_from_backup=True)

    assert _rows(tmp_path / "nieuw.ipocrm")["promise"] == left


def test_a_file_of_an_older_format_comes_out_in_the_present_one(tmp_path: Path) -> None:
    path = files.take(tmp_path, "1.0", encrypted=True)
    salt = path.read_bytes()[:16]
    secret = Secret(derive(files.PASSPHRASE, salt), salt)
    spoil(path, _LAST_OF_1_0, random.Random(1))

    report = salvage(path, tmp_path / "nieuw.ipocrm", secret)

    with Workspace.open(tmp_path / "nieuw.ipocrm", files.PASSPHRASE) as workspace:
        now = dump.tables(workspace.connection, private=True)
    then = files.content("1.0")
    assert (report.damaged_pages, report.faults) == ((_LAST_OF_1_0,), ())
    assert {table: len(now[table]) for table in then} == {table: len(rows) for table, rows in then.items()}


def test_undo_says_that_the_salvage_is_where_it_ends(broken: Path, secret: Secret, tmp_path: Path) -> None:
    spoil(broken, _root(broken, "deed_row"), random.Random(1))
    salvage(broken, tmp_path / "nieuw.ipocrm", secret)

    with (
        Workspace.open(tmp_path / "nieuw.ipocrm", PASSPHRASE) as workspace,
        pytest.raises(UserError, match="noodherstel"),
    ):
        workspace.undo()


def test_a_deed_that_was_cut_off_is_taken_back_first(tmp_path: Path) -> None:
    path = tmp_path / "open.ipocrm"
    crashed = tmp_path / "uitgevallen.ipocrm"
    with Workspace.create(path, None) as workspace:
        furnish(workspace)
        connection = workspace.connection
        connection.exec_driver_sql("PRAGMA cache_size = 1")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.exec_driver_sql("UPDATE journal_state SET replaying = 1")
        connection.exec_driver_sql("UPDATE person SET notes = replace(hex(zeroblob(200000)), '0', 'x')")
        crashed.write_bytes(path.read_bytes())
        Path(f"{crashed}-journal").write_bytes(Path(f"{path}-journal").read_bytes())
        connection.exec_driver_sql("ROLLBACK")

    salvage(crashed, tmp_path / "nieuw.ipocrm", None)

    with Workspace.open(tmp_path / "nieuw.ipocrm") as workspace:
        assert {row["notes"] for row in dump.tables(workspace.connection)["person"]} == {""}


def test_neither_the_old_file_nor_an_existing_one_is_touched(broken: Path, secret: Secret, tmp_path: Path) -> None:
    spoil(broken, 5, random.Random(1))
    before = broken.read_bytes()
    taken = tmp_path / "bestaat.ipocrm"
    taken.write_text("van iemand anders")

    with pytest.raises(UserError, match="bestaat al"):
        salvage(broken, taken, secret)
    salvage(broken, tmp_path / "nieuw.ipocrm", secret)

    assert taken.read_text() == "van iemand anders"
    assert broken.read_bytes() == before
    assert not list(tmp_path.glob(".noodherstel-*"))


def test_a_file_that_is_open_is_refused(broken: Path, secret: Secret, tmp_path: Path) -> None:
    with Workspace.open(broken, PASSPHRASE), pytest.raises(LockedFileError):
        salvage(broken, tmp_path / "nieuw.ipocrm", secret)


def test_where_nothing_can_be_read_no_new_file_comes(tmp_path: Path) -> None:
    path = tmp_path / "open.ipocrm"
    path.write_bytes(b"SQLite format 3\x00" + random.Random(1).randbytes(3 * PAGE))

    with pytest.raises(DamagedFileError, match="Zet een reservekopie terug"):
        salvage(path, tmp_path / "nieuw.ipocrm", None)

    assert [each.name for each in tmp_path.iterdir()] == ["open.ipocrm"]


def test_the_hmac_is_that_of_sqlcipher(broken: Path, secret: Secret) -> None:
    """A page that was spoilt and signed anew passes SQLCipher's own check."""
    spoil(broken, 9, random.Random(1), 1)
    with closing(engine.connect(broken, secret.key, secret.salt, "ro")) as raw:
        before = raw.execute("PRAGMA cipher_integrity_check").fetchall()

    damaged.sign(broken, secret, [9])

    with closing(engine.connect(broken, secret.key, secret.salt, "ro")) as raw:
        assert raw.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert len(before) == 1
