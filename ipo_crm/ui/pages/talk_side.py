"""What stands beside a report: what keeping it does, what was still open, the line for the public agenda, the keys."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ipo_crm.domain.ids import PromiseId
from ipo_crm.domain.labels import DIRECTION
from ipo_crm.domain.promises import PromiseRow
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.person_words import late_words, long_day
from ipo_crm.ui.pages.record_parts import upright_scroll
from ipo_crm.ui.pages.tab_order import tab_as_read
from ipo_crm.ui.pages.told_lines import ToldLines, empty
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.kbd import Kbd
from ipo_crm.ui.widgets.labels import Label, Rule, WrapLabel
from ipo_crm.ui.widgets.section_head import SectionHead
from ipo_crm.ui.widgets.wrap_row import WrapRow

_KEY_LINE = 24


class TalkSide(QWidget):
    """`ticked` tells that a promise was settled or taken back; `copied` that the line is on the clipboard."""

    ticked = Signal()
    copied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._effects = ToldLines()
        self._one_step = Label(self.tr("Eén stap, met Ctrl+Z in één keer terug."), TextRole.META, wrap=True)
        self._open = _OpenPromises()
        self._open.ticked.connect(self.ticked)
        self._open_head = SectionHead(self.tr("Stond nog open"), note=self.tr("afvinken kan hier"))
        self._agenda = Label("", TextRole.META, wrap=True)
        self._agenda.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._agenda.setAccessibleName(self.tr("Regel voor de openbare agenda"))
        self._agenda.setMinimumHeight(scaled(36))
        self._copy = Button(self.tr("Kopieer"), kind=Kind.TEXT)
        self._copy.setAccessibleDescription(self.tr("Regel voor de openbare agenda kopiëren"))
        self._copy.clicked.connect(lambda _checked=False: self._put_on_clipboard())
        self._lay_out()

    @property
    def settled(self) -> frozenset[PromiseId]:
        """The promises that were ticked off."""
        return self._open.settled

    @property
    def agenda(self) -> str:
        """The line for the public agenda."""
        return self._agenda.text()

    @property
    def effects(self) -> tuple[str, ...]:
        """What is said to happen."""
        return tuple(text for text, _ticked in self._effects.told)

    def show_effects(self, lines: Sequence[str]) -> None:
        """Say what keeping the report will do."""
        nobody = (self.tr("Noem eerst onder Zij met wie er gesproken is"), False)
        self._effects.show_told([(line, True) for line in lines] or [nobody])

    def show_agenda(self, line: str) -> None:
        """Show the line for the public agenda."""
        self._agenda.setText(line)
        self._copy.setEnabled(bool(line))

    def show_open(self, rows: Sequence[PromiseRow], settled: frozenset[PromiseId], today: date) -> None:
        """Show what was still open, with these ticked off."""
        self._open_head.setVisible(bool(rows))
        self._open.show_rows(rows, settled, today)
        tab_as_read(self)

    def _put_on_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self._agenda.text())
        self.copied.emit()

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SIZES.pane_margin, 0, SIZES.pane_margin, SIZES.gap)
        column.setSpacing(0)
        column.addWidget(SectionHead(self.tr("Dit gebeurt er bij vastleggen")))
        column.addWidget(self._effects)
        column.addSpacing(10)
        column.addWidget(self._one_step)
        column.addSpacing(16)
        column.addWidget(self._open_head)
        column.addWidget(self._open)
        agenda = SectionHead(self.tr("Regel voor de openbare agenda"))
        agenda.add_right(self._copy)
        column.addSpacing(14)
        column.addWidget(agenda)
        column.addSpacing(6)
        column.addWidget(self._agenda)
        column.addSpacing(16)
        column.addWidget(SectionHead(self.tr("Toetsen"), rule=False))
        for text, keys in (
            (self.tr("Volgend, vorig veld"), ("Tab", "Shift+Tab")),
            (self.tr("Persoon toevoegen"), ("@",)),
            (self.tr("Dossier koppelen"), ("#",)),
            (self.tr("Later afmaken, concept blijft"), ("Esc",)),
            (self.tr("Vastleggen en volgende"), ("Ctrl+Shift+Enter",)),
        ):
            column.addLayout(_key_line(text, keys))
        column.addStretch(1)
        scroll = upright_scroll()
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)


class _OpenPromises(QWidget):
    """What was promised before and is still open, each with a box to tick it off."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[PromiseId, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def settled(self) -> frozenset[PromiseId]:
        return frozenset(key for key, box in self._boxes.items() if box.isChecked())

    def show_rows(self, rows: Sequence[PromiseRow], settled: frozenset[PromiseId], today: date) -> None:
        empty(self._column)
        self._boxes = {}
        for row in rows:
            line = _OpenPromise(row, today, ticked=row.promise.id in settled)
            line.box.toggled.connect(lambda _on: self.ticked.emit())
            self._boxes[row.promise.id] = line.box
            self._column.addWidget(line)
            self._column.addWidget(Rule())


class _OpenPromise(QWidget):
    """One promise; a click on its words ticks it off too."""

    def __init__(self, row: PromiseRow, today: date, *, ticked: bool) -> None:
        super().__init__()
        self._promise = row.promise
        self._today = today
        text = row.promise.text
        sentence = f"{DIRECTION[row.promise.direction]}: {text[:1].lower()}{text[1:]}"
        self.box = QCheckBox()
        self.box.setChecked(ticked)
        self.box.setAccessibleName(sentence)
        self._below = Label("", TextRole.META, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(sentence, wrap=True))
        words.addWidget(self._below)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 5, 0, 6)
        line.setSpacing(4)
        line.addWidget(self.box)
        line.addLayout(words, 1)
        self.box.toggled.connect(lambda _on: self._say())
        self._say()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.box.toggle()
        super().mouseReleaseEvent(event)

    def _say(self) -> None:
        late = late_words(self._promise.days_late(self._today))
        due = self.tr("voor %1").replace("%1", long_day(self._promise.due)) if self._promise.due else ""
        ticked = self.box.isChecked()
        told = self.tr("gedaan, vandaag afgevinkt") if ticked else late or due or self.tr("geen datum afgesproken")
        self._below.setText(told)
        self._below.set_role(TextRole.ERROR if late and not ticked else TextRole.META)
        self.box.setAccessibleDescription(told)


def _key_line(text: str, keys: Sequence[str]) -> WrapRow:
    row = WrapRow(gap=4, line=_KEY_LINE)
    row.add(WrapLabel(text, TextRole.META))
    row.add_stretch()
    for key in keys:
        row.add(Kbd(key))
    return row
