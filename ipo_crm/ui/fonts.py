"""The typeface of the program: Inter from resources/fonts, or what the system has that comes near."""

from PySide6.QtGui import QFont, QFontDatabase, QTextBlock, QTextCursor, QTextFormat
from PySide6.QtWidgets import QApplication

from ipo_crm.assets import resource
from ipo_crm.ui.tokens import BODY_SIZE, TYPES, TextRole

FAMILY = "Inter"
HEAVIEST = QFont.Weight.DemiBold
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


def give_shipped_weights(block: QTextBlock, size: int = 0) -> None:
    """Give what is bold in a block the heaviest weight that is shipped: of a heavier one Qt draws the letters twice.

    All of it gets a size in px where one is given, in place of what Qt makes of a heading.
    """
    cursor = QTextCursor(block)
    for piece in block.textFormats():
        heavy = piece.format.fontWeight() > HEAVIEST
        if heavy:
            piece.format.setFontWeight(HEAVIEST)
        if size:
            piece.format.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            piece.format.setProperty(QTextFormat.Property.FontPixelSize, size)
        if heavy or size:
            cursor.setPosition(block.position() + piece.start)
            cursor.setPosition(block.position() + piece.start + piece.length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(piece.format)


def scaled(pixels: int) -> int:
    """Give a measure at the text size in force."""
    return round(pixels * QApplication.font().pixelSize() / BODY_SIZE)
