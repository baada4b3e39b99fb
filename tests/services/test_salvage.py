"""The salvage as a person asks for it: which key fits, a process that may die of it, and a report to read."""

import random
from pathlib import Path

import pytest

from ipo_crm.domain.counts import dotted
from ipo_crm.domain.errors import DamagedFileError, StoreError, UserError, WrongPassphraseError
from ipo_crm.domain.ids import PersonId
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services import erased_again, salvage
from ipo_crm.services.desk import create_desk, open_desk
from ipo_crm.store import recovery
from ipo_crm.store.workspace import Workspace
from tests.store.backup_hands import add, make
from tests.store.damage import PASSPHRASE, key_of, make_sample, spoil


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = make_sample(tmp_path / "kapot.ipocrm")
    spoil(path, 300, random.Random(1))
    return path


def _full_disk(_workspace: Workspace) -> None:
    raise StoreError("De schijf is vol.")


def test_what_can_be_read_stands_in_the_new_file(broken: Path, tmp_path: Path) -> None:
    shares: list[float] = []

    report = salvage.salvage(
        broken,
        tmp_path / "nieuw.ipocrm",
        salvage.key_for(broken, PASSPHRASE),
        progress=lambda share, _text: shares.append(share),
    )

    assert report.damaged_pages == (300,)
    assert shares == sorted(shares)
    with open_desk(tmp_path / "nieuw.ipocrm", PASSPHRASE) as desk:
        assert desk.exports.counts()["person"] > 10
        assert [check for check in desk.health.check() if not check.sound] == []


def test_the_report_says_first_what_is_there_and_then_what_is_not(broken: Path, tmp_path: Path) -> None:
    report = salvage.salvage(broken, tmp_path / "nieuw.ipocrm", key_of(broken))

    lines = salvage.told(report)

    assert lines[0].startswith(f"In nieuw.ipocrm staan nu {dotted(report.kept)} rijen.")
    assert lines[1].startswith("Beschadigd: 1 van ")


def test_a_wrong_passphrase_fits_no_page(broken: Path) -> None:
    with pytest.raises(WrongPassphraseError, match="geen enkele bladzijde"):
        salvage.key_for(broken, "een andere zin")


def test_the_passphrase_is_asked_for(broken: Path) -> None:
    with pytest.raises(UserError, match="Geef de wachtzin"):
        salvage.key_for(broken, None)


def test_the_salt_of_a_back_up_serves_where_that_of_the_file_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "kapot.ipocrm"
    with Workspace.create(path, PASSPHRASE) as workspace:
        add(workspace, "Jansen")
        make(workspace)
    spoil(path, 1, random.Random(1))

    secret = salvage.key_for(path, PASSPHRASE)
    report = salvage.salvage(path, tmp_path / "nieuw.ipocrm", secret)

    assert (report.missing, report.faults) == (0, ())
    assert report.backup is not None
    Workspace.open(tmp_path / "nieuw.ipocrm", PASSPHRASE).close()


def test_the_recovery_code_serves_without_a_passphrase(broken: Path, tmp_path: Path) -> None:
    code = recovery.write(key_of(broken))
    spoil(broken, 1, random.Random(1))

    secret = salvage.key_of_typed(broken, code)
    salvage.salvage(broken, tmp_path / "nieuw.ipocrm", secret)

    Workspace.open_with_code(tmp_path / "nieuw.ipocrm", code).close()


def test_a_process_that_takes_too_long_is_ended_and_leaves_nothing(broken: Path, tmp_path: Path) -> None:
    with pytest.raises(DamagedFileError, match="vastliep"):
        salvage.salvage(broken, tmp_path / "nieuw.ipocrm", key_of(broken), time_limit=0)

    assert [each.name for each in tmp_path.iterdir() if "nieuw" in each.name or "noodherstel" in each.name] == []


def test_what_the_process_refuses_is_told_here(broken: Path, tmp_path: Path) -> None:
    (tmp_path / "nieuw.ipocrm").write_text("van iemand anders")

    with pytest.raises(UserError, match="bestaat al"):
        salvage.salvage(broken, tmp_path / "nieuw.ipocrm", key_of(broken))


def test_an_empty_file_has_nothing_to_save(tmp_path: Path) -> None:
    path = tmp_path / "leeg.ipocrm"
    path.write_bytes(b"")

    with pytest.raises(DamagedFileError, match="leeg"):
        salvage.key_for(path, PASSPHRASE)


def test_who_was_erased_does_not_come_back_from_the_back_up(tmp_path: Path) -> None:
    path = tmp_path / "kapot.ipocrm"
    with create_desk(path, PASSPHRASE) as desk:
        desk.people.add(Person(name=PersonName(family_name="Blijver")))
        key = PersonId(desk.people.add(Person(name=PersonName(family_name="Zangvogel"))).only("person"))
        desk.backups.make()
        desk.erasure.erase([key])
    with Workspace.open(path, PASSPHRASE) as workspace, workspace.wiping() as connection:
        connection.exec_driver_sql("DELETE FROM deed_row")  # as where the damage took the history, which would tell
        page = connection.exec_driver_sql("SELECT rootpage FROM sqlite_schema WHERE name = 'person'").scalar_one()
    spoil(path, page, random.Random(1))

    report = salvage.salvage(path, tmp_path / "nieuw.ipocrm", key_of(path), take_from_backup=True)

    assert next(table.from_backup for table in report.tables if table.name == "person") == 2
    with open_desk(tmp_path / "nieuw.ipocrm", PASSPHRASE) as desk:
        assert [row.name.short for row in desk.people.rows()] == ["Blijver"]


def test_a_salvage_that_cannot_erase_again_leaves_no_new_file(
    broken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erased_again, "reapply", _full_disk)

    with pytest.raises(StoreError, match="schijf is vol"):
        salvage.salvage(broken, tmp_path / "nieuw.ipocrm", key_of(broken), take_from_backup=True)

    assert not (tmp_path / "nieuw.ipocrm").exists()


def test_a_name_that_is_taken_is_not_proposed(tmp_path: Path) -> None:
    (tmp_path / "lobby-hersteld.ipocrm").touch()

    assert salvage.proposed_name(tmp_path / "lobby.ipocrm").name == "lobby-hersteld-2.ipocrm"
