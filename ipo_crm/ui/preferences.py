"""What somebody chose on this computer: kept as soon as it is chosen, and part of no file."""

from typing import Final

from PySide6.QtCore import QObject, QSettings, Qt

from ipo_crm.ui.language import LANGUAGES, begin_weeks_on
from ipo_crm.ui.theme import Theme

FIRST_DAYS: Final = (Qt.DayOfWeek.Monday, Qt.DayOfWeek.Sunday)
"""The days that a week may begin on."""
_NAME, _FIRST_DAY = "person/name", "week/first_day"
_LISTS = "lists"
_MODE, _ZOOM = "theme/mode", "theme/zoom"


class Preferences(QObject):
    """The look, the first day of the week, the language, and the name that the history shows."""

    def __init__(self, settings: QSettings, theme: Theme) -> None:
        super().__init__(theme)
        self._settings = settings
        self.theme = theme
        theme.changed.connect(self._keep_look)
        begin_weeks_on(self.first_day)

    @property
    def language(self) -> str:
        """The language that the window speaks; there is one as yet."""
        return next(iter(LANGUAGES))

    @property
    def first_day(self) -> Qt.DayOfWeek:
        """The day that weeks begin on; what was kept and is no such day counts as Monday."""
        kept = str(self._settings.value(_FIRST_DAY, ""))
        return next((day for day in FIRST_DAYS if str(day.value) == kept), FIRST_DAYS[0])

    def choose_first_day(self, day: Qt.DayOfWeek) -> None:
        """Have calendars begin their weeks on this day."""
        self._settings.setValue(_FIRST_DAY, day.value)
        begin_weeks_on(day)

    @property
    def name(self) -> str:
        """Under which name the history shows what is done here; empty for the login name."""
        return str(self._settings.value(_NAME, ""))

    def choose_name(self, name: str) -> None:
        """Keep the name under which the history shows what is done here."""
        self._settings.setValue(_NAME, name.strip())

    def list_layout(self, area: str) -> str:
        """Give how the list of an area was laid out, as it was written down; empty where nobody changed it."""
        return str(self._settings.value(f"{_LISTS}/{area}", ""))

    def keep_list_layout(self, area: str, written: str) -> None:
        """Keep how the list of an area is laid out."""
        self._settings.setValue(f"{_LISTS}/{area}", written)

    def _keep_look(self) -> None:
        self._settings.setValue(_MODE, str(self.theme.mode))
        self._settings.setValue(_ZOOM, self.theme.zoom)
