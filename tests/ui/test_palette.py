"""The palette: finds records and commands, goes round by the arrows, gives the focus back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ipo_crm.ui.keymap import Keymap
from ipo_crm.ui.page import Place
from ipo_crm.ui.palette_commands import PaletteCommands
from ipo_crm.ui.palette_list import Heading, HitModel
from ipo_crm.ui.parts import Hit
from ipo_crm.ui.qt import override
from ipo_crm.ui.shell import Shell
from tests.ui.window import PeoplePage, find


def _field(shell: Shell) -> QLineEdit:
    return shell.palette_view.findChildren(QLineEdit)[0]


def _current(shell: Shell) -> Hit:
    hit = shell.palette_view.list.current_hit()
    assert hit is not None
    return hit


@pytest.fixture
def opened(shell: Shell) -> Shell:
    shell.open(Place("dossiers"))
    QTest.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return shell


def test_the_keys_open_it_with_the_cursor_in_the_field(opened: Shell) -> None:
    assert opened.focusWidget() is _field(opened)


def test_it_finds_records(opened: Shell) -> None:
    QTest.keyClicks(_field(opened), "fict")

    assert _current(opened).title == "S. van Fictie"


def test_enter_opens_what_was_found(opened: Shell) -> None:
    QTest.keyClicks(_field(opened), "fict")

    QTest.keyClick(_field(opened), Qt.Key.Key_Return)

    page = opened.page
    assert isinstance(page, PeoplePage)
    assert page.shown == [7]


def test_it_finds_commands_whatever_the_accents(opened: Shell) -> None:
    _field(opened).setText("ópènèn")

    assert _current(opened).title == "Openen"


def test_a_prefix_leaves_only_commands(opened: Shell) -> None:
    QTest.keyClicks(_field(opened), ">")

    assert _current(opened).run is not None


def test_down_goes_round_past_headings(opened: Shell) -> None:
    _field(opened).setText("fict")
    first = _current(opened)

    QTest.keyClick(_field(opened), Qt.Key.Key_Down)

    assert _current(opened) == first


def test_esc_gives_the_focus_back(opened: Shell) -> None:
    before = opened.page

    QTest.keyClick(_field(opened), Qt.Key.Key_Escape)

    assert opened.focusWidget() is before
    assert not opened.palette_view.isVisible()


def test_what_is_found_is_marked(opened: Shell) -> None:
    QTest.keyClicks(_field(opened), "sluit")

    assert _current(opened).marks == ((2, 5),)


def test_its_list_is_a_sound_model() -> None:
    model = HitModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)

    model.show_groups(find("fict"))

    assert model.rowCount() == 2


def _titles(shell: Shell) -> list[str]:
    model = shell.palette_view.list.model()
    lines = [model.line(row) for row in range(model.rowCount())] if isinstance(model, HitModel) else []
    return [line.title for line in lines if isinstance(line, Hit)]


def test_a_misspelt_command_is_found(opened: Shell) -> None:
    QTest.keyClicks(_field(opened), "zijblak")

    assert _current(opened).title == "Zijbalk in- of uitklappen"


def test_an_empty_field_begins_with_something_harmless(opened: Shell) -> None:
    assert _current(opened).title == "Persoon"


def test_the_command_given_last_stands_first_in_an_empty_field(opened: Shell) -> None:
    _field(opened).setText(">zijbalk")
    QTest.keyClick(_field(opened), Qt.Key.Key_Return)

    opened.palette_view.open()

    assert _titles(opened)[0] == "Zijbalk in- of uitklappen"


def test_the_commands_given_last_are_kept_by_their_id(shell: Shell, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)
    action = QAction("Zijbalk", shell)
    Keymap().adopt(action)
    PaletteCommands(lambda: [action], settings=settings).note("window/zijbalk")

    (group,) = PaletteCommands(lambda: [action], settings=settings).find("", only=False)

    assert [hit.title for hit in group.hits] == ["Zijbalk"]


@pytest.fixture
def acting(opened: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Stand on a person with two actions."""

    def offers(*, quick: bool = False) -> tuple[Hit, ...]:
        return (
            Hit(title="Briefing maken voor S. van Fictie", keys="B", place=Place("report", 9)),
            Hit(title="Verslag", keys="G", place=Place("people", 8)),
        )

    def search(typed: str) -> list[object]:
        return [replace(group, hits=tuple(replace(hit, offers=offers) for hit in group.hits)) for group in find(typed)]

    monkeypatch.setattr(opened.palette_view, "_search", search)
    QTest.keyClicks(_field(opened), "fict")
    return opened


def test_what_one_does_most_with_the_first_record_stands_among_the_commands(acting: Shell) -> None:
    assert _titles(acting)[:3] == ["S. van Fictie", "Briefing maken voor S. van Fictie", "Verslag"]


def _counts(shell: Shell) -> dict[str, tuple[str, int]]:
    """Give what stands at the right of every heading, and how many lines are under it."""
    model = shell.palette_view.list.model()
    lines = [model.line(row) for row in range(model.rowCount())] if isinstance(model, HitModel) else []
    found: dict[str, tuple[str, int]] = {}
    for line in lines:
        if isinstance(line, Heading):
            found[line.title], title = (line.note, 0), line.title
        else:
            found[title] = (found[title][0], found[title][1] + 1)
    return found


