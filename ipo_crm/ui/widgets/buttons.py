"""Buttons: ordinary, main, text, plain and icon-only; the looks come from the style sheet by their kind."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ipo_crm.ui.icons import set_icon
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of


class Kind(StrEnum):
    """The looks of a button; a pane has one primary button at most."""

    NORMAL = "normal"
    PRIMARY = "primary"
    TEXT = "text"
    PLAIN = "plain"
    CRUMB = "crumb"


_ICON_ROLE = {
    Kind.NORMAL: "ink",
    Kind.PRIMARY: "on_accent",
    Kind.TEXT: "accent",
    Kind.PLAIN: "muted",
    Kind.CRUMB: "muted",
}


class Button(QPushButton):
    """A button with a text and perhaps an icon before it."""

    def __init__(self, text: str, icon: str = "", kind: Kind = Kind.NORMAL, parent: QWidget | None = None) -> None:
        super().__init__(f"\u2009{text}" if icon else text, parent)
        self.setProperty("kind", str(kind))
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        if kind in (Kind.TEXT, Kind.CRUMB):
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon:
            set_icon(self, icon, tokens_of(self), _ICON_ROLE[kind])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


class IconButton(QToolButton):
    """A button that is only an icon; its name is its tooltip and is read aloud."""

    def __init__(self, name: str, icon: str, parent: QWidget | None = None, *, small: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("kind", "icon")
        self.setProperty("small", small)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_name(name)
        set_icon(self, icon, tokens_of(self), "muted", 14 if small else 16)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def set_name(self, name: str) -> None:
        """Say what the button does."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def follow(self, action: QAction) -> None:
        """Do what the action does, and be named, shown and greyed as it is."""
        self.clicked.connect(action.trigger)

        def mirror() -> None:
            self.setEnabled(action.isEnabled())
            self.set_name(action.text().replace("&", ""))
            self.setToolTip(action.toolTip())

        action.changed.connect(mirror)
        mirror()


def _is_enter(event: QKeyEvent) -> bool:
    """Tell whether Enter was pressed alone: it presses the button that has the keyboard, as the space bar does."""
    alone = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return alone and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
