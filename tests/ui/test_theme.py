"""The theme: our own palette in both modes, switched while windows are open."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.ui.fonts import FAMILY, font_for, load_fonts, scaled
from ipo_crm.ui.icons import set_icon
from ipo_crm.ui.theme import Mode, Theme, palette_of, tokens_of
from ipo_crm.ui.tokens import BODY_SIZE, DARK, LIGHT, TextRole, Tokens, contrast


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
        (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
        (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
        (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
        (QPalette.ColorRole.Link, QPalette.ColorRole.Base),
        (QPalette.ColorRole.LinkVisited, QPalette.ColorRole.Base),
        (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
    ],
)
def test_every_pair_of_the_palette_can_be_read(
    tokens: Tokens, ink: QPalette.ColorRole, ground: QPalette.ColorRole
) -> None:
    palette = palette_of(tokens)

    assert contrast(palette.color(ink).name(), palette.color(ground).name()) >= 4.5


def test_an_open_window_follows_the_theme(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    theme.apply(Mode.DARK)

    assert tokens_of(window) is DARK


def test_icons_follow_the_theme(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    set_icon(button, "minus", LIGHT, "accent")

    theme.apply(Mode.DARK)

    drawn = button.icon().pixmap(16, 16).toImage().pixelColor(8, 8)
    assert drawn.blue() > drawn.red() > 100


def test_text_grows_in_steps(theme: Theme) -> None:
    theme.bigger(1)

    assert (QApplication.font().pixelSize(), scaled(100)) == (15, 115)


def test_text_grows_no_further_than_twice(theme: Theme) -> None:
    for _ in range(20):
        theme.bigger(1)

    assert QApplication.font().pixelSize() == 2 * BODY_SIZE


def test_text_goes_back_to_its_own_size(theme: Theme) -> None:
    theme.bigger(2)

    theme.bigger(0)

    assert QApplication.font().pixelSize() == BODY_SIZE


def test_the_system_is_followed_where_it_says_nothing_as_light(theme: Theme) -> None:
    theme.apply(Mode.SYSTEM)

    assert theme.tokens is LIGHT


def test_the_typeface_ships_with_the_program() -> None:
    assert load_fonts()
    assert QApplication.font().families()[0] == FAMILY


def test_a_role_has_its_own_weight() -> None:
    assert font_for(TextRole.STRONG).weight() > font_for(TextRole.BODY).weight()
