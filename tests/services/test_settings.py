"""Who did it: the chosen name, or else that of the login."""

import pytest

from ipo_crm.domain.changes import Change
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import Desk, open_desk


def _author_of(desk: Desk, change: Change) -> str:
    query = "SELECT author FROM deed WHERE id = ?"
    found: str = desk._workspace.connection.exec_driver_sql(query, (change.deed_id,)).scalar_one()
    return found


def _add(desk: Desk) -> Change:
    return desk.people.add(Person(name=PersonName(family_name="Proef")))


def test_a_deed_bears_the_chosen_name_also_after_a_restart(desk: Desk) -> None:
    desk.settings.choose_author("Bureau Proef")
    desk.close()

    with open_desk(desk.path) as again:
        assert _author_of(again, _add(again)) == "Bureau Proef"


def test_without_a_choice_it_bears_the_login_name(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "proef")

    desk.settings.choose_author("")

    assert _author_of(desk, _add(desk)) == "proef"


def test_a_computer_that_tells_no_name_stops_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)

    desk.settings.choose_author("")

    assert _author_of(desk, _add(desk)) == ""
