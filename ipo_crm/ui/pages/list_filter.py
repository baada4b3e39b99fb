"""The field above a list that leaves out the rows in which not every typed word stands."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from ipo_crm.domain.names import search_words
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.icons import set_icon
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.widgets.kbd import Kbd

_WIDTH = 168


class FilterField(QLineEdit):
    """Esc clears it; Esc in the empty field, arrow down and Enter go back to the list."""

    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("dense", True)
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("Filter"))
        self.setFixedWidth(scaled(_WIDTH))
        funnel = QAction(self)
        set_icon(funnel, "funnel", tokens_of(self), "muted")
        self.addAction(funnel, QLineEdit.ActionPosition.LeadingPosition)
        self._kbd = Kbd("Ctrl+F", self)
        self._kbd.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(lambda text: self._kbd.setVisible(not text))

    @property
    def words(self) -> tuple[str, ...]:
        """The words that must all stand in a row, folded."""
        return search_words(self.text())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setFixedWidth(scaled(_WIDTH))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._kbd.sizeHint()
        self._kbd.setGeometry(
            self.width() - size.width() - 5, (self.height() - size.height()) // 2, size.width(), size.height()
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
