"""The edge where Qt's typing and Python 3.11 rub: `override`, and enumerations as plain ints for hot paths."""

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method: Any) -> Any:
        """Mark a method that Qt calls; typing.override itself came with Python 3.12."""
        return method


__all__ = ["ACCESSIBLE_TEXT", "ALIGNMENT", "DISPLAY", "TOOL_TIP", "VCENTRE", "override"]

DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
ACCESSIBLE_TEXT: Final = int(Qt.ItemDataRole.AccessibleTextRole)
VCENTRE: Final = Qt.AlignmentFlag.AlignVCenter
