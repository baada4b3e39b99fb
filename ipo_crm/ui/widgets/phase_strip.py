"""The strip of ten phases: done, skipped without a record, now and to come; a click or a digit asks for a phase."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ipo_crm.domain import labels
from ipo_crm.domain.dates import write_day
from ipo_crm.domain.dossiers import Phase, PhaseEntry
from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.qt import VCENTRE, override, plain_tip
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole, Tokens
from ipo_crm.ui.widgets.sharing import spread

DIGITS = "1234567890"
"""The keys of the ten phases."""
_ARROW = 28
_POINT = 8
_PAD = 13


class State(StrEnum):
    """How far a dossier is with a phase."""

    DONE = "done"
    NOT_RECORDED = "not recorded"
    NOW = "now"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class Step:
    """One phase of a dossier, with the entry by which it was last entered."""

    phase: Phase
    state: State
    entry: PhaseEntry | None = None


def steps_on(entries: Sequence[PhaseEntry], today: date) -> tuple[Step, ...]:
    """Give the ten phases as they stand today; what lies before the present one without an entry is not recorded."""
    entered = [entry for entry in entries if entry.entered <= today]
    latest = {entry.phase: entry for entry in entered}
    now = entered[-1].phase if entered else None

    def state(phase: Phase) -> State:
        if phase is now:
            return State.NOW
        if phase in latest:
            return State.DONE
        return State.NOT_RECORDED if now is not None and phase < now else State.TO_COME

    return tuple(Step(phase, state(phase), latest.get(phase)) for phase in Phase)


class PhaseStrip(QWidget):
    """Ten arrows with a line below; `wanted` says which phase was asked for."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._steps = steps_on((), date.min)
        self._lefts: list[tuple[float, float]] = []
        self._at = 0
        self._hovered = -1
        self._captions = True
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_steps(self._steps)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The ten phases as shown."""
        return self._steps

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Show these ten, standing on the present one."""
        self._steps = steps
        self._at = next((at for at, step in enumerate(steps) if step.state is State.NOW), 0)
        self._measure()
        self._speak()
        self.updateGeometry()

    def show_captions(self, *, shown: bool) -> None:
        """Write below the arrows too, or in their tooltips only, where there is no height to spare."""
        if shown != self._captions:
            self._captions = shown
            self.updateGeometry()
            self.update()

    @property
    def _bare(self) -> bool:
        """Whether only the arrows show; how to record a first phase is always written."""
        return not self._captions and not all(step.state is State.TO_COME for step in self._steps)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(900), scaled(_ARROW + (2 if self._bare else 22)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(600), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self.updateGeometry()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._under(event.position().x())
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = -1
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._stand(self._under(event.position().x()))
        self.wanted.emit(self._steps[self._at].phase)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Right:
                self._stand(min(self._at + 1, len(self._steps) - 1))
            case Qt.Key.Key_Left:
                self._stand(max(self._at - 1, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.wanted.emit(self._steps[self._at].phase)
            case _:
                super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            step = self._steps[self._under(event.pos().x())]
            QToolTip.showText(event.globalPos(), plain_tip(self._told(step)), self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, (step, (left, width)) in enumerate(zip(self._steps, self._lefts, strict=True)):
            focused = self.hasFocus() and at == self._at
            self._paint_arrow(painter, step, left, width, tokens, hovered=at == self._hovered, focused=focused)
            if not self._bare:
                self._paint_caption(painter, step, left, width, tokens)
        if all(step.state is State.TO_COME for step in self._steps):
            painter.setFont(font_for(TextRole.META))
            painter.setPen(QColor(tokens.muted))
            told = self.tr(
                "Nog geen fase vastgelegd; klik op de fase waarin het dossier is, of druk op 1 tot en met 0."
            )
            painter.drawText(QRectF(_POINT + 4, scaled(_ARROW) + 3, self.width(), scaled(17)), VCENTRE, told)

    def _paint_arrow(
        self, painter: QPainter, step: Step, left: float, width: float, tokens: Tokens, *, hovered: bool, focused: bool
    ) -> None:
        fill, edge, ink = _colours(step.state, tokens)
        pen = QPen(QColor(tokens.ink if hovered and step.state is not State.NOW else edge), 1)
        if step.state is State.NOT_RECORDED:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(QPen(QColor(tokens.ink), SIZES.focus) if focused else pen)
        painter.setBrush(QColor(fill))
        painter.drawPolygon(_arrow(left, width, scaled(_ARROW), notched=step.phase is not Phase.AGENDA))
        painter.setFont(_arrow_font(step))
        painter.setPen(QColor(ink))
        words = QRectF(left + _POINT + 4, 0, width - 2 * _POINT - 3, scaled(_ARROW))
        text = painter.fontMetrics().elidedText(_title(step), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, VCENTRE, text)

    def _paint_caption(self, painter: QPainter, step: Step, left: float, width: float, tokens: Tokens) -> None:
        """Write below an arrow; the present one may use the empty room below those to come."""
        text = self._caption(step)
        room = width - _POINT - 4
        if step.state is State.NOW and all(each.state is State.TO_COME for each in self._steps[step.phase :]):
            room = self.width() - left - _POINT - 4
        font = font_for(TextRole.META)
        if step.state is State.NOW:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.accent if step.state is State.NOW else tokens.muted))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(left + _POINT + 4, scaled(_ARROW) + 3, room, scaled(17)), VCENTRE, shown)

    def _caption(self, step: Step) -> str:
        match step.state:
            case State.NOW:
                return (step.entry.evidence if step.entry else "").rstrip(".")
            case State.DONE:
                return self.tr("afgerond")
            case State.NOT_RECORDED:
                return self.tr("niet vastgelegd")
            case State.TO_COME:
                return ""

    def _told(self, step: Step) -> str:
        states = {
            State.DONE: self.tr("afgerond"),
            State.NOT_RECORDED: self.tr("niet vastgelegd"),
            State.NOW: self.tr("nu"),
            State.TO_COME: self.tr("nog te komen"),
        }
        parts = [f"{step.phase:d} {labels.PHASE[step.phase]}, {states[step.state]}."]
        if step.entry is not None:
            parts.append(self.tr("Vanaf %1.").replace("%1", write_day(step.entry.entered)))
            parts += [each for each in (step.entry.evidence, step.entry.reason) if each]
        return " ".join(parts)

    def _measure(self) -> None:
        """Give every arrow the room that its title needs."""
        needs = [QFontMetrics(_arrow_font(step)).horizontalAdvance(_title(step)) + 2 * _PAD for step in self._steps]
        left = 0.0
        self._lefts = []
        for width in spread(self.width() - _POINT - 1, needs):
            self._lefts.append((left, width))
            left += width
        self.update()

    def _under(self, x: float) -> int:
        return max((at for at, (left, _) in enumerate(self._lefts) if x >= left), default=0)

    def _stand(self, at: int) -> None:
        self._at = at
        self._speak()
        self.update()

    def _speak(self) -> None:
        self.setAccessibleName(self.tr("Fasen"))
        self.setAccessibleDescription(self._told(self._steps[self._at]))
        self.update()


def _title(step: Step) -> str:
    return f"{step.phase:d}  {labels.PHASE_SHORT[step.phase]}"


def _arrow_font(step: Step) -> QFont:
    font = font_for(TextRole.META)
    if step.state is State.NOW:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _colours(state: State, tokens: Tokens) -> tuple[str, str, str]:
    """Give ground, edge and ink of an arrow."""
    return {
        State.DONE: (tokens.accent_soft, tokens.accent_soft, tokens.accent),
        State.NOT_RECORDED: (tokens.surface, tokens.ctl, tokens.muted),
        State.NOW: (tokens.accent, tokens.accent, tokens.on_accent),
        State.TO_COME: (tokens.surface, tokens.ctl, tokens.ink),
    }[state]


def _arrow(left: float, width: float, height: float, *, notched: bool) -> QPolygonF:
    """Give the outline: a point at the right, and but for the first a notch at the left."""
    start, end, bottom = left + 1, left + width - 2, height - 1.0
    corners = [(start, 1.0), (end, 1.0), (end + _POINT, (bottom + 1) / 2), (end, bottom), (start, bottom)]
    if notched:
        corners.append((start + _POINT, (bottom + 1) / 2))
    return QPolygonF([QPointF(x, y) for x, y in corners])
