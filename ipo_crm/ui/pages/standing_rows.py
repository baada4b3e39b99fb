"""The positions of a person or an organisation per dossier, each with the entries of the ledger before it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ipo_crm.domain.ids import DossierId
from ipo_crm.domain.labels import SOURCE_CLASS
from ipo_crm.domain.positions import Position, Standing, age_on
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.person_words import numbers, origin_words, source_words
from ipo_crm.ui.pages.record_parts import OUTDENT, Section, press_row
from ipo_crm.ui.qt import plain_tip
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import IconButton
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.ledger_row import LedgerRow

_GAP = 8


@dataclass(frozen=True, kw_only=True)
class LedgerSteps:
    """What pressing a position does, what that is called ("%1" is the dossier), and where its ledger is read."""

    press: Callable[[DossierId], object]
    pressing: str
    ledger: Callable[[DossierId], Sequence[Position]]


def add_standings(section: Section, standings: Sequence[Standing], today: date, steps: LedgerSteps) -> None:
    """Add a line for each dossier with the latest position on it, the latest first."""
    for standing in sorted(standings, key=lambda each: each.day, reverse=True):
        section.add(_StandingRow(standing, today, steps))


def pressed(inner: QWidget, dossier: str, tip: str, pressing: str, act: Callable[[], object]) -> QWidget:
    """Make a line about a dossier that can be pressed, as wide as those with a ledger."""
    row, inside = press_row(pressing.replace("%1", dossier), tip, act)
    inside.addWidget(inner)
    inside.addSpacing(_beside())
    return row


class _StandingRow(Section):
    """A position; where there are earlier ones, the button at its right shows them below, with source and day."""

    def __init__(self, standing: Standing, today: date, steps: LedgerSteps) -> None:
        super().__init__()
        self._standing, self._today, self._steps = standing, today, steps
        self._older: QWidget | None = None
        line = LedgerRow(
            standing.dossier,
            standing.stance,
            age_on(standing.day, today),
            numbers(standing.day, century=False),
            origin_words(standing),
        )
        tip = f"{source_words(standing.source)}\n{standing.quote}".strip()
        name = steps.pressing.replace("%1", standing.dossier)
        row, inside = press_row(name, tip, partial(steps.press, standing.dossier_id))
        inside.addWidget(line)
        if not standing.had_before:
            inside.addSpacing(_beside())
            self.add(row)
            return
        self._button = IconButton("", "chevron-down", small=True)
        self._button.clicked.connect(lambda _checked=False: self.toggle())
        beside = QWidget()
        across = QHBoxLayout(beside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(_GAP - OUTDENT)
        across.addWidget(row, 1)
        across.addWidget(self._button)
        self.add_wide(beside)
        self._say()

    def toggle(self) -> None:
        """Show the earlier entries, or put them away."""
        if self._older is None:
            self._older = self._made()
            self.add_wide(self._older)
            self._older.show()
        else:
            self._older.setVisible(self._older.isHidden())
        self._say()

    def _say(self) -> None:
        shown = self._older is not None and not self._older.isHidden()
        words = _tr("Eerdere posities verbergen: %1") if shown else _tr("Eerdere posities tonen: %1")
        self._button.set_name(words.replace("%1", self._standing.dossier))

    def _made(self) -> QWidget:
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(OUTDENT, 0, OUTDENT + _beside(), 6)
        column.setSpacing(0)
        past = [each for each in self._steps.ledger(self._standing.dossier_id) if each.day <= self._today]
        for entry in past[-2::-1]:
            told = SOURCE_CLASS[entry.source.source_class]
            line = LedgerRow(
                _tr("eerder: %1").replace("%1", told),
                entry.stance,
                age_on(entry.day, self._today),
                numbers(entry.day, century=False),
                entry.source.title,
            )
            line.setToolTip(plain_tip(f"{source_words(entry.source)}\n{entry.quote}".strip()))
            column.addWidget(line)
            if entry.quote:
                column.addWidget(Label(f"“{entry.quote}”", TextRole.META, wrap=True))
        return frame


def _beside() -> int:
    """Give the room that the button at the right of a line takes."""
    return scaled(SIZES.target) + _GAP - OUTDENT


def _tr(text: str) -> str:
    return QCoreApplication.translate("standing_rows", text)
