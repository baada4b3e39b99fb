"""What the small windows share: their column, their row of buttons."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.buttons import Button, Kind

_WIDTH = 480


class _Growth(QObject):
    """Makes a small window higher when what is said in it no longer fits; Qt only does so before it is shown."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QDialog):
            column = watched.layout()
            needed = column.totalHeightForWidth(watched.width()) if column is not None else 0
            if needed > watched.height():
                watched.resize(watched.width(), needed)
        return False


def form_column(form: QDialog, width: int = _WIDTH) -> QVBoxLayout:
    """Give a small window its margins, its width in px at text size 100 %, and one column."""
    column = QVBoxLayout(form)
    margin = SIZES.page_margin
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(SIZES.gap)
    form.setMinimumWidth(scaled(width))
    form.installEventFilter(_Growth(form))
    column.addStrut(scaled(width) - 2 * margin)  # so that the height is reckoned at this width, and not at a smaller
    return column


def buttons_row(form: QDialog, text: str, act: Callable[[], object], leave: str) -> QHBoxLayout:
    """Make the row with the main button, which Enter presses, and the one that leaves the form."""
    cancel = Button(leave)
    cancel.clicked.connect(form.reject)
    main = Button(text, kind=Kind.PRIMARY)
    main.setDefault(True)
    main.clicked.connect(lambda _checked=False: act())
    row = QHBoxLayout()
    row.addStretch(1)
    row.setSpacing(SIZES.gap)
    row.addWidget(cancel)
    row.addWidget(main)
    return row
