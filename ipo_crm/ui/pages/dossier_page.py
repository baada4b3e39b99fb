"""One dossier: where it is, what we say and want, who stands where, and whether we have the votes."""

from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from ipo_crm.domain.cards import DossierCard
from ipo_crm.domain.ids import ActorRef
from ipo_crm.domain.votes import Tally
from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.pages.dossier_field import DossierField
from ipo_crm.ui.pages.dossier_seats import DossierSeats
from ipo_crm.ui.pages.dossier_side import DossierSide
from ipo_crm.ui.pages.side_fold import SideFold
from ipo_crm.ui.qt import VCENTRE, override, plain_tip
from ipo_crm.ui.room import Room
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.chip import Chip, ChipKind, chip_width, paint_chip
from ipo_crm.ui.widgets.labels import Rule
from ipo_crm.ui.widgets.page_head import PageHead
from ipo_crm.ui.widgets.phase_strip import DIGITS, PhaseStrip, State, Step, steps_on

_SIDE_WIDTH = 244
_SEATS_WIDTH = 220
_SIDE_LEAST, _FIELD_LEAST, _SEATS_LEAST = 220, 360, 200
_TABS_BELOW = 1228
"""Width of the view in a window of 1280 px with the rail folded."""
_CHIP_GAP = 8


class DossierView(QWidget):
    """Shows a card and asks for forms by signals; it decides nothing."""

    left = Signal()
    coalitions_wanted = Signal()
    position_wanted = Signal()
    brief_wanted = Signal()
    phase_wanted = Signal(object)
    actor_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self._head = _Head("", above=self.tr("Dossiers"), go_above=self.left.emit)
        self._phase_chip = Chip("", ChipKind.ACTIVE)
        self._salience_chip = Chip("", ChipKind.NEUTRAL)
        self.brief = Button(self.tr("Briefing"), "file-text", Kind.PRIMARY)
        self.strip = PhaseStrip()
        self._instruments = _ChipLine(self.tr("Instrumenten in deze fase"))
        self.side = DossierSide()
        self.field = DossierField()
        self.seats = DossierSeats()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._room = Room(self, _TABS_BELOW)
        self._room.changed.connect(self._fold)
        self._room.changed.connect(self._spare)
        self._narrow = False
        self._own_widths = True
        self._lay_out()

    def show_card(self, card: DossierCard, seats: tuple[Tally, ...], today: date) -> None:
        """Show this dossier as of today."""
        dossier = card.dossier
        self._steps = steps_on(card.phases, today)
        self._head.set_title(dossier.title)
        self._head.set_subtitle(dossier.kamerstuk)
        now = self.present
        _say(
            self._phase_chip,
            self.tr("fase %1 van 10").replace("%1", str(int(now.phase))) if now else "",
            ChipKind.ACTIVE,
        )
        salience = self.tr("saillantie %1").replace("%1", str(dossier.salience)) if dossier.salience else ""
        _say(self._salience_chip, salience, ChipKind.NEUTRAL)
        self.strip.show_steps(self._steps)
        self.side.show_card(card, today)
        self.field.show_standings(card.standings, today)
        self.seats.show_seats(seats)
        self._order_tabs()

    @property
    def present(self) -> Step | None:
        """The phase the dossier is in, None where none is recorded."""
        return next((step for step in self._steps if step.state is State.NOW), None)

    def show_instruments(self, names: tuple[str, ...]) -> None:
        """Name the instruments that fit the present phase."""
        self._instruments.show_texts([f"{name[:1].upper()}{name[1:]}" for name in names])
        self._spare()

    def show_suspects(self, suspects: frozenset[ActorRef]) -> None:
        """Light these on the map."""
        self.field.show_suspects(suspects)

    def offer_brief(self, *, possible: bool) -> None:
        """Let a briefing be asked for, or say why it cannot be made."""
        self.brief.setEnabled(possible)
        why = self.tr("Er is nog geen gesprek over dit dossier gepland.")
        self.brief.setToolTip(self.tr("Briefing voor het eerstvolgende gesprek (B)") if possible else why)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc, and from strip and map to a phase by its digit."""
        typed = event.text()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif typed and typed in DIGITS and (self.strip.hasFocus() or self.field.map.hasFocus()):
            self.phase_wanted.emit(self._steps[DIGITS.index(typed)].phase)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self._fold)  # Qt is still going round the panes, and dies when one moves meanwhile

    def _lay_out(self) -> None:
        for chip in (self._phase_chip, self._salience_chip):
            self._head.add_chip(chip)
        coalitions = Button(self.tr("Coalities"), "own-coalition")
        coalitions.clicked.connect(lambda _checked=False: self.coalitions_wanted.emit())
        position = Button(self.tr("Positie"), "plus")
        position.setToolTip(self.tr("Positie vastleggen (P)"))
        position.clicked.connect(lambda _checked=False: self.position_wanted.emit())
        self.brief.clicked.connect(lambda _checked=False: self.brief_wanted.emit())
        self.fold = SideFold(self, self.field, self.side, self.tr("Boodschappen"), lambda: self.field.front)
        for button in (coalitions, position, self.fold.button, self.brief):
            self._head.add(button, stays=button is self.fold.button)
        self.strip.wanted.connect(self.phase_wanted)
        self.field.opened.connect(self.actor_opened)
        self.field.position_wanted.connect(self.position_wanted)
        top = QVBoxLayout()
        top.setContentsMargins(SIZES.page_margin, 8, SIZES.page_margin, 10)
        top.setSpacing(10)
        top.addWidget(self.strip)
        top.addWidget(self._instruments)
        for pane in (self.side, self.field, self.seats):
            self._splitter.addWidget(pane)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._keep_widths)
        self.side.setMinimumWidth(_SIDE_LEAST)
        self.seats.setMinimumWidth(_SEATS_LEAST)
        self.field.setMinimumWidth(_FIELD_LEAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(top)
        column.addWidget(Rule())
        column.addWidget(self._splitter, 1)

    def _order_tabs(self) -> None:
        """Let Tab go as one reads: the head, the strip, the left, and then the middle."""
        buttons = self._head.findChildren(QAbstractButton)
        left = [each for each in self.side.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for before, after in pairwise([*buttons, self.strip, *left, *self.field.stops]):
            QWidget.setTabOrder(before, after)

    def _fold(self) -> None:
        """Move the seats into the middle where three panes do not fit."""
        narrow = self._room.narrow
        if narrow and not self._narrow:
            self.field.take_seats(self.seats)
        elif self._narrow and not narrow:
            self.field.give_seats(self.seats)
            self._splitter.addWidget(self.seats)
            self.seats.show()
        self._narrow = narrow
        if self._own_widths:
            side, seats = scaled(_SIDE_WIDTH), 0 if narrow else scaled(_SEATS_WIDTH)
            self._splitter.setSizes([side, max(self.width() - side - seats, 1), seats])

    def _spare(self) -> None:
        """Leave to the map what height there is: the instruments and what is written below the phases give way."""
        low = self._room.low
        self._instruments.setVisible(self._instruments.filled and not low)
        self.strip.show_captions(shown=not low)

    def _keep_widths(self) -> None:
        """Leave the panes as wide as somebody made them."""
        self._own_widths = False


class _Head(PageHead):
    """The head without its line: the line comes below the instruments."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QWidget.paintEvent(self, event)


