"""The tab order of a form that grows: as one reads it, whatever was added last."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from ipo_crm.ui.pages.press_row import PressRow


def tab_as_read(root: QWidget) -> None:
    """Put all that takes the tab key under `root` in the order of its layouts."""
    before: QWidget | None = None
    for widget in _as_read(root):
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def _as_read(widget: QWidget) -> Iterator[QWidget]:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    layout = widget.layout()
    if takes_tab and widget.focusProxy() is None:
        yield widget
        if isinstance(widget, PressRow) and layout is not None:
            yield from _in_layout(layout)
    elif isinstance(widget, QScrollArea):
        inner = widget.widget()
        yield from _as_read(inner) if inner is not None else ()
    elif layout is not None:
        yield from _in_layout(layout)
    else:
        yield from _scattered(widget)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if inner is not None:
            yield from _in_layout(inner)
        elif widget is not None:
            yield from _as_read(widget)


def _scattered(widget: QWidget) -> Iterator[QWidget]:
    """Give the children of a widget that places them itself, from the top left."""
    inside = [
        child
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and not child.isHidden()
    ]
    yield from sorted(inside, key=lambda child: (child.y(), child.x()))
