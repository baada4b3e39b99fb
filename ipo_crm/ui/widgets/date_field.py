"""The date field: takes Dutch dates as one types them and echoes the day that was understood."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ipo_crm.domain.dates import Moment, UnreadableDateError, read_moment, write_day, write_moment
from ipo_crm.domain.drafts import DAY
from ipo_crm.domain.meetings import Precision
from ipo_crm.domain.names import fold
from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.qt import VCENTRE, override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import IconButton
from ipo_crm.ui.widgets.day_calendar import DayCalendar

_BUTTON_ROOM = 32
_BUTTON = SIZES.target


class DateField(QLineEdit):
    """Type a date or pick one; the field is `wrong` while what stands in it cannot be read.

    `today` gives the day to count from. `settled` comes with a Moment, or None for an emptied field, when editing ends;
    `refused` comes with the sentence to show below the field, empty once it is mended.
    """

    settled = Signal(object)
    refused = Signal(str)

    def __init__(self, name: str, today: Callable[[], date], *, past: bool = False) -> None:
        super().__init__()
        self._today = today
        self._past = past
        self._told: object = None
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("morgen, di 14:00, 3-12"))
        self._calendar = IconButton(self.tr("Kalender openen (Alt+pijl omlaag)"), "calendar", self, small=True)
        self._calendar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._calendar.setCursor(Qt.CursorShape.ArrowCursor)
        self._calendar.clicked.connect(self.open_calendar)
        self.textChanged.connect(self._speak)
        self.editingFinished.connect(self._settle)

    @property
    def moment(self) -> Moment | None:
        """The moment that stands here, None for an empty field or one that cannot be read."""
        try:
            return self._read()
        except UnreadableDateError:
            return None

    @property
    def echo(self) -> str:
        """What was understood, empty where that is what was typed."""
        moment = self.moment
        written = write_moment(moment) if moment is not None else ""
        return "" if fold(self.text().strip()) == fold(written) else written

    @property
    def written(self) -> dict[str, str]:
        """What stands here letter by letter, and the moment it means: "morgen" means another one tomorrow."""
        moment = self.moment
        return {DAY: write_moment(moment) if moment is not None else "", "text": self.text()}

    def write(self, written: Mapping[str, str]) -> None:
        """Put back what `written` gave: as it was typed, or the moment itself where that means another one by now."""
        self.setText(written["text"])
        if written[DAY] and self.written[DAY] != written[DAY]:
            self.setText(written[DAY])

    def set_moment(self, moment: Moment | None) -> None:
        """Show a moment without telling anyone."""
        self._told = moment
        self.setText(write_moment(moment) if moment is not None else "")
        self._mark("")

    def open_calendar(self) -> None:
        """Show a month to pick a day from."""
        box = QWidget(self, Qt.WindowType.Popup)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box.setProperty("ground", "floating")
        moment = self.moment
        calendar = DayCalendar(self.accessibleName(), moment.day if moment is not None else self._today())
        column = QVBoxLayout(box)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(calendar)

        def take() -> None:
            box.close()
            self.setText(write_moment(Moment(calendar.day)))
            self._settle()

        calendar.activated.connect(lambda _day: take())
        calendar.clicked.connect(lambda _day: take())
        box.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        box.show()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = scaled(_BUTTON)
        self._calendar.setGeometry(self.width() - side - 4, (self.height() - side) // 2, side, side)
        self.setTextMargins(0, 0, side, 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        echo = self.echo
        if not echo:
            return
        font = font_for(TextRole.BODY)
        left = 14 + QFontMetrics(font).horizontalAdvance(self.text())
        room = self.width() - left - scaled(_BUTTON_ROOM)
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(QColor(tokens_of(self).muted))
        shown = self._shortened(echo, lambda text: painter.fontMetrics().horizontalAdvance(text) <= room)
        painter.drawText(QRectF(left, 0, room, self.height()), VCENTRE, shown)

    def _shortened(self, echo: str, fits: Callable[[str], bool]) -> str:
        """Give as much of the echo as there is room for: all, the day without its year, or nothing."""
        moment = self.moment
        day = "" if moment is None or moment.precision is Precision.WEEK else write_day(moment.day, year=False)
        return next((text for text in (f"→ {echo}", f"→ {day}" if day else "") if fits(text)), "")

    def _read(self) -> Moment | None:
        typed = self.text().strip()
        return read_moment(typed, self._today(), past=self._past) if typed else None

    def _settle(self) -> None:
        try:
            moment = self._read()
        except UnreadableDateError as error:
            self._mark(str(error))
            return
        self._mark("")
        if moment != self._told:
            self._told = moment
            self.settled.emit(moment)

    def _mark(self, problem: str) -> None:
        self.setProperty("wrong", bool(problem))
        self.style().unpolish(self)
        self.style().polish(self)
        self.refused.emit(problem)

    def _speak(self) -> None:
        self.setAccessibleDescription(self.echo)
