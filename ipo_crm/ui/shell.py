"""The window: top bar, rail, pages, status line and menus; it knows no services and decides nothing about records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDropEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.ui.dropping import FileDrops
from ipo_crm.ui.focus import FocusRing
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.freshness import Freshness
from ipo_crm.ui.helping import Helping
from ipo_crm.ui.journey import Journey
from ipo_crm.ui.keymap import Keymap
from ipo_crm.ui.last_place import Later, RailWish, Widths
from ipo_crm.ui.look import choose_still, still
from ipo_crm.ui.menus import Menus, Steering
from ipo_crm.ui.page import Noted, Page, Place
from ipo_crm.ui.parts import NO_WORKSPACE, Area, Command, History, Hit, Search, WorkspaceCard
from ipo_crm.ui.qt import FRAME, centre, override, plain_tip
from ipo_crm.ui.rail import Rail
from ipo_crm.ui.side_buttons import SideButtons
from ipo_crm.ui.statusline import StatusLine
from ipo_crm.ui.theme import Mode, Theme
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.topbar import TopBar
from ipo_crm.ui.undo_keys import UndoKeys
from ipo_crm.ui.widgets.message_bar import MessageBar, Tone
from ipo_crm.ui.widgets.toast import Toast
from ipo_crm.ui.working import work

if TYPE_CHECKING:
    from ipo_crm.ui.palette import Palette

_PROGRAM = "ipo_crm"
_SIZE = (1440, 900)


class Shell(QMainWindow):
    """Shows one page at a time, goes back and forward, and reloads a page only when what it reads has changed.

    `changed(Change)` tells of every deed, `closed()` that the user closed the window, `dropped(tuple[Path, ...])` of
    files that were dropped on it, `asked(Place)` of what a page wants that is no area of the window, `moved(Place)` of
    every place that comes in front, `backups_wanted()` that somebody pressed the time of the last back-up.
    """

    changed = Signal(object)
    closed = Signal()
    dropped = Signal(object)
    asked = Signal(object)
    moved = Signal(object)
    backups_wanted = Signal()

    def __init__(
        self,
        areas: Sequence[Area],
        history: History,
        search: Search,
        theme: Theme,
        commands: Sequence[Command] = (),
        settings: QSettings | None = None,
    ) -> None:
        super().__init__()
        self._areas = {area.key: area for area in areas}
        self._history = history
        self._theme = theme
        self._zoom = theme.zoom
        self._settings = settings
        self._card = NO_WORKSPACE
        self._journey = Journey()
        self._pages: dict[str, Page] = {}
        self._fresh = Freshness()
        self._alt_alone = False
        self.before: tuple[Place, ...] = ()
        self.later = Later(settings, self)
        self._rail_wish, self._widths = RailWish(self.later), Widths(self.later)
        self.keymap = Keymap(settings, self)
        self.help = Helping(self, self.keymap)
        self.menus = Menus(self, self._steering(), commands, self.keymap)
        self.help.actions = self.menus.everything
        self._area_actions = {
            area.key: self.menus.add_area(area.title, partial(self.open, Place(area.key)), area.keys, area.icon)
            for area in areas
            if not area.parent
        }
        self._build(areas)
        self._search = search
        self.keymap.changed.connect(self._show_keys)
        self._show_keys()
        self.ring = FocusRing(self)
        UndoKeys(self)
        self.setMinimumSize(*SIZES.window_least)
        self.setAcceptDrops(True)
        self._drops = FileDrops(self)
        self._drops.dropped.connect(self.dropped)
        self._sides = SideButtons(self)
        self._sides.back.connect(self.menus.back.trigger)
        self._sides.forward.connect(self.menus.forward.trigger)
        self.resize(self._first_size())
        centre(self)
        theme.changed.connect(self._dress)
        self._restore()
        self.refresh_history()
        self._title()

    @property
    def page(self) -> Page | None:
        """The page in front."""
        here = self._journey.here
        return self._pages.get(here.area) if here else None

    @property
    def area(self) -> str:
        """The area in front, empty before there is one."""
        here = self._journey.here
        return here.area if here else ""

    @cached_property
    def palette_view(self) -> Palette:
        """The palette, made when it is first asked for."""
        from ipo_crm.ui.palette import Palette
        from ipo_crm.ui.palette_commands import PaletteCommands

        named = PaletteCommands(self.menus.everything, self.menus.new.actions, self._settings)
        return Palette(self, self._search, named, self._take_hit)

    @property
    def home(self) -> Place:
        """The place to begin at: the first area."""
        return Place(next(iter(self._areas)))

    @property
    def passing(self) -> frozenset[str]:
        """The areas that one comes through, such as a form: nobody begins there again."""
        return frozenset(key for key, area in self._areas.items() if area.parent)

    @property
    def problem(self) -> str:
        """The problem that stands above the page, empty when there is none."""
        return "" if self._bar.isHidden() else self._bar.text

    def open(self, place: Place) -> None:
        """Bring an area in front, and a record in it; what is no area is asked of whoever listens."""
        if place.area not in self._areas:
            self.asked.emit(place)
            return
        self._journey.visit(place)
        self._show(place)

    def note(self, change: Change, *, undoable: bool = False) -> None:
        """Reload what a deed changed: the page in front now, others when they are next seen."""
        self._fresh.note(change, self._pages)
        self._freshen()
        self.refresh_history()
        self._status.set_saved(saved=True)
        self.changed.emit(change)
        if undoable and change.title:
            self.toast.offer(change.title, self._undo_words(), self.undo)
        elif change.deed_id is not None:
            self.toast.hide()  # what it offers to undo is no longer the last deed

    def undo(self) -> None:
        """Take the last deed back."""
        self._replay(self.tr("Ongedaan maken"), self._history.undo_title(), self._history.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._replay(self.tr("Opnieuw doen"), self._history.redo_title(), self._history.redo)

    def _replay(self, text: str, title: str, deed: Callable[..., Change]) -> None:
        if title and (change := work(self.page or self, text, deed)) is not None:
            self.note(change)
        elif title:
            self.say(self.tr("Geannuleerd; er is niets gewijzigd."))

    def refresh_history(self) -> None:
        """Say what undo and redo would do."""
        for action, title, text in (
            (self.menus.undo, self._history.undo_title(), self.tr("&Ongedaan maken")),
            (self.menus.redo, self._history.redo_title(), self.tr("Op&nieuw")),
        ):
            plain = text.replace("&", "")
            action.setEnabled(bool(title))
            action.setText(f"{text}: {title.replace('&', '&&')}" if title else text)
            keys = action.shortcut().toString()
            behind = f" ({keys})" if keys else ""
            action.setToolTip(plain_tip(f"{plain}: {title}{behind}") if title else plain)

    def show_workspace(self, card: WorkspaceCard) -> None:
        """Say which workspace is open and what it holds; pages made for another one are dropped with `forget_pages`."""
        self._card = card
        self._top.workspace.show_card(card)
        self._status.show_card(card)
        self._title()

    def forget_pages(self) -> None:
        """Drop all pages and visits, because another workspace was opened."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._fresh.forget()
        self._journey = Journey()
        self.menus.show_page_commands(())
        self.refresh_history()

    def say(self, text: str) -> None:
        """Show something fleeting in the status line."""
        self._status.say(text)

    def complain(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a problem in a bar above the page, and perhaps what to do about it; an empty text takes it away."""
        self._bar.tell(text, Tone.PROBLEM, action, act)

    def tell(self, text: str) -> None:
        """Show something good to know in a bar above the page."""
        self._bar.tell(text, Tone.NOTICE)

    def put_above(self, strip: QWidget) -> None:
        """Put something between the bar and the page."""
        self._right.insertWidget(1, strip)

    def set_saved(self, *, saved: bool) -> None:
        """Say whether all that was typed is in the file."""
        self._status.set_saved(saved=saved)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Show or hide the menu bar when Alt is let go without another key."""
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self.menuBar().setVisible(not self.menuBar().isVisible())
        super().keyReleaseEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        """See every key before it does something: Alt is alone when no other one follows it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self._alt_alone = event.key() == Qt.Key.Key_Alt
        return super().event(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._settings is not None:
            self._settings.setValue("window/geometry", self.saveGeometry())
        self.later.flush()
        super().closeEvent(event)
        self.closed.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._drops.watch(self)
        self._sides.watch(self)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._drops.take(event)

    def _steering(self) -> Steering:
        return Steering(
            undo=self.undo,
            redo=self.redo,
            search=self._open_palette,
            back=lambda: self._go(self._journey.back()),
            forward=lambda: self._go(self._journey.forward()),
            fold_rail=self._toggle_fold,
            widen=self._widen,
            full_screen=lambda: self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen),
            zoom=self._theme.bigger,
            mode=lambda mode: self._theme.apply(Mode(mode)),
            still=lambda: choose_still(self._settings, on=not still()),
            saved=lambda: self.say(self.tr("Alles is bewaard; opslaan hoeft niet.")),
            shortcuts=self.help.show_keys,
            handbook=self.help.show_handbook,
            quit=self.close,
        )

    def _build(self, areas: Sequence[Area]) -> None:
        self._top = TopBar(self.menus.undo, self.menus.redo, self.menus.new, self.menus.workspace)
        self._top.search.clicked.connect(self._open_palette)
        self._top.search.typed.connect(self._open_palette_with)
        self.rail = Rail(areas)
        self.rail.chosen.connect(lambda key: self.open(Place(key)))
        self._bar = MessageBar()
        self._stack = QStackedWidget()
        self._status = StatusLine()
        self._status.wanted.connect(lambda key: self.open(Place(key)))
        self._status.backups_wanted.connect(self.backups_wanted)
        self._right = right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._bar)
        right.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(right, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addLayout(middle, 1)
        column.addWidget(self._status)
        self.setCentralWidget(whole)
        self.menuBar().hide()
        self.toast = Toast(self._stack)

    def visited(self) -> tuple[Place, ...]:
        """Give the places that were open before the one in front, the last one first; also those of `before`."""
        every = dict.fromkeys((*self._journey.visited, *self.before))
        return tuple(place for place in every if place != self._journey.here)

    def _open_palette(self) -> None:
        self.palette_view.open()

    def _open_palette_with(self, text: str) -> None:
        self.palette_view.open(text)

    def _go(self, place: Place | None) -> None:
        if place is not None:
            self._show(place)

    def _show(self, place: Place) -> None:
        page = self._page_of(place.area)
        self._stack.setCurrentWidget(page)
        self.rail.light(place.area)
        self._bar.tell("")
        self._freshen()
        if place.record is None:
            page.show_home()
        else:
            page.show_record(place.record)
        self.menus.show_page_commands(page.commands(), place.area)
        if not self.rail.isAncestorOf(self.focusWidget() or page):
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._title()

    def _page_of(self, key: str) -> Page:
        page = self._pages.get(key)
        if page is None:
            page = self._areas[key].factory()
            page.setAccessibleName(self._areas[key].title)
            self._widths.follow(page, key)
            page.noted.connect(self._take_note)
            page.wanted.connect(self.open)
            page.said.connect(self.say)
            page.complained.connect(self.complain)
            page.record_changed.connect(lambda: self._follow_record(key))
            self._pages[key] = page
            self._fresh.spoil([key])
            self._stack.addWidget(page)
        return page

    def _freshen(self) -> None:
        if self.page is not None:
            self._fresh.bring(self.area, self.page)

    def _take_note(self, noted: Noted) -> None:
        self.note(noted.change, undoable=noted.undoable)

    def _take_hit(self, hit: Hit) -> None:
        if hit.place is not None:
            self.open(hit.place)
            if hit.then and self.page is not None:
                self._give(self.page, QKeySequence(hit.then))
        elif hit.run is not None:
            hit.run()

    def _give(self, page: Page, keys: QKeySequence) -> None:
        """Give the command of a page that comes with these keys, whatever keys it has now."""
        found = (each for each in page.commands() if keys in self.keymap.usual(each) and each.isEnabled())
        action = next(found, None)
        if action is not None:
            action.trigger()

    def _follow_record(self, key: str) -> None:
        page, here = self._pages[key], self._journey.here
        if here is not None and here.area == key and page.record_key is not None:
            self._journey.visit(Place(key, page.record_key))
        self._title()

    def _title(self) -> None:
        """Write the title; that of an encrypted file names no person, as every other program can read it."""
        page = None if self._card.encrypted else self.page
        here = self._journey.here
        front = (page.record_name if page else "") or (self._areas[here.area].title if here else "")
        self.setWindowTitle(" - ".join(part for part in (front, self._card.name, _PROGRAM) if part))
        self.menus.back.setEnabled(self._journey.can_go_back)
        self.menus.forward.setEnabled(self._journey.can_go_forward)
        if here is not None:
            self.moved.emit(here)

    def _show_keys(self) -> None:
        """Show the keys in force wherever keys are shown."""
        self._top.search.show_keys(self.menus.search.shortcut().toString())
        for key, action in self._area_actions.items():
            self.rail.show_keys(key, action.shortcut().toString())
        self.refresh_history()

    def _undo_words(self) -> str:
        return f"{self.tr('Ongedaan maken')} {self.menus.undo.shortcut().toString()}".strip()

    @property
    def _narrow(self) -> bool:
        return self.width() < scaled(SIZES.fold_below)

    def _toggle_fold(self) -> None:
        self._rail_wish.keep(narrow=self._narrow, folded=not self.rail.folded)
        self._fold()

    def _widen(self, by: int) -> None:
        if self.page is not None:
            self._widths.shift(self.page, by)

    def _fold(self) -> None:
        self.rail.fold(folded=self._rail_wish.folded(narrow=self._narrow))

    def _dress(self) -> None:
        self._top.dress()
        self._status.dress()
        self._fold()
        if self._zoom != self._theme.zoom:  # what a page made from its records took its measures from the text size
            self._zoom = self._theme.zoom
            self._fresh.spoil(self._pages)
            if self.isVisible():
                self._freshen()

    def _first_size(self) -> QSize:
        """Give the size for who was never here: that of the pictures, or what the screen has room for."""
        room = self.screen().availableSize() - FRAME
        return QSize(*_SIZE).boundedTo(room).expandedTo(self.minimumSize())

    def _restore(self) -> None:
        stored = self._settings.value("window/geometry") if self._settings is not None else None
        if isinstance(stored, QByteArray):
            self.restoreGeometry(stored)
