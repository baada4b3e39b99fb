"""The language of the window: dates, numbers and buttons, and the day that weeks begin on."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

LANGUAGES: Final = {"nl": "Nederlands"}
"""What the window speaks; another language comes with a line here and a translator beside that of `speak_dutch`."""
_FIRST_DAY = "first_day_of_week"


def speak_dutch(app: QApplication) -> None:
    """Write dates, money and the buttons of Qt the Dutch way."""
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    translator = QTranslator(app)
    if translator.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def begin_weeks_on(day: Qt.DayOfWeek) -> None:
    """Have every calendar that opens from here on begin its weeks on this day.

    It is kept on the application, as Qt keeps the locale: no locale lets one choose this day by itself.
    """
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_FIRST_DAY, day.value)


def first_day_of_week() -> Qt.DayOfWeek:
    """Give the day that weeks begin on: the one chosen, or else Monday."""
    app = QCoreApplication.instance()
    chosen = None if app is None else app.property(_FIRST_DAY)
    return Qt.DayOfWeek(chosen) if isinstance(chosen, int) else Qt.DayOfWeek.Monday
