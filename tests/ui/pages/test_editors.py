"""What stands in an editor comes back as it was meant, also on another day and when somebody is gone."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import ActorKind, ActorRef
from ipo_crm.ui.pages import editors
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.period_field import PeriodField
from ipo_crm.ui.widgets.person_picker import PersonPicker, Pick

ACTOR = Pick(key=ActorRef(ActorKind.ORGANISATION, 3), name="Proefbond")
PERSON = Pick(key=7, name="K. Zangvogel")


@pytest.fixture
def days() -> list[date]:
    return [date(2025, 6, 11)]


@pytest.fixture
def field(qtbot: QtBot, days: list[date]) -> DateField:
    made = DateField("Wanneer", lambda: days[-1])
    qtbot.addWidget(made)
    return made


@pytest.fixture
def picker(qtbot: QtBot) -> PersonPicker:
    made = PersonPicker("Zij", lambda typed: [each for each in (ACTOR, PERSON) if each.name == typed])
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("typed", ["morgen", "12-6-2025", "half een d"])
def test_a_day_comes_back_letter_by_letter(field: DateField, typed: str) -> None:
    field.setText(typed)
    kept = editors.read(field)
    field.clear()

    editors.write(field, kept)

    assert field.text() == typed


def test_tomorrow_stays_the_day_that_was_meant(field: DateField, days: list[date]) -> None:
    field.setText("morgen")
    kept = editors.read(field)
    days.append(date(2025, 6, 20))

    editors.write(field, kept)

    assert field.moment is not None
    assert field.moment.day == date(2025, 6, 12)


@pytest.mark.parametrize(("typed", "put_back"), [("2019 – he", "2019 – he"), ("vanaf morgen", "vanaf 12 jun 2025")])
def test_a_period_comes_back_as_it_was_meant(qtbot: QtBot, days: list[date], typed: str, put_back: str) -> None:
    period = PeriodField("Periode", lambda: days[-1])
    qtbot.addWidget(period)
    period.setText(typed)
    kept = editors.read(period)
    days.append(date(2025, 6, 20))

    editors.write(period, kept)

    assert period.text() == put_back


def test_half_a_name_comes_back_beside_who_was_picked(picker: PersonPicker) -> None:
    picker.set_picks([ACTOR, PERSON])
    picker.set_typed("K. Za")
    kept = editors.read(picker)
    picker.set_picks([])
    picker.set_typed("")

    editors.write(picker, kept)

    assert (picker.picks, picker.typed) == ((ACTOR, PERSON), "K. Za")


def test_who_is_gone_meanwhile_is_a_name_without_a_record(picker: PersonPicker) -> None:
    editors.write(picker, {"picks": [[9, "Iemand Weg"]], "typed": ""})

    assert picker.picks == (Pick(key=None, name="Iemand Weg"),)


def test_the_words_to_copy_leave_out_keys_and_choices(picker: PersonPicker, field: DateField) -> None:
    picker.set_picks([PERSON])
    field.setText("morgen")

    assert editors.words(editors.read(picker)) == "K. Zangvogel"
    assert editors.words(editors.read(field)) == "morgen"
    assert editors.words([["Belt terug", {"day": "", "text": "12-"}]]) == "Belt terug\n12-"
    assert editors.words(3) == ""
