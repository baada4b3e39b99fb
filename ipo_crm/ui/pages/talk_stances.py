"""The part of a report about positions: one line per dossier, to fill in only where something was heard."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipo_crm.domain import labels
from ipo_crm.domain.dossiers import DossierName
from ipo_crm.domain.ids import DossierId
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.sources import SourceClass
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.choice import Choice
from ipo_crm.ui.pages.talk_draft import StanceTaken
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.labels import ElidedLabel, Label, Rule
from ipo_crm.ui.widgets.stance_bar import stance_number
from ipo_crm.ui.widgets.stance_chooser import StanceChooser
from ipo_crm.ui.widgets.wrap_row import WrapRow

_ROW = 39
_TITLE = 172
_WAS = 46
_SOURCE = 144
_CLASSES = (SourceClass.OWN_TALK, SourceClass.PUBLIC, SourceClass.THIRD_PARTY)
_SOURCES = {kind: labels.SOURCE_CLASS[kind] for kind in _CLASSES}


class HeardChooser(StanceChooser):
    """A chooser that lets go: Del, Backspace or a click on what is chosen brings back "nothing heard"."""

    let_go = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.touched:
            self._release()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        before = self.at
        super().mousePressEvent(event)
        if self.at == before and before >= 0:
            self._release()

    def _release(self) -> None:
        self.choose(-1)
        self.let_go.emit()


class StanceLine(QWidget):
    """One dossier: where they stood, where they stand now, and how we know."""

    changed = Signal()

    def __init__(self, row: DossierName, before: Mapping[DossierId, Stance | None]) -> None:
        super().__init__()
        self.dossier_id = row.id
        self.chooser = HeardChooser(row.title)
        keys = self.tr("1 tot en met 5 kiest −2 tot +2, ? is onbekend, Del wist de keuze")
        self.chooser.setAccessibleDescription(keys)
        self.source: Choice[SourceClass] = Choice(self.tr("Bron voor %1").replace("%1", row.title), _SOURCES)
        self.source.setMinimumWidth(scaled(_SOURCE) // 2)
        self.source.setMaximumWidth(scaled(_SOURCE))
        was = self.tr("was %1").replace("%1", stance_number(before[row.id])) if row.id in before else self.tr("nieuw")
        told = Label(was, TextRole.META)
        told.setFixedWidth(scaled(_WAS))
        line = WrapRow(self, gap=10, line=_ROW)
        title = ElidedLabel(row.label)
        title.setFixedWidth(scaled(_TITLE))
        line.add(title)
        line.add(told)
        line.add(self.chooser)
        line.add_stretch()
        line.add(self.source, least=_SOURCE)
        for signal in (self.chooser.stance_chosen, self.source.currentIndexChanged):
            signal.connect(lambda _what: self.changed.emit())
        self.chooser.let_go.connect(self.changed)

    @property
    def taken(self) -> StanceTaken | None:
        """What was heard, None where nothing was chosen."""
        if not self.chooser.touched:
            return None
        source = self.source.value or SourceClass.OWN_TALK
        return StanceTaken(dossier_id=self.dossier_id, stance=self.chooser.stance, source_class=source)

    def show_taken(self, taken: StanceTaken) -> None:
        """Show what was chosen before."""
        self.chooser.set_stance(taken.stance)
        self.source.choose(taken.source_class)


class StanceLines(QWidget):
    """The lines of the dossiers at hand; lines that stay keep what was chosen in them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[StanceLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._none = Label(self.tr("Koppel een dossier met # om een positie vast te leggen."), TextRole.MUTED)
        self._none.setMinimumHeight(scaled(_ROW))
        self._column.addWidget(self._none)

    @property
    def taken(self) -> tuple[StanceTaken, ...]:
        """All that was heard, in order."""
        return tuple(taken for line in self._lines if (taken := line.taken) is not None)

    @property
    def choosers(self) -> list[StanceChooser]:
        """The choosers, in order."""
        return [line.chooser for line in self._lines]

    def show_lines(
        self,
        rows: Sequence[DossierName],
        before: Mapping[DossierId, Stance | None],
        taken: Sequence[StanceTaken],
    ) -> None:
        """Show a line per dossier, with what was heard so far."""
        chosen = {each.dossier_id: each for each in taken}
        while (item := self._column.takeAt(1)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = [StanceLine(row, before) for row in rows]
        for line in self._lines:
            if line.dossier_id in chosen:
                line.show_taken(chosen[line.dossier_id])
            line.changed.connect(self.changed)
            self._column.addWidget(line)
            self._column.addWidget(Rule())
        self._none.setVisible(not self._lines)
