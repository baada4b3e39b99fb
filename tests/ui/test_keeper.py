"""The keeper: back-ups in time, beside the window, and never in the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.backups import Attempt
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.ui.keeper import Keeper
from ipo_crm.ui.shell import Shell

PASSPHRASE = "vier losse woorden samen"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with create_desk(tmp_path / "geheim.ipocrm", PASSPHRASE) as made:
        yield made


@pytest.fixture
def keeper(desk: Desk, shell: Shell) -> Iterator[Keeper]:
    made = Keeper(desk.backups, shell)
    yield made
    made.pause()


def _add(desk: Desk, name: str) -> None:
    desk.people.add(Person(name=PersonName(family_name=name)))


def _reasons(desk: Desk) -> list[str]:
    return [lying.reason for lying in desk.backups.shelf().lying()]


def _idle(qtbot: QtBot, keeper: Keeper) -> None:
    qtbot.waitUntil(lambda: not keeper.busy, timeout=20_000)


def test_what_is_due_is_made_beside_the_window_and_tried_out(qtbot: QtBot, keeper: Keeper, desk: Desk) -> None:
    _add(desk, "Jansen")

    keeper.look()
    busy = keeper.busy
    _idle(qtbot, keeper)
    keeper.look()
    _idle(qtbot, keeper)

    assert busy
    assert _reasons(desk) == ["gewijzigd"]
    assert [drill.ok for drill in desk.backups.drills()] == [True]


def test_deeds_go_on_while_one_is_made(qtbot: QtBot, keeper: Keeper, desk: Desk) -> None:
    _add(desk, "Jansen")
    keeper.make()
    while keeper.busy:
        _add(desk, "Bakker")
        qtbot.wait(1)

    assert _reasons(desk) == ["handmatig"]
    assert desk.backups.at_close().path is not None


def test_what_fails_is_told_in_the_window(qtbot: QtBot, keeper: Keeper, desk: Desk, shell: Shell) -> None:
    told: list[Attempt] = []
    desk.path.with_name("geheim-reservekopieen").write_text("geen map")

    keeper.make(told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)

    assert told[0].path is None
    assert "Reservekopie mislukt" in shell.problem


def test_closing_makes_the_last_one_and_says_nothing_when_all_is_well(keeper: Keeper, desk: Desk) -> None:
    _add(desk, "Jansen")

    said = (keeper.close(), keeper.close())

    assert said == ("", "")
    assert _reasons(desk) == ["afgesloten"]


def test_closing_gives_what_went_wrong(keeper: Keeper, desk: Desk) -> None:
    _add(desk, "Jansen")
    desk.path.with_name("geheim-reservekopieen").write_text("geen map")

    assert "Reservekopie mislukt" in keeper.close()


def test_closing_gives_up_one_that_was_being_made(keeper: Keeper, desk: Desk) -> None:
    _add(desk, "Jansen")
    keeper.make()

    keeper.close()

    assert desk.backups.at_close().path is None
    assert not list(desk.path.with_name("geheim-reservekopieen").glob("*.part*"))


def test_a_file_that_was_closed_has_nothing_to_keep(keeper: Keeper, desk: Desk) -> None:
    _add(desk, "Jansen")
    desk.close()

    assert keeper.close() == ""
