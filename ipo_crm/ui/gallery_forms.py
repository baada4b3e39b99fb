"""What one fills in, in the gallery: dates and periods with their echo, pickers, notes, labels, and many at once."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from ipo_crm.domain.dossiers import DossierRow
from ipo_crm.domain.ids import DossierId
from ipo_crm.domain.labels import SECTOR
from ipo_crm.domain.many import ManyField
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.sectors import Sector
from ipo_crm.domain.tags import Tag
from ipo_crm.ui.gallery_states import beside, in_a_row, tr
from ipo_crm.ui.pages.bulk_fields import BulkChoice, BulkDay, BulkText
from ipo_crm.ui.pages.label_row import LabelRow, LabelSteps
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.choice import Choice
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.dossier_picker import DossierFinder, DossierPicker
from ipo_crm.ui.widgets.echo_line import EchoLine
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.kbd import Kbd
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.note_editor import NoteEditor
from ipo_crm.ui.widgets.note_view import NoteView
from ipo_crm.ui.widgets.period_field import PeriodField
from ipo_crm.ui.widgets.person_picker import PersonPicker, Pick
from ipo_crm.ui.widgets.promise_row import PromiseRow
from ipo_crm.ui.widgets.section_head import SectionHead
from ipo_crm.ui.widgets.stance_chooser import StanceChooser
from ipo_crm.ui.widgets.text_area import TextArea

_TODAY = date(2025, 6, 10)
_NOTE = "Wil **eerst cijfers** zien, dan pas een motie.\n\n- woordvoerder wonen\n- belt liever dan mailt"
_HEAT = DossierId(1)


def talk() -> Sequence[QWidget]:
    """Give what a report asks."""
    picker = PersonPicker(tr("Zij"), lambda _typed: ())
    picker.set_picks(
        (
            Pick(key=1, name="mw. drs. S. van Fictie", sector=Sector.PARLIAMENT),
            Pick(key=None, name="Q. Medewerker"),
        )
    )
    chooser = StanceChooser("Wet collectieve warmte")
    chooser.set_stance(Stance.STRONGLY_FOR)
    promise = PromiseRow(tr("Zij zeggen toe"), lambda: _TODAY, "Alt+Z")
    promise.set_promise(tr("Dient motie uitvoeringskosten in"))
    return (
        Field(tr("Zij"), picker),
        Field(tr("Hun reactie, in één of twee zinnen"), TextArea(lines=2), tr("Feiten hier.")),
        in_a_row(chooser, Kbd(tr("1–5 kiest, ? onbekend"))),
        promise,
        in_a_row(
            QCheckBox(tr("zij: stuurt conceptmotie toe")),
            Choice(tr("als één persoon"), tr("Samenvoegen: als één persoon"), checked=True),
        ),
    )


def days() -> Sequence[QWidget]:
    """Give dates and periods: understood, as they are written, and wrong."""
    return (
        SectionHead(tr("Datum")),
        beside(_day("morgen"), _day("over 3 weken"), _day("week 49"), _day("31-2-2025")),
        SectionHead(tr("Periode")),
        beside(_period("sinds mei 2024"), _period("5-2019 – 11-2023"), _period("2023 – 2019"), _period(""), columns=1),
    )


def pickers() -> Sequence[QWidget]:
    """Give the picker of dossiers, open."""
    named = ((1, "Wet collectieve warmte"), (2, "Decentraal OV"), (3, "Warmtepompen en geluid"))
    rows = [
        DossierRow(id=DossierId(key), title=title, short_title="", kamerstuk="", salience=None) for key, title in named
    ]
    finder = DossierFinder(rows, frozenset((_HEAT,)))
    finder.field.setText("warmte")
    button = DossierPicker()
    button.offer(rows, (_HEAT,))
    return (in_a_row(button, Kbd("#")), in_a_row(finder))


def notes() -> Sequence[QWidget]:
    """Give a note as it is read and as it is written."""
    view, editor = NoteView(tr("Notitie, gelezen")), NoteEditor(tr("Notitie, geschreven"), lambda _mark, _typed: ())
    view.show_note(_NOTE)
    editor.setPlainText(_NOTE)
    return (view, editor)


def labels() -> Sequence[QWidget]:
    """Give the labels and the rhythm of somebody."""
    steps = LabelSteps(
        known=lambda: ("Noord", "warmte"),
        give=bool,
        take=bool,
        set_label_rhythm=lambda _tag, _days: None,
        set_rhythm=bool,
    )
    return (LabelRow((Tag(name="Noord"), Tag(name="warmte", rhythm_days=60)), steps, rhythm=90),)


def many() -> Sequence[QWidget]:
    """Give fields that hold for many at once."""
    rhythm = BulkText(ManyField.RHYTHM, tr("Ritme"), number=True)
    kept = BulkDay(ManyField.KEEP_UNTIL, tr("Bewaren tot"), lambda: _TODAY, past=False, hint="")
    sector = BulkChoice(ManyField.SECTOR, tr("Sector"), SECTOR)
    rhythm.show_shared({})
    kept.show_shared({ManyField.KEEP_UNTIL: date(2027, 12, 31)})
    sector.show_shared({})
    return (Label(tr("3 personen gekozen"), TextRole.RECORD), beside(rhythm, kept, sector))


def _day(typed: str) -> Field:
    return _read(DateField(tr("Wanneer"), lambda: _TODAY), typed)


def _period(typed: str) -> Field:
    return _read(PeriodField(tr("Periode"), lambda: _TODAY), typed)


def _read(line: EchoLine, typed: str) -> Field:
    field = Field(line.accessibleName(), line)
    line.refused.connect(field.set_error)
    line.setText(typed)
    line.editingFinished.emit()
    return field
