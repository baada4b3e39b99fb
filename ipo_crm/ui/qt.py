"""The edge of Qt: `override` for Python 3.11, enumerations as plain ints for hot paths, tooltips as plain text."""

from html import escape
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import Qt as RichText
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method: Any) -> Any:
        """Mark a method that Qt calls; typing.override itself came with Python 3.12."""
        return method


__all__ = ["ACCESSIBLE_TEXT", "ALIGNMENT", "DISPLAY", "FRAME", "TOOL_TIP", "VCENTRE", "centre", "override", "plain_tip"]

DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
ACCESSIBLE_TEXT: Final = int(Qt.ItemDataRole.AccessibleTextRole)
VCENTRE: Final = Qt.AlignmentFlag.AlignVCenter
FRAME: Final = QSize(2, 32)
"""What the frame of a window takes, in px: a guess, as no system tells before the window is shown."""


def plain_tip(text: str) -> str:
    """Give a tooltip that shows the text as it is: Qt would read markup in it, and fetch images that it names."""
    return f"<qt>{escape(text)}</qt>" if RichText.mightBeRichText(text) else text


def centre(window: QWidget) -> None:
    """Put a window with its frame in the middle of its screen: a dialog that opens at once knows where it will be."""
    whole = QRect(QPoint(), window.size() + FRAME)
    window.move(window.screen().availableGeometry().center() - whole.center())
