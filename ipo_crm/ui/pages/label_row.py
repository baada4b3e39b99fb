"""The rhythm and the labels of a record as chips: each opens a small menu, and new labels complete as one types."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QStackedWidget, QWidget

from ipo_crm.domain.counts import counted
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.tags import Tag
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.chip_flow import ChipFlow
from ipo_crm.ui.pages.record_parts import Section, section_head
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.chip import ChipKind, PressChip
from ipo_crm.ui.widgets.labels import Label

RHYTHMS = (30, 45, 60, 90, 180)
"""The days that are offered; another number comes from an import or from the settings."""
_FIELD = 150


@dataclass(frozen=True, kw_only=True)
class LabelSteps:
    """What one can do with labels and the rhythm; without `set_rhythm` the record has none of its own."""

    known: Callable[[], Sequence[str]]
    give: Callable[[str], object]
    take: Callable[[Tag], object]
    set_label_rhythm: Callable[[Tag, int | None], object]
    set_rhythm: Callable[[int | None], object] | None = None


class LabelRow(Section):
    """Chips that go on below where they do not fit; `rhythm` is that of the person, None for none of their own."""

    def __init__(self, labels: Sequence[Tag], steps: LabelSteps, rhythm: int | None = None) -> None:
        own = steps.set_rhythm is not None
        super().__init__(section_head(_tr("Ritme en labels") if own else _tr("Labels")))
        self._steps = steps
        self._problem = Label("", TextRole.ERROR, wrap=True)
        self._problem.hide()
        self.adder = _Adder(steps.known)
        self.adder.given.connect(self._give)
        self._flow = ChipFlow(self.adder)
        chips: list[QWidget] = []
        if steps.set_rhythm is not None:
            chips.append(_rhythm_chip(rhythm, steps.set_rhythm))
        chips += [self._chip(label) for label in labels]
        self._flow.show_widgets(chips)
        for before, after in pairwise((*chips, self.adder.button)):
            QWidget.setTabOrder(before, after)
        self.add(self._flow)
        self.add(self._problem)

    def _chip(self, label: Tag) -> PressChip:
        days = counted(label.rhythm_days, "dagen") if label.rhythm_days else ""
        chip = PressChip(" · ".join(part for part in (label.name, days) if part), ChipKind.ACTIVE, removable=True)
        chip.setAccessibleName(_tr("Label %1").replace("%1", label.name))
        chip.removed.connect(partial(self._steps.take, label))
        chip.clicked.connect(lambda _checked=False: self._open_menu(chip, label))
        return chip

    def _open_menu(self, chip: PressChip, label: Tag) -> None:
        menu = rhythm_menu(chip, label.rhythm_days, partial(self._steps.set_label_rhythm, label))
        menu.addSeparator()
        menu.addAction(_tr("Label weghalen")).triggered.connect(lambda _checked=False: self._steps.take(label))
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _give(self, name: str) -> None:
        try:
            self._steps.give(name)
        except UserError as error:
            self._problem.setText(str(error))
            self._problem.show()


class _Adder(QStackedWidget):
    """A button, and when pressed the field for a label; Enter gives it, Esc leaves. `given` comes with the name."""

    given = Signal(str)

    def __init__(self, known: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._known = known
        self.button = Button(self.tr("+ Label"), kind=Kind.TEXT)
        self.button.clicked.connect(lambda _checked=False: self._open())
        self.field = _Field()
        self.field.setPlaceholderText(self.tr("Naam van het label"))
        self.field.setAccessibleName(self.tr("Naam van het label"))
        self.field.setProperty("dense", True)
        self.field.setMaxLength(100)
        self.field.returnPressed.connect(self._answer)
        self.field.given_up.connect(self._close)
        self.field.left.connect(lambda: self.setCurrentWidget(self.button))
        self.addWidget(self.button)
        self.addWidget(self.field)

    @override
    def sizeHint(self) -> QSize:
        width = scaled(_FIELD) if self.currentWidget() is self.field else self.button.sizeHint().width()
        return QSize(width, max(scaled(SIZES.button), self.button.sizeHint().height()))

    def _open(self) -> None:
        completer = QCompleter(list(self._known()), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.field.clear()
        self.setCurrentWidget(self.field)
        self.resize(max(self.width(), scaled(_FIELD)), self.height())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.setCurrentWidget(self.button)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self) -> None:
        name = self.field.text().strip()
        if name:
            self.given.emit(name)
        else:
            self._close()


class _Field(QLineEdit):
    """Tells when it is left, and when Esc gives it up."""

    left = Signal()
    given_up = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


def rhythm_words(days: int | None) -> str:
    """Say a rhythm: "elke 45 dagen"."""
    return _tr("elke %1").replace("%1", counted(days, "dagen")) if days else _tr("geen ritme")


def rhythm_menu(parent: QWidget, now: int | None, choose: Callable[[int | None], object]) -> QMenu:
    """Make a menu of rhythms with the present one checked."""
    menu = QMenu(parent)
    days = sorted({*RHYTHMS, *([now] if now else [])})
    for each in (*days, None):
        words = rhythm_words(each)
        action = menu.addAction(words[:1].upper() + words[1:])
        action.setCheckable(True)
        action.setChecked(each == now)
        action.triggered.connect(lambda _checked=False, each=each: choose(each))
    return menu


def _rhythm_chip(rhythm: int | None, choose: Callable[[int | None], object]) -> PressChip:
    words = _tr("Ritme: %1").replace("%1", rhythm_words(rhythm))
    chip = PressChip(words, ChipKind.NEUTRAL, icon="chevron-down")
    chip.setToolTip(_tr("Hoe vaak deze persoon gesproken wil worden; Vandaag houdt het bij."))

    def open_menu() -> None:
        rhythm_menu(chip, rhythm, choose).popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    chip.clicked.connect(lambda _checked=False: open_menu())
    return chip


def _tr(text: str) -> str:
    return QCoreApplication.translate("label_row", text)
