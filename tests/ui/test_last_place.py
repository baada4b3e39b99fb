"""Where somebody was is found again, without a name in the settings; what is no place is passed over."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.ui.last_place import LastPlace, Later, RailWish, Widths
from ipo_crm.ui.page import Place
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.theme import Theme
from tests.ui.window import AREAS, Journal, find


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "plaats.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def later(settings: QSettings) -> Later:
    return Later(settings)


def _window(qtbot: QtBot, theme: Theme, settings: QSettings) -> Shell:
    made = Shell(AREAS, Journal(), find, theme, (), settings)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_last_place_comes_first(later: Later, tmp_path: Path) -> None:
    place = LastPlace(later, tmp_path / "a.ipocrm")
    for visited in (Place("people", 7), Place("dossiers"), Place("people", 7)):
        place.note(visited)

    again = LastPlace(later, tmp_path / "a.ipocrm")

    assert again.places == (Place("people", 7), Place("dossiers"))


def test_another_file_has_places_of_its_own(later: Later, tmp_path: Path) -> None:
    LastPlace(later, tmp_path / "a.ipocrm").note(Place("people", 7))

    assert LastPlace(later, tmp_path / "b.ipocrm").last is None


def test_neither_the_name_of_the_file_nor_what_was_typed_is_kept(
    later: Later, settings: QSettings, tmp_path: Path
) -> None:
    LastPlace(later, tmp_path / "geheime-lobby.ipocrm").note(Place("people", ("new", "Piet Proef")))
    later.flush()
    settings.sync()

    written = (tmp_path / "plaats.ini").read_text(encoding="utf-8")
    assert "people" in written
    assert "geheime" not in written
    assert "Piet" not in written


def test_a_form_that_one_only_came_through_is_not_kept(later: Later, tmp_path: Path) -> None:
    place = LastPlace(later, tmp_path / "a.ipocrm", ["talk"])
    place.note(Place("people", 7))
    place.note(Place("talk", "new"))

    assert place.last == Place("people", 7)


@pytest.mark.parametrize("kept", ["", "geen json", "7", '{"a": 1}', '[["people", "x"], [3, 4], ["a"], 5, ["b", true]]'])
def test_what_is_no_place_is_passed_over(later: Later, settings: QSettings, tmp_path: Path, kept: str) -> None:
    place = LastPlace(later, tmp_path / "a.ipocrm")
    place.note(Place("people"))
    later.flush()
    settings.setValue(settings.allKeys()[0], kept)

    assert LastPlace(later, tmp_path / "a.ipocrm").places == ()


def _page(qtbot: QtBot) -> tuple[QWidget, QSplitter]:
    page = QWidget()
    qtbot.addWidget(page)
    splitter = QSplitter(Qt.Orientation.Horizontal, page)
    for _ in range(2):
        splitter.addWidget(QWidget())
    splitter.resize(1000, 300)
    return page, splitter


def test_the_widths_of_panes_come_back(qtbot: QtBot, later: Later) -> None:
    (first, dragged), (second, fresh) = _page(qtbot), _page(qtbot)
    widths = Widths(later)
    widths.follow(first, "people")
    dragged.setSizes([300, 699])
    dragged.splitterMoved.emit(300, 1)

    widths.follow(second, "people")

    left, right = fresh.sizes()
    assert [left, right] == dragged.sizes()
    assert left < right


@pytest.mark.parametrize("kept", ["geen json", "[1]", "[-5, 10]", "[0, 0]", '["a", "b"]', "{}"])
def test_widths_that_are_none_change_nothing(qtbot: QtBot, later: Later, kept: str) -> None:
    page, splitter = _page(qtbot)
    before = splitter.sizes()
    later.put("widths/people-0", kept)

    Widths(later).follow(page, "people")

    assert splitter.sizes() == before


def test_the_rail_is_as_somebody_left_it_in_a_window_of_that_kind(later: Later) -> None:
    RailWish(later).keep(narrow=False, folded=True)
    RailWish(later).keep(narrow=True, folded=False)

    wish = RailWish(later)

    assert (wish.folded(narrow=False), wish.folded(narrow=True)) == (True, False)


def test_the_rail_stays_folded_in_the_next_window(qtbot: QtBot, theme: Theme, settings: QSettings) -> None:
    first = _window(qtbot, theme, settings)
    first.resize(1440, 900)
    qtbot.waitUntil(lambda: not first.rail.folded)
    with qtbot.waitActive(first):
        first.activateWindow()
    QTest.keyClick(first, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    first.close()

    second = _window(qtbot, theme, settings)
    second.resize(1440, 900)
    qtbot.waitUntil(lambda: second.width() == 1440)

    assert second.rail.folded


def test_a_window_of_a_screen_that_is_gone_comes_back_in_sight(qtbot: QtBot, theme: Theme, settings: QSettings) -> None:
    first = _window(qtbot, theme, settings)
    first.move(9000, 7000)
    qtbot.waitUntil(lambda: first.x() > 8000)
    first.close()

    second = _window(qtbot, theme, settings)

    assert second.screen().availableGeometry().intersects(second.frameGeometry())
