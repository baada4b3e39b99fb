"""A small box to choose one of many names, narrowed while one types."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ipo_crm.domain.names import fold, search_words
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.labels import Label

_WIDTH, _HEIGHT = 300, 340
_FOR_THE_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ValuePicker(QWidget):
    """Enter or a click takes the line one stands on, arrows go through the list while one types, Esc closes."""

    chosen = Signal(str)

    def __init__(self, title: str, offers: Sequence[tuple[str, str]], taken: Collection[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "floating")
        self.setAccessibleName(title)
        self.field = QLineEdit()
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(self.tr("Typ om te zoeken"))
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setUniformItemSizes(True)
        self._none = Label(self.tr("Niets gevonden. Typ minder of andere letters."), TextRole.META, wrap=True)
        self._lay_out(title)
        for value, words in offers:
            item = QListWidgetItem(f"✓ {words}" if value in taken else words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, value)
        self._folded = [fold(words) for _, words in offers]
        self.field.textChanged.connect(lambda _text: self._narrow())
        self.field.returnPressed.connect(self._take)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._take())
        self.list.itemActivated.connect(lambda _item: self._take())
        self._narrow()

    def drop_down(self, under: QWidget) -> None:
        """Show it under a widget, with the keyboard in its field."""
        self.resize(scaled(_WIDTH), scaled(_HEIGHT))
        place = under.mapToGlobal(QPoint(0, under.height() + 2))
        room = under.screen().availableGeometry()
        self.move(
            max(min(place.x(), room.right() - self.width()), room.left()),
            max(min(place.y(), room.bottom() - self.height()), room.top()),
        )
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _FOR_THE_LIST:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _narrow(self) -> None:
        """Show the lines in which every typed word stands, and stand on the first of them."""
        words = search_words(self.field.text())
        fitting = [at for at, folded in enumerate(self._folded) if all(word in folded for word in words)]
        for at in range(len(self._folded)):
            self.list.setRowHidden(at, True)
        for at in fitting:
            self.list.setRowHidden(at, False)
        self._none.setVisible(not fitting)
        self.list.setCurrentRow(fitting[0] if fitting else -1)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
            self.close()

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.gap, SIZES.gap, SIZES.gap, SIZES.gap)
        column.setSpacing(8)
        column.addWidget(Label(title, TextRole.META))
        column.addWidget(self.field)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
