"""The forms of a dossier itself: its card, and the way into a phase."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ipo_crm.domain import labels
from ipo_crm.domain.changes import Change
from ipo_crm.domain.dates import Moment, write_day
from ipo_crm.domain.dossiers import Dossier, Phase, PhaseEntry
from ipo_crm.domain.ids import NEW, DossierId, RecordRef
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.holdings import Holdings
from ipo_crm.ui.pages.press_row import PressRow
from ipo_crm.ui.pages.record_parts import OUTDENT
from ipo_crm.ui.pages.source_fields import SourceFields, unreadable
from ipo_crm.ui.widgets.buttons import Button, Kind
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
        self._at = ""
        self._editors: dict[str, QWidget] = {
            "kamerstuk": self.kamerstuk,
            "goal": self.goal,
            "theme": self.theme,
            "salience": self.salience,
            "mandate": self.mandate,
            "udo_status": self.udo,
            "consultation_status": self.consultation,
        }
        self._lay_fields()

    def open_for(self, key: DossierId | None, at: str = "") -> None:
        """Open for a dossier, None for a new one, with the cursor in the field of a fact where one is named."""
        self._at = at
        self.begin(key or DossierId(NEW))

    def first(self) -> QWidget:
        return self._editors.get(self._at, self.title)

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
    """Shows what is known of a phase and brings the dossier into it; `stay_wanted` asks to mend what is known."""

    area = "dossiers"
    stay_wanted = Signal(object)

    def __init__(self, page: QWidget, today: Today, keep: Callable[[DossierId, PhaseEntry], object]) -> None:
        super().__init__(page, self.tr("Fase"), self.tr("Naar deze fase"))
        self._today = today
        self._keep = keep
        self._dossier = DossierId(0)
        self._phase = Phase.AGENDA
        self._stays = QVBoxLayout()
        self._stays.setContentsMargins(0, 0, 0, 0)
        self.day = DateField(self.tr("Vanaf"), today, past=True)
        self.evidence, self.reason = TextArea(lines=2), TextArea(lines=2)
        self._day_field = Field(self.tr("Vanaf"), self.day)
        help_text = self.tr("Alleen nodig als het dossier een fase overslaat of teruggaat.")
        self._reason_field = Field(self.tr("Reden"), self.reason, help_text)
        self._evidence_field = Field(self.tr("Bewijs: waaruit blijkt het?"), self.evidence)
        stays = QWidget()
        stays.setLayout(self._stays)
        self.add_widget(stays)
        self.add(self._day_field)
        self.add(self._evidence_field)
        self.add(self._reason_field)
        self._source = SourceFields(self, today)

    def open_for(self, dossier: DossierId, step: Step, stays: Sequence[PhaseEntry]) -> None:
        """Open for a phase of a dossier, with the stays in it; the present one cannot be gone to."""
        self._dossier, self._phase = dossier, step.phase
        self.form_kind = f"{PHASE}{step.phase:d}"
        self._show_stays(step, stays)
        self.name(f"{step.phase:d}  {labels.PHASE[step.phase]}", can_keep=step.state is not State.NOW)
        self.show_fields(shown=step.state is not State.NOW)
        self.begin((dossier, step))

    @property
    def dossier(self) -> DossierId:
        """The dossier that the form is open for."""
        return self._dossier

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

    def _show_stays(self, step: Step, stays: Sequence[PhaseEntry]) -> None:
        while (item := self._stays.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.deleteLater()
        for entry in sorted(stays, key=lambda each: each.entered, reverse=True):
            now = step.state is State.NOW and entry == step.entry
            row = PressRow(self.tr("Vastlegging wijzigen: %1").replace("%1", write_day(entry.entered)))
            inside = QVBoxLayout(row)
            inside.setContentsMargins(OUTDENT, 6, OUTDENT, 6)
            inside.addWidget(Label(self._told(entry, now=now), wrap=True))
            pencil = Button(self.tr("Wijzigen of verwijderen"), "pencil", Kind.TEXT)  # a mark: the row is the button
            pencil.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            pencil.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(pencil, 0, Qt.AlignmentFlag.AlignLeft)
            row.pressed.connect(lambda entry=entry: self.stay_wanted.emit(entry))
            self._stays.addWidget(row)

    def _told(self, entry: PhaseEntry, *, now: bool) -> str:
        """Say since when the dossier is, or was, in this phase, and how we know."""
        told = self.tr("In deze fase sinds %1.") if now else self.tr("Was in deze fase vanaf %1.")
        source = self.tr("Bron: %1.").replace("%1", entry.source.title) if entry.source else ""
        parts = (told.replace("%1", write_day(entry.entered)), entry.evidence, entry.reason, source)
        return "\n".join(part for part in parts if part)
