"""A promise with a check box: settling it asks on the spot how it ended."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ipo_crm.domain.labels import DIRECTION, OUTCOME
from ipo_crm.domain.promises import Outcome, Promise
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.person_words import DOT, late_words, short_day, source_words
from ipo_crm.ui.qt import override, plain_tip
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.buttons import Button
from ipo_crm.ui.widgets.chip import Chip, ChipKind
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.segments import Segments

KEPT, LAPSED, MOVED = range(3)


class PromiseLine(QWidget):
    """`settled` comes with the promise, how it ended and the evidence; `postponed` with the promise and a new day."""

    settled = Signal(object, object, str)
    postponed = Signal(object, object)

    def __init__(self, promise: Promise, today: Callable[[], date]) -> None:
        super().__init__()
        self._promise = promise
        self._today = today
        self._asking: HowItEnded | None = None
        self._box = QCheckBox()
        self._box.setAccessibleName(self.tr("Afhandelen: %1").replace("%1", self.sentence))
        self._box.setChecked(promise.outcome is not Outcome.OPEN)
        self._box.setEnabled(promise.outcome is Outcome.OPEN)
        self._box.toggled.connect(lambda on: self._ask() if on else self._stop_asking())
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        text = Label(self.sentence, TextRole.BODY if promise.outcome is Outcome.OPEN else TextRole.MUTED, wrap=True)
        text.setToolTip(plain_tip(source_words(promise.source)))
        text.setMinimumHeight(self._box.sizeHint().height())
        line.addWidget(text, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._state(), 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(line)

    @property
    def sentence(self) -> str:
        """Who promised what: "zij: stuurt conceptmotie toe"."""
        text = self._promise.text
        return f"{DIRECTION[self._promise.direction]}: {text[:1].lower()}{text[1:]}"

    def _state(self) -> QWidget:
        promise, today = self._promise, self._today()
        if promise.outcome is not Outcome.OPEN:
            day = f"{DOT}{short_day(promise.settled_on, today)}" if promise.settled_on else ""
            kind = ChipKind.DONE if promise.outcome is Outcome.KEPT else ChipKind.NEUTRAL
            chip = Chip(f"{OUTCOME[promise.outcome]}{day}", kind)
            chip.setToolTip(plain_tip(promise.evidence))
            return chip
        late = late_words(promise.days_late(today))
        due = short_day(promise.due, today) if promise.due is not None else self.tr("zonder datum")
        state = Label(late or due, TextRole.ERROR if late else TextRole.META)
        state.setMinimumHeight(self._box.sizeHint().height())
        if promise.due is not None:
            moved = promise.first_due is not None and promise.first_due != promise.due
            was = self.tr(", eerst %1").replace("%1", short_day(promise.first_due or promise.due, today))
            state.setToolTip(self.tr("Toegezegd voor %1").replace("%1", due) + (was if moved else ""))
        return state

    def _ask(self) -> None:
        self._asking = HowItEnded(self._today)
        self._asking.answered.connect(self._answer)
        self._asking.given_up.connect(lambda: self._box.setChecked(False))
        self._column.addWidget(self._asking)
        self._asking.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_asking(self) -> None:
        if self._asking is not None:
            self._column.removeWidget(self._asking)
            self._asking.deleteLater()
            self._asking = None
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, how: int, evidence: str, day: date | None) -> None:
        if how == MOVED:
            self.postponed.emit(self._promise.id, day)
        else:
            self.settled.emit(self._promise.id, Outcome.KEPT if how == KEPT else Outcome.LAPSED, evidence)


class HowItEnded(QWidget):
    """Kept, lapsed or moved; Enter answers, Esc gives up. `answered` comes with which, the evidence and the day."""

    answered = Signal(int, str, object)
    given_up = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._how = Segments(
            self.tr("Hoe liep het af?"), (self.tr("Nagekomen"), self.tr("Vervallen"), self.tr("Verschoven"))
        )
        self._how.choose(KEPT)
        self._evidence = QLineEdit(placeholderText=self.tr("Waaruit blijkt dat? (mag leeg)"))
        self._evidence.setProperty("dense", True)
        self._evidence.setAccessibleName(self.tr("Waaruit blijkt dat?"))
        self._day = DateField(self.tr("Nieuwe datum"), today)
        self._day.setProperty("dense", True)
        self._day.refused.connect(self._say)
        for field in (self._evidence, self._day):
            field.returnPressed.connect(self._answer)
        self._below = QStackedWidget()
        self._below.addWidget(self._evidence)
        self._below.addWidget(self._day)
        self._how.chosen.connect(lambda at: self._below.setCurrentIndex(int(at == MOVED)))
        keep = Button(self.tr("Bewaren"))
        keep.clicked.connect(lambda _checked=False: self._answer())
        self._problem = Label("", TextRole.ERROR, wrap=True)
        self._problem.hide()
        self._lay_out(keep)
        self.setFocusProxy(self._how)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._how.hasFocus():
            self._answer()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, keep: Button) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._below, 1)
        line.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24) + 8, 0, 0, 6)
        column.setSpacing(6)
        column.addWidget(self._how, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(line)
        column.addWidget(self._problem)

    def _answer(self) -> None:
        moment = self._day.moment
        if self._how.at == MOVED and moment is None:
            self._say(self.tr("Geef de nieuwe datum, bijvoorbeeld over 2 weken."))
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.answered.emit(self._how.at, self._evidence.text().strip(), moment.day if moment is not None else None)

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
