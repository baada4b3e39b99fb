"""The card beside an actor in the network: who it is, where it stands with which source, whom it knows."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ipo_crm.domain.positions import Stance
from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SECTOR_NAMES, TextRole
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.mark_view import MarkView
from ipo_crm.ui.widgets.stance_bar import StanceBar

_WIDTH = 290
_BESIDE = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorFacts:
    """What the card says; an empty text is left out, a stance None is shown as unknown."""

    name: str
    sector: Sector | None
    person: bool
    influence: int | None = None
    stance: Stance | None = None
    source: str = ""
    knows: str = ""
    coalitions: str = ""
    points: int | None = None


class ActorCard(QWidget):
    """Floats over the canvas beside the actor; it takes no input, so that it is never in the way."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(_WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 14, 12)
        self._inner: QWidget | None = None
        self.hide()

    @property
    def told(self) -> str:
        """Everything the card says, as one text."""
        return " ".join(label.text() for label in self.findChildren(Label))

    def show_facts(self, facts: ActorFacts | None, at: QPoint) -> None:
        """Show the card beside a point of the canvas, inside the canvas; without facts hide it."""
        if self._inner is not None:
            self._column.removeWidget(self._inner)
            self._inner.deleteLater()
            self._inner = None
        if facts is None:
            self.hide()
            return
        self._inner = _content(self, facts)
        self._column.addWidget(self._inner)
        self.adjustSize()
        room = self._over.size()
        left = at.x() + _BESIDE if at.x() + _BESIDE + _WIDTH < room.width() else at.x() - _BESIDE - _WIDTH
        top = min(max(8, at.y() - self.height() // 2), room.height() - self.height() - 8)
        self.move(max(8, left), max(8, top))
        self.show()
        self.raise_()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.setPen(QColor(tokens.ctl))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def _content(card: QWidget, facts: ActorFacts) -> QWidget:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(MarkView(facts.sector, person=facts.person, size=14))
    head.addWidget(Label(facts.name, TextRole.STRONG, wrap=True), 1)
    if facts.points is not None:
        head.addWidget(Label(str(facts.points), TextRole.SUSPECT))
    column.addLayout(head)
    sector = SECTOR_NAMES[facts.sector] if facts.sector else card.tr("sector onbekend")
    influence = "" if facts.influence is None else card.tr("invloed %1/5").replace("%1", str(facts.influence))
    column.addWidget(Label("  ·  ".join(part for part in (sector, influence) if part), TextRole.META))
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    grid.addWidget(Label(card.tr("Positie"), TextRole.META), 0, 0)
    bar = StanceBar(card.tr("Positie"), facts.stance)
    grid.addWidget(bar, 0, 1, Qt.AlignmentFlag.AlignLeft)
    told = (
        (card.tr("Bron"), facts.source),
        (card.tr("Kent"), facts.knows),
        (card.tr("Coalities"), facts.coalitions),
    )
    for at, (name, text) in enumerate(((name, text) for name, text in told if text), start=1):
        grid.addWidget(Label(name, TextRole.META), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(text, TextRole.META, wrap=True), at, 1)
    column.addLayout(grid)
    return inner
