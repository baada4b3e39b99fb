"""The settings of the workspace, and who does the deeds: the name given, or else that of the login."""

from typing import Any

import pytest

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import Desk, open_desk
from ipo_crm.services.settings import LONGEST_NAME, RHYTHM_DAYS
from ipo_crm.store import settings as kept


def _author_of(desk: Desk, change: Change) -> str:
    query = "SELECT author FROM deed WHERE id = ?"
    found: str = desk._workspace.connection.exec_driver_sql(query, (change.deed_id,)).scalar_one()
    return found


def _add(desk: Desk) -> Change:
    return desk.people.add(Person(name=PersonName(family_name="Proef")))


def test_a_deed_bears_the_name_it_was_signed_with(desk: Desk) -> None:
    desk.settings.sign("  Bureau\tProef ")

    assert _author_of(desk, _add(desk)) == "Bureau Proef"


def test_the_name_of_one_computer_does_not_travel_with_the_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "collega")
    desk.settings.sign("Bureau Proef")
    desk.close()

    with open_desk(desk.path) as again:
        assert _author_of(again, _add(again)) == "collega"


def test_a_name_longer_than_the_history_takes_is_cut(desk: Desk) -> None:
    desk.settings.sign("é" * (LONGEST_NAME + 1))

    assert _author_of(desk, _add(desk)) == "é" * LONGEST_NAME


def test_without_a_name_it_bears_that_of_the_login(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "proef")

    desk.settings.sign("")

    assert _author_of(desk, _add(desk)) == "proef"


def test_a_computer_that_tells_no_name_stops_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)

    desk.settings.sign("")

    assert _author_of(desk, _add(desk)) == ""


def test_a_rhythm_is_chosen_taken_back_and_chosen_again(desk: Desk) -> None:
    desk.settings.choose_rhythm(91)

    desk.history.undo()
    taken_back = desk.settings.read().rhythm_days
    desk.history.redo()

    assert (taken_back, desk.settings.read().rhythm_days) == (None, 91)


def test_no_rhythm_can_be_chosen_again(desk: Desk) -> None:
    desk.settings.choose_rhythm(91)

    desk.settings.choose_rhythm(None)

    assert desk.settings.read().rhythm_days is None


@pytest.mark.parametrize("days", [0, -1, 3651])
def test_a_rhythm_that_cannot_be_is_refused(desk: Desk, days: int) -> None:
    with pytest.raises(UserError, match="1 tot 3650"):
        desk.settings.choose_rhythm(days)


def test_our_own_organisation_can_be_unknown_again(desk: Desk) -> None:
    desk.samples.add_reference()
    desk.settings.choose_own_organisation(desk.organisations.all()[0].id)

    desk.settings.choose_own_organisation(None)

    assert desk.settings.us() is None


def test_a_setting_is_read_anew_within_its_deed_and_after_one_that_failed(desk: Desk) -> None:
    desk.settings.choose_rhythm(60)
    workspace = desk._workspace

    def change_and_fail() -> None:
        with workspace.transaction("Proef") as tx:
            kept.write(tx.connection, RHYTHM_DAYS, "90")
            assert desk.settings.read().rhythm_days == 90
            raise UserError("toch niet")

    with pytest.raises(UserError):
        change_and_fail()

    assert desk.settings.read().rhythm_days == 60


def test_settings_are_asked_of_the_file_once_until_it_changes(desk: Desk) -> None:
    asked: list[str] = []
    driver: Any = desk._workspace.connection.connection.driver_connection
    desk.settings.today()
    driver.set_trace_callback(asked.append)

    days = {desk.settings.today() for _ in range(40)}

    assert len(days) == 1
    assert [each for each in asked if "setting" in each] == []


def test_only_the_tables_that_are_named_are_counted(desk: Desk) -> None:
    assert desk.exports.counts(["person", "dossier"]) == {"person": 0, "dossier": 0}
    assert len(desk.exports.counts()) > 30
