"""What the windows over another one share: as much room as there is, a ring around what has the keyboard, a column."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ipo_crm.ui.focus import FocusRing
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.buttons import Button, Kind

_WIDTH = 480
_LEAST_HEIGHT = 120
_FRAME = QSize(2, 32)  # px that the frame of a window takes; a guess, as no system tells before it is shown


def fit(window: QWidget, width: int, height: int) -> None:
    """Give a window its size in px at text size 100 %, also at another one, but no larger than there is room for."""
    _Fitting(window, QSize(width, height)).apply()
    FocusRing(window)


def form_column(form: QDialog, width: int = _WIDTH, height: int = 0) -> QVBoxLayout:
    """Give a small window its margins, its width in px at text size 100 % and perhaps its height, and one column.

    It is at least as high as what stands in it, and grows with that; where the screen is too low, it scrolls.
    """
    inner = QWidget()
    column = QVBoxLayout(inner)
    margin = SIZES.page_margin
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(SIZES.gap)
    room = _room_for(form)
    wide = min(scaled(width), room.width())
    scroll = _Scroll(inner, wide)
    beside = scroll.verticalScrollBar().sizeHint().width()
    column.addStrut(wide - 2 * margin - beside)  # so that the height is reckoned at this width, and not at a smaller
    outer = QVBoxLayout(form)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scroll)
    form.setMinimumWidth(wide)
    if height:
        form.resize(wide, min(scaled(height), room.height()))
    growth = _Growth(form, inner)
    for watched in (form, inner):
        watched.installEventFilter(growth)
    FocusRing(form)
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


def _room_for(window: QWidget) -> QSize:
    """Give the largest size for a window: that of its screen, or of the window that it stands over."""
    room = window.screen().availableSize() - _FRAME
    below = window.parentWidget()
    return room if below is None else room.expandedTo(below.window().size())


class _Fitting(QObject):
    """Gives a window its size anew at another text size, and keeps it within the room when it is shown again."""

    def __init__(self, window: QWidget, size: QSize) -> None:
        super().__init__(window)
        self._window, self._size = window, size
        window.installEventFilter(self)

    def apply(self) -> None:
        wanted = QSize(scaled(self._size.width()), scaled(self._size.height()))
        self._window.resize(wanted.boundedTo(_room_for(self._window)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.FontChange:
            self.apply()
        elif watched is self._window and event.type() == QEvent.Type.Show:
            self._window.resize(self._window.size().boundedTo(_room_for(self._window)))
        return False


class _Scroll(QScrollArea):
    """Asks for all the room that its column wants, and scrolls upright where it gets less."""

    def __init__(self, inner: QWidget, width: int) -> None:
        super().__init__()
        self._inner, self._wide = inner, width
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wide, _height(self._inner, self._wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._wide, _LEAST_HEIGHT)


class _Growth(QObject):
    """Makes a small window as high as what is said in it; Qt does so only before it is shown, and not on all of it."""

    def __init__(self, form: QDialog, inner: QWidget) -> None:
        super().__init__(form)
        self._form, self._inner = form, inner

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        grown = event.type() == QEvent.Type.LayoutRequest and watched is self._inner
        if grown or (event.type() == QEvent.Type.Show and watched is self._form):
            needed = min(_height(self._inner, self._form.width()), _room_for(self._form).height())
            self._form.setMinimumHeight(needed)
        return False


def _height(inner: QWidget, width: int) -> int:
    column = inner.layout()
    if column is None:
        return 0
    return column.totalHeightForWidth(width) if column.hasHeightForWidth() else column.totalSizeHint().height()
