"""The picker for people: chips in a field, and names that complete as one types."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.marks import mark_icon
from ipo_crm.ui.qt import override, plain_tip
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.chip import ChipKind, PressChip

_SHOWN = 8
_EDGE = 4
_LEAST_FIELD = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """Someone who can be picked; a `key` of None is a name that no record has yet."""

    key: Hashable | None
    name: str
    detail: str = ""
    sector: Sector | None = None


class PersonPicker(QWidget):
    """Type a name, choose with the arrows and Enter; Backspace in the empty field takes the last one away.

    Chips that do not fit beside each other go on below, and the field grows with them.
    `find` gives the people who match what was typed, best first; `recall` those of a key, where it is set. A name that
    nobody bears becomes an amber chip.
    """

    changed = Signal()

    def __init__(self, name: str, find: Callable[[str], Sequence[Pick]]) -> None:
        super().__init__()
        self._find = find
        self.recall: Callable[[Hashable], Sequence[Pick]] | None = None
        self._picks: list[Pick] = []
        self._offered: list[Pick] = []
        self._chips: list[PressChip] = []
        self._field = QLineEdit(self)
        self._field.setProperty("bare", True)
        self._field.setAccessibleName(name)
        self._field.textEdited.connect(self._offer)
        self._field.installEventFilter(self)
        self._list = _Offers(self)
        self._list.itemClicked.connect(lambda item: self._take(self._list.row(item)))
        self.setAccessibleName(name)
        self.setMinimumWidth(scaled(2 * _LEAST_FIELD))
        self._flow()

    @property
    def picks(self) -> tuple[Pick, ...]:
        """Who was picked, in order."""
        return tuple(self._picks)

    def set_picks(self, picks: Sequence[Pick]) -> None:
        """Show these people without telling anyone."""
        self._picks = list(picks)
        self._lay_chips()

    def start_with(self, picks: Sequence[Pick]) -> None:
        """Show these people and nothing half typed, for another subject."""
        self.set_picks(picks)
        self.set_typed("")

    def add(self, pick: Pick) -> None:
        """Pick someone; who stands there already is not added again."""
        self._field.clear()
        self._list.hide()
        if pick.key is None or pick.key not in [known.key for known in self._picks]:
            self._picks.append(pick)
            self._lay_chips()
            self.changed.emit()

    def known(self, pick: Pick) -> Pick:
        """Give somebody as they are now; of whom no record is found any more the name is left."""
        if pick.key is None:
            return pick
        if self.recall is not None:
            return next(iter(self.recall(pick.key)), Pick(key=None, name=pick.name))
        found = next((each for each in self._find(pick.name) if each.key == pick.key), None)
        return Pick(key=None, name=pick.name) if found is None else replace(found, name=pick.name)

    @property
    def typed(self) -> str:
        """What stands in the field and was not picked yet."""
        return self._field.text()

    def set_typed(self, text: str) -> None:
        """Put a name in the field as if it was typed there and not picked yet."""
        self._field.setText(text)

    @property
    def typing(self) -> SignalInstance:
        """Tells of every letter in the field."""
        return self._field.textChanged

    def hints(self) -> tuple[str, ...]:
        """Give what may stand in the empty field, the fullest first; the first that fits is shown."""
        return (self.tr("naam of @"), "@")

    def remove(self, at: int) -> None:
        """Take someone away."""
        del self._picks[at]
        self._lay_chips()
        self.changed.emit()
        self._field.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
            if event.type() == QEvent.Type.FocusOut:
                self._list.hide()
        return super().eventFilter(watched, event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._flow()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on; a focus proxy would make Tab come back here from wherever this widget stands in line."""
        super().focusInEvent(event)
        self._field.setFocus(event.reason())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._field.setFocus()
        super().mousePressEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self._field.hasFocus()
        wide = 2 if focused else 1
        wrong = bool(self.property("wrong"))
        colour = tokens.neg if wrong else tokens.accent if focused else tokens.ctl
        painter.setPen(QPen(QColor(colour), 2 if wrong else wide))
        painter.setBrush(QColor(tokens.surface))
        half = wide / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(half, half, -half, -half), SIZES.radius, SIZES.radius)

    def _flow(self) -> None:
        """Lay the chips and then the field in lines, and grow to as many lines as that takes."""
        height = scaled(SIZES.chip_filter)
        left, top = _EDGE, _EDGE
        for chip in self._chips:
            width = min(chip.sizeHint().width(), max(self.width() - 2 * _EDGE, 1))
            if left > _EDGE and left + width > self.width() - _EDGE:
                left, top = _EDGE, top + height + _EDGE
            chip.setGeometry(left, top, width, height)
            left += width + _EDGE
        if left > _EDGE and left + scaled(_LEAST_FIELD) > self.width() - _EDGE:
            left, top = _EDGE, top + height + _EDGE
        inset = 2 if self._chips else _EDGE
        room = max(self.width() - left - inset - _EDGE, 1)
        self._field.setGeometry(left + inset, top, room, height)
        hints = (each for each in self.hints() if self._field.fontMetrics().horizontalAdvance(each) + 2 * _EDGE <= room)
        self._field.setPlaceholderText(next(hints, ""))
        self.setFixedHeight(max(top + height + _EDGE, scaled(SIZES.field)))

    def _offer(self, typed: str) -> None:
        wanted = typed.removeprefix("@").strip()
        self._offered = list(self._find(wanted))[:_SHOWN] if wanted else []
        if wanted:
            self._offered.append(Pick(key=None, name=wanted, detail=self.tr("nieuw, aanmaken")))
        self._list.show_offers(self._offered)

    def _key(self, event: QKeyEvent) -> bool:
        shown = self._list.isVisible()
        match event.key():
            case Qt.Key.Key_Down if shown:
                self._list.setCurrentRow(min(self._list.currentRow() + 1, self._list.count() - 1))
            case Qt.Key.Key_Up if shown:
                self._list.setCurrentRow(max(self._list.currentRow() - 1, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if shown:
                self._take(self._list.currentRow())
            case Qt.Key.Key_Escape if shown:
                self._list.hide()
            case Qt.Key.Key_Backspace if not self._field.text() and self._picks:
                self.remove(len(self._picks) - 1)
            case _:
                return False
        return True

    def _take(self, at: int) -> None:
        if 0 <= at < len(self._offered):
            self.add(self._offered[at])

    def _lay_chips(self) -> None:
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(at, pick) for at, pick in enumerate(self._picks)]
        self._tab_in_order()
        self._flow()

    def _tab_in_order(self) -> None:
        """Let Tab visit the chips and then the field.

        The chips go behind the field and then the field behind them: whatever stands before may not be named, for Qt
        breaks its chain when that is a widget with a focus proxy, such as this picker.
        """
        before: QWidget = self._field
        for widget in (*self._chips, self._field) if self._chips else ():
            QWidget.setTabOrder(before, widget)
            before = widget

    def _chip(self, at: int, pick: Pick) -> PressChip:
        fresh = pick.key is None
        text = self.tr("%1, nieuw").replace("%1", pick.name) if fresh else pick.name
        kind = ChipKind.SUSPECT if fresh else ChipKind.NEUTRAL
        chip = PressChip(text, kind, removable=True, sector=pick.sector, person=not fresh, parent=self)
        chip.setToolTip(plain_tip(pick.detail))
        chip.setAccessibleDescription(". ".join(part for part in (pick.detail, chip.accessibleDescription()) if part))
        chip.removed.connect(lambda: self.remove(at))
        chip.show()
        return chip


class _Offers(QListWidget):
    """The names under the field: a child of the window, so that the keyboard stays in the field."""

    def __init__(self, picker: PersonPicker) -> None:
        super().__init__(picker)
        self._picker = picker
        self.setAccessibleName(self.tr("Gevonden namen"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_offers(self, offers: Sequence[Pick]) -> None:
        """Show these, the first one chosen; none hides the list."""
        self.clear()
        tokens = tokens_of(self)
        for pick in offers:
            item = QListWidgetItem("  ·  ".join(part for part in (pick.name, pick.detail) if part), self)
            item.setIcon(mark_icon(pick.sector, tokens, person=True))
        if not offers:
            self.hide()
            return
        self.setParent(self._picker.window())
        below = self._picker.mapTo(self._picker.window(), QPoint(0, self._picker.height() + 2))
        height = self.count() * scaled(SIZES.button) + 4
        self.setGeometry(below.x(), below.y(), max(self._picker.width(), scaled(320)), height)
        self.setCurrentRow(0)
        self.show()
        self.raise_()
