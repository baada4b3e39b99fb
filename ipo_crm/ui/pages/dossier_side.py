"""The left of a dossier: what we say, what we want, the procedure, the calendar and the prepared questions."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ipo_crm.domain import labels
from ipo_crm.domain.cards import DossierCard
from ipo_crm.domain.dates import write_day
from ipo_crm.domain.dossiers import Ask, AskStatus, CalendarDate, Dossier, Message, MessageKind, Recurrence
from ipo_crm.domain.ids import DossierId
from ipo_crm.domain.money import write_money
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.ui.pages.press_row import PressRow, SmallStrong
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
    """One column that scrolls; it asks for a form by a signal and changes nothing itself."""

    message_wanted = Signal()
    ask_wanted = Signal(object)
    date_wanted = Signal()
    edit_wanted = Signal()

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
        at, focused = self.verticalScrollBar().value() if again else 0, self._let_go()
        self._shown = card.dossier.id
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(SIZES.page_margin, 0, 16, SIZES.gap)
        self._column.setSpacing(0)
        self._add_core(card)
        self._add_asks(card)
        self._add_procedure(card.dossier)
        self._add_calendar(card, today)
        self._add_prepared(card)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.verticalScrollBar().setValue(at)
        for widget in inner.findChildren(QWidget) if focused else ():
            if widget.accessibleName() == focused:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_go(self) -> str:
        """Take the focus out of what will be replaced, and give the name of what had it.

        WORKAROUND: the focus ring asks a button that was deleted where it stands; needless once it forgets those.
        """
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return ""
        name = focused.accessibleName()
        focused.clearFocus()
        return name

    def _add_core(self, card: DossierCard) -> None:
        self._add_head(
            self.tr("Kernboodschappen"), self.tr("Boodschap toevoegen"), self.message_wanted.emit, rule=False
        )
        core = _of(card, MessageKind.CORE)
        for number, message in enumerate(core, start=1):
            self._column.addWidget(_numbered(str(number), message))
        if not core:
            self._column.addWidget(Label(self.tr("Nog geen kernboodschap."), TextRole.META, wrap=True))
        self._column.addSpacing(8)

    def _add_asks(self, card: DossierCard) -> None:
        head = self._add_head(self.tr("Inzet"), self.tr("Inzet toevoegen"), lambda: self.ask_wanted.emit(None))
        head.set_count(str(len(card.asks)) if card.asks else "")
        for ask in card.asks:
            row = self._ask_row(ask, card.addressees.get(ask.addressee_id, "") if ask.addressee_id else "")
            row.pressed.connect(lambda ask=ask: self.ask_wanted.emit(ask))
            self._column.addWidget(row)
            self._column.addWidget(Rule())
        if card.asks:
            total = _pair(self.tr("Totaal gevraagd"), SmallStrong(total_of(card.asks)))
            total.setContentsMargins(0, 8, 0, 8)
            self._column.addWidget(total)
        else:
            self._add_note(self.tr("Nog geen inzet: wat vragen wij, aan wie, en met welk bedrag?"))

    def _ask_row(self, ask: Ask, addressee: str) -> PressRow:
        row = PressRow(self.tr("Inzet wijzigen: %1").replace("%1", ask.text))
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 8, 0, 8)
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
        head = SectionHead(self.tr("Bewijs en procedure"))
        edit = IconButton(self.tr("Dossier wijzigen (F2)"), "pencil", small=True)
        edit.clicked.connect(self.edit_wanted)
        head.add_right(edit)
        self._column.addSpacing(8)
        self._column.addWidget(head)
        salience = self.tr("%1 van 5").replace("%1", str(dossier.salience)) if dossier.salience else ""
        facts = QWidget()
        grid = QGridLayout(facts)
        grid.setContentsMargins(0, 6, 0, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(
            (
                (self.tr("Kamerstuk"), dossier.kamerstuk),
                (self.tr("UDO"), dossier.udo_status),
                (self.tr("Consultatie"), dossier.consultation_status),
                (self.tr("Saillantie"), salience),
                (self.tr("Mandaat"), dossier.mandate),
                (self.tr("Thema"), dossier.theme),
            )
        ):
            grid.addWidget(Label(name, TextRole.META), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_value(value or self.tr("niet vastgelegd"), known=bool(value)), at, 1)
        self._column.addWidget(facts)
        if dossier.goal:
            self._column.addWidget(Label(self.tr("Doel"), TextRole.META))
            self._column.addWidget(Label(dossier.goal, wrap=True))

    def _add_calendar(self, card: DossierCard, today: date) -> None:
        self._column.addSpacing(8)
        head = self._add_head(self.tr("Kalender"), self.tr("Datum toevoegen"), self.date_wanted.emit)
        head.set_count(str(len(card.calendar)) if card.calendar else "")
        for item in card.calendar:
            self._column.addWidget(self._date_row(item, today))
        if not card.calendar:
            self._add_note(self.tr("Nog geen datum vastgelegd."))

    def _date_row(self, item: CalendarDate, today: date) -> QWidget:
        past = item.day < today
        when = write_day(item.day, year=item.day.year != today.year)
        when += f", {item.at:%H:%M}" if item.at else ""
        row = QWidget()
        row.setToolTip(plain_tip(_told(item.source)))
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 6, 0, 4)
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
                head = SectionHead(title)
                head.set_count(str(len(found)))
                self._column.addWidget(head)
            for message in found:
                self._column.addWidget(_numbered("–", message))

    def _add_head(self, title: str, add: str, act: Callable[[], object], *, rule: bool = True) -> SectionHead:
        head = SectionHead(title, rule=rule)
        button = IconButton(add, "plus", small=True)
        button.clicked.connect(lambda _checked=False: act())
        head.add_right(button)
        self._column.addWidget(head)
        return head

    def _add_note(self, text: str) -> None:
        note = Label(text, TextRole.META, wrap=True)
        note.setContentsMargins(0, 8, 0, 8)
        self._column.addWidget(note)


def amount_of(ask: Ask) -> str:
    """Say what an ask costs: "€ 12 mln per jaar", "geen bedrag"."""
    if ask.amount is None:
        return "geen bedrag"
    return f"{write_money(ask.amount)} {labels.RECURRENCE[ask.recurrence]}"


def years_of(ask: Ask) -> str:
    """Say for which years: "structureel vanaf 2026", "2026-2030", "incidenteel 2026"; empty without money or years."""
    first, last = ask.first_year, ask.last_year
    if ask.amount is None or (first is None and last is None and ask.recurrence is Recurrence.ONCE):
        return ""
    if ask.recurrence is Recurrence.ONCE:
        return f"incidenteel {_span(first, last)}"
    if last is None:
        return "structureel" if first is None else f"structureel vanaf {first}"
    return _span(first, last)


def total_of(asks: tuple[Ask, ...]) -> str:
    """Add up what is asked: "€ 12 mln/jr + € 8 mln"."""
    sums = {
        recurrence: sum(ask.amount or 0 for ask in asks if ask.recurrence is recurrence) for recurrence in Recurrence
    }
    yearly = f"{write_money(sums[Recurrence.PER_YEAR])}/jr" if sums[Recurrence.PER_YEAR] else ""
    once = write_money(sums[Recurrence.ONCE]) if sums[Recurrence.ONCE] else ""
    return " + ".join(part for part in (yearly, once) if part) or "geen bedrag"


def _span(first: int | None, last: int | None) -> str:
    if first is None or last is None or first == last:
        return str(first or last) if first else f"tot en met {last}"
    return f"{first}–{last}"


def _of(card: DossierCard, kind: MessageKind) -> list[Message]:
    return [message for message in card.messages if message.kind is kind]


def _numbered(number: str, message: Message) -> QWidget:
    """Show a sentence behind its number, with the answer to an objection below it."""
    row = QWidget()
    row.setToolTip(plain_tip(_told(message.source)))
    grid = QGridLayout(row)
    grid.setContentsMargins(0, 3, 0, 3)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(1)
    grid.setColumnMinimumWidth(0, _BESIDE_NUMBER)
    grid.setColumnStretch(1, 1)
    grid.addWidget(Label(number, TextRole.MUTED), 0, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(Label(message.text, wrap=True), 0, 1)
    if message.answer:
        grid.addWidget(Label(message.answer, TextRole.MUTED, wrap=True), 1, 1)
    return row


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
