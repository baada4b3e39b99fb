"""The panel beside the network: the ranked members of one coalition, and how the numbers came about."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ipo_crm.domain.ids import ActorRef
from ipo_crm.domain.suspects import Suspects, View
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button
from ipo_crm.ui.widgets.chip import ChipKind, PressChip
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.section_head import SectionHead
from ipo_crm.ui.widgets.suspect_card import SuspectCard

WIDTH = 380  # px at text size 100 %


class SuspectsPanel(QWidget):
    """Shows a ranking; the perspective can be turned where we are a member."""

    pointed = Signal(object)
    chosen = Signal(object)
    opened = Signal(object)
    turned = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._suspects: Suspects | None = None
        self._cards: list[SuspectCard] = []
        self._lit: set[ActorRef] = set()
        self._head = SectionHead(self.tr("Unusual suspects"), margin=SIZES.pane_margin)
        self._turn = PressChip("", ChipKind.NEUTRAL)
        self._turn.clicked.connect(self._turn_round)
        self._turn.hide()
        self._head.add_right(self._turn)
        self._coalition = Label("", TextRole.META, wrap=True)
        self._coalition.setContentsMargins(SIZES.pane_margin, 8, SIZES.pane_margin, 4)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._salience = Label("", TextRole.META, wrap=True)
        self._working = Label("", TextRole.META, wrap=True)
        self._how = Button(self.tr("Hoe is dit berekend?"))
        self._how.setCheckable(True)
        self._how.toggled.connect(lambda _on: self._show_working())
        self._lay_out()

    @property
    def perspective(self) -> str:
        """From whose eyes the ranking is seen."""
        return self._turn.text()

    def show_suspects(self, suspects: Suspects | None) -> None:
        """Show this ranking, or that there is none."""
        self._suspects = suspects
        self._clear()
        self._turn.setVisible(suspects is not None and bool(suspects.us))
        self._how.setVisible(suspects is not None)
        if suspects is None:
            self._coalition.setText(self.tr("Kies een coalitie met twee of meer leden."))
            self._salience.hide()
            self._working.hide()
            return
        ours = suspects.view is View.OURS
        self._turn.setText(self.tr("gezien vanuit %1").replace("%1", suspects.us) if ours else self.tr("hele coalitie"))
        self._turn.setAccessibleName(self._turn.text())
        self._turn.setToolTip(self.tr("Ander gezichtspunt: de hele coalitie of wij en onze vaste partners"))
        core = self.tr("gemeten aan %1").replace("%1", ", ".join(suspects.core)) if suspects.core else ""
        self._coalition.setText("  ·  ".join(part for part in (suspects.name, core) if part))
        for row in suspects.rows:
            card = SuspectCard(row)
            card.pointed.connect(self.pointed)
            card.chosen.connect(self.chosen)
            card.opened.connect(self.opened)
            self._cards.append(card)
            self._list.insertWidget(self._list.count() - 1, card)
        self._salience.setText(suspects.salience_note)
        self._salience.setVisible(bool(suspects.salience_note))
        self._show_working()

    def light(self, *refs: ActorRef | None) -> None:
        """Light the rows of who is pointed at or chosen in the picture."""
        for card in self._cards:
            card.light(on=card.ref in refs)

    def _clear(self) -> None:
        for card in self._cards:
            self._list.removeWidget(card)
            card.deleteLater()
        self._cards = []

    def _lay_out(self) -> None:
        self._list.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._list)
        notes = QVBoxLayout()
        notes.setContentsMargins(SIZES.pane_margin, SIZES.gap, SIZES.pane_margin, SIZES.gap)
        notes.setSpacing(SIZES.gap)
        notes.addWidget(self._salience)
        notes.addWidget(self._working)
        column.addLayout(notes)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(SIZES.pane_margin, SIZES.gap, SIZES.pane_margin, SIZES.gap)
        foot.addWidget(self._how)
        foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(self._coalition)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)

    def _show_working(self) -> None:
        shown = self._how.isChecked() and self._suspects is not None
        self._working.setVisible(shown)
        if shown and self._suspects is not None:
            self._working.setText("\n\n".join(row.working for row in self._suspects.rows))

    def _turn_round(self) -> None:
        if self._suspects is not None:
            self.turned.emit(View.WHOLE if self._suspects.view is View.OURS else View.OURS)