class _ChipLine(QWidget):
    """A heading and chips on one line; those that do not fit are counted in a last chip and named in the tooltip."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._texts: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def filled(self) -> bool:
        """Whether there is a chip to show."""
        return bool(self._texts)

    def show_texts(self, texts: list[str]) -> None:
        """Show a chip for each."""
        self._texts = texts
        told = f"{self._title}: {', '.join(texts)}"
        self.setAccessibleName(told)
        self.setToolTip(plain_tip(told))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(400), scaled(SIZES.chip))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setFont(font_for(TextRole.META))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(self.rect(), VCENTRE, self._title)
        x = float(painter.fontMetrics().horizontalAdvance(self._title) + _CHIP_GAP)
        rest = chip_width("+99", ChipKind.NEUTRAL) + _CHIP_GAP
        for at, text in enumerate(self._texts):
            width = chip_width(text, ChipKind.NEUTRAL)
            last = at == len(self._texts) - 1
            if x + width + (0 if last else rest) > self.width():
                text, last = f"+{len(self._texts) - at}", True
                width = chip_width(text, ChipKind.NEUTRAL)
            paint_chip(painter, QRectF(x, 0, width, self.height()), text, ChipKind.NEUTRAL, tokens)
            x += width + _CHIP_GAP
            if last:
                break


def _say(chip: Chip, text: str, kind: ChipKind) -> None:
    chip.set_chip(text, kind)
    chip.setVisible(bool(text))
