"""What was chosen on this computer is kept at once, and is there again after a restart."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt

from ipo_crm.ui.language import begin_weeks_on, first_day_of_week
from ipo_crm.ui.preferences import Preferences
from ipo_crm.ui.theme import Mode, Theme

_SUNDAY = Qt.DayOfWeek.Sunday


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def make(settings: QSettings, theme: Theme) -> Iterator[Callable[[], Preferences]]:
    made: list[Preferences] = []

    def one() -> Preferences:
        made.append(Preferences(settings, theme))
        return made[-1]

    yield one
    for each in made:
        theme.changed.disconnect(each._keep_look)
        each.deleteLater()
    begin_weeks_on(Qt.DayOfWeek.Monday)


def test_weeks_begin_on_monday_unless_one_chose_otherwise(make: Callable[[], Preferences]) -> None:
    make()

    assert first_day_of_week() is Qt.DayOfWeek.Monday


def test_weeks_begin_on_the_chosen_day_also_after_a_restart(make: Callable[[], Preferences]) -> None:
    make().choose_first_day(_SUNDAY)
    begin_weeks_on(Qt.DayOfWeek.Monday)

    again = make()

    assert (again.first_day, first_day_of_week()) == (_SUNDAY, _SUNDAY)


@pytest.mark.parametrize("kept", ["", "0", "8", "zondag"])
def test_a_day_that_is_none_counts_as_monday(make: Callable[[], Preferences], settings: QSettings, kept: str) -> None:
    settings.setValue("week/first_day", kept)

    assert make().first_day is Qt.DayOfWeek.Monday


def test_a_name_is_kept_without_the_spaces_around_it(make: Callable[[], Preferences]) -> None:
    make().choose_name(" Bureau Proef ")

    assert make().name == "Bureau Proef"


def test_the_look_is_kept_when_it_changes(make: Callable[[], Preferences], settings: QSettings) -> None:
    make().theme.apply(Mode.DARK, 1.15)

    assert (settings.value("theme/mode"), float(str(settings.value("theme/zoom")))) == ("dark", 1.15)


def test_each_list_keeps_how_it_was_laid_out(make: Callable[[], Preferences]) -> None:
    make().keep_list_layout("people", '{"shown": ["name"], "x": "a, b; \\"c\\""}')

    again = make()

    assert again.list_layout("people") == '{"shown": ["name"], "x": "a, b; \\"c\\""}'
    assert again.list_layout("organisations") == ""
