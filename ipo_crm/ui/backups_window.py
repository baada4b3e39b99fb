"""The window with the back-ups of one file: what there is, whether it is whole, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.services.backup_shelf import BackupRow, Lying, Shelf, Standing
from ipo_crm.ui import backup_words as words
from ipo_crm.ui.form_parts import fit
from ipo_crm.ui.lane import Lane, Ticket
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.waiting import wait_for
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.confirm import confirm
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.message_bar import MessageBar, Tone
from ipo_crm.ui.widgets.progress import Progress
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_view import RowsView
from ipo_crm.ui.widgets.wrap_row import WrapRow

_SIZE = (980, 560)
_Line = BackupRow | Lying


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupDeeds:
    """What the window can have done; None where that is not possible.

    `make` and `try_out` call what they are given when they are done. `choose` is for a folder with more back-ups, and
    gives the shelf with them. `unlock` asks what opened a back-up of an earlier passphrase, and calls with a shelf that
    opens it. `restore` puts one back and closes all.
    """

    make: Callable[[Callable[[object], object]], object] | None = None
    try_out: Callable[[Callable[[object], object]], object] | None = None
    choose: Callable[[Path], Shelf]
    choose_text: str
    unlock: Callable[[BackupRow, Callable[[Shelf], object]], object]
    restore: Callable[[Shelf, BackupRow], object]


class BackupsWindow(QDialog):
    """Lists the back-ups at once by their names, and reads each from beginning to end beside the window."""

    def __init__(self, shelf: Shelf, deeds: BackupDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf, self._deeds = shelf, deeds
        self._lane = Lane(self)
        self._ticket: Ticket | None = None
        self._reading = False
        self._lines: dict[Path, _Line] = {}
        self.setWindowTitle(self.tr("Reservekopieën"))
        self._bar = MessageBar()
        self._busy = Progress()
        self._busy.cancelled.connect(self._stop)
        self._model: RowsModel[_Line] = RowsModel(self._columns(), key=lambda line: line.path)
        self._list = RowsView(self._model, self.tr("Reservekopieën, nieuwste eerst"))
        self._list.picked.connect(lambda _key: self._show_chosen())
        self._list.opened.connect(lambda _key: self._ask_restore())
        self._places = Label("", TextRole.MUTED, wrap=True)
        self._drill = Label("", TextRole.META, wrap=True)
        self._back = Button(self.tr("Terugzetten..."), "history", Kind.PRIMARY)
        self._back.clicked.connect(lambda _checked=False: self._ask_restore())
        self._lay_out()
        fit(self, *_SIZE)
        self.show_shelf(shelf)

    @property
    def problem(self) -> str:
        """What the bar above the list says; empty when nothing is wrong."""
        return "" if self._bar.isHidden() else self._bar.text

    @property
    def lines(self) -> tuple[_Line, ...]:
        """What is listed, newest first."""
        return tuple(self._model.rows())

    @property
    def reading(self) -> bool:
        """Whether back-ups are still being read."""
        return self._reading

    def show_shelf(self, shelf: Shelf) -> None:
        """List the back-ups of this shelf, and read them."""
        self._shelf = shelf
        self._stop()
        self._lines = {lying.path: lying for lying in shelf.lying()}
        self._places.setText("\n".join(str(place) for place in shelf.places))
        self._drill.setText(words.last_drill(shelf.drills()))
        self._show_lines()
        if self._lines:
            self._list.choose(next(iter(self._lines)))
            self._read(shelf)

    @override
    def done(self, result: int) -> None:
        self._lane.close()
        super().done(result)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._lane.close()
        super().closeEvent(event)

    def _columns(self) -> tuple[Column[_Line], ...]:
        def read(tell: Callable[[BackupRow], str]) -> Callable[[_Line], str]:
            return lambda line: tell(line) if isinstance(line, BackupRow) else ""

        def place(line: _Line) -> str:
            return self.tr("tweede plaats") if line.second else self.tr("naast het bestand")

        return (
            Column(title=self.tr("Gemaakt op"), text=lambda line: words.when(line.at), width=168),
            Column(title=self.tr("Waarom"), text=lambda line: words.why(line.reason), stretch=True),
            Column(title=self.tr("Personen"), text=read(words.people), width=84, right=True),
            Column(title=self.tr("Rijen"), text=read(words.rows), width=84, right=True),
            Column(title=self.tr("Grootte"), text=lambda line: words.size(line.size), width=92, right=True),
            Column(title=self.tr("Plaats"), text=place, width=132),
            Column(title=self.tr("Toestand"), text=words.state, width=176),
        )

    def _lay_out(self) -> None:
        margin = SIZES.page_margin
        head = QVBoxLayout()
        head.setContentsMargins(margin, margin, margin, SIZES.gap)
        head.setSpacing(6)
        head.addWidget(Label(self.tr("Reservekopieën van %1").replace("%1", self._shelf.path.stem), TextRole.TITLE))
        head.addWidget(self._places)
        foot = WrapRow(gap=SIZES.gap, line_gap=8)
        foot.setContentsMargins(margin, SIZES.gap, margin, margin)
        for button in self._left_buttons():
            foot.add(button)
        foot.add_stretch()
        leave = Button(self.tr("Sluiten"))
        leave.clicked.connect(self.reject)
        foot.add(leave)
        foot.add(self._back)
        below = QVBoxLayout()
        below.setContentsMargins(margin, SIZES.gap, margin, 0)
        below.addWidget(self._drill)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._list, 1)
        column.addWidget(self._busy)
        column.addLayout(below)
        column.addLayout(foot)
        self._list.setFocus()

    def _left_buttons(self) -> list[Button]:
        made = []
        if (make := self._deeds.make) is not None:
            button = Button(self.tr("Nu maken"), "hard-drive")
            button.clicked.connect(lambda _checked=False: self._ask(make, self.tr("Reservekopie maken")))
            made.append(button)
        if (try_out := self._deeds.try_out) is not None:
            button = Button(self.tr("Op proef terugzetten"), "shield-check")
            button.clicked.connect(lambda _checked=False: self._ask(try_out, self.tr("Op proef terugzetten")))
            made.append(button)
        button = Button(self._deeds.choose_text, "folder-open")
        button.clicked.connect(lambda _checked=False: self._choose())
        return [*made, button]

    def _read(self, shelf: Shelf) -> None:
        """Read every back-up on the lane, newest first, and say of each what it is as soon as that is known."""
        lying = tuple(line for line in self._lines.values() if isinstance(line, Lying))
        text = self.tr("Nalezen: %1 van %2")

        def work(ticket: Ticket) -> int:
            for number, each in enumerate(lying):
                ticket.progress(number / len(lying), f"{number}")
                found.append(shelf.look(each))
            return len(lying)

        def progress(share: float, number: str) -> None:
            self._busy.progress(share, text.replace("%1", str(int(number) + 1)).replace("%2", str(len(lying))))
            self._take(found)

        found: list[BackupRow] = []
        self._reading = True
        self._busy.start(text.replace("%1", "1").replace("%2", str(len(lying))))
        self._ticket = self._lane.run(work, lambda _count: self._end(found), owner=self, progress=progress)

    def _take(self, found: list[BackupRow]) -> None:
        new = [row for row in found if isinstance(self._lines.get(row.path), Lying)]
        self._lines.update((row.path, row) for row in new)
        if new:
            self._show_lines()

    def _end(self, found: list[BackupRow]) -> None:
        self._take(found)
        self._reading = False
        self._busy.stop()
        damaged = [row for row in found if row.standing is Standing.DAMAGED]
        if damaged:
            told = self.tr("Een reservekopie is beschadigd en kan niet terug; kies een andere. Zij is niet aangeraakt.")
            self._bar.tell(told, Tone.NOTICE)

    def _stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self._reading = False
        self._busy.stop()

    def _show_lines(self) -> None:
        self._model.set_rows(tuple(self._lines.values()))
        if not self._lines:
            self._bar.tell(self.tr("Er zijn nog geen reservekopieën van dit bestand in deze mappen."), Tone.NOTICE)
        self._show_chosen()

    def _chosen(self) -> _Line | None:
        key = self._list.key
        return self._lines.get(key) if isinstance(key, Path) else None

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self._back.setEnabled(chosen is not None and words.can_come_back(chosen))

    def _ask(self, act: Callable[[Callable[[object], object]], object], text: str) -> None:
        self._bar.tell("")
        self._busy.start(text, cancellable=False)

        def done(_outcome: object) -> None:
            self._busy.stop()
            self.show_shelf(self._shelf)

        act(done)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._deeds.choose_text, str(self._shelf.path.parent))
        if folder:
            self._try(lambda: self.show_shelf(self._deeds.choose(Path(folder))))

    def _ask_restore(self) -> None:
        chosen = self._chosen()
        if chosen is None or not words.can_come_back(chosen):
            return
        if isinstance(chosen, Lying):
            chosen = self._read_now(chosen)
        if chosen.standing is Standing.OTHER_KEY:
            self._deeds.unlock(chosen, lambda shelf: self._confirm(shelf, chosen))
        else:
            self._confirm(self._shelf, chosen)

    def _read_now(self, lying: Lying) -> BackupRow:
        """Read one back-up out of turn: nobody has to wait for the whole list."""
        shelf, text = self._shelf, self.tr("Deze reservekopie wordt nagelezen.")
        row = wait_for(lambda: shelf.look(lying), text, self.tr("Dit duurt een paar tellen."), self)
        self._take([row])
        return row

    def _confirm(self, shelf: Shelf, row: BackupRow) -> None:
        row = shelf.look(_lying(row)) if row.standing is not Standing.SOUND else row
        if row.standing is not Standing.SOUND:
            self._bar.tell(self.tr("Deze reservekopie is %1 en kan niet terug.").replace("%1", words.state(row)))
            return
        told = words.what_happens(row, there=shelf.path.exists())
        if confirm(self, words.question(row), told, self.tr("Terugzetten")):
            self._try(lambda: self._restore(shelf, row))

    def _restore(self, shelf: Shelf, row: BackupRow) -> None:
        self._stop()
        self._lane.close()
        self._deeds.restore(shelf, row)

    def _try(self, act: Callable[[], object]) -> None:
        self._bar.tell("")
        try:
            act()
        except (UserError, StoreError) as error:
            self._bar.tell(str(error))


def _lying(row: BackupRow) -> Lying:
    return Lying(path=row.path, at=row.at, reason=row.reason, size=row.size, second=row.second)
