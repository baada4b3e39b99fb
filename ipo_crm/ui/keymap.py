"""The keys of all commands: those they come with, and those that somebody chose instead on this computer."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction, QKeySequence
from shiboken6 import isValid

from ipo_crm.domain.names import words_of

_ID, _USUAL = "command_id", "usual_keys"
_KEPT: Final = "keys"
_WINDOW: Final = "window"
_TAKEN: Final = (
    *("Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A", "Ctrl+F", "Ctrl+T", "Ctrl+D", "Ctrl+Left", "Ctrl+Right"),
    *("Ctrl+Return", "Ctrl+Enter", "Ctrl+Shift+Return", "Ctrl+Shift+Enter", "Ctrl+Backspace", "Ctrl+Del"),
    *("Alt+Z", "Alt+W", "Alt+V", "Alt+I", "Alt+N", "F2", "Shift+F10"),
)
"""What text fields, lists and forms do themselves; a command that comes with one of these may keep it."""
_SAFE: Final = re.compile(r"(Ctrl|Alt|Meta)\+.|(Shift\+)?F\d+$")


class Keymap(QObject):
    """Gives every command its keys, and keeps what is changed; `changed` tells that keys are new.

    A command is known by its page and its first name, so that the choice outlives the window. No two commands that can
    be given at once get the same keys: a change that would do so is refused with a sentence.
    """

    changed = Signal()

    def __init__(self, settings: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._known: dict[str, QAction] = {}

    def adopt(self, action: QAction, page: str = _WINDOW) -> None:
        """Take a command in: give it the keys that were chosen for it, once; `page` is where it belongs, if to one."""
        if action.property(_ID) is not None:
            return
        key = f"{page}/{'-'.join(words_of(plain_name(action)))}"
        action.setProperty(_ID, key)
        action.setProperty(_USUAL, [each.toString() for each in action.shortcuts()])
        self._known[key] = action
        kept = self._kept(key)
        if kept is not None:
            action.setShortcuts([QKeySequence(kept)] if kept else [])

    def usual(self, action: QAction) -> list[QKeySequence]:
        """Give the keys that a command comes with."""
        return [QKeySequence(each) for each in action.property(_USUAL) or []]

    def is_usual(self, action: QAction) -> bool:
        """Tell whether a command has the keys that it comes with."""
        return action.shortcuts() == self.usual(action)

    def change(self, action: QAction, keys: QKeySequence) -> str:
        """Give a command other keys, none perhaps; give the sentence why not, or nothing when it is done."""
        wrong = self._wrong(action, keys)
        if not wrong:
            action.setShortcuts([keys] if not keys.isEmpty() else [])
            self._keep(action, keys.toString())
        return wrong

    def reset(self, action: QAction) -> str:
        """Give a command its usual keys again; give the sentence why not, or nothing when it is done."""
        for keys in self.usual(action):
            wrong = self._clash(action, keys)
            if wrong:
                return wrong
        action.setShortcuts(self.usual(action))
        self._keep(action, None)
        return ""

    def reset_all(self) -> None:
        """Give every command its usual keys again, also those of pages that were not opened yet."""
        if self._settings is not None:
            self._settings.remove(_KEPT)
        for action in self._all():
            action.setShortcuts(self.usual(action))
        self.changed.emit()

    def _wrong(self, action: QAction, keys: QKeySequence) -> str:
        if keys.isEmpty():
            return ""
        if _is_bare(keys) and not any(map(_is_bare, self.usual(action))):
            return self.tr("Een losse toets typt een letter in een veld. Neem er Ctrl of Alt bij.")
        if keys not in self.usual(action) and keys in [QKeySequence(each) for each in _TAKEN]:
            text = self.tr("%1 hoort bij de velden en lijsten zelf. Kies andere toetsen.")
            return text.replace("%1", keys.toString())
        return self._clash(action, keys)

    def _clash(self, action: QAction, keys: QKeySequence) -> str:
        """Say which command has these keys already, of those that can be given beside this one."""
        mine = _page_of(action)
        for other in self._all():
            theirs = _page_of(other)
            beside = _WINDOW in (mine, theirs) or mine == theirs
            if other is not action and beside and keys in other.shortcuts():
                text = self.tr("%1 is al van “%2”. Kies andere toetsen, of geef die opdracht eerst andere.")
                return text.replace("%1", keys.toString()).replace("%2", plain_name(other))
        if mine == _WINDOW and keys.toString() in self._kept_of_closed_pages():
            text = self.tr("%1 is al van een opdracht op een pagina die nog niet open was. Kies andere toetsen.")
            return text.replace("%1", keys.toString())
        return ""

    def _all(self) -> list[QAction]:
        self._known = {key: action for key, action in self._known.items() if isValid(action)}
        return list(self._known.values())

    def _kept(self, key: str) -> str | None:
        """Give the keys that were chosen for a command, "" for none at all, None where nothing was chosen."""
        kept = self._settings.value(f"{_KEPT}/{key}") if self._settings is not None else None
        return None if kept is None else str(kept)

    def _kept_of_closed_pages(self) -> Sequence[str]:
        if self._settings is None:
            return ()
        self._settings.beginGroup(_KEPT)
        kept = {key: str(self._settings.value(key)) for key in self._settings.allKeys()}
        self._settings.endGroup()
        return [keys for key, keys in kept.items() if key not in self._known]

    def _keep(self, action: QAction, keys: str | None) -> None:
        if self._settings is not None:
            name = f"{_KEPT}/{action.property(_ID)}"
            if keys is None:
                self._settings.remove(name)
            else:
                self._settings.setValue(name, keys)
        self.changed.emit()


def plain_name(action: QAction) -> str:
    """Give the name of a command without the mark of its letter."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def command_id(action: QAction) -> str:
    """Give what a command is known by, empty for one that no keymap took in."""
    return str(action.property(_ID) or "")


def _page_of(action: QAction) -> str:
    return command_id(action).partition("/")[0]


def _is_bare(keys: QKeySequence) -> bool:
    """Tell whether these keys would type something, or move in a list."""
    return _SAFE.match(keys.toString()) is None
