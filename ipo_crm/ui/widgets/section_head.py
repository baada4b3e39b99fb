"""The head of a section: title, count, a note or a button at the right, and a line below."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.labels import Label, Rule, WrapLabel
from ipo_crm.ui.widgets.wrap_row import WrapRow


class SectionHead(QWidget):
    """A heading of 36 px, more where it goes on below; `count` and `note` can change as the section fills."""

    def __init__(self, title: str, *, note: str = "", margin: int = 0, rule: bool = True) -> None:
        super().__init__()
        self._count = Label("", TextRole.MUTED)
        self._note = WrapLabel(note, TextRole.META)
        self._row = WrapRow(line=SIZES.section_head, line_gap=0)
        self._row.setContentsMargins(margin, 0, margin, 0)
        self._row.add(WrapLabel(title, TextRole.SECTION))
        self._row.add(self._count)
        self._row.add_stretch()
        self._row.add(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        if rule:
            column.addWidget(Rule())
        for label in (self._count, self._note):  # they have a parent now: shown before, they were windows
            label.setVisible(bool(label.text()))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_count(self, text: str) -> None:
        """Say how many there are, in muted type after the title."""
        self._count.setText(text)
        self._count.setVisible(bool(text))

    def set_note(self, text: str) -> None:
        """Say something small at the right."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def add(self, widget: QWidget) -> None:
        """Put a chip after the title."""
        self._row.insert_left(2, widget)

    def add_right(self, widget: QWidget) -> None:
        """Put a button or chip at the right."""
        self._row.add(widget)
