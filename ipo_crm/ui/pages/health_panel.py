"""Controleer bestand: every check with how it came out, what it found with the way to the record, and safe repairs.

There is one connection to the file, and it belongs to the window; so the checks are done there, one after another, with
time for the window between two of them.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.counts import dotted
from ipo_crm.domain.health import Check, CheckKind, Finding, Repair
from ipo_crm.domain.labels import CHECK_KIND, REPAIR
from ipo_crm.services.health import Health
from ipo_crm.ui.page import Place
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.labels import Label, Rule

_SHOWN = 5
_ABOVE = 6  # brings a small line to the height of the text on a button beside it
_AREA = {
    "person": "people",
    "organisation": "organisations",
    "dossier": "dossiers",
    "meeting": "meetings",
    "coalition": "coalitions",
}


class HealthPanel(QWidget):
    """The button that starts the checks, and below it their outcome."""

    wanted = Signal(Place)
    repaired = Signal(Change)
    grown = Signal()
    finished = Signal()

    def __init__(self, health: Health) -> None:
        super().__init__()
        self._health = health
        self._coming: Iterator[Check] = iter(())
        self._lines: dict[CheckKind, _CheckLine] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)
        self._start = Button(self.tr("Controleer bestand"), "shield-check")
        self._start.clicked.connect(lambda _checked=False: self.start())
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._repairs = QVBoxLayout()
        self._repairs.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._list)
        column.addLayout(self._repairs)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the last checks found."""
        return tuple(finding for line in self._lines.values() for finding in line.findings)

    @property
    def standing(self) -> tuple[str, ...]:
        """How each check came out, in words."""
        return tuple(line.standing for line in self._lines.values())

    def start(self) -> None:
        """Do every check anew; what runs is not started twice."""
        if self._timer.isActive():
            return
        _empty(self._list)
        _empty(self._repairs)
        self._lines = {}
        for kind in self._health.kinds():
            line = self._lines[kind] = _CheckLine(kind, self.wanted.emit)
            self._list.addWidget(line)
        self.grown.emit()
        self._coming = self._health.checks()
        self._timer.start()

    def _next(self) -> None:
        check = next(self._coming, None)
        if check is not None:
            self._lines[check.kind].show_check(check)
            return
        self._timer.stop()
        self._offer()
        self.grown.emit()
        self.finished.emit()

    def _offer(self) -> None:
        """Offer what can be made anew without touching content."""
        wanted = {finding.repair for finding in self.findings}
        before: QWidget = self._start
        for repair in Repair:
            if repair in wanted:
                button = Button(REPAIR[repair], "rotate-ccw")
                button.clicked.connect(lambda _checked=False, repair=repair: self._mend(repair))
                self._repairs.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
                QWidget.setTabOrder(before, button)
                before = button
        if wanted - {None}:
            told = self.tr("Herstellen maakt index en opbouw opnieuw uit de inhoud; de inhoud zelf verandert niet.")
            self._repairs.addWidget(Label(told, TextRole.META, wrap=True))

    def _mend(self, repair: Repair) -> None:
        self.repaired.emit(self._health.repair(repair))
        self.start()


class _CheckLine(QWidget):
    """One check: its name, how it came out, and below it what it found."""

    def __init__(self, kind: CheckKind, visit: Callable[[Place], object]) -> None:
        super().__init__()
        self.findings: tuple[Finding, ...] = ()
        self._visit = visit
        self._state = Label(self.tr("wacht"), TextRole.META)
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 6)
        row.addWidget(Label(CHECK_KIND[kind]), 1)
        row.addWidget(self._state)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(row)
        self._found = QVBoxLayout()
        self._found.setContentsMargins(12, 0, 0, 0)
        self._found.setSpacing(0)
        self._column.addLayout(self._found)
        self._column.addWidget(Rule())
        self.setAccessibleName(f"{CHECK_KIND[kind]}: {self._state.text()}")

    @property
    def standing(self) -> str:
        """How it came out."""
        return self._state.text()

    def show_check(self, check: Check) -> None:
        """Show what came of the check."""
        self.findings = check.findings
        number = dotted(len(check.findings))
        if not check.findings:
            said = self.tr("in orde")
        elif check.sound:
            said = self.tr("%1 open").replace("%1", number)
        else:
            said = self.tr("%1 niet in orde").replace("%1", number)
            self._state.set_role(TextRole.ERROR)
        self._state.setText(said)
        self.setAccessibleName(f"{CHECK_KIND[check.kind]}: {said}")
        for finding in check.findings[:_SHOWN]:
            self._found.addLayout(self._finding(finding))
        if len(check.findings) > _SHOWN:
            rest = self.tr("en nog %1").replace("%1", dotted(len(check.findings) - _SHOWN))
            more = Label(rest, TextRole.META)
            more.setContentsMargins(0, _ABOVE, 0, _ABOVE)
            self._found.addWidget(more)

    def _finding(self, finding: Finding) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        told = Label(finding.said, TextRole.META, wrap=True)
        told.setContentsMargins(0, _ABOVE, 0, _ABOVE)
        row.addWidget(told, 1, Qt.AlignmentFlag.AlignTop)
        area = _AREA.get(finding.subject)
        if area is not None and finding.key:
            show = Button(self.tr("Tonen"), kind=Kind.TEXT)
            show.setAccessibleName(self.tr("Tonen: %1").replace("%1", finding.said))
            show.clicked.connect(lambda _checked=False: self._visit(Place(area, finding.key)))
            row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
