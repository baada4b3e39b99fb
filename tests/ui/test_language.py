"""The window speaks Dutch, also where Qt itself says something."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtWidgets import QApplication

from ipo_crm.ui.language import speak_dutch


@pytest.fixture(autouse=True)
def _dutch(qapp: QApplication) -> None:
    speak_dutch(qapp)


@pytest.mark.parametrize(("english", "dutch"), [("Cancel", "Annuleren"), ("&Yes", "&Ja"), ("Save", "Opslaan")])
def test_buttons_and_menus_of_qt_are_dutch(english: str, dutch: str) -> None:
    assert QCoreApplication.translate("QPlatformTheme", english) == dutch


def test_days_and_numbers_are_written_the_dutch_way() -> None:
    locale, day = QLocale(), QDate(2026, 11, 30)

    assert locale.toString(day, QLocale.FormatType.LongFormat) == "maandag 30 november 2026"
    assert locale.toString(day, QLocale.FormatType.ShortFormat) == "30-11-2026"
    assert locale.toString(1234567.89, "f", 2) == "1.234.567,89"
    assert day.weekNumber() == (date(2026, 11, 30).isocalendar().week, 2026)
