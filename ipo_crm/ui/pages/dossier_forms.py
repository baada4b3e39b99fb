"""The forms of a dossier itself: its card, the way into a phase, a message and a day in the calendar."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ipo_crm.domain import labels
from ipo_crm.domain.changes import Change
from ipo_crm.domain.dates import Moment, write_day
from ipo_crm.domain.dossiers import CalendarDate, Dossier, Message, MessageKind, Phase, PhaseEntry
from ipo_crm.domain.ids import NEW, DossierId, RecordRef
from ipo_crm.ui.pages.choice import Choice
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.holdings import Holdings
from ipo_crm.ui.pages.source_fields import SourceFields, unreadable
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.phase_strip import State, Step
from ipo_crm.ui.widgets.segments import Segments
from ipo_crm.ui.widgets.text_area import TextArea

Today = Callable[[], date]
SCALE = ("?", "1", "2", "3", "4", "5")
"""A scale of five with what is not known in front."""
PHASE = "phase"
"""How the kind of a form for a phase begins; its number follows."""


class DossierForm(FormSheet):
    """Makes a dossier or changes one; `read` gives one, `put` is the deed and `made` is told of a new one."""

    area, form_kind = "dossiers", "dossier"

    def __init__(
        self,
        page: QWidget,
        read: Callable[[DossierId], Dossier | None],
        put: Callable[[Dossier], Change],
        made: Callable[[Change], object],
    ) -> None:
        super().__init__(page, self.tr("Dossier"), self.tr("Bewaren"))
        self._read, self._put, self._made = read, put, made
        self.holdings = self._holdings = Holdings(lambda: read(self._key()), put)
        self.title, self.short_title, self.kamerstuk = QLineEdit(), QLineEdit(), QLineEdit()
        self.theme, self.mandate, self.udo, self.consultation = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.goal = TextArea(lines=3)
        self.salience = Segments(self.tr("Saillantie"), SCALE, keys="?12345", least_width=38)
        self._lay_fields()

    def open_for(self, key: DossierId | None) -> None:
        """Open for a dossier, None for a new one."""
        self.begin(key or DossierId(NEW))

    def fill(self) -> None:
        known = self._read(self._key()) if self._key() else None
        title = self.tr("Dossier %1 wijzigen").replace("%1", known.label) if known else self.tr("Nieuw dossier")
        self.name(title)
        dossier = known or Dossier(title="")
        for line, text in (
            (self.title, dossier.title),
            (self.short_title, dossier.short_title),
            (self.kamerstuk, dossier.kamerstuk),
            (self.theme, dossier.theme),
            (self.mandate, dossier.mandate),
            (self.udo, dossier.udo_status),
            (self.consultation, dossier.consultation_status),
        ):
            line.setText(text)
        self.goal.setPlainText(dossier.goal)
        self.salience.choose(dossier.salience or 0)

    def about(self) -> Sequence[RecordRef]:
        return (RecordRef("dossier", self._key()),)

    def edits(self) -> bool:
        return bool(self._key())

    def beginning(self) -> str:
        return "" if self._key() else super().beginning()  # what exists is named in the title

    def wrong(self) -> Iterable[tuple[Field, str]]:
        if not self.title.text().strip():
            yield self._title_field, self.tr("Geef het dossier een titel.")

    def keep(self) -> None:
        self._made(self._put(self._holdings.written(Dossier(title=""))))

    def _key(self) -> DossierId:
        return DossierId(self._subject if isinstance(self._subject, int) else NEW)

    def _lay_fields(self) -> None:
        self._title_field = Field(self.tr("Titel"), self.title)
        short, kamerstuk = Field(self.tr("Korte titel"), self.short_title), Field(self.tr("Kamerstuk"), self.kamerstuk)
        goal, theme = Field(self.tr("Doel, in één zin"), self.goal), Field(self.tr("Thema"), self.theme)
        help_text = self.tr("Hoeveel het publiek erom geeft: 1 weinig, 5 veel.")
        salience = Field(self.tr("Saillantie"), self.salience, help_text)
        mandate, udo = Field(self.tr("Mandaat"), self.mandate), Field(self.tr("UDO"), self.udo)
        consultation = Field(self.tr("Consultatie"), self.consultation)
        for row in (
            (self._title_field,),
            (short, kamerstuk),
            (goal,),
            (theme,),
            (salience,),
            (mandate,),
            (udo, consultation),
        ):
            self.add(*row)
        hold = self._holdings.hold
        hold(lambda each: replace(each, title=self.title.text().strip()), self._title_field)
        hold(lambda each: replace(each, short_title=self.short_title.text().strip()), short)
        hold(lambda each: replace(each, kamerstuk=self.kamerstuk.text().strip()), kamerstuk)
        hold(lambda each: replace(each, goal=self.goal.toPlainText().strip()), goal)
        hold(lambda each: replace(each, theme=self.theme.text().strip()), theme)
        hold(lambda each: replace(each, salience=self.salience.at or None), salience)
        hold(lambda each: replace(each, mandate=self.mandate.text().strip()), mandate)
        hold(lambda each: replace(each, udo_status=self.udo.text().strip()), udo)
        hold(lambda each: replace(each, consultation_status=self.consultation.text().strip()), consultation)


class PhaseForm(FormSheet):
    """Shows what is known of a phase and brings the dossier into it."""

    area = "dossiers"

    def __init__(self, page: QWidget, today: Today, keep: Callable[[DossierId, PhaseEntry], object]) -> None:
        super().__init__(page, self.tr("Fase"), self.tr("Naar deze fase"))
        self._today = today
        self._keep = keep
        self._dossier = DossierId(0)
        self._phase = Phase.AGENDA
        self._known = Label("", wrap=True)
        self.day = DateField(self.tr("Vanaf"), today, past=True)
        self.evidence, self.reason = TextArea(lines=2), TextArea(lines=2)
        self._day_field = Field(self.tr("Vanaf"), self.day)
        help_text = self.tr("Alleen nodig als het dossier een fase overslaat of teruggaat.")
        self._reason_field = Field(self.tr("Reden"), self.reason, help_text)
        self._evidence_field = Field(self.tr("Bewijs: waaruit blijkt het?"), self.evidence)
        self.add_text(self._known)
        self.add(self._day_field)
        self.add(self._evidence_field)
        self.add(self._reason_field)
        self._source = SourceFields(self, today)

    def open_for(self, dossier: DossierId, step: Step) -> None:
        """Open for a phase of a dossier; the present one can only be read."""
        self._dossier, self._phase = dossier, step.phase
        self.form_kind = f"{PHASE}{step.phase:d}"
        self._known.setText(self._told(step))
        self._known.setVisible(bool(self._known.text()))
        self.name(f"{step.phase:d}  {labels.PHASE[step.phase]}", can_keep=step.state is not State.NOW)
        self.show_fields(shown=step.state is not State.NOW)
        self.begin((dossier, step))

    def fill(self) -> None:
        self.day.set_moment(Moment(self._today()))
        self.evidence.setPlainText("")
        self.reason.setPlainText("")
        self._source.show(None)

    def about(self) -> Sequence[RecordRef]:
        return (RecordRef("dossier", self._dossier),)

    def beginning(self) -> str:
        return ""

    def settle(self) -> None:
        """Show what was typed also when the dossier came into this phase meanwhile, so that it can be copied."""
        self.show_fields(shown=True)

    def wrong(self) -> Iterable[tuple[Field, str]]:
        if not self.day.text().strip():
            yield self._day_field, self.tr("Schrijf vanaf welke dag, bijvoorbeeld vandaag of 12 juni.")
        yield from unreadable(self._day_field)
        yield from self._source.wrong()

    def keep(self) -> None:
        moment = self.day.moment
        entry = PhaseEntry(
            phase=self._phase,
            entered=moment.day if moment is not None else self._today(),
            evidence=self.evidence.toPlainText().strip(),
            reason=self.reason.toPlainText().strip(),
            source=self._source.read(),
        )
        self._keep(self._dossier, entry)

    def blame(self) -> Field | None:
        return None if self.reason.toPlainText().strip() else self._reason_field

    def _told(self, step: Step) -> str:
        """Say since when the dossier is, or was, in this phase, and how we know."""
        entry = step.entry
        if entry is None:
            return ""
        now = self.tr("In deze fase sinds %1.") if step.state is State.NOW else self.tr("Was in deze fase vanaf %1.")
        source = self.tr("Bron: %1.").replace("%1", entry.source.title) if entry.source else ""
        parts = (now.replace("%1", write_day(entry.entered)), entry.evidence, entry.reason, source)
        return "\n".join(part for part in parts if part)


class MessageForm(FormSheet):
    """Adds a prepared sentence: a core message, question, objection with its answer, or sensitive point."""

    area, form_kind = "dossiers", "message"

    def __init__(self, page: QWidget, today: Today, keep: Callable[[DossierId, Message], object]) -> None:
        super().__init__(page, self.tr("Boodschap toevoegen"), self.tr("Toevoegen"))
        self._keep = keep
        self._dossier = DossierId(0)
        self.kind = Choice(self.tr("Soort"), {kind: labels.MESSAGE_KIND[kind] for kind in MessageKind})
        self.text, self.answer = TextArea(lines=3), TextArea(lines=3)
        self._text_field = Field(self.tr("In één zin"), self.text)
        self._answer_field = Field(self.tr("Ons antwoord"), self.answer)
        self.add(Field(self.tr("Soort"), self.kind))
        self.add(self._text_field)
        self.add(self._answer_field)
        self._source = SourceFields(self, today)
        self.kind.currentIndexChanged.connect(lambda _at: self._answer_field.setVisible(self._is_objection()))

    def open_for(self, dossier: DossierId) -> None:
        """Open to add to this dossier."""
        self._dossier = dossier
        self.begin(dossier)

    def first(self) -> QWidget:
        return self.text

    def fill(self) -> None:
        self.kind.choose(MessageKind.CORE)
        self._answer_field.setVisible(self._is_objection())
        self.text.setPlainText("")
        self.answer.setPlainText("")
        self._source.show(None)

    def about(self) -> Sequence[RecordRef]:
        return (RecordRef("dossier", self._dossier),)

    def settle(self) -> None:
        self._answer_field.setVisible(self._is_objection())

    def wrong(self) -> Iterable[tuple[Field, str]]:
        if not self.text.toPlainText().strip():
            yield self._text_field, self.tr("Schrijf de boodschap in één zin.")
        yield from self._source.wrong()

    def keep(self) -> None:
        message = Message(
            kind=self.kind.value or MessageKind.CORE,
            text=self.text.toPlainText().strip(),
            answer=self.answer.toPlainText().strip() if self._is_objection() else "",
            source=self._source.read(),
        )
        self._keep(self._dossier, message)

    def _is_objection(self) -> bool:
        return self.kind.value is MessageKind.OBJECTION


class CalendarForm(FormSheet):
    """Adds a day to the calendar of a dossier."""

    area, form_kind = "dossiers", "calendar"

    def __init__(self, page: QWidget, today: Today, keep: Callable[[DossierId, CalendarDate], object]) -> None:
        super().__init__(page, self.tr("Datum toevoegen"), self.tr("Toevoegen"))
        self._keep = keep
        self._dossier = DossierId(0)
        self.day = DateField(self.tr("Wanneer"), today)
        self.text = QLineEdit()
        self.confirmed = QCheckBox(self.tr("De datum staat vast"))
        self._day_field = Field(self.tr("Wanneer"), self.day)
        self._text_field = Field(self.tr("Wat"), self.text)
        self.add(self._day_field)
        self.add(self._text_field)
        self.add(Field(self.tr("Zekerheid"), self.confirmed))
        self._source = SourceFields(self, today)

    def open_for(self, dossier: DossierId) -> None:
        """Open to add to this dossier."""
        self._dossier = dossier
        self.begin(dossier)

    def fill(self) -> None:
        self.day.set_moment(None)
        self.text.setText("")
        self.confirmed.setChecked(True)
        self._source.show(None)

    def about(self) -> Sequence[RecordRef]:
        return (RecordRef("dossier", self._dossier),)

    def wrong(self) -> Iterable[tuple[Field, str]]:
        if not self.day.text().strip():
            yield self._day_field, self.tr("Schrijf de dag, bijvoorbeeld 12 juni of di 14:00.")
        yield from unreadable(self._day_field)
        if not self.text.text().strip():
            yield self._text_field, self.tr("Schrijf wat er die dag gebeurt, bijvoorbeeld Plenair debat.")
        yield from self._source.wrong()

    def keep(self) -> None:
        moment = self.day.moment
        if moment is not None:
            item = CalendarDate(
                day=moment.day,
                at=moment.starts,
                text=self.text.text().strip(),
                confirmed=self.confirmed.isChecked(),
                source=self._source.read(),
            )
            self._keep(self._dossier, item)
