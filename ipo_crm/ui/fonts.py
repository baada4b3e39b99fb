"""The typeface of the program: Inter from resources/fonts, or what the system has that comes near."""

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from ipo_crm.assets import resource
from ipo_crm.ui.tokens import BODY_SIZE, TYPES, TextRole

FAMILY = "Inter"
FALL_BACK = ["Segoe UI", "Noto Sans", "DejaVu Sans", "Liberation Sans"]


def load_fonts() -> bool:
    """Register the shipped fonts with Qt; tell whether Inter is there afterwards."""
    if FAMILY not in QFontDatabase.families():
        for file in sorted(resource("fonts").glob("*.[ot]tf")):
            QFontDatabase.addApplicationFont(str(file))
    return FAMILY in QFontDatabase.families()


def base_font(size: int) -> QFont:
    """Give the body font at a size in px, with tabular figures so that numbers stand in columns."""
    font = QFont([FAMILY, *FALL_BACK])
    font.setPixelSize(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag.fromString("tnum"), 1)
    return font


def font_for(role: TextRole) -> QFont:
    """Give the font of a role at the text size in force, for widgets that paint their own text."""
    font = QFont(QApplication.font())
    kind = TYPES[role]
    font.setPixelSize(max(1, round(font.pixelSize() * kind.size / BODY_SIZE)))
    font.setWeight(QFont.Weight(kind.weight))
    return font


def scaled(pixels: int) -> int:
    """Give a measure at the text size in force."""
    return round(pixels * QApplication.font().pixelSize() / BODY_SIZE)
