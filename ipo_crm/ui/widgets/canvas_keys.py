"""The keys of the coalition canvas: what each asks for."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Ask(Enum):
    """What a key asks for; WALK and NUDGE go with a direction."""

    WALK = auto()
    NUDGE = auto()
    FIT = auto()
    ZOOM_IN = auto()
    ZOOM_OUT = auto()
    CLEAR = auto()
    HOLD = auto()
    HIDE = auto()
    OPEN = auto()
    SELECT = auto()


WAYS: Final = {
    int(Qt.Key.Key_Left): (-1.0, 0.0),
    int(Qt.Key.Key_Right): (1.0, 0.0),
    int(Qt.Key.Key_Up): (0.0, -1.0),
    int(Qt.Key.Key_Down): (0.0, 1.0),
}
_KEYS: Final = {
    int(Qt.Key.Key_0): Ask.FIT,
    int(Qt.Key.Key_Plus): Ask.ZOOM_IN,
    int(Qt.Key.Key_Equal): Ask.ZOOM_IN,
    int(Qt.Key.Key_Minus): Ask.ZOOM_OUT,
    int(Qt.Key.Key_Escape): Ask.CLEAR,
    int(Qt.Key.Key_F): Ask.HOLD,
    int(Qt.Key.Key_V): Ask.HIDE,
    int(Qt.Key.Key_Return): Ask.OPEN,
    int(Qt.Key.Key_Enter): Ask.OPEN,
    int(Qt.Key.Key_Space): Ask.SELECT,
}


def asked(event: QKeyEvent) -> Ask | None:
    """Tell what a key asks for; None for keys of others, so also for all with Ctrl or Alt."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
    if modifiers != Qt.KeyboardModifier.NoModifier and not shifted:
        return None
    if event.key() in WAYS:
        return Ask.NUDGE if shifted else Ask.WALK
    if shifted and event.key() != Qt.Key.Key_Plus:
        return None
    return _KEYS.get(event.key())
