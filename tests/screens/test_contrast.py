"""Contrast of every text that is shown, measured on the picture itself, so that no pair in use is left out."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.ui.theme import Mode
from tests.screens import looking
from tests.screens.pages import PAGES, USUAL, Window

LEAST = 4.5
_SHARPER = 4
"""How many times finer the picture is than the screen: else no pixel of thin type has the full colour."""
_ROUNDING = 0.02


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_every_text_can_be_read(sample: Window, mode: Mode) -> None:
    pale: list[str] = []
    sample.dress(USUAL, 1.0, mode)
    for page in PAGES:
        sample.go(page)
        pale += [f"{page}: {each}" for each in _pale(sample.shell)]

    assert not pale


def _pale(window: QWidget) -> list[str]:
    """Name the texts of less contrast than 4.5:1; what is switched off is exempt."""
    picture = QPixmap(window.size() * _SHARPER)
    picture.setDevicePixelRatio(_SHARPER)
    window.render(picture)
    colours = looking.colours(picture.toImage())
    found: list[str] = []
    for each in looking.seen(window):
        if each.isEnabled() and _says(each) and not looking.is_scrolled_away(each):
            ratio = _ratio(colours, QRect(each.mapTo(window, QPoint(0, 0)), each.size()))
            if ratio < LEAST - _ROUNDING:
                found.append(f"{looking.name_of(each)}: {ratio:.2f}")
    return found


def _says(widget: QWidget) -> bool:
    if isinstance(widget, QLabel | QAbstractButton):
        return bool(widget.text().strip()) and widget.width() > 1
    return (
        isinstance(widget, QLineEdit)
        and bool(widget.text() or widget.placeholderText())
        and not isinstance(widget.parentWidget(), QComboBox)
    )


def _ratio(colours: looking.Colours, box: QRect) -> float:
    """Give the contrast between the ground of a text, which is what most pixels are, and what differs from it most."""
    part = colours[
        box.top() * _SHARPER : (box.bottom() + 1) * _SHARPER, box.left() * _SHARPER : (box.right() + 1) * _SHARPER
    ]
    shades, pixels = np.unique(part, return_counts=True)
    values, at = np.unique(np.round(looking.luminance(shades), 4), return_inverse=True)
    ground = values[np.argmax(np.bincount(at, weights=pixels))]
    ratios = (np.maximum(values, ground) + 0.05) / (np.minimum(values, ground) + 0.05)
    return float(ratios.max())


def test_it_sees_a_text_that_is_too_pale(qtbot: QtBot) -> None:
    window = QWidget()
    window.setStyleSheet("background: #ffffff; color: #8f8f8f; font-size: 13px")
    QLabel("te licht", window)
    window.resize(200, 40)
    qtbot.addWidget(window)
    window.show()

    assert len(_pale(window)) == 1
