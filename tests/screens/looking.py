"""What can be seen to be wrong with a window: text cut off, things over one another, controls too small or unnamed."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QTextDocumentFragment
from PySide6.QtGui import Qt as RichText
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QStackedWidget,
    QWidget,
)

from ipo_crm.ui.focus import FocusRing
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.topbar import SearchField
from ipo_crm.ui.widgets.chip import PressChip
from ipo_crm.ui.widgets.choice import Choice
from ipo_crm.ui.widgets.labels import ElidedLabel, Rule
from ipo_crm.ui.widgets.toast import Toast

LEAST_TARGET = 24
"""px, WCAG 2.2 success criterion 2.5.8."""
LEAST_CONTRAST = 3.0
LEAST_EDGE = 24
"""Pixels that must change where the keyboard comes: a line of 2 px beside the smallest target is 48."""
Luminance = NDArray[np.float64]
Colours = NDArray[np.uint32]
_STEPS = np.arange(256) / 255
_LINEAR = np.where(_STEPS <= 0.04045, _STEPS / 12.92, ((_STEPS + 0.055) / 1.055) ** 2.4)
_SPOKEN = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Accelerator)
_SLACK = 1
_FLOATING = (FocusRing, Toast, FormSheet, QScrollBar, QMenuBar, QSplitterHandle)
_SPEAKS = (QLabel, QAbstractButton, QComboBox)


def seen(window: QWidget) -> Iterator[QWidget]:
    """Give the widgets of a window that are in sight, also those that one has to scroll to."""
    yield from (each for each in window.findChildren(QWidget) if each.isVisible() and each.window() is window.window())


def wrong(window: QWidget) -> list[str]:
    """Name all that is wrong with a window, and by which check."""
    parts = list(seen(window))
    return [f"{check.__name__}: {each}" for check in CHECKS for each in check(window, parts)]


def cut_off(_window: QWidget, parts: Sequence[QWidget]) -> list[str]:
    """Name the widgets with less room than their text needs; what elides on purpose shows the whole as a tooltip."""
    return [f"{name_of(each)}: {lack}" for each in parts if (lack := _lack(each))]


def over_each_other(window: QWidget, parts: Sequence[QWidget]) -> list[str]:
    """Name the pairs of neighbours that lie over each other, but for what floats on purpose."""
    found: list[str] = []
    for parent in (window, *parts):
        if isinstance(parent, QStackedWidget):
            continue
        children = [
            each
            for each in parent.children()
            if isinstance(each, QWidget)
            and each.isVisible()
            and not each.isWindow()
            and not isinstance(each, (*_FLOATING, Rule))
            and not each.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        ]
        for one, other in combinations(children, 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > _SLACK and both.height() > _SLACK:
                found.append(f"{name_of(one)} over {name_of(other)} in {name_of(parent)}: {_size(both)}")
    return found


def out_of_reach(window: QWidget, parts: Sequence[QWidget]) -> list[str]:
    """Name what speaks or can be pressed and lies outside its window, or beside what can be scrolled to."""
    found: list[str] = []
    for each in parts:
        if not isinstance(each, (*_SPEAKS, QLineEdit)) or (isinstance(each, QLabel) and not each.text()):
            continue
        hidden = _hidden_part(each, window)
        if hidden:
            found.append(f"{name_of(each)}: {hidden}")
    return found


def unnamed(_window: QWidget, parts: Sequence[QWidget]) -> list[str]:
    """Name the controls that a screen reader has no word for."""
    found: list[str] = []
    for each in parts:
        if each.focusPolicy() == Qt.FocusPolicy.NoFocus or each.focusProxy() is not None:
            continue
        spoken = QAccessible.queryAccessibleInterface(each)
        if spoken is None or not spoken.text(QAccessible.Text.Name).strip():
            found.append(name_of(each))
    return found


def too_small(_window: QWidget, parts: Sequence[QWidget]) -> list[str]:
    """Name the targets of less than 24 by 24 px."""
    found: list[str] = []
    for each in parts:
        if isinstance(each, (QAbstractButton, QComboBox, QLineEdit)) and not _inside_control(each):
            box = each.rect()
            if min(box.width(), box.height()) < LEAST_TARGET:
                found.append(f"{name_of(each)}: {_size(box)}")
    return found


def scrolling_sideways(_window: QWidget, parts: Sequence[QWidget]) -> list[str]:
    """Name the areas of which a part lies beside what is shown: only lists and tables may be wider than their room."""
    return [
        f"{name_of(each)}: {each.horizontalScrollBar().maximum()} px"
        for each in parts
        if isinstance(each, QScrollArea) and each.horizontalScrollBar().maximum() > 0
    ]


def only_in_a_tooltip(_window: QWidget, parts: Sequence[QWidget]) -> list[str]:
    """Name what says in its tooltip what a screen reader is not told; without a description Qt gives it the tooltip."""
    found: list[str] = []
    for each in parts:
        if not each.toolTip():
            continue
        spoken = QAccessible.queryAccessibleInterface(each)
        told = "" if spoken is None else " ".join(spoken.text(which) for which in _SPOKEN)
        if not set(re.findall(r"\w+", _plain(each.toolTip()))) <= set(re.findall(r"\w+", told)):
            found.append(f"{name_of(each)}: {each.toolTip()}")
    return found


CHECKS: Final = (cut_off, over_each_other, out_of_reach, scrolling_sideways, too_small, unnamed, only_in_a_tooltip)


def name_of(widget: QWidget) -> str:
    """Say which widget is meant."""
    text = widget.accessibleName()
    for what in ("whole_text", "text", "currentText", "title"):
        value = getattr(widget, what, "")
        words = value() if callable(value) else value
        text = text or (words if isinstance(words, str) else "")
    own = type(widget).__name__
    parent = widget.parentWidget()
    return f"{own} “{text[:50]}” in {type(parent).__name__}" if parent is not None else f"{own} “{text[:50]}”"


def _plain(tip: str) -> str:
    """Give the words of a tooltip."""
    return QTextDocumentFragment.fromHtml(tip).toPlainText() if RichText.mightBeRichText(tip) else tip


def _lack(widget: QWidget) -> str:
    """Say how much room a text lacks, empty where it has enough."""
    if isinstance(widget, ElidedLabel):
        cut = widget.text() != widget.whole_text
        return "cut without a tooltip" if cut and not widget.toolTip() else _shorter(widget, widget.sizeHint().height())
    if isinstance(widget, QLabel):
        if not widget.text() or widget.pixmap().width():
            return ""
        if widget.wordWrap():
            return _shorter(widget, widget.heightForWidth(widget.width())) or _longest_word(widget)
        return _narrower(widget) or _shorter(widget, widget.sizeHint().height())
    if isinstance(widget, (QAbstractButton, QComboBox)) and not _inside_control(widget):
        return _button_lack(widget)
    if isinstance(widget, QLineEdit) and widget.placeholderText() and not widget.text():
        wanted = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
        margins = widget.textMargins()
        room = widget.contentsRect().width() - margins.left() - margins.right()
        return f"placeholder of {wanted} px in {room} px" if wanted > room else ""
    return ""


def _button_lack(widget: QAbstractButton | QComboBox) -> str:
    """Say the same of a button or a list to choose from."""
    if widget.hasHeightForWidth():
        return _shorter(widget, widget.heightForWidth(widget.width()))
    if isinstance(widget, QAbstractButton) and not widget.text():
        return _shorter(widget, widget.iconSize().height())
    # the field cuts what it paints itself; a choice and a chip tell the whole in their tooltip
    own_cut = isinstance(widget, SearchField) or (isinstance(widget, Choice | PressChip) and bool(widget.toolTip()))
    return ("" if own_cut else _narrower(widget)) or _shorter(widget, widget.minimumSizeHint().height())


def _narrower(widget: QWidget) -> str:
    wanted = widget.minimumSizeHint().width() if isinstance(widget, QComboBox) else widget.sizeHint().width()
    return f"{widget.width()} px wide, wants {wanted}" if widget.width() + _SLACK < wanted else ""


def _shorter(widget: QWidget, wanted: int) -> str:
    return f"{widget.height()} px high, wants {wanted}" if widget.height() + _SLACK < wanted else ""


def _longest_word(label: QLabel) -> str:
    words = re.split(r"[\s\u200b]+|(?<=-)", label.text())
    wanted = max(label.fontMetrics().horizontalAdvance(word) for word in words)
    room = label.contentsRect().width()
    return f"a word of {wanted} px in {room} px" if wanted > room + _SLACK else ""


def _hidden_part(widget: QWidget, window: QWidget) -> str:
    """Say which part of a widget cannot be brought in sight by scrolling down."""
    box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    within = window.rect()
    at: QWidget | None = widget.parentWidget()
    while at is not None and at is not window:
        if isinstance(at, QAbstractScrollArea):
            port = at.viewport()
            frame = QRect(port.mapTo(window, QPoint(0, 0)), port.size())
            if box.left() < frame.left() - _SLACK or box.right() > frame.right() + _SLACK:
                return f"{box.left()}..{box.right()} beside {frame.left()}..{frame.right()}"
            box = frame
        at = at.parentWidget()
    return "" if within.adjusted(-1, -1, 1, 1).contains(box) else f"{_size(box)} at {box.x()},{box.y()} off the window"


def _inside_control(widget: QWidget) -> bool:
    """Tell whether a widget is a part of a control that is pressed as a whole, such as the field of a spin box."""
    parent = widget.parentWidget()
    return isinstance(parent, (QComboBox, QAbstractSpinBox, QLineEdit)) or (
        widget.focusPolicy() == (Qt.FocusPolicy.NoFocus) and isinstance(parent, QAbstractButton)
    )


def _size(box: QRect) -> str:
    return f"{box.width()} x {box.height()}"


def shows_focus(widget: QWidget) -> bool:
    """Tell whether a widget that has the keyboard is in sight, and looks other without it.

    Enough of its edge must differ with a contrast of 3:1. The keyboard is with it again afterwards.
    """
    window = widget.window()
    frame = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-6, -6, 6, 6)
    box = frame & window.rect()
    if box.isEmpty():
        return False
    focused = _luminance(window, box)
    widget.clearFocus()
    QApplication.processEvents()
    without = _luminance(window, box)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    light, dark = np.maximum(focused, without), np.minimum(focused, without)
    return int(np.count_nonzero((light + 0.05) / (dark + 0.05) >= LEAST_CONTRAST)) >= LEAST_EDGE


def is_scrolled_away(widget: QWidget) -> bool:
    """Tell whether some of a widget cannot be seen where one has scrolled to now."""
    return widget.visibleRegion().boundingRect() != widget.rect()


def _luminance(window: QWidget, box: QRect) -> Luminance:
    return luminance(colours(window.grab(box).toImage()))


def colours(image: QImage) -> Colours:
    """Give the pixels of a picture as 0xffRRGGBB."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(plain.constBits(), np.uint32).reshape(plain.height(), plain.width()).copy()


def luminance(colours: Colours) -> Luminance:
    """Give the relative luminance of each pixel, by the formula of WCAG 2.2."""
    red, green, blue = (_LINEAR[(colours >> shift) & 0xFF] for shift in (16, 8, 0))
    weighed: Luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return weighed
