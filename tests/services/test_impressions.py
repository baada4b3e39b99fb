"""Private impressions: changed, dropped and brought back, and in no export."""

from dataclasses import replace
from datetime import date

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import ImpressionId, PersonId
from ipo_crm.domain.impressions import Impression
from ipo_crm.services.desk import Desk
from tests.services import makers


@pytest.fixture
def whom(desk: Desk) -> PersonId:
    return makers.person(desk)


def _add(desk: Desk, whom: PersonId, text: str, day: date = date(2025, 6, 10)) -> ImpressionId:
    made = Impression(person_id=whom, day=day, text=text, dossier_id=makers.dossier(desk))
    return ImpressionId(desk.impressions.put(made).only("impression"))


def test_the_latest_impression_comes_first(desk: Desk, whom: PersonId) -> None:
    _add(desk, whom, "Twijfelt", date(2025, 6, 1))
    _add(desk, whom, "Is om", date(2025, 6, 9))

    assert [each.text for each in desk.impressions.rows(whom)] == ["Is om", "Twijfelt"]


def test_an_impression_is_changed(desk: Desk, whom: PersonId) -> None:
    key = _add(desk, whom, "Twijfelt")

    desk.impressions.put(replace(desk.impressions.get(key), text="Twijfelt nog"))

    assert desk.impressions.get(key).text == "Twijfelt nog"
    assert desk.history.undo_title() == "Persoonlijke indruk wijzigen"


def test_an_empty_impression_is_refused(desk: Desk, whom: PersonId) -> None:
    with pytest.raises(UserError, match="Schrijf uw indruk"):
        _add(desk, whom, " ")


def test_a_dropped_impression_comes_back_by_undo(desk: Desk, whom: PersonId) -> None:
    key = _add(desk, whom, "Twijfelt")
    desk.impressions.drop(key)
    assert desk.impressions.rows(whom) == ()

    desk.history.undo()

    assert desk.impressions.get(key).text == "Twijfelt"


def test_no_impression_goes_into_an_export_by_itself(desk: Desk, whom: PersonId) -> None:
    _add(desk, whom, "Gefluisterd op de gang")

    assert "Gefluisterd" not in desk.exports.as_json()
