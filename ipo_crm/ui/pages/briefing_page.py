"""The briefing of a talk as it comes from the press: to look at, to keep and to open."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from ipo_crm.domain.dates import write_moment
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.ids import MeetingId, PersonId
from ipo_crm.domain.talks import MeetingCard
from ipo_crm.services.briefings import Briefings
from ipo_crm.services.files import write_whole
from ipo_crm.services.meetings import Meetings
from ipo_crm.ui.lane import Lane, Ticket
from ipo_crm.ui.page import Page, TalkAbout
from ipo_crm.ui.pages.key_button import KeyButton
from ipo_crm.ui.pages.meeting_words import moment_of
from ipo_crm.ui.pages.paper_view import PaperView
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.buttons import Button, IconButton, Kind
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.message_bar import MessageBar, Tone
from ipo_crm.ui.widgets.page_head import PageHead
from ipo_crm.ui.widgets.progress import Progress

_NOT_IN_NAMES = '/\\:*?"<>|'


class BriefingPage(Page):
    """Opens on the key of a meeting, or on that and whom it is to be about.

    What is known is gathered here; the press runs on the lane only.
    """

    reads = frozenset(
        {
            "meeting",
            "participant",
            "meeting_dossier",
            "person",
            "role",
            "organisation",
            "dossier",
            "message",
            "ask",
            "position",
            "promise",
            "coalition",
            "coalition_member",
            "seats",
            "calendar_date",
            "dossier_phase",
        }
    )

    def __init__(self, briefings: Briefings, meetings: Meetings, lane: Lane) -> None:
        super().__init__()
        self._briefings = briefings
        self._meetings = meetings
        self._lane = lane
        self._key: MeetingId | None = None
        self._about: PersonId | None = None
        self._make_pages: Callable[[float], tuple[bytes, ...]] | None = None
        self._drawn: object = None
        self._writers: dict[str, Callable[[], bytes]] = {}
        self._name = ""
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._saved: Path | None = None
        self._ticket: Ticket | None = None
        self.view = PaperView(self.tr("Voorbeeld van de briefing"))
        self.view.wanted.connect(self._draw)
        self.view.zoomed.connect(self._say_zoom)
        self.bar = MessageBar()
        self._busy = Progress()
        self._make_commands()
        self._lay_out()

    @override
    def reload(self) -> None:
        """Gather the briefing anew and have it drawn."""
        if self._key is None:
            self._show_nothing()
            return
        try:
            content = self._briefings.content(self._key, self._about)
            card = self._meetings.card(self._key)
        except UserError as error:
            self._key = None
            self._show_nothing()
            self.bar.tell(str(error))
            return
        briefings = self._briefings
        self._make_pages = lambda fineness: briefings.pages_png(content, fineness)
        self._writers = {"pdf": lambda: briefings.pdf(content), "docx": lambda: briefings.docx(content)}
        self._saved = None
        self._name = _file_name(card, content.head.name)
        self.view.setAccessibleDescription(briefings.markdown(content))
        self._head.set_subtitle(f"{content.head.name}, {write_moment(moment_of(card.meeting))}")
        self.set_record(self.tr("Briefing %1").replace("%1", content.head.name), self._key)
        self._offer(possible=True)
        self._places.setCurrentWidget(self.view)
        self._draw(self.view.pixels_per_inch())

    @override
    def show_record(self, key: object) -> None:
        talk, about = (key.talk, key.person) if isinstance(key, TalkAbout) else (key, None)
        if isinstance(talk, int) and (talk, about) != (self._key, self._about):
            self.bar.tell("")
            self._key, self._about = MeetingId(talk), about
            self.view.show_pages(())
            self.reload()

    @override
    def front(self) -> QWidget:
        return self.view

    @override
    def commands(self) -> Sequence[QAction]:
        return self._commands

    @override
    def event(self, event: QEvent) -> bool:
        """Take Ctrl+S from the window while the briefing is in front: here there is something to keep."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_save(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_save(event):
            self.save("pdf")
        elif event.key() == Qt.Key.Key_Escape:
            self.go("meetings", self._key)
        else:
            super().keyPressEvent(event)

    def save(self, kind: str, then: Callable[[], object] | None = None) -> None:
        """Ask where the briefing goes and write it there, whole or not at all."""
        write = self._writers.get(kind)
        if write is None:
            return
        wish = str(Path(self._folder) / f"{self._name}.{kind}")
        asked = self.tr("Waar komt de briefing?")
        chosen, _ = QFileDialog.getSaveFileName(self, asked, wish, f"{kind.upper()} (*.{kind})")
        if not chosen:
            return
        path = Path(chosen) if Path(chosen).suffix.casefold() == f".{kind}" else Path(f"{chosen}.{kind}")
        self._folder = str(path.parent)
        self._busy.start(self.tr("De briefing wordt geschreven"), cancellable=False)
        self._lane.run(
            lambda _ticket: write_whole(path, write()),
            lambda written: self._tell_saved(written, then),
            owner=self,
            failed=self._failed,
        )

    def open_paper(self) -> None:
        """Open the PDF in the program for it; a briefing that was not kept yet is kept first."""
        if self._saved is None:
            self.save("pdf", self.open_paper)
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved))):
            self.bar.tell(
                self.tr("Er is geen programma dat %1 opent. Open het bestand zelf.").replace("%1", str(self._saved))
            )

    def _draw(self, fineness: float) -> None:
        """Have the pages drawn on the lane; only the last wish counts."""
        make = self._make_pages
        if make is None:
            return
        if self._drawn == (make, fineness):
            return
        self._drawn = (make, fineness)
        if self._ticket is not None:
            self._ticket.cancel()
        if not self.view.pages:
            self._busy.start(self.tr("De briefing wordt gezet"), cancellable=False)

        def work(ticket: Ticket) -> tuple[QImage, ...]:
            pages = tuple(QImage.fromData(page) for page in make(fineness))
            ticket.check()
            return pages

        self._ticket = self._lane.run(work, self._show_pages, owner=self, failed=self._failed)

    def _show_pages(self, pages: tuple[QImage, ...]) -> None:
        self._busy.stop()
        self.view.show_pages(pages)

    def _tell_saved(self, path: Path, then: Callable[[], object] | None) -> None:
        self._busy.stop()
        if path.suffix == ".pdf":
            self._saved = path
        told = self.tr("De briefing staat in %1").replace("%1", str(path))
        self.bar.tell(told, Tone.NOTICE)
        if then is not None:
            then()

    def _failed(self, error: Exception) -> None:
        self._busy.stop()
        if not isinstance(error, UserError | StoreError):
            raise error
        self.bar.tell(str(error))

    def _show_nothing(self) -> None:
        self._make_pages = None
        self._writers = {}
        self.view.show_pages(())
        self._head.set_subtitle("")
        self.set_record("")
        self._offer(possible=False)
        self._places.setCurrentIndex(1)

    def _offer(self, *, possible: bool) -> None:
        for button in self._buttons:
            button.setEnabled(possible)
        for action in self._commands:
            action.setEnabled(possible)

    def _say_zoom(self, percentage: int) -> None:
        self._fit.setText(self.tr("%1 %").replace("%1", str(percentage)))

    def _make_commands(self) -> None:
        made = []
        for text, run in (
            (self.tr("PDF &bewaren"), lambda: self.save("pdf")),
            (self.tr("&DOCX bewaren"), lambda: self.save("docx")),
            (self.tr("Briefing &openen"), self.open_paper),
            (self.tr("&Groter"), lambda: self.view.zoom(1)),
            (self.tr("&Kleiner"), lambda: self.view.zoom(-1)),
            (self.tr("&Passend"), lambda: self.view.zoom(0)),
        ):
            action = QAction(text, self)
            action.triggered.connect(lambda _checked=False, run=run: run())
            made.append(action)
        self._commands = tuple(made)

    def _lay_out(self) -> None:
        self._head = PageHead(
            self.tr("Briefing"),
            above=self.tr("Contactmomenten"),
            go_above=lambda: self.go("meetings", self._key),
        )
        smaller = IconButton(self.tr("Kleiner (−)"), "zoom-out")
        larger = IconButton(self.tr("Groter (+)"), "zoom-in")
        self._fit = Button(self.tr("%1 %").replace("%1", "100"), kind=Kind.TEXT)
        self._fit.setAccessibleName(self.tr("Passend maken (0)"))
        self._fit.setToolTip(self.tr("Passend maken (0)"))
        docx = Button(self.tr("DOCX bewaren"), "file-down")
        opening = Button(self.tr("Openen"), "external-link")
        pdf = KeyButton(self.tr("PDF bewaren"), "Ctrl+S")
        self._buttons = (smaller, self._fit, larger, docx, opening, pdf)
        for button, act in (
            (smaller, lambda: self.view.zoom(-1)),
            (self._fit, lambda: self.view.zoom(0)),
            (larger, lambda: self.view.zoom(1)),
            (docx, lambda: self.save("docx")),
            (opening, self.open_paper),
            (pdf, lambda: self.save("pdf")),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._head.add(button)
        back = Button(self.tr("Naar contactmomenten"))
        back.clicked.connect(lambda _checked=False: self.go("meetings"))
        told = self.tr("Kies bij Contactmomenten een gesprek en druk op Briefing.")
        self._places = QStackedWidget()
        self._places.addWidget(self.view)
        nothing = QWidget()
        top = QVBoxLayout(nothing)
        top.setContentsMargins(SIZES.page_margin, SIZES.gap, SIZES.page_margin, 0)
        top.addWidget(EmptyState("file-text", self.tr("Nog geen gesprek gekozen"), told, back))
        top.addStretch(1)
        self._places.addWidget(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._busy)
        column.addWidget(self.bar)
        column.addWidget(self._places, 1)


def _file_name(card: MeetingCard, about: str) -> str:
    """Give the name of the file less its kind: "briefing 2025-06-10 S. van Fictie"; `about` is their full name."""
    short = next((one.line.name.short for one in card.attendees if one.line.name.full == about), about)
    plain = "".join(char for char in short if char not in _NOT_IN_NAMES and char.isprintable())
    return f"briefing {card.meeting.day:%Y-%m-%d} {plain}".strip()


def _is_save(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Save)