def test_the_commands_are_counted_with_those_for_the_first_record(acting: Shell) -> None:
    _field(acting).setText("e")

    note, lines = _counts(acting)["Opdrachten"]

    assert _titles(acting)[1:3] == ["Briefing maken voor S. van Fictie", "Verslag"]
    assert (lines, note.startswith("7 van ")) == (7, True)


def test_of_many_commands_the_count_says_how_many_are_listed(opened: Shell) -> None:
    enabled = sum(each.isEnabled() for each in opened.menus.everything())
    empty = _counts(opened)["Opdrachten"]
    _field(opened).setText(">")

    assert empty == (f"1 van {enabled}", 1)
    assert _counts(opened)["Opdrachten"] == (str(enabled), enabled)


def test_what_stands_among_the_commands_is_done_by_enter(acting: Shell) -> None:
    QTest.keyClick(_field(acting), Qt.Key.Key_Down)

    QTest.keyClick(_field(acting), Qt.Key.Key_Return)

    assert (acting.area, acting.palette_view.isVisible()) == ("report", False)


def test_tab_shows_the_actions_and_a_letter_chooses(acting: Shell) -> None:
    QTest.keyClick(_field(acting), Qt.Key.Key_Tab)
    shown = _titles(acting)

    QTest.keyClick(_field(acting), Qt.Key.Key_B)

    assert shown == ["Briefing maken voor S. van Fictie", "Verslag"]
    assert (acting.area, acting.palette_view.isVisible()) == ("report", False)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Backtab])
def test_from_the_actions_one_goes_back_to_what_was_found(acting: Shell, key: Qt.Key) -> None:
    QTest.keyClick(_field(acting), Qt.Key.Key_Tab)

    QTest.keyClick(_field(acting), key)

    assert (_current(acting).title, _field(acting).text()) == ("S. van Fictie", "fict")
    assert not _field(acting).isReadOnly()


def test_a_letter_is_typed_while_no_actions_are_shown(acting: Shell) -> None:
    QTest.keyClick(_field(acting), Qt.Key.Key_B)

    assert _field(acting).text() == "fictb"


def test_a_screen_reader_hears_in_the_field_on_what_the_list_stands(acting: Shell) -> None:
    first = _field(acting).accessibleDescription()

    QTest.keyClick(_field(acting), Qt.Key.Key_Down)

    assert (first, _field(acting).accessibleDescription()) == ("S. van Fictie", "Briefing maken voor S. van Fictie")


def test_tab_on_a_command_changes_nothing(opened: Shell) -> None:
    QTest.keyClicks(_field(opened), "afsl")
    before = _titles(opened)

    QTest.keyClick(_field(opened), Qt.Key.Key_Tab)

    assert _titles(opened) == before


def test_keys_of_the_window_close_the_palette_and_work(opened: Shell) -> None:
    QTest.keyClick(_field(opened), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)

    assert (opened.area, opened.palette_view.isVisible()) == ("people", False)


def test_keys_that_a_hit_shows_take_that_hit(opened: Shell) -> None:
    QTest.keyClicks(_field(opened), "zijbalk")

    QTest.keyClick(_field(opened), Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)

    assert (opened.rail.folded, opened.palette_view.isVisible()) == (True, False)


def test_where_fewer_fit_the_panel_shrinks_once_the_keys_rest(opened: Shell, qtbot: QtBot) -> None:
    opened.palette_view.open(">")
    high = opened.palette_view.height()

    _field(opened).setText(">openen")

    assert opened.palette_view.height() == high
    qtbot.waitUntil(lambda: opened.palette_view.height() < high)
    assert opened.palette_view.list.height() == opened.palette_view.list.wanted_height()


def test_where_more_fit_the_panel_grows_at_once(opened: Shell) -> None:
    opened.palette_view.open(">openen")
    low = opened.palette_view.height()

    _field(opened).setText(">")

    assert opened.palette_view.height() > low


class _Painted(QObject):
    """Notes which widgets are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.widgets: list[QObject] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.widgets.append(watched)
        return False


def test_a_key_that_is_typed_paints_nothing_of_the_page_below(opened: Shell, qapp: QApplication) -> None:
    opened.palette_view.open(">")
    opened.palette_view.list.viewport().repaint()
    painted = _Painted()
    qapp.installEventFilter(painted)

    _field(opened).setText(">openen")
    opened.palette_view.list.viewport().repaint()

    qapp.removeEventFilter(painted)
    assert opened.palette_view.list.viewport() in painted.widgets
    assert opened.page not in painted.widgets


def test_a_press_beside_the_panel_closes_it(opened: Shell) -> None:
    below = opened.childAt(5, opened.height() // 2)
    assert below is not None

    QTest.mouseClick(below, Qt.MouseButton.LeftButton)

    assert not opened.palette_view.isVisible()
    assert opened.childAt(5, opened.height() // 2) is not below


@pytest.mark.parametrize(
    ("typed", "told"),
    [("vd fict", "vindt ook “van der”, “van den”, “van de” en “van”"), ("vdn", "vindt ook “van den”"), ("fict", "")],
)
def test_it_says_what_a_word_written_short_finds_too(opened: Shell, typed: str, told: str) -> None:
    QTest.keyClicks(_field(opened), typed)

    said = [each.text() for each in opened.palette_view.findChildren(QLabel)]

    assert [each for each in said if each.startswith("vindt ook")] == ([told] if told else [])
