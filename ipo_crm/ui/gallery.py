"""The gallery: every shared widget in its states, to look at in both themes and to walk in tests."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ipo_crm.domain.positions import Age, Stance
from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.page import Page
from ipo_crm.ui.tokens import SECTOR_NAMES, SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, IconButton, Kind
from ipo_crm.ui.widgets.cells import chip_cell, named_mark, stance_cell
from ipo_crm.ui.widgets.chip import Chip, ChipKind, PressChip
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.ledger_row import LedgerRow
from ipo_crm.ui.widgets.mark_view import MarkView
from ipo_crm.ui.widgets.message_bar import MessageBar, Tone
from ipo_crm.ui.widgets.page_head import PageHead
from ipo_crm.ui.widgets.person_picker import PersonPicker, Pick
from ipo_crm.ui.widgets.promise_row import PromiseRow
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_pane import RowsPane
from ipo_crm.ui.widgets.rows_view import RowsView
from ipo_crm.ui.widgets.section_head import SectionHead
from ipo_crm.ui.widgets.segments import Segments
from ipo_crm.ui.widgets.stance_bar import StanceBar
from ipo_crm.ui.widgets.stance_chooser import StanceChooser
from ipo_crm.ui.widgets.text_area import TextArea

_TODAY = date(2025, 6, 10)
_PEOPLE = (
    (1, "dhr. A. Voorbeeld", Sector.PARLIAMENT, Stance.FOR, "gedaan"),
    (2, "mw. drs. S. van Fictie", Sector.PARLIAMENT, Stance.STRONGLY_FOR, ""),
    (3, "dhr. B. Zogenaamd", Sector.STATE, Stance.AGAINST, "te laat"),
    (4, "mw. L. Verzinsel", Sector.PROVINCE, None, ""),
)
_Person = tuple[int, str, Sector, Stance | None, str]


class Gallery(Page):
    """All widgets on one page, with invented people."""

    def __init__(self) -> None:
        super().__init__()
        head = PageHead(self.tr("Toestanden"), above=self.tr("Instellingen"))
        head.set_subtitle(self.tr("alle bouwstenen van het scherm"))
        head.add_chip(Chip(self.tr("verzonnen namen"), ChipKind.NEUTRAL))
        head.add(Segments(self.tr("Weergave"), (self.tr("Netwerk"), self.tr("Matrix"), self.tr("Tabel"))))
        head.add(Button(self.tr("Exporteren"), "upload"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        columns = QHBoxLayout()
        margin = SIZES.page_margin
        columns.setContentsMargins(margin, 8, margin, margin)
        columns.setSpacing(2 * margin)
        for parts in (self._left(), self._right()):
            column = QVBoxLayout()
            column.setSpacing(10)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            columns.addLayout(column, 1)
        whole.addLayout(columns, 1)

    def _left(self) -> list[QWidget]:
        clear = Button(self.tr("Filters wissen"), kind=Kind.TEXT)
        return [
            SectionHead(self.tr("Knoppen")),
            self._buttons(),
            SectionHead(self.tr("Velden")),
            self._fields(),
            SectionHead(self.tr("Rijen")),
            self._rows(),
            SectionHead(self.tr("Chips en positie")),
            self._chips(),
            self._stances(),
            SectionHead(self.tr("Leeg, gefilterd tot niets, fout")),
            EmptyState(
                "user",
                self.tr("Nog geen personen"),
                self.tr("Begin met een lijst die u al hebt, of voeg er één toe."),
                Button(self.tr("Importeren")),
                Button(self.tr("Persoon"), "plus", Kind.PRIMARY),
            ),
            EmptyState("funnel", self.tr("0 van 612 voldoen aan de filters"), "", clear),
            self._bar(self.tr("Reservekopie mislukt: map niet gevonden."), Tone.PROBLEM, self.tr("Map kiezen")),
            self._bar(self.tr("Deze persoon staat er misschien al in."), Tone.DECISION, self.tr("Samenvoegen")),
        ]

    def _right(self) -> list[QWidget]:
        promise = PromiseRow(self.tr("Zij zeggen toe"), lambda: _TODAY, "Alt+Z")
        promise.set_promise(self.tr("Dient motie uitvoeringskosten in"))
        when = DateField(self.tr("Wanneer"), lambda: _TODAY)
        when.setText(self.tr("morgen"))
        wrong = DateField(self.tr("Einde"), lambda: _TODAY)
        wrong_field = Field(self.tr("Einde"), wrong)
        wrong.refused.connect(wrong_field.set_error)
        wrong.setText("31-2-2025")
        wrong.editingFinished.emit()
        picker = PersonPicker(self.tr("Zij"), lambda _typed: ())
        picker.set_picks(
            (
                Pick(key=1, name="mw. drs. S. van Fictie", sector=Sector.PARLIAMENT),
                Pick(key=None, name="Q. Medewerker"),
            )
        )
        chooser = StanceChooser(self.tr("Wet collectieve warmte"))
        chooser.set_stance(Stance.STRONGLY_FOR)
        reaction = TextArea(lines=2)
        return [
            SectionHead(self.tr("Verslag"), note=self.tr("alleen invullen wat veranderde")),
            Field(self.tr("Zij"), picker),
            Field(self.tr("Hun reactie, in één of twee zinnen"), reaction, self.tr("Feiten hier.")),
            chooser,
            Field(self.tr("Wanneer"), when),
            wrong_field,
            promise,
            QCheckBox(self.tr("zij: stuurt conceptmotie toe")),
            SectionHead(self.tr("Positie per dossier"), note=self.tr("−2 tegen  –  +2 voor")),
            LedgerRow("Wet collectieve warmte", Stance.FOR, Age.FRESH, "14-05-25", "eigen gesprek, was 0"),
            LedgerRow("Decentraal OV", Stance.AGAINST, Age.AGEING, "02-04-25", "Handelingen"),
            LedgerRow("Digitalisering (NDS)", None),
            SectionHead(self.tr("Sectoren: kleur en vorm")),
            _Sectors(),
        ]

    def _buttons(self) -> QWidget:
        off = Button(self.tr("Uit"))
        off.setEnabled(False)
        return _in_a_row(
            Button(self.tr("Briefing")),
            Button(self.tr("Importeren"), "download"),
            Button(self.tr("Briefing"), "file-text", Kind.PRIMARY),
            Button(self.tr("Filters wissen"), kind=Kind.TEXT),
            IconButton(self.tr("Ongedaan maken"), "undo-2"),
            off,
        )

    def _fields(self) -> QWidget:
        rest, off, wrong = QLineEdit("Statenpassage"), QLineEdit("Statenpassage"), QLineEdit("31-2-2025")
        off.setEnabled(False)
        choice = QComboBox()
        choice.addItems([self.tr("Bilateraal gesprek"), self.tr("Werkbezoek")])
        bad = Field(self.tr("fout"), wrong)
        bad.set_error(self.tr("Februari heeft 28 dagen. Bedoelt u 28-2?"))
        return _in_a_row(Field(self.tr("rust"), rest), Field(self.tr("keuze"), choice), Field(self.tr("uit"), off), bad)

    def _rows(self) -> QWidget:
        columns: tuple[Column[_Person], ...] = (
            Column(
                title=self.tr("Naam"),
                text=lambda person: person[1],
                stretch=True,
                paint=named_mark(lambda person: person[1], lambda person: person[2], lambda _person: True),
            ),
            Column(title=self.tr("Sector"), text=lambda person: SECTOR_NAMES[person[2]], role=TextRole.MUTED),
            Column(
                title=self.tr("Stand"),
                text=lambda person: person[4],
                width=70,
                paint=chip_cell(lambda person: (person[4], ChipKind.LATE if person[4] == "te laat" else ChipKind.DONE)),
            ),
            Column(
                title=self.tr("Positie"),
                text=lambda person: str(person[3]),
                width=80,
                paint=stance_cell(lambda person: (person[3], Age.FRESH)),
            ),
        )
        model = RowsModel(columns, lambda person: person[0])
        model.setParent(self)
        model.set_rows(_PEOPLE)
        view = RowsView(model, self.tr("Personen"), margin=12)
        view.choose(2)
        pane = RowsPane(model, view, EmptyState("user", self.tr("Nog geen personen")))
        pane.setFixedHeight(170)
        return pane

    def _chips(self) -> QWidget:
        return _in_a_row(
            Chip(self.tr("neutraal")),
            Chip(self.tr("actief"), ChipKind.ACTIVE),
            Chip(self.tr("unusual suspect"), ChipKind.SUSPECT),
            Chip(self.tr("te laat"), ChipKind.LATE, "triangle-alert"),
            Chip(self.tr("gedaan"), ChipKind.DONE),
            PressChip(self.tr("Dossier: alle 3"), icon="chevron-down"),
            PressChip(self.tr("Contact in 2025"), removable=True),
        )

    def _stances(self) -> QWidget:
        bars = [StanceBar(self.tr("Positie"), stance, Age.FRESH, 60) for stance in (*Stance, None)]
        return _in_a_row(*bars)

    def _bar(self, text: str, tone: Tone, action: str) -> QWidget:
        bar = MessageBar()
        bar.tell(text, tone, action)
        return bar


class _Sectors(QWidget):
    """The eight sectors, hollow and filled."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, sector in enumerate(Sector):
            for beside, person in enumerate((False, True)):
                grid.addWidget(MarkView(sector, person=person), at // 2, (at % 2) * 3 + beside)
            grid.addWidget(Label(SECTOR_NAMES[sector]), at // 2, (at % 2) * 3 + 2)
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(5, 1)


def _in_a_row(*widgets: QWidget) -> QWidget:
    frame = QWidget()
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SIZES.gap)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    return frame
