"""The forms of what a dossier holds: a prepared sentence, a day in its calendar, and its stay in a phase."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from ipo_crm.domain import labels
from ipo_crm.domain.changes import Change
from ipo_crm.domain.dates import Moment
from ipo_crm.domain.dossiers import CalendarDate, Message, MessageKind, PhaseEntry
from ipo_crm.domain.ids import NEW, DossierId, MessageId, RecordRef
from ipo_crm.ui.pages.choice import Choice
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.holdings import Holdings
from ipo_crm.ui.pages.source_fields import SourceFields, unreadable
from ipo_crm.ui.widgets.buttons import Button
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.text_area import TextArea

Today = Callable[[], date]
Part = TypeVar("Part")


@dataclass(frozen=True)
class PartDeeds(Generic[Part]):
    """What the form of a part asks and does; `add` is told to the window by whoever gives it, the rest by the form."""

    # WORKAROUND: no slots, because Python 3.11 cannot make a frozen PartDeeds[Part](...) with them; 3.12 can.

    read: Callable[[int], Part | None]
    change: Callable[[DossierId, Part], Change]
    drop: Callable[[int], Change]
    add: Callable[[DossierId, Part], object] = lambda _dossier, _part: None


class PartForm(FormSheet, Generic[Part]):
    """A form whose subject is a dossier with the key of a part of it, or with NEW."""

    area = "dossiers"
    can_drop = True
    part = ""
    """The subject of a part."""

    def __init__(self, page: QWidget, title: str, deeds: PartDeeds[Part]) -> None:
        super().__init__(page, title, self.tr("Toevoegen"))
        self._deeds = deeds
        self.holdings = self._holdings = Holdings(self.known, lambda part: deeds.change(self._key()[0], part))

    def open_for(self, dossier: DossierId, key: int = NEW) -> None:
        """Open for a part of a dossier, NEW for one to be added."""
        self.begin((dossier, key))

    def known(self) -> Part | None:
        """Give the part as it is now, None where it is new or gone."""
        return self._deeds.read(self._key()[1]) if self._key()[1] else None

    def about(self) -> Sequence[RecordRef]:
        dossier, key = self._key()
        return (RecordRef("dossier", dossier), *([RecordRef(self.part, key)] if key else []))

    def edits(self) -> bool:
        return bool(self._key()[1])

    def drop(self) -> Change:
        return self._deeds.drop(self._key()[1])

    def _key(self) -> tuple[DossierId, int]:
        dossier, key = self._subject if isinstance(self._subject, tuple) else (NEW, NEW)
        return DossierId(dossier), int(key)


class MessageForm(PartForm[Message]):
    """Adds a prepared sentence or changes one; `move` takes one up or down among those of its kind."""

    form_kind = part = "message"

    def __init__(
        self, page: QWidget, today: Today, deeds: PartDeeds[Message], move: Callable[[MessageId, int], object]
    ) -> None:
        super().__init__(page, self.tr("Boodschap"), deeds)
        self.kind = Choice(self.tr("Soort"), {kind: labels.MESSAGE_KIND[kind] for kind in MessageKind})
        self.text, self.answer = TextArea(lines=3), TextArea(lines=3)
        kind = Field(self.tr("Soort"), self.kind)
        self._text_field = Field(self.tr("In één zin"), self.text)
        self._answer_field = Field(self.tr("Ons antwoord"), self.answer)
        self.add(kind)
        self.add(self._text_field)
        self.add(self._answer_field)
        self._source = SourceFields(self, today)
        self.kind.currentIndexChanged.connect(lambda _at: self._answer_field.setVisible(self._is_objection()))
        hold = self._holdings.hold
        hold(lambda each: replace(each, kind=self.kind.value or MessageKind.CORE), kind)
        hold(lambda each: replace(each, text=self.text.toPlainText().strip()), self._text_field)
        hold(lambda each: replace(each, answer=self.answer.toPlainText().strip()), self._answer_field)
        hold(
            lambda each: replace(each, source=self._source.read()), *self._source.fields, together=self._source.unnamed
        )
        self._moving = self._move_buttons(move)
        self.add_widget(self._moving)

    def first(self) -> QWidget:
        return self.text

    def fill(self) -> None:
        message = self.known()
        self.name(self.tr("Boodschap wijzigen") if message else self.tr("Boodschap toevoegen"))
        self.kind.choose(message.kind if message else MessageKind.CORE)
        self.text.setPlainText(message.text if message else "")
        self.answer.setPlainText(message.answer if message else "")
        self._source.show(message.source if message else None)
        self.settle()

    def settle(self) -> None:
        self._answer_field.setVisible(self._is_objection())
        self._moving.setVisible(self.edits())

    def wrong(self) -> Iterable[tuple[Field, str]]:
        if not self.text.toPlainText().strip():
            yield self._text_field, self.tr("Schrijf de boodschap in één zin.")
        yield from self._source.wrong()

    def keep(self) -> None:
        message = self._holdings.written(Message(kind=MessageKind.CORE, text=""))
        self._deeds.add(self._key()[0], message if self._is_objection() else replace(message, answer=""))

    def _is_objection(self) -> bool:
        return self.kind.value is MessageKind.OBJECTION

    def _move_buttons(self, move: Callable[[MessageId, int], object]) -> QWidget:
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        for text, keys, icon, by in (
            (self.tr("Omhoog"), self.tr("In de lijst: Alt+pijl omhoog"), "arrow-up", -1),
            (self.tr("Omlaag"), self.tr("In de lijst: Alt+pijl omlaag"), "arrow-down", 1),
        ):
            button = Button(text, icon)
            button.setToolTip(keys)
            button.clicked.connect(lambda _checked=False, by=by: move(MessageId(self._key()[1]), by))
            row.addWidget(button)
        row.addStretch(1)
        return frame


class CalendarForm(PartForm[CalendarDate]):
    """Adds a day to the calendar of a dossier, or changes one."""

    form_kind, part = "calendar", "calendar_date"

    def __init__(self, page: QWidget, today: Today, deeds: PartDeeds[CalendarDate]) -> None:
        super().__init__(page, self.tr("Datum"), deeds)
        self.day = DateField(self.tr("Wanneer"), today)
        self.text = QLineEdit()
        self.confirmed = QCheckBox(self.tr("De datum staat vast"))
        self._day_field = Field(self.tr("Wanneer"), self.day)
        self._text_field = Field(self.tr("Wat"), self.text)
        confirmed = Field(self.tr("Zekerheid"), self.confirmed)
        self.add(self._day_field)
        self.add(self._text_field)
        self.add(confirmed)
        self._source = SourceFields(self, today)
        hold = self._holdings.hold
        hold(self._put_day, self._day_field)
        hold(lambda each: replace(each, text=self.text.text().strip()), self._text_field)
        hold(lambda each: replace(each, confirmed=self.confirmed.isChecked()), confirmed)
        hold(
            lambda each: replace(each, source=self._source.read()), *self._source.fields, together=self._source.unnamed
        )

    def fill(self) -> None:
        item = self.known()
        self.name(self.tr("Datum wijzigen") if item else self.tr("Datum toevoegen"))
        self.day.set_moment(Moment(item.day, item.at) if item else None)
        self.text.setText(item.text if item else "")
        self.confirmed.setChecked(item.confirmed if item else True)
        self._source.show(item.source if item else None)

    def wrong(self) -> Iterable[tuple[Field, str]]:
        if not self.day.text().strip():
            yield self._day_field, self.tr("Schrijf de dag, bijvoorbeeld 12 juni of di 14:00.")
        yield from unreadable(self._day_field)
        if not self.text.text().strip():
            yield self._text_field, self.tr("Schrijf wat er die dag gebeurt, bijvoorbeeld Plenair debat.")
        yield from self._source.wrong()

    def keep(self) -> None:
        self._deeds.add(self._key()[0], self._holdings.written(CalendarDate(day=date.min, text="")))

    def _put_day(self, item: CalendarDate) -> CalendarDate:
        moment = self.day.moment
        return item if moment is None else replace(item, day=moment.day, at=moment.starts)


class StayForm(PartForm[PhaseEntry]):
    """Changes what was noted of a stay in a phase; into a phase one goes by the form of the phase itself."""

    form_kind, part = "stay", "dossier_phase"

    def __init__(self, page: QWidget, today: Today, deeds: PartDeeds[PhaseEntry]) -> None:
        super().__init__(page, self.tr("Fase"), deeds)
        self.day = DateField(self.tr("Vanaf"), today, past=True)
        self.evidence, self.reason = TextArea(lines=2), TextArea(lines=2)
        self._day_field = Field(self.tr("Vanaf"), self.day)
        evidence = Field(self.tr("Bewijs: waaruit blijkt het?"), self.evidence)
        reason = Field(self.tr("Reden"), self.reason)
        for field in (self._day_field, evidence, reason):
            self.add(field)
        self._source = SourceFields(self, today)
        hold = self._holdings.hold
        hold(self._put_day, self._day_field)
        hold(lambda each: replace(each, evidence=self.evidence.toPlainText().strip()), evidence)
        hold(lambda each: replace(each, reason=self.reason.toPlainText().strip()), reason)
        hold(
            lambda each: replace(each, source=self._source.read()), *self._source.fields, together=self._source.unnamed
        )

    def fill(self) -> None:
        entry = self.known()
        if entry is None:
            return
        title = self.tr("Fase %1 wijzigen").replace("%1", f"{entry.phase:d}  {labels.PHASE[entry.phase]}")
        self.name(title)
        self.day.set_moment(Moment(entry.entered))
        self.evidence.setPlainText(entry.evidence)
        self.reason.setPlainText(entry.reason)
        self._source.show(entry.source)

    def beginning(self) -> str:
        return ""  # the title says which phase

    def wrong(self) -> Iterable[tuple[Field, str]]:
        if not self.day.text().strip():
            yield self._day_field, self.tr("Schrijf vanaf welke dag, bijvoorbeeld vandaag of 12 juni.")
        yield from unreadable(self._day_field)
        yield from self._source.wrong()

    def _put_day(self, entry: PhaseEntry) -> PhaseEntry:
        moment = self.day.moment
        return entry if moment is None else replace(entry, entered=moment.day)
