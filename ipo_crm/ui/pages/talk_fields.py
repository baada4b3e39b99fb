"""The fields of a report, in the order in which one tells what happened."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ipo_crm.domain.dossiers import DossierName
from ipo_crm.domain.ids import DossierId, PromiseId
from ipo_crm.domain.meetings import Meeting, MeetingKind
from ipo_crm.domain.positions import Stance
from ipo_crm.ui.pages.meeting_fields import Basics, Sides
from ipo_crm.ui.pages.tab_order import tab_as_read
from ipo_crm.ui.pages.talk_draft import Promised, TalkDraft
from ipo_crm.ui.pages.talk_promises import PromiseLines
from ipo_crm.ui.pages.talk_stances import StanceLines
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.dossier_picker import DossierPicker
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.kbd import Kbd
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.person_picker import Pick
from ipo_crm.ui.widgets.promise_row import PromiseRow
from ipo_crm.ui.widgets.section_head import SectionHead
from ipo_crm.ui.widgets.text_area import TextArea
from ipo_crm.ui.widgets.wrap_row import WrapRow

_MOST_STANCES = 4


class TalkFields(QWidget):
    """Holds what is typed; `changed` tells of every letter, `dossier_toggled` of a dossier linked or taken off.

    `dossier_wanted` comes with the title of one that is to be made.
    """

    changed = Signal()
    sides_changed = Signal()
    dossier_toggled = Signal(int, bool)
    dossier_wanted = Signal(str)

    def __init__(self, find: Callable[[str], Sequence[Pick]], today: Callable[[], date]) -> None:
        super().__init__()
        self.basics = Basics(today, past=True)
        self.sides = Sides(find)
        self.reaction = TextArea(self.tr("Hun reactie, in één of twee zinnen"), lines=2)
        self.impression = TextArea(self.tr("Indruk"), lines=2)
        self.learned = KeyedLine("Alt+N")
        self.stances = StanceLines()
        self.dossiers = DossierPicker()
        self.by_them = PromiseLines(self.tr("Zij zeggen toe"), self.tr("Zij zeggen ook toe"), today, "Alt+Z")
        self.by_us = PromiseLines(self.tr("Wij zeggen toe"), self.tr("Wij zeggen ook toe"), today, "Alt+W")
        self.next_step = PromiseRow(self.tr("Volgende stap"), today, "Alt+V")
        self._impress = Button(self.tr("+ Indruk"), kind=Kind.TEXT)
        self._impress.setAccessibleDescription("Alt+I")
        self._impress.clicked.connect(lambda _checked=False: self.show_impression())
        self._impression_field = Field(
            self.tr("Indruk"), self.impression, self.tr("Blijft apart bewaard en gaat nooit mee in een export.")
        )
        self._linked: tuple[DossierId, ...] = ()
        self._lay_out()
        self._listen()

    def draft(self, base: Meeting | None, settled: frozenset[PromiseId]) -> TalkDraft:
        """Give what stands in the fields."""
        return TalkDraft(
            base=base,
            kind=self.basics.kind.value or MeetingKind.BILATERAL,
            when=self.basics.when.moment,
            place=self.basics.place.text().strip(),
            on_behalf_of=self.basics.behalf.value,
            theirs=self.sides.theirs.picks,
            ours=self.sides.ours.picks,
            reaction=self.reaction.toPlainText().strip(),
            impression=self.impression.toPlainText().strip(),
            learned=self.learned.text().strip(),
            dossiers=self._linked,
            stances=self.stances.taken,
            by_them=self.by_them.lines,
            by_us=self.by_us.lines,
            next_step=Promised(text=self.next_step.text, due=self.next_step.due),
            settled=settled,
        )

    def show_draft(self, draft: TalkDraft) -> None:
        """Put a draft in the fields, less its positions, which need to know who is there."""
        self.blockSignals(True)
        self.basics.kind.choose(draft.kind)
        self.basics.show_moment(draft.when)
        self.basics.place.setText(draft.place)
        self.basics.behalf.choose(draft.on_behalf_of)
        self.sides.theirs.start_with(draft.theirs)
        self.sides.ours.start_with(draft.ours)
        self.sides.refuse("")
        self.reaction.setPlainText(draft.reaction)
        self.impression.setPlainText(draft.impression)
        self._reveal(shown=bool(draft.impression))
        self.learned.setText(draft.learned)
        self.by_them.show_lines(draft.by_them)
        self.by_us.show_lines(draft.by_us)
        self.next_step.set_promise(draft.next_step.text, draft.next_step.due)
        self.blockSignals(False)
        tab_as_read(self)

    def show_stances(
        self,
        linked: Sequence[DossierId],
        rows: Mapping[DossierId, DossierName],
        before: Mapping[DossierId, Stance | None],
        draft: TalkDraft,
    ) -> None:
        """Show a line for every dossier that is linked, and for some on which they took a position before."""
        self._linked = tuple(key for key in linked if key in rows)
        chosen = [taken.dossier_id for taken in draft.stances]
        order = dict.fromkeys([*self._linked, *chosen, *before])
        least = len(self._linked) + len(chosen)
        shown = [rows[key] for key in list(order)[: max(least, _MOST_STANCES)] if key in rows]
        self.stances.show_lines(shown, before, draft.stances)
        self.dossiers.offer(list(rows.values()), self._linked)
        tab_as_read(self)

    @property
    def linked(self) -> tuple[DossierId, ...]:
        """The dossiers that were linked."""
        return self._linked

    def show_impression(self) -> None:
        """Open the field for an impression and go there."""
        self._reveal(shown=True)
        self.impression.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reveal_impression(self) -> None:
        """Show the field for an impression where something stands in it."""
        self._reveal(shown=bool(self.impression.toPlainText()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let @ and # at the beginning of a word add a person and link a dossier instead of being written."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _begins_word(watched):
            if event.text() == "#":
                self.dossiers.open()
                return True
            if event.text() == "@" and watched in (self.reaction, self.impression, self.learned):
                self.sides.theirs.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _reveal(self, *, shown: bool) -> None:
        self._impression_field.setVisible(shown)
        self._impress.setVisible(not shown)

    def _listen(self) -> None:
        for area in (self.reaction, self.impression):
            area.textChanged.connect(self.changed)
        self.learned.textChanged.connect(lambda _text: self.changed.emit())
        self.next_step.changed.connect(self.changed)
        for part in (self.basics, self.stances, self.by_them, self.by_us):
            part.changed.connect(self.changed)
        for grown in (self.by_them, self.by_us):
            grown.grown.connect(lambda: tab_as_read(self))
        self.sides.changed.connect(self._take_sides)
        self.dossiers.toggled_dossier.connect(self.dossier_toggled)
        self.dossiers.wanted.connect(self.dossier_wanted)
        texts = (self.sides, self.by_them, self.by_us, self.next_step)
        for field in (
            *self.findChildren(TextArea),
            self.learned,
            *(f for t in texts for f in t.findChildren(QLineEdit)),
        ):
            field.installEventFilter(self)

    def _take_sides(self) -> None:
        tab_as_read(self)
        self.sides_changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.page_margin, 14, SIZES.page_margin, SIZES.gap)
        column.setSpacing(0)
        column.addWidget(self.basics)
        column.addSpacing(14)
        column.addWidget(self.sides)
        column.addSpacing(14)
        column.addWidget(Field(self.reaction.accessibleName(), self.reaction))
        column.addLayout(self._below_reaction())
        column.addWidget(self._impression_field)
        column.addWidget(self._stance_head())
        column.addWidget(self.stances)
        column.addSpacing(14)
        column.addWidget(Field(self.tr("Nieuw voor ons"), self.learned))
        column.addSpacing(18)
        for part in (self.by_them, self.by_us, self.next_step):
            column.addWidget(part)
            column.addSpacing(8)
        column.addStretch(1)

    def _below_reaction(self) -> WrapRow:
        row = WrapRow(gap=2)
        row.setContentsMargins(0, 2, 0, 2)
        told = self.tr("Feiten hier. Indrukken horen in het veld Indruk en gaan nooit mee in een export.")
        row.add(Label(told, TextRole.META, wrap=True), 1, least=420)
        row.add(self._impress)
        row.add(Kbd("Alt+I"))
        return row

    def _stance_head(self) -> QWidget:
        head = SectionHead(self.tr("Positie"))
        head.add(Label(self.tr("alleen invullen wat u hoorde"), TextRole.META))
        head.add_right(self.dossiers)
        head.add_right(Kbd("#"))
        head.add_right(Kbd(self.tr("1–5 kiest, ? onbekend")))
        return head


class KeyedLine(QLineEdit):
    """A field of one line that shows at its end the keys that jump to it."""

    def __init__(self, keys: str) -> None:
        super().__init__()
        self._kbd = Kbd(keys, self)
        self._kbd.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._kbd.sizeHint()
        self._kbd.setGeometry(
            self.width() - size.width() - 8, (self.height() - size.height()) // 2, size.width(), size.height()
        )
        self.setTextMargins(0, 0, size.width() + 4, 0)


def _begins_word(field: QObject) -> bool:
    """Tell whether what is typed next begins a word."""
    before = ""
    if isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
    elif isinstance(field, QLineEdit):
        before = field.text()[: field.cursorPosition()]
    return not before or before[-1].isspace()
