"""House checks over every shared widget: names that are read aloud, targets, focus, fit, both themes, plain text."""

import importlib
import pkgutil

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.ui import widgets
from ipo_crm.ui.gallery import Gallery
from ipo_crm.ui.page import Place
from ipo_crm.ui.parts import Area
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.theme import Mode, Theme
from ipo_crm.ui.tokens import SIZES
from tests.screens.looking import cut_off, out_of_reach, over_each_other, seen
from tests.ui.window import CARD, COMMANDS, Journal, find

AREA = Area(key="gallery", title="Toestanden", icon="star", factory=Gallery, number=1)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Shell:
    shell = Shell((AREA,), Journal(), find, theme, COMMANDS)
    shell.resize(1440, 900)
    qtbot.addWidget(shell)
    shell.show_workspace(CARD)
    shell.open(Place("gallery"))
    with qtbot.waitActive(shell):
        shell.show()
    return shell


def _focusable(root: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def _spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


EXEMPT = {
    "ActorCard": "lies over the network while the pointer is on somebody; test_canvas_show looks at it",
    "AttendedView": "the base of the network that hears keys",
    "CoalitionCanvas": "a picture with a page of its own",
    "DayCalendar": "opens below a date field",
    "EchoLine": "the base of the date field and the period field",
    "FieldMap": "a picture with a page of its own",
    "PictureView": "the base of the network that paints",
    "WithLegend": "a picture with its legend below it",
    "ZoomButtons": "stands on the network",
}
"""What the gallery does not show, and why."""


def _widgets() -> set[str]:
    """Give the widgets that ui/widgets offers."""
    found = set[str]()
    for module in pkgutil.iter_modules(widgets.__path__):
        named = vars(importlib.import_module(f"{widgets.__name__}.{module.name}"))
        found |= {
            name
            for name, made in named.items()
            if isinstance(made, type)
            and issubclass(made, QWidget)
            and made.__module__ == f"{widgets.__name__}.{module.name}"
            and not name.startswith("_")
        }
    return found


def test_the_gallery_shows_every_widget_there_is(window: Shell) -> None:
    kinds = {
        kind.__name__ for each in window.findChildren(Gallery)[0].findChildren(QWidget) for kind in type(each).__mro__
    }

    assert _widgets() - kinds - EXEMPT.keys() == set()
    assert EXEMPT.keys() - _widgets() == set()


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_nothing_in_the_gallery_is_cut_off_or_lies_over_something_else(qtbot: QtBot, theme: Theme, zoom: float) -> None:
    theme.apply(Mode.LIGHT, zoom)
    gallery = Gallery()
    gallery.resize(1340, 828)
    qtbot.addWidget(gallery)
    with qtbot.waitExposed(gallery):
        gallery.show()

    parts = list(seen(gallery))
    assert [check(gallery, parts) for check in (cut_off, over_each_other, out_of_reach)] == [[], [], []]


def test_every_control_has_a_name(window: Shell) -> None:
    assert [type(widget).__name__ for widget in _focusable(window) if not _spoken(widget)] == []


def test_every_target_is_large_enough(window: Shell) -> None:
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    small = [
        (type(button).__name__, button.text(), button.width(), button.height())
        for button in buttons
        if min(button.width(), button.height()) < SIZES.target
    ]

    assert small == []


def test_tab_reaches_every_control_and_comes_round(window: Shell) -> None:
    expected, seen = set(_focusable(window)), set[QWidget]()
    for _ in range(2 * len(expected)):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        reached = window.focusWidget()
        if reached is not None:
            seen.add(reached)

    missed = {type(widget).__name__ for widget in expected - seen if widget.focusProxy() is None}
    assert missed <= {"RailItem"}


def test_no_label_reads_markup(window: Shell) -> None:
    labels = window.findChildren(QLabel)

    assert labels
    assert [label.text() for label in labels if label.textFormat() is not Qt.TextFormat.PlainText] == []


def test_the_focus_of_a_button_is_ringed(window: Shell) -> None:
    button = next(button for button in window.findChildren(QAbstractButton) if button.text().strip() == "Exporteren")

    button.setFocus(Qt.FocusReason.TabFocusReason)

    assert window.ring.isVisible()
    assert window.ring.geometry().contains(button.mapTo(window, QPoint(0, 0)))


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_everything_can_be_drawn_in_both_themes(window: Shell, theme: Theme, mode: Mode) -> None:
    theme.apply(mode)

    corner = window.grab().toImage().pixelColor(window.width() - 2, 2)
    assert corner.name().upper() == theme.tokens.surface
