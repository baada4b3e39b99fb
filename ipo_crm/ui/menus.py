"""The commands of the window as QActions, in the menu bar and in the menus of the top bar."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ipo_crm.ui.icons import set_icon
from ipo_crm.ui.keymap import Keymap
from ipo_crm.ui.look import still
from ipo_crm.ui.parts import Command, Menu
from ipo_crm.ui.theme import tokens_of

_WIDER = 48  # px


@dataclass(frozen=True, slots=True, kw_only=True)
class Steering:
    """What the window itself can do; the menus call these."""

    undo: Callable[[], object]
    redo: Callable[[], object]
    search: Callable[[], object]
    back: Callable[[], object]
    forward: Callable[[], object]
    fold_rail: Callable[[], object]
    widen: Callable[[int], object]
    full_screen: Callable[[], object]
    zoom: Callable[[int], object]
    mode: Callable[[str], object]
    still: Callable[[], object]
    saved: Callable[[], object]
    shortcuts: Callable[[], object]
    handbook: Callable[[], object]
    quit: Callable[[], object]


class Menus(QObject):
    """Builds every menu once; `actions` is all there is, for the palette and the shortcut sheet.

    The icon of a command is drawn when a menu with it is opened: most menus never are.
    """

    def __init__(self, window: QMainWindow, steering: Steering, commands: Sequence[Command], keymap: Keymap) -> None:
        super().__init__(window)
        self._window = window
        self._keymap = keymap
        self._page_actions: tuple[QAction, ...] = ()
        self.actions: list[QAction] = []
        self._undrawn: dict[QAction, str] = {}
        self.new = QMenu(self.tr("Nie&uw"), window)
        self.workspace = QMenu(window)
        self._bar = {
            Menu.FILE: QMenu(self.tr("&Bestand"), window),
            Menu.EDIT: QMenu(self.tr("Be&werken"), window),
            Menu.VIEW: QMenu(self.tr("B&eeld"), window),
            Menu.PAGE: QMenu(self.tr("&Pagina"), window),
            Menu.DATA: QMenu(self.tr("&Gegevens"), window),
            Menu.HELP: QMenu(self.tr("&Help"), window),
        }
        for menu in (self.new, self.workspace, *self._bar.values()):
            menu.aboutToShow.connect(partial(self._draw, menu))
        self._bar[Menu.FILE].addMenu(self.new)
        for menu in self._bar.values():
            window.menuBar().addMenu(menu)
        self._fill_edit(steering)
        self.show_page_commands(())
        self._add_commands(commands)
        self._fill_view(steering)
        self._fill_ends(steering)

    def add(self, menu: Menu, text: str, run: Callable[[], object], keys: str = "", icon: str = "") -> QAction:
        """Put a command in a menu; its keys work anywhere in the window."""
        action = QAction(text, self._window)
        action.triggered.connect(lambda _checked=False: run())
        if keys:
            action.setShortcuts([QKeySequence(key) for key in keys.split(" ")])
        if icon:
            self._undrawn[action] = icon
        self._keymap.adopt(action)
        self._take(action)
        (self.new if menu is Menu.NEW else self._bar[menu]).addAction(action)
        return action

    def _draw(self, menu: QMenu) -> None:
        for action in menu.actions():
            if action in self._undrawn:
                set_icon(action, self._undrawn.pop(action), tokens_of(self._window), "muted")

    def show_page_commands(self, actions: Sequence[QAction], page: str = "") -> None:
        """Put the commands of the page in front in the menu Pagina, in place of the former ones."""
        menu = self._bar[Menu.PAGE]
        for action in actions:
            self._keymap.adopt(action, page)
        for action in self._page_actions:
            menu.removeAction(action)
        self._page_actions = tuple(actions)
        menu.addActions(list(actions))
        menu.menuAction().setVisible(bool(actions))

    def everything(self) -> list[QAction]:
        """List all commands that can be given now."""
        return [*self._page_actions, *self.actions]

    def _take(self, action: QAction) -> None:
        """Keep the action on the window too: the shortcuts of a hidden menu bar do not work."""
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._window.addAction(action)
        self.actions.append(action)

    def submenu(self, menu: Menu, title: str) -> QMenu:
        """Put an empty menu of its own in a menu of the bar, after the first group."""
        made = QMenu(title, self._window)
        within = self._bar[menu]
        within.insertMenu(within.actions()[1], made)
        return made

    def _fill_edit(self, steering: Steering) -> None:
        self.undo = self.add(Menu.EDIT, self.tr("&Ongedaan maken"), steering.undo, "Ctrl+Z", "undo-2")
        self.redo = self.add(Menu.EDIT, self.tr("Op&nieuw"), steering.redo, "Ctrl+Shift+Z Ctrl+Y", "redo-2")
        self._bar[Menu.EDIT].addSeparator()
        self.search = self.add(Menu.EDIT, self.tr("&Zoek of typ een opdracht"), steering.search, "Ctrl+K", "search")

    def _add_commands(self, commands: Sequence[Command]) -> None:
        for command in commands:
            action = self.add(command.menu, command.text, command.run, command.keys, command.icon)
            if command.in_workspace_menu:
                self.workspace.addAction(action)

    def _fill_view(self, steering: Steering) -> None:
        view = self._bar[Menu.VIEW]
        self.back = self.add(Menu.VIEW, self.tr("&Terug"), steering.back, "Alt+Left", "arrow-left")
        self.forward = self.add(Menu.VIEW, self.tr("&Vooruit"), steering.forward, "Alt+Right", "arrow-right")
        view.addSeparator()
        self.areas_end = view.addSeparator()
        self.add(Menu.VIEW, self.tr("&Zijbalk in- of uitklappen"), steering.fold_rail, "Ctrl+B", "panel-left")
        self.add(Menu.VIEW, self.tr("Linker deel &breder"), lambda: steering.widen(_WIDER))
        self.add(Menu.VIEW, self.tr("Linker deel sm&aller"), lambda: steering.widen(-_WIDER))
        self.add(Menu.VIEW, self.tr("Volledig &scherm"), steering.full_screen, "F11", "maximize")
        view.addSeparator()
        self.add(Menu.VIEW, self.tr("Tekst &groter"), lambda: steering.zoom(1), "Ctrl++ Ctrl+=", "zoom-in")
        self.add(Menu.VIEW, self.tr("Tekst &kleiner"), lambda: steering.zoom(-1), "Ctrl+-", "zoom-out")
        self.add(Menu.VIEW, self.tr("Tekst &normaal"), lambda: steering.zoom(0), "Ctrl+0")
        view.addSeparator()
        self.add(Menu.VIEW, self.tr("&Licht"), lambda: steering.mode("light"), "", "sun")
        self.add(Menu.VIEW, self.tr("&Donker"), lambda: steering.mode("dark"), "", "moon")
        self.add(Menu.VIEW, self.tr("Zoals het s&ysteem"), lambda: steering.mode("system"), "", "monitor")
        view.addSeparator()
        calm = self.add(Menu.VIEW, self.tr("&Minder beweging"), steering.still)
        calm.setCheckable(True)
        calm.setChecked(still())

    def _fill_ends(self, steering: Steering) -> None:
        self.add(Menu.FILE, self.tr("Alles is al be&waard"), steering.saved, "Ctrl+S", "save")
        self._bar[Menu.FILE].addSeparator()
        leave = self.add(Menu.FILE, self.tr("&Afsluiten"), steering.quit, "Ctrl+Q", "door-open")
        leave.setMenuRole(QAction.MenuRole.QuitRole)
        self.add(Menu.HELP, self.tr("&Handboek"), steering.handbook, "F1", "book-open")
        self.add(Menu.HELP, self.tr("&Toetsen"), steering.shortcuts, "Ctrl+/", "keyboard")

    def add_area(self, text: str, run: Callable[[], object], keys: str, icon: str) -> QAction:
        """Put an area of the rail among the areas of the menu Beeld."""
        action = self.add(Menu.VIEW, text, run, keys, icon)
        if keys == "Ctrl+,":
            self.workspace.addAction(action)
        view = self._bar[Menu.VIEW]
        view.removeAction(action)
        view.insertAction(self.areas_end, action)
        return action
