"""What the pages of people and organisations are put together from: sections with lines that can be pressed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.press_row import PressRow
from ipo_crm.ui.qt import plain_tip
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.section_head import SectionHead

OUTDENT = 6
"""How far a line that can be pressed sticks out beside the text above it."""
_LINE = 24


class Section(QWidget):
    """A heading with what stands under it."""

    def __init__(self, head: SectionHead | None = None) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        if head is not None:
            self._column.addWidget(head)

    def add(self, widget: QWidget) -> None:
        """Put a line under the others; plain lines stand in line with the heading."""
        if isinstance(widget, PressRow | Section):
            self._column.addWidget(widget)
            return
        line = QHBoxLayout()
        line.setContentsMargins(OUTDENT, 0, OUTDENT, 0)
        line.addWidget(widget)
        self._column.addLayout(line)

    def add_wide(self, widget: QWidget) -> None:
        """Put a line under the others that minds its own margins."""
        self._column.addWidget(widget)

    def add_all(self, widgets: Sequence[QWidget]) -> None:
        """Put these under the others."""
        for widget in widgets:
            self.add(widget)

    def add_hint(self, text: str) -> None:
        """Say what is missing and what to do about it."""
        self.add(Label(text, TextRole.MUTED, wrap=True))


class Folded(Section):
    """Shows the first so many lines; the others are made when they are asked for."""

    def __init__(self, head: SectionHead | None, *, most: int) -> None:
        super().__init__(head)
        self._most = most
        self._waiting: list[Callable[[], QWidget]] = []
        self._shown = 0
        self._more: QWidget | None = None

    def add_line(self, make: Callable[[], QWidget]) -> None:
        """Put a line under the others; where there are enough it waits."""
        if self._shown < self._most:
            self._shown += 1
            self.add(make())
        else:
            self._waiting.append(make)

    def close_with(self, words: str) -> None:
        """Offer the lines that wait; "%1" in the words is how many they are."""
        if self._waiting:
            self._more = link(words.replace("%1", str(len(self._waiting))), self._show_rest)
            self.add_wide(self._more)

    def _show_rest(self) -> None:
        if self._more is not None:
            self._more.hide()
        made = [make() for make in self._waiting]
        self._waiting = []
        self.add_all(made)
        for line in made:
            line.show()
        made[0].setFocus(Qt.FocusReason.OtherFocusReason)


def section_head(title: str, note: str = "") -> SectionHead:
    """Make a heading in line with the text of the lines under it."""
    return SectionHead(title, note=note, margin=OUTDENT, rule=False)


def press_row(name: str, tip: str, act: Callable[[], object]) -> tuple[PressRow, QHBoxLayout]:
    """Make a line that does something when pressed, with the layout for what stands in it."""
    row = PressRow(name)
    row.setToolTip(plain_tip(tip))
    row.setAccessibleDescription(tip)
    row.pressed.connect(act)
    inside = QHBoxLayout(row)
    inside.setContentsMargins(OUTDENT, 0, OUTDENT, 0)
    inside.setSpacing(8)
    inside.addStrut(scaled(_LINE))
    return row, inside


def link(text: str, act: Callable[[], object]) -> Button:
    """Make a button that is only coloured text, for the right of a heading."""
    made = Button(text, kind=Kind.TEXT)
    made.clicked.connect(lambda _checked=False: act())
    return made


def upright_scroll() -> QScrollArea:
    """Make room that scrolls up and down only and takes no focus itself."""
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return scroll


def show_in(scroll: QScrollArea, inner: QWidget) -> None:
    """Put a widget in the place of the former, which is dropped later: what led here may stand in it."""
    former = scroll.takeWidget()
    if former is not None:
        former.hide()
        former.deleteLater()
    scroll.setWidget(inner)
