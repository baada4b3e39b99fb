from pathlib import Path

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.store import health
from ipo_crm.store.workspace import Workspace

SMALL = 0.1


@pytest.fixture
def invented(desk: Desk) -> Desk:
    desk.samples.invent(SMALL, 1)
    return desk


def test_a_tenth_is_a_tenth_of_one_lobbyists_file(invented: Desk) -> None:
    counts = invented.exports.counts()

    fracties = 12 + 10
    assert (counts["person"], counts["meeting"], counts["organisation"]) == (60, 150, 15 + fracties)


def test_the_same_seed_gives_the_same_content(invented: Desk, tmp_path: Path) -> None:
    with create_desk(tmp_path / "nog een.ipocrm", None) as other:
        other.samples.invent(SMALL, 1)

        assert other.exports.as_json(private=True) == invented.exports.as_json(private=True)


def test_another_seed_gives_other_content(invented: Desk, tmp_path: Path) -> None:
    with create_desk(tmp_path / "nog een.ipocrm", None) as other:
        other.samples.invent(SMALL, 2)

        assert other.people.rows()[0].name != invented.people.rows()[0].name


def test_the_seats_of_the_invented_fracties_fill_both_chambers(invented: Desk) -> None:
    found = invented.dossiers.seats(invented.dossiers.rows()[0].id)

    assert [tally.total for tally in found] == [150, 75]


def test_it_is_where_the_file_begins(invented: Desk) -> None:
    assert invented.history.undo_title() == ""


def test_what_is_done_in_it_can_be_undone(invented: Desk) -> None:
    before = invented.exports.as_json()
    invented.people.drop(invented.people.rows()[0].id)

    invented.history.undo()

    assert invented.exports.as_json() == before


def test_it_is_sound(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "proef.ipocrm", "vier losse woorden samen") as workspace:
        Desk(workspace).samples.invent(SMALL, 3)

        assert [name for name, wrong in health.check(workspace.connection, encrypted=True) if wrong] == []


def test_a_file_that_was_worked_in_is_not_founded_again(sample: Desk) -> None:
    with pytest.raises(RuntimeError, match="founded once"):
        sample.samples.invent(SMALL, 1)


@pytest.mark.parametrize("scale", [0, -1, 1001])
def test_a_size_that_makes_no_sense_is_refused(desk: Desk, scale: float) -> None:
    with pytest.raises(UserError, match="Kies een omvang"):
        desk.samples.invent(scale, 1)
