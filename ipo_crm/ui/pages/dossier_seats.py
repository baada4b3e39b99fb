"""The right of a dossier: the seats behind it in both chambers, and whether that is enough."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ipo_crm.domain import labels
from ipo_crm.domain.counts import counted
from ipo_crm.domain.organisations import Chamber
from ipo_crm.domain.votes import Tally
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.press_row import SmallStrong
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.labels import Label, Rule
from ipo_crm.ui.widgets.seats_bar import SeatsBar, paint_part, verdict
from ipo_crm.ui.widgets.section_head import SectionHead

_MARGIN = 16
_WIDEST = 420


class DossierSeats(QScrollArea):
    """Both chambers below each other; one without recorded positions says so."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Zetels"))

    def show_seats(self, tallies: tuple[Tally, ...]) -> None:
        """Show these chambers."""
        inner = QWidget()
        inner.setMaximumWidth(scaled(_WIDEST))
        column = QVBoxLayout(inner)
        column.setContentsMargins(_MARGIN, 0, _MARGIN, _MARGIN)
        column.setSpacing(0)
        column.addWidget(SectionHead(self.tr("Zetels"), note=self.tr("per fractie"), rule=False))
        if not tallies:
            column.addWidget(Label(self.tr("Geen fractieposities vastgelegd."), TextRole.STRONG, wrap=True))
            told = self.tr("Leg met Positie vast waar een fractie staat; dan tellen haar zetels hier mee.")
            column.addWidget(Label(told, TextRole.MUTED, wrap=True))
        else:
            counted = {tally.chamber: tally for tally in tallies}
            for at, chamber in enumerate(Chamber):
                if at:
                    column.addSpacing(12)
                    column.addWidget(Rule())
                    column.addSpacing(6)
                self._add_chamber(column, chamber, counted.get(chamber))
        column.addStretch(1)
        self.setWidget(inner)

    def _add_chamber(self, column: QVBoxLayout, chamber: Chamber, tally: Tally | None) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(labels.CHAMBER[chamber], TextRole.SECTION))
        head.addStretch(1)
        column.addLayout(head)
        column.addSpacing(6)
        if tally is None:
            column.addWidget(Label(self.tr("Geen fractieposities vastgelegd."), TextRole.META, wrap=True))
            return
        head.addWidget(Label(counted(tally.total, "zetels"), TextRole.META))
        column.addWidget(SeatsBar(tally))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for at, (part, text, number) in enumerate(
            (
                ("sure", self.tr("zeker"), tally.sure),
                ("likely", self.tr("+ waarschijnlijk"), tally.sure + tally.likely),
                ("hopeful", self.tr("+ hoopvol"), tally.sure + tally.likely + tally.hopeful),
                ("unknown", self.tr("onbekend"), tally.unknown),
                ("against", self.tr("tegen"), tally.against),
            )
        ):
            grid.addWidget(_Swatch(part), at, 0)
            grid.addWidget(Label(text, TextRole.META), at, 1)
            grid.addWidget(SmallStrong(str(number)), at, 2, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)
        column.addSpacing(6)
        column.addWidget(Label(verdict(tally), TextRole.META, wrap=True))


class _Swatch(QWidget):
    """The colour or hatch of one part of the bar."""

    def __init__(self, part: str) -> None:
        super().__init__()
        self._part = part
        self.setFixedSize(scaled(10), scaled(10))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_part(QPainter(self), QRectF(self.rect()), self._part, tokens_of(self))
