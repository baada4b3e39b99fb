"""A month to pick a day from, in the colours of the theme; Qt's own weekends are red, which fails on both grounds."""

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton

from ipo_crm.ui.icons import set_icon
from ipo_crm.ui.language import first_day_of_week
from ipo_crm.ui.theme import tokens_of

_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class DayCalendar(QCalendarWidget):
    """Begins on the day that was chosen and shows the numbers of the weeks, which are those of their Mondays."""

    def __init__(self, name: str, shown: date) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFirstDayOfWeek(first_day_of_week())
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        tokens = tokens_of(self)
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(tokens.muted))
        for day in _WEEKEND:
            self.setWeekdayTextFormat(day, quiet)
        for part, icon, spoken in (
            ("qt_calendar_prevmonth", "chevron-left", self.tr("Vorige maand")),
            ("qt_calendar_nextmonth", "chevron-right", self.tr("Volgende maand")),
        ):
            button = self.findChild(QToolButton, part)
            if isinstance(button, QToolButton):
                set_icon(button, icon, tokens, "muted")
                button.setAccessibleName(spoken)
                button.setToolTip(spoken)

    @property
    def day(self) -> date:
        """The chosen day."""
        chosen = self.selectedDate()
        return date(chosen.year(), chosen.month(), chosen.day())
