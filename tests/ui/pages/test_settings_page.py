"""Instellingen: what is chosen holds at once, by keyboard alone, and is kept on this computer or as one deed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.ui.guard import Guard
from ipo_crm.ui.language import begin_weeks_on, first_day_of_week
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.setting_row import SettingRow
from ipo_crm.ui.pages.settings_page import SettingsPage
from ipo_crm.ui.parts import Area
from ipo_crm.ui.preferences import Preferences
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.theme import Mode, Theme
from ipo_crm.ui.widgets.segments import Segments
from tests.ui.pages.elsewhere import Elsewhere
from tests.ui.window import find

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
READING_ORDER = (
    *("theme", "text_size", "language", "week", "name", "lock", "key"),
    *("own", "people", "rhythm", "backups", "shelf"),
)


@dataclass
class Window:
    """The shell on the page, with the desk behind it and where the choices of this computer are kept."""

    shell: Shell
    desk: Desk
    settings: QSettings

    @property
    def page(self) -> SettingsPage:
        page = self.shell.page
        assert isinstance(page, SettingsPage)
        return page

    def row(self, key: str) -> SettingRow:
        return self.page.rows[key]

    def box(self, key: str) -> QComboBox:
        control = self.row(key).control
        assert isinstance(control, QComboBox)
        return control

    def press(self, key: str, *keys: Qt.Key) -> None:
        """Go to a setting and press these keys there."""
        self.shell.open(Place("settings", key))
        for each in keys:
            QTest.keyClick(self.row(key).control, each)

    def leave(self, key: str) -> None:
        QTest.keyClick(self.row(key).control, Key.Key_Tab)

    def button(self, name: str) -> QAbstractButton:
        (found,) = [each for each in self.page.findChildren(QAbstractButton) if each.accessibleName() == name]
        return found


Opened = Callable[..., Window]


@pytest.fixture
def open_on(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    settings = QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat)
    preferences = Preferences(settings, theme)
    guards: list[Guard] = []

    def made(desk: Desk, *, read_only: bool = False) -> Window:
        def page() -> SettingsPage:
            return SettingsPage(
                desk.settings,
                desk.organisations,
                desk.backups,
                preferences,
                guards[0],
                encrypted=desk.encrypted,
                read_only=read_only,
            )

        areas = (
            Area(key="settings", title="Instellingen", icon="settings-2", factory=page),
            Area(key="organisations", title="Organisaties", icon="building-2", number=3, factory=Elsewhere),
        )
        shell = Shell(areas, desk.history, find, theme)
        guards.append(Guard(desk, shell, settings, bool, bool))
        qtbot.addWidget(shell)
        shell.resize(1280, 720)
        with qtbot.waitActive(shell):
            shell.show()
        QTest.keyClick(shell, Key.Key_Comma, CONTROL)
        return Window(shell, desk, settings)

    yield made
    for guard in guards:
        guard.close()
    theme.changed.disconnect(preferences._keep_look)
    begin_weeks_on(Qt.DayOfWeek.Monday)


@pytest.fixture
def window(open_on: Opened, desk: Desk) -> Window:
    return open_on(desk)


@pytest.fixture
def secret(open_on: Opened, tmp_path: Path) -> Iterator[Window]:
    with create_desk(tmp_path / "geheim.ipocrm", "vier losse woorden samen") as desk:
        yield open_on(desk)


def _inside(scroll: QScrollArea) -> QWidget:
    inner = scroll.widget()
    assert inner is not None
    return inner


def _deeds(desk: Desk) -> int:
    found: int = desk._workspace.connection.exec_driver_sql("SELECT count(*) FROM deed").scalar_one()
    return found


def test_the_theme_follows_the_arrows_and_is_kept(window: Window, theme: Theme) -> None:
    window.press("theme", Key.Key_Right)

    assert theme.mode is Mode.DARK
    assert window.settings.value("theme/mode") == "dark"


def test_the_text_size_holds_at_once(window: Window, theme: Theme) -> None:
    window.press("text_size", Key.Key_Down)

    assert theme.zoom == 1.15
    assert window.box("text_size").currentText() == "115 %"


def test_what_the_menus_change_is_shown(window: Window, theme: Theme) -> None:
    theme.apply(Mode.DARK, 1.3)

    mode = window.row("theme").control
    assert isinstance(mode, Segments)
    assert (mode.accessibleName(), window.box("text_size").currentText()) == ("Thema: Donker", "130 %")


def test_weeks_begin_on_the_day_that_was_chosen(window: Window) -> None:
    window.press("week", Key.Key_Down)

    assert first_day_of_week() is Qt.DayOfWeek.Sunday


def test_the_history_shows_the_name_that_was_typed(window: Window) -> None:
    line = window.row("name").control
    assert isinstance(line, QLineEdit)
    window.shell.open(Place("settings", "name"))

    QTest.keyClicks(line, "Bureau Proef")

    key = window.desk.people.add(Person(name=PersonName(family_name="Jansen"))).only("person")
    assert [change.author for change in window.desk.history.of(RecordRef("person", key))] == ["Bureau Proef"]
    assert not line.isModified()


def test_walking_along_organisations_is_one_deed_that_can_be_undone(qtbot: QtBot, window: Window) -> None:
    before, deeds = window.desk.settings.read().own_organisation, _deeds(window.desk)
    window.press("own", Key.Key_Down, Key.Key_Down, Key.Key_Down)

    window.leave("own")

    chosen = window.desk.settings.read().own_organisation
    assert (chosen != before, _deeds(window.desk) - deeds) == (True, 1)
    assert window.shell.toast.isVisible()
    window.shell.undo()
    assert window.desk.settings.read().own_organisation == before
    assert window.box("own").currentText() == "Interprovinciaal Overleg (IPO)"


def test_a_choice_is_kept_when_one_waits(qtbot: QtBot, window: Window) -> None:
    window.press("rhythm", Key.Key_Down)

    qtbot.waitUntil(lambda: window.desk.settings.read().rhythm_days == 14)

    assert window.desk.history.undo_title() == "Ritme van gesprekken kiezen"


def test_going_back_before_one_stops_changes_nothing(window: Window) -> None:
    deeds = _deeds(window.desk)
    window.press("rhythm", Key.Key_Down, Key.Key_Up)

    window.leave("rhythm")

    assert _deeds(window.desk) == deeds


def test_a_choice_is_kept_when_one_goes_elsewhere_at_once(window: Window) -> None:
    window.press("rhythm", Key.Key_Down, Key.Key_Down)

    window.shell.open(Place("organisations"))

    assert window.desk.settings.read().rhythm_days == 28


def test_a_rhythm_from_elsewhere_is_shown_as_it_is(window: Window) -> None:
    window.shell.note(window.desk.settings.choose_rhythm(45))

    assert window.box("rhythm").currentText() == "45 dagen"


def test_our_people_are_those_with_a_function_at_our_organisation(window: Window) -> None:
    told = window.row("people").told

    assert "N. Proefkonijn" in told
    assert "Fictie" not in told


def test_our_organisation_opens_from_here(qtbot: QtBot, window: Window) -> None:
    own = window.desk.settings.read().own_organisation

    qtbot.mouseClick(window.button("Organisatie openen"), Qt.MouseButton.LeftButton)

    assert isinstance(window.shell.page, Elsewhere)
    assert window.shell.page.shown == [own]


def test_an_empty_file_says_what_to_choose_first(open_on: Opened, empty: Desk) -> None:
    window = open_on(empty)

    assert window.row("people").told.startswith("Kies eerst de eigen organisatie.")
    assert not window.button("Organisatie openen").isEnabled()


def test_a_second_place_is_chosen_and_taken_away(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = tmp_path / "schijf"
    disk.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(disk))
    qtbot.mouseClick(window.button("Tweede plaats kiezen..."), Qt.MouseButton.LeftButton)
    chosen, told = window.desk.backups.place(), window.row("backups").told.replace("\u200b", "")

    qtbot.mouseClick(window.button("Geen tweede plaats"), Qt.MouseButton.LeftButton)

    assert (chosen, str(disk) in told) == (disk.resolve(), True)
    assert window.desk.backups.place() is None


def test_a_place_that_is_not_there_is_refused_and_told(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "weg"))

    qtbot.mouseClick(window.button("Tweede plaats kiezen..."), Qt.MouseButton.LeftButton)

    assert "Sluit de schijf aan" in window.page.problem
    assert window.desk.backups.place() is None


def test_the_rest_before_the_lock_is_kept(secret: Window) -> None:
    before = secret.box("lock").currentText()

    secret.press("lock", Key.Key_Down)

    assert (before, secret.settings.value("lock/idle_minutes")) == ("na 5 minuten rust", 10)


def test_a_file_without_a_lock_leads_to_a_passphrase(window: Window) -> None:
    assert "niet versleuteld" in window.row("lock").told
    assert window.row("lock").control.accessibleName() == "Wachtzin kiezen..."


def test_a_file_that_is_only_read_takes_no_choices(open_on: Opened, desk: Desk) -> None:
    window = open_on(desk, read_only=True)

    off = [key for key, row in window.page.rows.items() if not row.control.isEnabled()]

    assert off == ["own", "rhythm", "backups"]


def test_every_setting_is_named_described_and_in_reading_order(secret: Window) -> None:
    window = secret
    order: list[str] = []
    widget = window.row("theme").control
    for _ in range(200):
        order += [key for key, row in window.page.rows.items() if row.control is widget and key not in order]
        following = widget.nextInFocusChain()
        assert isinstance(following, QWidget)
        widget = following

    assert tuple(order) == READING_ORDER
    assert [key for key, row in window.page.rows.items() if not row.control.accessibleName()] == []
    assert [key for key, row in window.page.rows.items() if not row.control.accessibleDescription()] == []


def test_a_setting_that_is_asked_for_comes_in_sight(window: Window) -> None:
    control = window.row("backups").control
    hidden = control.visibleRegion().isEmpty()

    window.shell.open(Place("settings", "backups"))

    assert hidden
    assert window.shell.focusWidget() is control
    assert not control.visibleRegion().isEmpty()


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_nothing_is_cut_off_in_a_small_window(
    secret: Window, theme: Theme, zoom: float, qtbot: QtBot, tmp_path: Path
) -> None:
    secret.shell.note(secret.desk.backups.choose_place(tmp_path))

    theme.apply(zoom=zoom)

    (scroll,) = secret.page.findChildren(QScrollArea)
    inner, room = _inside(scroll), scroll.viewport().width
    shown = [each for row in secret.page.rows.values() for each in row.findChildren(QWidget) if each.isVisible()]
    texts = [each for each in shown if isinstance(each, QLabel)]

    def cut_off() -> list[str]:
        return [each.text() for each in texts if each.height() < each.heightForWidth(each.width())]

    qtbot.waitUntil(lambda: inner.width() == room() and not cut_off())
    assert [each for each in shown if each.width() < each.minimumSizeHint().width()] == []
    assert cut_off() == []
    assert inner.minimumSizeHint().width() <= room()
