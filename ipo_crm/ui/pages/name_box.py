"""A small box under a button that asks for a name."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ipo_crm.domain.errors import UserError
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.field import Field

_WIDTH = 300


class NameBox(QWidget):
    """Enter keeps the name, Esc closes; a name that is refused stays, with the reason below it."""

    def __init__(self, label: str, action: str, name: str, keep: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "floating")
        self.setAccessibleName(label)
        self._keep = keep
        self.line = QLineEdit(name)
        self.line.setMaxLength(100)
        self.line.selectAll()
        self.field = Field(label, self.line)
        self.line.textEdited.connect(lambda _text: self.field.set_error(""))
        self.line.returnPressed.connect(self._commit)
        button = Button(action, kind=Kind.PRIMARY)
        button.clicked.connect(lambda _checked=False: self._commit())
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.gap, SIZES.gap, SIZES.gap, SIZES.gap)
        column.setSpacing(SIZES.gap)
        column.addWidget(self.field)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)

    def drop_down(self, under: QWidget) -> None:
        """Show it under a widget, with the keyboard in its field."""
        self.setFixedWidth(scaled(_WIDTH))
        self.move(under.mapToGlobal(QPoint(0, under.height() + 2)))
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _commit(self) -> None:
        try:
            self._keep(self.line.text())
        except UserError as error:
            self.field.set_error(str(error))
            self.adjustSize()
            return
        self.close()
