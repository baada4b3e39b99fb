"""The left of a dossier: what we say, what we want, the procedure, the calendar and the prepared questions."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ipo_crm.domain import labels
from ipo_crm.domain.cards import DossierCard
from ipo_crm.domain.dates import write_day
from ipo_crm.domain.dossiers import Ask, AskStatus, CalendarDate, Dossier, Message, MessageKind
from ipo_crm.domain.ids import DossierId, RecordRef
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.ui.pages.ask_words import amount_of, total_of, years_of
from ipo_crm.ui.pages.part_row import PartRow, part_rows
from ipo_crm.ui.pages.press_row import PressRow, SmallStrong
from ipo_crm.ui.pages.record_parts import OUTDENT, show_in
from ipo_crm.ui.qt import plain_tip
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import IconButton
from ipo_crm.ui.widgets.chip import Chip, ChipKind
from ipo_crm.ui.widgets.labels import ElidedLabel, Label, Rule
from ipo_crm.ui.widgets.section_head import SectionHead
from ipo_crm.ui.widgets.wrap_row import WrapRow

_STATUS_CHIP = {
    AskStatus.OPEN: ChipKind.NEUTRAL,
    AskStatus.IN_TALKS: ChipKind.ACTIVE,
    AskStatus.PARTLY: ChipKind.ACTIVE,
    AskStatus.GRANTED: ChipKind.DONE,
    AskStatus.REFUSED: ChipKind.LATE,
}
_BESIDE_NUMBER = 10
_RIGHT_TOP = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class DossierSide(QScrollArea):
    """One column that scrolls; it asks for a form or a deed by a signal and changes nothing itself.

    What is wanted comes as a RecordRef of the part, None for one to be added; `edit_wanted` names a fact, or nothing.
    """

    message_wanted = Signal(object)
    ask_wanted = Signal(object)
    date_wanted = Signal(object)
    edit_wanted = Signal(str)
    drop_wanted = Signal(object)
    move_wanted = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Boodschappen, inzet en procedure"))
        self._column = QVBoxLayout()
        self._shown: DossierId | None = None

    def show_card(self, card: DossierCard, today: date) -> None:
        """Show this dossier; the same one again scrolled to where one was and with the focus where it was."""
        again = self._shown == card.dossier.id
        at, (focused, row) = self.verticalScrollBar().value() if again else 0, self._let_go()
        self._shown = card.dossier.id
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(SIZES.page_margin - OUTDENT, 0, 16 - OUTDENT, SIZES.gap)
        self._column.setSpacing(0)
        self._add_core(card)
        self._add_asks(card)
        self._add_procedure(card.dossier)
        self._add_calendar(card, today)
        self._add_prepared(card)
        self._column.addStretch(1)
        show_in(self, inner)
        self.verticalScrollBar().setValue(at)
        if row is not None:
            self._stand_on(row)
        elif focused:
            named = (each for each in inner.findChildren(QWidget) if each.accessibleName() == focused)
            if (found := next(named, None)) is not None:
                found.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self, key: Hashable) -> bool:
        """Put the keyboard on the row of a part; tell whether it is there."""
        row = next((each for each in self._rows() if each.key == key), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        return row is not None

    def _rows(self) -> Sequence[PartRow]:
        return part_rows(self.widget())

    def _stand_on(self, place: tuple[Hashable, int]) -> None:
        """Put the keyboard on the row where it was, or where that is gone on the one that came in its place."""
        key, at = place
        rows = self._rows()
        if not self.take_focus(key) and rows:
            rows[min(at, len(rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_go(self) -> tuple[str, tuple[Hashable, int] | None]:
        """Take the focus out of what will be replaced; give the name of what had it, and of a row its key and place.

        WORKAROUND: the focus ring asks a button that was deleted where it stands; needless once it forgets those.
        """
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return "", None
        name, row = focused.accessibleName(), None
        if isinstance(focused, PartRow):
            row = (focused.key, list(self._rows()).index(focused))
        focused.clearFocus()
        return name, row

    def _add_core(self, card: DossierCard) -> None:
        self._add_head(
            self.tr("Kernboodschappen"),
            self.tr("Boodschap toevoegen"),
            lambda: self.message_wanted.emit(None),
            rule=False,
        )
        core = _of(card, MessageKind.CORE)
        for number, message in enumerate(core, start=1):
            self._column.addWidget(self._message_row(str(number), message))
        if not core:
            self._add_note(self.tr("Nog geen kernboodschap."), above=0)
        self._column.addSpacing(8)

    def _add_asks(self, card: DossierCard) -> None:
        head = self._add_head(self.tr("Inzet"), self.tr("Inzet toevoegen"), lambda: self.ask_wanted.emit(None))
        head.set_count(str(len(card.asks)) if card.asks else "")
        for ask in card.asks:
            row = self._ask_row(ask, card.addressees.get(ask.addressee_id, "") if ask.addressee_id else "")
            self._column.addWidget(row)
            self._column.addWidget(Rule())
        if card.asks:
            total = _pair(self.tr("Totaal gevraagd"), SmallStrong(total_of(card.asks)))
            total.setContentsMargins(OUTDENT, 8, OUTDENT, 8)
            self._column.addWidget(total)
        else:
            self._add_note(self.tr("Nog geen inzet: wat vragen wij, aan wie, en met welk bedrag?"))

    def _part_row(self, name: str, ref: RecordRef, wanted: SignalInstance) -> PartRow:
        """Give the row of a part: pressing it opens its form, Del deletes it."""
        row = PartRow(name, ref)
        row.pressed.connect(lambda: wanted.emit(ref))
        row.offer(self.tr("Verwijderen"), "Del", "trash-2", lambda: self.drop_wanted.emit(ref))
        return row

    def _message_row(self, number: str, message: Message) -> PartRow:
        """Show a sentence behind its number, with the answer to an objection below it."""
        ref = RecordRef("message", message.id)
        row = self._part_row(self.tr("Boodschap wijzigen: %1").replace("%1", message.text), ref, self.message_wanted)
        for text, keys, icon, by in (
            (self.tr("Omhoog"), "Alt+Up", "arrow-up", -1),
            (self.tr("Omlaag"), "Alt+Down", "arrow-down", 1),
        ):
            row.offer(text, keys, icon, partial(self.move_wanted.emit, ref, by))
        row.setToolTip(plain_tip(_told(message.source)))
        grid = QGridLayout(row)
        grid.setContentsMargins(OUTDENT, 4, OUTDENT, 4)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(1)
        grid.setColumnMinimumWidth(0, _BESIDE_NUMBER)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Label(number, TextRole.MUTED), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(message.text, wrap=True), 0, 1)
        if message.answer and message.kind is MessageKind.OBJECTION:
            grid.addWidget(Label(message.answer, TextRole.MUTED, wrap=True), 1, 1)
        return row

    def _ask_row(self, ask: Ask, addressee: str) -> PartRow:
        name = self.tr("Inzet wijzigen: %1").replace("%1", ask.text)
        row = self._part_row(name, RecordRef("ask", ask.id), self.ask_wanted)
        column = QVBoxLayout(row)
        column.setContentsMargins(OUTDENT, 8, OUTDENT, 8)
        column.setSpacing(2)
        column.addWidget(Label(ask.text, wrap=True))
        middle = WrapRow()
        middle.add(SmallStrong(amount_of(ask)))
        middle.add_stretch()
        middle.add(Chip(labels.ASK_STATUS[ask.status], _STATUS_CHIP[ask.status]))
        column.addLayout(middle)
        column.addWidget(ElidedLabel("  ·  ".join(part for part in (years_of(ask), addressee) if part), TextRole.META))
        row.setToolTip(plain_tip("\n".join(part for part in (ask.evidence, ask.cover, _told(ask.source)) if part)))
        return row

    def _add_procedure(self, dossier: Dossier) -> None:
        head = _head(self.tr("Bewijs en procedure"))
        edit = IconButton(self.tr("Dossier wijzigen (F2)"), "pencil", small=True)
        edit.clicked.connect(lambda _checked=False: self.edit_wanted.emit(""))
        head.add_right(edit)
        self._column.addSpacing(8)
        self._column.addWidget(head)
        salience = self.tr("%1 van 5").replace("%1", str(dossier.salience)) if dossier.salience else ""
        self._column.addSpacing(3)
        for fact, name, value in (
            ("kamerstuk", self.tr("Kamerstuk"), dossier.kamerstuk),
            ("udo_status", self.tr("UDO"), dossier.udo_status),
            ("consultation_status", self.tr("Consultatie"), dossier.consultation_status),
            ("salience", self.tr("Saillantie"), salience),
            ("mandate", self.tr("Mandaat"), dossier.mandate),
            ("theme", self.tr("Thema"), dossier.theme),
        ):
            row, inside = self._fact_row(fact, name)
            inside.addWidget(Label(name, TextRole.META), 0, 0, Qt.AlignmentFlag.AlignTop)
            inside.addWidget(_value(value or self.tr("niet vastgelegd"), known=bool(value)), 0, 1)
            self._column.addWidget(row)
        if dossier.goal:
            row, inside = self._fact_row("goal", self.tr("Doel"))
            inside.addWidget(Label(self.tr("Doel"), TextRole.META), 0, 0)
            inside.addWidget(Label(dossier.goal, wrap=True), 1, 0, 1, 2)
            self._column.addWidget(row)

    def _fact_row(self, fact: str, name: str) -> tuple[PressRow, QGridLayout]:
        """Give a row that opens the form at this fact when it is clicked; by the keyboard F2 opens that form."""
        row = PressRow(self.tr("Wijzigen: %1").replace("%1", name))
        row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.pressed.connect(lambda: self.edit_wanted.emit(fact))
        grid = QGridLayout(row)
        grid.setContentsMargins(OUTDENT, 4, OUTDENT, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        return row, grid

    def _add_calendar(self, card: DossierCard, today: date) -> None:
        self._column.addSpacing(8)
        head = self._add_head(self.tr("Kalender"), self.tr("Datum toevoegen"), lambda: self.date_wanted.emit(None))
        head.set_count(str(len(card.calendar)) if card.calendar else "")
        for item in card.calendar:
            self._column.addWidget(self._date_row(item, today))
        if not card.calendar:
            self._add_note(self.tr("Nog geen datum vastgelegd."))

    def _date_row(self, item: CalendarDate, today: date) -> PartRow:
        past = item.day < today
        when = write_day(item.day, year=item.day.year != today.year)
        when += f", {item.at:%H:%M}" if item.at else ""
        name = self.tr("Datum wijzigen: %1").replace("%1", f"{when}, {item.text}")
        row = self._part_row(name, RecordRef("calendar_date", item.id), self.date_wanted)
        row.setToolTip(plain_tip(_told(item.source)))
        column = QVBoxLayout(row)
        column.setContentsMargins(OUTDENT, 6, OUTDENT, 4)
        column.setSpacing(0)
        column.addWidget(Label(when, TextRole.META) if past else SmallStrong(when))
        text = item.text if item.confirmed else self.tr("%1 (nog niet zeker)").replace("%1", item.text)
        column.addWidget(Label(text, TextRole.MUTED if past else TextRole.BODY, wrap=True))
        return row

    def _add_prepared(self, card: DossierCard) -> None:
        for kind, title in (
            (MessageKind.QUESTION, self.tr("Vragen om te stellen")),
            (MessageKind.OBJECTION, self.tr("Tegenwerpingen")),
            (MessageKind.SENSITIVE, self.tr("Gevoelig")),
        ):
            found = _of(card, kind)
            if found:
                self._column.addSpacing(8)
                head = _head(title)
                head.set_count(str(len(found)))
                self._column.addWidget(head)
            for message in found:
                self._column.addWidget(self._message_row("–", message))

    def _add_head(self, title: str, add: str, act: Callable[[], object], *, rule: bool = True) -> SectionHead:
        head = _head(title, rule=rule)
        button = IconButton(add, "plus", small=True)
        button.clicked.connect(lambda _checked=False: act())
        head.add_right(button)
        self._column.addWidget(head)
        return head

    def _add_note(self, text: str, above: int = 8) -> None:
        note = Label(text, TextRole.META, wrap=True)
        note.setContentsMargins(OUTDENT, above, OUTDENT, 8)
        self._column.addWidget(note)


def _head(title: str, *, rule: bool = True) -> SectionHead:
    head = SectionHead(title, rule=rule)
    head.setContentsMargins(OUTDENT, 0, OUTDENT, 0)
    return head


def _of(card: DossierCard, kind: MessageKind) -> list[Message]:
    return [message for message in card.messages if message.kind is kind]


def _value(text: str, *, known: bool) -> QWidget:
    value = SmallStrong(text, wrap=True) if known else Label(text, TextRole.META, wrap=True)
    value.setAlignment(_RIGHT_TOP)
    return value


def _pair(name: str, value: QWidget) -> QWidget:
    frame = QWidget()
    row = WrapRow(frame, line_gap=0)
    row.add(Label(name, TextRole.META))
    row.add_stretch()
    row.add(value)
    return frame


def _told(source: Source | None) -> str:
    """Say where a line comes from, and that it is invented where it is."""
    if source is None:
        return "Bron niet vastgelegd."
    day = f", {write_day(source.day, weekday=False)}" if source.day else ""
    kind = f" ({labels.SOURCE_CLASS[source.source_class]})" if source.source_class is SourceClass.INVENTED else ""
    return f"Bron: {source.title}{day}{kind}."
