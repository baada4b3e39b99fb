"""The head of a section: title, count, a note or a button at the right, and a line below."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.labels import Label, Rule


class SectionHead(QWidget):
    """A heading of 36 px; `count` and `note` can change as the section fills."""

    def __init__(self, title: str, *, note: str = "", margin: int = 0, rule: bool = True) -> None:
        super().__init__()
        self._count = Label("", TextRole.MUTED)
        self._note = Label(note, TextRole.META)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(margin, 0, margin, 0)
        self._row.setSpacing(8)
        self._row.addWidget(Label(title, TextRole.SECTION))
        self._row.addWidget(self._count)
        self._row.addStretch(1)
        self._row.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        if rule:
            column.addWidget(Rule())
        self._measure()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def set_count(self, text: str) -> None:
        """Say how many there are, in muted type after the title."""
        self._count.setText(text)

    def set_note(self, text: str) -> None:
        """Say something small at the right."""
        self._note.setText(text)

    def add(self, widget: QWidget) -> None:
        """Put a chip after the title."""
        self._row.insertWidget(2, widget)

    def add_right(self, widget: QWidget) -> None:
        """Put a button or chip at the right."""
        self._row.addWidget(widget)

    def _measure(self) -> None:
        self.setFixedHeight(scaled(SIZES.section_head))
