"""The workspaces opened lately, in a menu: pinned ones first; one that is gone can be looked for."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ipo_crm.ui.icons import set_icon
from ipo_crm.ui.menus import Menus
from ipo_crm.ui.parts import Menu
from ipo_crm.ui.recents import Recent, Recents
from ipo_crm.ui.theme import tokens_of

_NUMBERED = 9


class RecentMenu(QObject):
    """Fills menus anew each time they open; the file that is open now is left out.

    `open_it` opens a file, `find` asks where one is that is gone.
    """

    def __init__(
        self,
        recents: Recents,
        here: Path,
        open_it: Callable[[Path], object],
        find: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._recents, self._here = recents, here.resolve()
        self._open, self._find = open_it, find
        self._made: dict[QMenu, list[QAction]] = {}

    def stand_in(self, menu: QMenu) -> None:
        """Stand at the head of this menu from now on."""
        self._made[menu] = []
        menu.aboutToShow.connect(partial(self.fill, menu))

    def fill(self, menu: QMenu) -> None:
        """Write the list at the head of a menu."""
        for action in self._made[menu]:
            menu.removeAction(action)
            action.deleteLater()
        shown = [each for each in self._recents.all() if each.path != self._here]
        made = [self._action(menu, number, each) for number, each in enumerate(shown, start=1)]
        if not made:
            nothing = QAction(self.tr("Geen andere werkbestanden"), menu)
            nothing.setEnabled(False)
            made = [nothing]
        end = QAction(menu)
        end.setSeparator(True)
        made.append(end)
        first = menu.actions()[0] if menu.actions() else None
        if first is None:
            menu.addActions(made)
        else:
            menu.insertActions(first, made)
        self._made[menu] = made

    def _action(self, menu: QMenu, number: int, recent: Recent) -> QAction:
        name = recent.path.stem.replace("&", "&&")
        letter = f"&{number} " if number <= _NUMBERED else ""
        if recent.is_there:
            action = QAction(f"{letter}{name}", menu)
            set_icon(action, "pin" if recent.pinned else "file-text", tokens_of(menu), "muted")
            action.triggered.connect(lambda _checked=False: self._open(recent.path))
        else:
            gone = self.tr("%1: niet gevonden, zoeken...").replace("%1", name)
            action = QAction(f"{letter}{gone}", menu)
            set_icon(action, "search", tokens_of(menu), "unk")
            action.triggered.connect(lambda _checked=False: self._find())
        action.setToolTip(str(recent.path))
        return action


def stand_recents(
    menus: Menus, recents: Recents, here: Path, open_it: Callable[[Path], object], find: Callable[[], object]
) -> None:
    """Put the workspaces opened lately in the menu of the workspace and in the menu Bestand."""
    made = RecentMenu(recents, here, open_it, find, menus)
    made.stand_in(menus.workspace)
    made.stand_in(menus.submenu(Menu.FILE, made.tr("Onlangs g&eopend")))
