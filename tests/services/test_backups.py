import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from ipo_crm.domain.errors import DamagedFileError, UserError, WrongPassphraseError
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.backup_shelf import Standing
from ipo_crm.services.backups import (
    Backups,
    Reason,
    ask_passphrase,
    backups_of,
    is_damaged,
    newest_sound,
    restore,
)
from ipo_crm.services.desk import create_desk, open_desk
from ipo_crm.store import backups, people
from ipo_crm.store.backup_manifest import Mark
from ipo_crm.store.backup_names import BackupName
from ipo_crm.store.file_format import VERSION
from ipo_crm.store.workspace import Workspace

PASSPHRASE = "vier losse woorden samen"
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Proef{0};Anna;;;\r\nFN:Anna Proef{0}\r\nEND:VCARD\r\n"


class Clock:
    """A clock that stands still until it is put forward or back."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "proef.ipocrm", None) as made:
        yield made


@pytest.fixture
def service(workspace: Workspace, clock: Clock) -> Backups:
    """Back-ups of a file with one deed in it."""
    _add(workspace)
    return Backups(workspace, clock)


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    folder = tmp_path / "schijf"
    folder.mkdir()
    return folder


def _add(workspace: Workspace) -> None:
    with workspace.transaction("Persoon toevoegen") as tx:
        people.put(tx.connection, Person(name=PersonName(family_name="Jansen")))


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)


def test_a_back_up_is_made_beside_the_file(service: Backups, workspace: Workspace) -> None:
    made = service.make()

    assert made.notices == ()
    assert made.path == workspace.path.parent / "proef-reservekopieen" / "proef-20260301-120000Z-v1.1-handmatig.ipocrm"


def test_before_a_risky_deed_there_is_one_back_up_of_each_state(service: Backups, workspace: Workspace) -> None:
    first, again = service.before(Reason.IMPORT), service.before(Reason.MERGE)
    _add(workspace)
    third = service.before(Reason.MERGE)

    assert (first.path is not None, again.path, third.path is not None) == (True, None, True)


def test_what_was_taken_back_is_another_state_and_what_was_done_again_is_not(
    service: Backups, workspace: Workspace
) -> None:
    service.make()
    workspace.undo()
    workspace.redo()
    same = service.before(Reason.MERGE)
    workspace.undo()

    assert same.path is None
    assert service.before(Reason.MERGE).path is not None


def test_a_file_that_cannot_be_read_any_more_is_told_and_raises_nothing(
    service: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = dbapi2.OperationalError("disk I/O error")
    gone.sqlite_errorcode = dbapi2.SQLITE_IOERR

    def refuse(_raw: object) -> Mark:
        raise gone

    monkeypatch.setattr(Mark, "of", refuse)
    told = [service.at_close(), service.tick(), service.make()]

    assert all("De schijf gaf een fout" in attempt.notices[0] for attempt in told)
    assert [attempt.path for attempt in told] == [None, None, None]


def test_an_empty_new_file_needs_no_back_up(workspace: Workspace, clock: Clock) -> None:
    assert Backups(workspace, clock).at_close().path is None


def test_a_connection_refuses_another_thread(workspace: Workspace) -> None:
    raised: list[Exception] = []

    def ask() -> None:
        try:
            backups.copy_here(source, workspace.path.parent, name)
        except dbapi2.ProgrammingError as error:
            raised.append(error)

    name = BackupName(stem="proef", at=NOON, version=VERSION, reason="handmatig")
    source = backups.source_of(workspace)
    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()

    assert len(raised) == 1


def test_a_copy_that_another_back_up_swept_away_is_made_again(service: Backups, workspace: Workspace) -> None:
    _add(workspace)
    job = service.begin(Reason.CLOSING)
    assert job is not None
    job.copy_here()
    service.make()

    made = job.run()

    assert made.notices == ()
    assert made.path is not None
    assert [row.standing for row in service.rows()] == [Standing.SOUND, Standing.SOUND]


def test_at_close_a_back_up_of_an_earlier_day_counts(service: Backups, workspace: Workspace, clock: Clock) -> None:
    service.make()

    assert Backups(workspace, clock).at_close().path is None


def test_a_change_is_backed_up_half_an_hour_after_the_last_time(
    service: Backups, workspace: Workspace, clock: Clock
) -> None:
    service.make()
    _add(workspace)
    clock.pass_(minutes=29)
    early = service.tick()
    clock.pass_(minutes=1)

    assert early.path is None
    assert service.tick().path is not None


def test_another_history_from_the_same_back_up_is_a_change(
    service: Backups, workspace: Workspace, clock: Clock
) -> None:
    """After a restore the number of deeds may come to be that of a back-up of the history that was left."""
    service.make()
    workspace.connection.exec_driver_sql("UPDATE deed SET at = '2031-01-01T00:00:00+00:00'")

    assert Backups(workspace, clock).at_close().path is not None


def test_the_second_place_gets_every_back_up_too(service: Backups, workspace: Workspace, disk: Path) -> None:
    service.choose_place(disk)

    made = service.make()

    assert made.path is not None
    assert (disk / "proef-reservekopieen" / made.path.name).read_bytes() == made.path.read_bytes()
    assert [row.standing for row in service.rows()] == [Standing.SOUND, Standing.SOUND]


def test_a_second_place_that_is_gone_is_told_and_stops_nothing(
    service: Backups, workspace: Workspace, disk: Path
) -> None:
    service.choose_place(disk)
    disk.rmdir()

    made = service.make()

    assert made.path is not None
    assert "Reservekopie mislukt: map niet gevonden. Uw gegevens zijn wel bewaard." in made.notices[0]


def test_when_the_first_place_refuses_the_second_still_gets_its_back_up(
    service: Backups, workspace: Workspace, disk: Path
) -> None:
    service.choose_place(disk)
    (workspace.path.parent / "proef-reservekopieen").touch()

    made = service.make()

    assert made.path is not None
    assert made.path.parent == disk / "proef-reservekopieen"
    assert "op de plaats van de map staat een bestand" in made.notices[0]


def test_a_second_place_must_be_there_when_it_is_chosen(service: Backups, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Sluit de schijf aan"):
        service.choose_place(tmp_path / "weg")


def test_no_second_place_any_more(service: Backups, disk: Path) -> None:
    service.choose_place(disk)
    service.choose_place(None)

    assert service.place() is None


def test_old_back_ups_are_thinned_when_a_new_one_is_there(service: Backups, clock: Clock) -> None:
    for _ in range(4):
        service.make()
        clock.pass_(hours=1)
    clock.pass_(days=5)

    service.make()

    assert [f"{row.at:%d %H:%M}" for row in service.rows()] == ["06 16:00", "01 15:00"]


def test_back_ups_of_another_file_of_the_same_name_are_left_alone(
    service: Backups, workspace: Workspace, clock: Clock
) -> None:
    for _ in range(2):
        service.make()
        clock.pass_(hours=1)
    workspace.connection.exec_driver_sql("UPDATE meta SET workspace_uuid = '00000000-0000-4000-8000-000000000000'")
    clock.pass_(days=5)

    service.make()

    assert [row.standing for row in service.rows()] == [Standing.SOUND, Standing.OTHER_FILE, Standing.OTHER_FILE]


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_is_ten_years_off_takes_no_back_up(service: Backups, clock: Clock, years: int) -> None:
    for _ in range(3):
        service.make()
        clock.pass_(hours=1)
    clock.pass_(days=years * 365.25)

    service.make()

    assert len(service.rows()) == 4


def test_the_list_tells_date_size_counts_and_what_is_damaged(service: Backups, clock: Clock) -> None:
    sound = service.make().path
    clock.pass_(hours=1)
    damaged = service.make(Reason.CHANGED).path
    assert sound is not None
    assert damaged is not None
    damaged.write_bytes(damaged.read_bytes().replace(b"Jansen", b"Hansen"))

    second, first = service.rows()

    assert (first.path, first.at, first.size) == (sound, NOON, sound.stat().st_size)
    assert (first.reason, first.standing, first.counts["person"]) == ("handmatig", Standing.SOUND, 1)
    assert (second.reason, second.standing, second.counts) == ("gewijzigd", Standing.DAMAGED, {})


def test_a_drill_restores_the_newest_and_its_outcome_is_kept(service: Backups, workspace: Workspace) -> None:
    service.make()

    drill = service.drill()

    assert drill.ok
    assert "alle" in drill.text
    assert service.drills() == (drill,)
    kept = workspace.path.parent / "proef-reservekopieen" / "proefherstel.json"
    assert json.loads(kept.read_text(encoding="utf-8"))[0]["when"] == "2026-03-01T12:00:00+00:00"


def test_a_drill_on_a_damaged_back_up_says_so(service: Backups) -> None:
    made = service.make().path
    assert made is not None
    made.write_bytes(made.read_bytes().replace(b"Jansen", b"Hansen"))

    drill = service.drill()

    assert not drill.ok
    assert "kan niet worden teruggezet" in drill.text


def test_a_drill_is_done_once_a_month(service: Backups, clock: Clock) -> None:
    nothing_yet = service.drill_when_due()
    service.make()
    first, too_soon = service.drill_when_due(), service.drill_when_due()
    clock.pass_(days=30)

    assert (nothing_yet, too_soon) == (None, None)
    assert first is not None
    assert service.drill_when_due() is not None


def test_a_memory_of_drills_that_cannot_be_read_is_none(service: Backups, workspace: Workspace) -> None:
    service.make()
    (workspace.path.parent / "proef-reservekopieen" / "proefherstel.json").write_text('[{"when": 3}]', encoding="utf-8")

    assert service.drills() == ()


def test_the_newest_sound_back_up_is_restored(service: Backups, workspace: Workspace, clock: Clock) -> None:
    sound = service.make().path
    clock.pass_(hours=1)
    damaged = service.make().path
    assert damaged is not None
    _flip(damaged)
    workspace.close()

    found = newest_sound(backups_of(workspace.path), None)
    aside = restore(workspace.path, found, None)

    assert found == sound
    assert aside is not None
    assert (aside / "proef.ipocrm").is_file()


def test_without_a_sound_back_up_nothing_is_chosen(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Geen van de reservekopieën"):
        newest_sound(backups_of(tmp_path / "proef.ipocrm"), None)


def test_a_damaged_start_is_told_apart_from_a_wrong_passphrase_at_opening(tmp_path: Path) -> None:
    path = tmp_path / "geheim.ipocrm"
    with create_desk(path, PASSPHRASE) as desk:
        desk.backups.make()
    _flip(path)

    with pytest.raises(DamagedFileError, match="De wachtzin klopt"):
        open_desk(path, PASSPHRASE)
    with pytest.raises(WrongPassphraseError):
        open_desk(path, "een andere zin")
    assert is_damaged(path, PASSPHRASE)
    assert ask_passphrase(backups_of(path))


def test_another_passphrase_has_a_back_up_before_and_after(tmp_path: Path) -> None:
    path = tmp_path / "geheim.ipocrm"
    with create_desk(path, PASSPHRASE) as desk:
        desk.samples.fill()
        with desk.change_key(PASSPHRASE, "een heel nieuwe zin") as changed:
            standings = {row.standing for row in changed.backups.rows()}

    assert standings == {Standing.SOUND, Standing.OTHER_KEY}


@pytest.mark.parametrize(("cards", "expected"), [(50, 0), (51, 1)])
def test_an_import_of_many_rows_asks_for_a_back_up_first(tmp_path: Path, cards: int, expected: int) -> None:
    file = tmp_path / "contacten.vcf"
    file.write_text("".join(CARD.format(number) for number in range(cards)), encoding="utf-8", newline="")
    seen: list[int] = []

    with create_desk(tmp_path / "leeg.ipocrm", None) as desk:
        desk.imports.run((file,), before=lambda: seen.append(desk.exports.counts()["person"]))

    assert seen == [0] * expected
