"""The hint in a form that somebody is known already: it stands in the way of nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ipo_crm.domain.duplicates import DuplicateRow
from ipo_crm.domain.ids import PersonId
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.labels import Label


@dataclass(frozen=True, slots=True)
class HintSteps:
    """What one can do about it: open who is known, add who is typed and merge the two, or go on typing."""

    open: Callable[[PersonId], object]
    merge: Callable[[PersonId], object]


class DuplicateHint(QWidget):
    """Names who is known and why, with three buttons; what is kept by "Houden" is not said again."""

    def __init__(self, steps: HintSteps) -> None:
        super().__init__()
        self._steps = steps
        self._key = PersonId(0)
        self._kept: set[PersonId] = set()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "notice")
        self._text = Label("", TextRole.STRONG, wrap=True)
        self._why = Label("", TextRole.META, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addWidget(self._text)
        column.addWidget(self._why)
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, tip, act in (
            (self.tr("Openen"), self.tr("Ga naar wie er al is; wat u typte blijft staan."), self._open),
            (self.tr("Samenvoegen"), self.tr("Bewaar wat u typte en maak er één van."), self._merge),
            (self.tr("Houden"), self.tr("Het zijn er twee; ga verder met typen."), self._keep),
        ):
            button = Button(name, kind=Kind.TEXT)
            button.setToolTip(tip)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def show_row(self, row: DuplicateRow | None) -> None:
        """Show who may be the same, or nothing."""
        known = None if row is None else PersonId(row.pair.one.key)
        if row is None or known is None or known in self._kept:
            self.hide()
            return
        text = self.tr("%1 staat al in de lijst.").replace("%1", row.one)
        fresh = self.isHidden() or self._text.text() != text
        self._key = known
        self._text.setText(text)
        where = f"{row.one_detail}  ·  " if row.one_detail else ""
        self._why.setText(where + ", ".join(row.pair.reasons))
        self.setAccessibleName(f"{text} {self._why.text()}")
        self.show()
        if fresh:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def forget(self) -> None:
        """Begin anew, for another person."""
        self._kept.clear()
        self.hide()

    def _open(self) -> None:
        self._steps.open(self._key)

    def _merge(self) -> None:
        self._steps.merge(self._key)

    def _keep(self) -> None:
        self._kept.add(self._key)
        self.hide()
