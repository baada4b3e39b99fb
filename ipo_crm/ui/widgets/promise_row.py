"""The row for a promise: what was promised and by when, with the key that jumps to it."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ipo_crm.domain.dates import Moment
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.kbd import Kbd
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.wrap_row import WrapRow

_DATE_WIDTH = 200


class PromiseRow(QWidget):
    """Text and due day under a heading such as "Zij zeggen toe"; `keys` puts the cursor in the text.

    `typed` tells of every letter of the day, `changed` of what it means.
    """

    changed = Signal()
    typed = Signal()

    def __init__(self, title: str, today: Callable[[], date], keys: str = "") -> None:
        super().__init__()
        self._text = QLineEdit()
        self._text.setAccessibleName(title)
        self._text.textChanged.connect(self.changed)
        self._due = DateField(self.tr("%1: wanneer").replace("%1", title), today)
        self._due.settled.connect(lambda _moment: self.changed.emit())
        self._due.textChanged.connect(lambda _text: self.typed.emit())
        self._problem = Label("", TextRole.ERROR, wrap=True)
        self._problem.hide()
        self._due.refused.connect(self._complain)
        head = QHBoxLayout()
        head.addWidget(Label(title, TextRole.SECTION))
        head.addStretch(1)
        fields = WrapRow(gap=8, line_gap=8)
        fields.add(self._text, 1, least=240)
        fields.add(self._due)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(fields)
        column.addWidget(self._problem)
        self._measure()
        if keys:
            head.addWidget(Kbd(keys))
            jump = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            jump.activated.connect(lambda: self._text.setFocus(Qt.FocusReason.ShortcutFocusReason))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    @property
    def text(self) -> str:
        """What was promised."""
        return self._text.text().strip()

    @property
    def due(self) -> Moment | None:
        """By when, None where nothing readable stands there."""
        return self._due.moment

    @property
    def written(self) -> tuple[str, dict[str, str]]:
        """What stands in both fields letter by letter, also a day that cannot be read."""
        return self._text.text(), self._due.written

    def write(self, text: str, due: Mapping[str, str]) -> None:
        """Put back what `written` gave."""
        self._text.setText(text)
        self._due.write(due)

    @property
    def valid(self) -> bool:
        """Whether the date is empty or can be read."""
        return not self._due.text().strip() or self._due.moment is not None

    def set_promise(self, text: str, due: Moment | None = None) -> None:
        """Show a promise."""
        self._text.setText(text)
        self._due.set_moment(due)

    def _measure(self) -> None:
        self._due.setFixedWidth(scaled(_DATE_WIDTH))

    def _complain(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.changed.emit()
