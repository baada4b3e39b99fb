"""The start window: the sample, a new workspace, another one, or one opened lately."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.ui.focus import FocusRing
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import centre, override
from ipo_crm.ui.recents import Recent, Recents
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, IconButton, Kind
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.labels import ElidedLabel, Label, Rule
from ipo_crm.ui.widgets.message_bar import MessageBar, Tone
from ipo_crm.ui.widgets.section_head import SectionHead
from ipo_crm.ui.widgets.wrap_row import WrapRow

_WIDTH = 640
_LEAST_PLACE = 120


@dataclass(frozen=True, slots=True)
class Doors:
    """What the start window can open; each raises a UserError or StoreError that is shown in the window.

    `choose` asks which file.
    """

    sample: Callable[[], object]
    new: Callable[[], object]
    open: Callable[[Path], object]
    restore: Callable[[Path], object] = bool
    choose: Callable[[], Path | None] = lambda: None


class StartWindow(QWidget):
    """Shown when no workspace is open."""

    def __init__(self, doors: Doors, recents: Recents) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.setAcceptDrops(True)
        self.setWindowTitle("ipo_crm")
        self.resize(960, 680)
        self.setMinimumSize(680, 520)
        centre(self)
        self._doors = doors
        self._recents = recents
        self._bar = MessageBar()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._lay_out()
        self.reload()
        FocusRing(self)
        for keys, act in (
            ("Ctrl+N", doors.new),
            ("Ctrl+O", self._choose),
            ("Ctrl+Q", self.close),
            ("F1", self._show_handbook),
        ):
            QShortcut(QKeySequence(keys), self, lambda act=act: self._try(act))

    def reload(self) -> None:
        """List the workspaces opened lately anew, and leave a former problem behind."""
        self._bar.tell("")
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        recents = self._recents.all()
        first: Button | None = None
        for recent in recents:
            offer = self._restore if recent.has_backups else None
            row = _RecentRow(recent, self._open, self._find, self._forget, offer)
            row.pinned.connect(partial(self._pin, recent))
            first = first or (row.name if recent.is_there else None)
            self._list.addWidget(row)
            self._list.addWidget(Rule())
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        if not recents:
            self._list.addWidget(
                EmptyState(
                    "folder",
                    self.tr("Nog niets geopend"),
                    self.tr("Bekijk eerst het voorbeeld, of maak meteen een eigen werkbestand."),
                )
            )
        self._list.addStretch(1)

    def complain(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a problem above the page, and perhaps what can be done about it."""
        self._bar.tell(text, action=action, act=act)

    def tell(self, text: str) -> None:
        """Show something good to know above the page."""
        self._bar.tell(text, Tone.NOTICE)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Open a workspace; for what can be imported, say that one is needed first."""
        from ipo_crm.ui.dropping import local_files, sort_out

        paths = local_files(event.mimeData())
        if not paths:
            return
        event.acceptProposedAction()
        dropped = sort_out(paths)
        workspace = dropped.workspace
        if workspace is not None:
            self._try(lambda: self._doors.open(workspace))
        elif dropped.imports or dropped.mail is not None:
            first = (dropped.mail or dropped.imports[0]).name
            text = self.tr("Open eerst een werkbestand, of het voorbeeld. Sleep %1 daarna in dat venster.")
            self.tell(text.replace("%1", first))
        else:
            self.complain(dropped.told)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._bar)
        self._middle = middle = QWidget()
        middle.setMaximumWidth(scaled(_WIDTH))
        column = QVBoxLayout(middle)
        column.setContentsMargins(SIZES.page_margin, 40, SIZES.page_margin, SIZES.page_margin)
        column.setSpacing(SIZES.gap)
        column.addWidget(Label("ipo_crm", TextRole.TITLE))
        column.addWidget(
            Label(
                self.tr("Relaties, coalities en briefings voor de lobby. Alles blijft op deze laptop."),
                TextRole.MUTED,
                wrap=True,
            )
        )
        column.addSpacing(SIZES.gap)
        column.addLayout(self._choices())
        column.addSpacing(SIZES.gap)
        column.addWidget(SectionHead(self.tr("Laatst geopend")))
        frame = QWidget()
        frame.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame, 1)
        book = Button(self.tr("Handboek"), "book-open", Kind.TEXT)
        book.setToolTip("F1")
        book.clicked.connect(lambda _checked=False: self._show_handbook())
        foot = QHBoxLayout()
        foot.addWidget(
            Label(self.tr("Het programma gebruikt geen netwerk en verstuurt niets."), TextRole.META, wrap=True), 1
        )
        foot.addWidget(book)
        column.addLayout(foot)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 10)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        outer.addWidget(scroll, 1)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._middle.setMaximumWidth(scaled(_WIDTH))

    def _choices(self) -> WrapRow:
        row = WrapRow(gap=SIZES.gap, line_gap=8)
        sample = Button(self.tr("Voorbeeld bekijken"), "book-open", Kind.PRIMARY)
        sample.setToolTip(self.tr("Verzonnen personen, echte openbare feiten over organisaties"))
        new = Button(self.tr("Nieuw werkbestand"), "file-plus")
        new.setToolTip("Ctrl+N")
        other = Button(self.tr("Openen"), "folder-open")
        other.setToolTip("Ctrl+O")
        for button, act in ((sample, self._doors.sample), (new, self._doors.new), (other, self._choose)):
            button.clicked.connect(lambda _checked=False, act=act: self._try(act))
            row.add(button)
        return row

    def _show_handbook(self) -> None:
        from ipo_crm.ui.helping import show_handbook

        show_handbook(self)

    def _choose(self) -> None:
        chosen = self._doors.choose()
        if chosen is not None:
            self._doors.open(chosen)

    def _open(self, recent: Recent) -> None:
        self._try(lambda: self._doors.open(recent.path))

    def _restore(self, recent: Recent) -> None:
        self._try(lambda: self._doors.restore(recent.path))

    def _find(self, _recent: Recent) -> None:
        self._try(self._choose)

    def _pin(self, recent: Recent, pinned: bool) -> None:
        self._recents.pin(recent.path, pinned=pinned)
        self.reload()

    def _forget(self, recent: Recent) -> None:
        self._recents.forget(recent.path)
        self.reload()

    def _try(self, act: Callable[[], object]) -> None:
        self._bar.tell("")
        try:
            act()
        except (UserError, StoreError) as error:
            self.complain(str(error))


class _RecentRow(QWidget):
    """One workspace: its name opens it; one that is gone can be looked for, had back from `offer` or taken off."""

    pinned = Signal(bool)

    def __init__(
        self,
        recent: Recent,
        open_it: Callable[[Recent], object],
        find: Callable[[Recent], object],
        forget: Callable[[Recent], object],
        offer: Callable[[Recent], object] | None,
    ) -> None:
        super().__init__()
        self.name = name = Button(recent.path.stem, "pin" if recent.pinned else "file-text", Kind.TEXT)
        name.setEnabled(recent.is_there)
        name.clicked.connect(lambda _checked=False: open_it(recent))
        where = ElidedLabel(str(recent.path.parent), TextRole.META)
        row = WrapRow(self, gap=SIZES.gap)
        row.setContentsMargins(0, 6, 0, 6)
        row.add(name)
        row.add(where, 1, least=_LEAST_PLACE)
        row.add_stretch()
        if recent.is_there:
            moment = QDateTime.fromString(recent.opened, Qt.DateFormat.ISODate)
            row.add(Label(QLocale().toString(moment, "d MMM, HH:mm"), TextRole.META))
        else:
            row.add(Label(self.tr("niet gevonden"), TextRole.META))
            look = Button(self.tr("Zoeken"), kind=Kind.TEXT)
            look.clicked.connect(lambda _checked=False: find(recent))
            row.add(look)
            if offer is not None:
                back = Button(self.tr("Reservekopie terugzetten"), kind=Kind.TEXT)
                back.clicked.connect(lambda _checked=False: offer(recent))
                row.add(back)
        pin = IconButton(
            self.tr("Niet meer bovenaan") if recent.pinned else self.tr("Bovenaan vastzetten"), "pin", small=True
        )
        pin.clicked.connect(lambda _checked=False: self.pinned.emit(not recent.pinned))
        row.add(pin)
        drop = IconButton(self.tr("Van deze lijst halen"), "x", small=True)
        drop.clicked.connect(lambda _checked=False: forget(recent))
        row.add(drop)
