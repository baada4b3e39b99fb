"""The date field: takes Dutch dates as one types them and echoes the day that was understood."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipo_crm.domain.dates import Moment, UnreadableDateError, read_moment, write_day, write_moment
from ipo_crm.domain.meetings import Precision
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.buttons import IconButton
from ipo_crm.ui.widgets.day_calendar import DayCalendar
from ipo_crm.ui.widgets.echo_line import EchoLine

_BUTTON = SIZES.target


class DateField(EchoLine):
    """Type a date or pick one; `today` gives the day to count from.

    `settled` comes with a Moment; with `past` a date without a year lies behind us.
    """

    side_room = 32

    def __init__(self, name: str, today: Callable[[], date], *, past: bool = False) -> None:
        super().__init__(name)
        self._today = today
        self._past = past
        self.setPlaceholderText(self.tr("morgen, di 14:00, 3-12"))
        self._calendar = IconButton(self.tr("Kalender openen (Alt+pijl omlaag)"), "calendar", self, small=True)
        self._calendar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._calendar.setCursor(Qt.CursorShape.ArrowCursor)
        self._calendar.clicked.connect(self.open_calendar)

    @property
    def moment(self) -> Moment | None:
        """The moment that stands here, None for an empty field or one that cannot be read."""
        try:
            return self._understood()
        except UnreadableDateError:
            return None

    def set_moment(self, moment: Moment | None) -> None:
        """Show a moment without telling anyone."""
        self._show(moment, write_moment(moment) if moment is not None else "")

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
    def _understood(self) -> Moment | None:
        typed = self.text().strip()
        return read_moment(typed, self._today(), past=self._past) if typed else None

    @override
    def _in_words(self) -> str:
        moment = self.moment
        return write_moment(moment) if moment is not None else ""

    @override
    def _shorter(self) -> Sequence[str]:
        """Give the day without its year."""
        moment = self.moment
        return () if moment is None or moment.precision is Precision.WEEK else (write_day(moment.day, year=False),)
