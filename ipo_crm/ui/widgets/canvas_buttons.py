"""The zoom buttons in the corner of the coalition canvas, for those who use no wheel."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.buttons import IconButton


class ZoomButtons(QFrame):
    """Zoom in, zoom out and fit; a click leaves the focus where it was, so that the canvas keeps its keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.zoom_in = IconButton(self.tr("Inzoomen"), "plus", self)
        self.zoom_out = IconButton(self.tr("Uitzoomen"), "minus", self)
        self.fit = IconButton(self.tr("Alles passend maken"), "maximize", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for button in (self.zoom_in, self.zoom_out, self.fit):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.line))
        painter.setBrush(QColor(tokens.surface))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, SIZES.radius, SIZES.radius)
