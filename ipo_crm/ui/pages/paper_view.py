"""Pages of paper on the screen: beside each other where there is room, below each other where there is not."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ipo_crm.ui.focus import ring_inside
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES

A4_INCHES = 8.2677
"""The width of a page."""
_HEIGHT_TO_WIDTH = 297 / 210
_LEAST_BESIDE = 400
_WIDEST = 900
_STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_SETTLE_MS = 150


class PaperView(QScrollArea):
    """Scales what it has at once, and asks with `wanted` for pictures of so many pixels per inch.

    `zoomed` comes with the new percentage.
    """

    wanted = Signal(float)
    zoomed = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        ring_inside(self)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "bg")
        # always there: a bar that comes and goes changes the room, and with it whether it must be there
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._zoom = 0
        self._sheets = _Sheets()
        self.setWidget(self._sheets)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLE_MS)
        self._later.timeout.connect(self._ask)

    @property
    def pages(self) -> Sequence[QImage]:
        """The pictures shown."""
        return self._sheets.pages

    @property
    def percentage(self) -> int:
        """How large the pages are, 100 where one fits the room."""
        return round(100 * _STEPS[_STEPS.index(1.0) + self._zoom])

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show these pages."""
        self._sheets.pages = tuple(pages)
        self._arrange()

    def zoom(self, steps: int) -> None:
        """Show the pages larger or smaller; 0 fits them in the room there is."""
        middle = _STEPS.index(1.0)
        self._zoom = 0 if steps == 0 else min(max(self._zoom + steps, -middle), len(_STEPS) - 1 - middle)
        self._arrange()
        self._later.start()
        self.zoomed.emit(self.percentage)

    def pixels_per_inch(self) -> float:
        """Give how fine the pictures must be to be sharp at this size."""
        return round(self._page_width() * self.devicePixelRatioF() / A4_INCHES, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._later.start()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {"+": 1, "=": 1, "-": -1, "0": 0}.get(event.text())
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.zoom(steps)

    def _ask(self) -> None:
        if self.isVisible():
            self.wanted.emit(self.pixels_per_inch())

    def _beside(self) -> bool:
        return self._room() >= 2 * scaled(_LEAST_BESIDE) + SIZES.page_margin

    def _room(self) -> int:
        return self.viewport().width() - 2 * SIZES.page_margin

    def _page_width(self) -> int:
        across = (self._room() - SIZES.page_margin) // 2 if self._beside() else self._room()
        return max(round(min(across, scaled(_WIDEST)) * self.percentage / 100), 1)

    def _arrange(self) -> None:
        count, gap = len(self._sheets.pages), SIZES.page_margin
        width = self._page_width()
        height = round(width * _HEIGHT_TO_WIDTH)
        columns = 2 if self._beside() and count > 1 else 1
        rows = -(-count // columns)
        whole = max(columns * width + (columns + 1) * gap, self.viewport().width())
        left = (whole - columns * width - (columns - 1) * gap) // 2
        self._sheets.places = [
            QRect(QPoint(left + (at % columns) * (width + gap), gap + (at // columns) * (height + gap)), QPoint())
            for at in range(count)
        ]
        for place in self._sheets.places:
            place.setWidth(width)
            place.setHeight(height)
        self._sheets.resize(whole, rows * (height + gap) + gap)
        self._sheets.update()


class _Sheets(QWidget):
    """Paints white pages with a thin line around each."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: tuple[QImage, ...] = ()
        self.places: list[QRect] = []

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QColor(tokens_of(self.window()).line))  # the ground of a scrolled widget says nothing
        for page, place in zip(self.pages, self.places, strict=True):
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            painter.drawImage(QRectF(place), page)
