"""What shows and tells, in the gallery: the list, chips and filters, positions, pictures, messages and progress."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ipo_crm.domain.cards import Neighbour
from ipo_crm.domain.dossiers import Phase, PhaseEntry
from ipo_crm.domain.ids import OrganisationId, organisation_ref
from ipo_crm.domain.organisations import Chamber
from ipo_crm.domain.positions import Age, Stance
from ipo_crm.domain.sectors import Sector
from ipo_crm.domain.suspects import SuspectRow
from ipo_crm.domain.votes import Tally
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.gallery_states import in_a_row, tr
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SECTOR_NAMES, TextRole
from ipo_crm.ui.widgets.buttons import Button, IconButton, Kind
from ipo_crm.ui.widgets.cells import chip_cell, named_mark, stance_cell
from ipo_crm.ui.widgets.chip import Chip, ChipKind, PressChip
from ipo_crm.ui.widgets.ego_graph import EgoGraph
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.kbd import Kbd
from ipo_crm.ui.widgets.labels import ElidedLabel, WrapLabel
from ipo_crm.ui.widgets.ledger_row import LedgerRow
from ipo_crm.ui.widgets.legend import Legend
from ipo_crm.ui.widgets.message_bar import MessageBar, Tone
from ipo_crm.ui.widgets.phase_strip import PhaseStrip, steps_on
from ipo_crm.ui.widgets.progress import BAR_AFTER, CANCEL_AFTER, TEXT_AFTER, Progress
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_pane import RowsPane
from ipo_crm.ui.widgets.rows_view import RowsView
from ipo_crm.ui.widgets.seats_bar import SeatsBar
from ipo_crm.ui.widgets.stance_bar import StanceBar
from ipo_crm.ui.widgets.suspect_card import SuspectCard
from ipo_crm.ui.widgets.toast import Toast

_TODAY = date(2025, 6, 10)
_LATE = "te laat"
_Person = tuple[int, str, Sector, Stance | None, str]
_PEOPLE: tuple[_Person, ...] = (
    (1, "dhr. A. Voorbeeld", Sector.PARLIAMENT, Stance.FOR, "gedaan"),
    (2, "mw. drs. S. van Fictie", Sector.PARLIAMENT, Stance.STRONGLY_FOR, ""),
    (3, "dhr. B. Zogenaamd", Sector.STATE, Stance.AGAINST, _LATE),
    (4, "mw. L. Verzinsel", Sector.PROVINCE, None, ""),
)
_GRAPH_HEIGHT, _TOAST_ROOM, _CUT = 180, 92, 320


def people() -> Sequence[QWidget]:
    """Give a list with declared columns, its filters above it."""
    columns: tuple[Column[_Person], ...] = (
        Column(
            title=tr("Naam"),
            text=lambda person: person[1],
            stretch=True,
            paint=named_mark(lambda person: person[1], lambda person: person[2], lambda _person: True),
        ),
        Column(title=tr("Sector"), text=lambda person: SECTOR_NAMES[person[2]], role=TextRole.MUTED),
        Column(
            title=tr("Stand"),
            text=lambda person: person[4],
            width=70,
            paint=chip_cell(lambda person: (person[4], ChipKind.LATE if person[4] == _LATE else ChipKind.DONE)),
        ),
        Column(
            title=tr("Positie"),
            text=lambda person: str(person[3]),
            width=80,
            paint=stance_cell(lambda person: (person[3], Age.FRESH)),
        ),
    )
    model = RowsModel(columns, lambda person: person[0])
    model.set_rows(_PEOPLE)
    view = RowsView(model, tr("Personen"), margin=12)
    view.choose(2)
    pane = RowsPane(model, view, EmptyState("user", tr("Nog geen personen")))
    model.setParent(pane)
    pane.setFixedHeight(176)
    filters = in_a_row(
        PressChip(tr("Dossier: alle 3"), icon="chevron-down"),
        PressChip(tr("Contact in 2025"), removable=True),
        Button(tr("+ Filter"), kind=Kind.TEXT),
        IconButton(tr("Kolommen kiezen"), "table"),
        Kbd("Ctrl+F"),
    )
    return (filters, pane)


def chips() -> Sequence[QWidget]:
    """Give the chips and the positions."""
    return (
        in_a_row(
            Chip(tr("neutraal")),
            Chip(tr("actief filter"), ChipKind.ACTIVE),
            Chip(tr("unusual suspect"), ChipKind.SUSPECT),
            Chip(tr("te laat"), ChipKind.LATE, "triangle-alert"),
            Chip(tr("gedaan"), ChipKind.DONE),
            Chip(tr("fase 5, kabinet"), ChipKind.ACTIVE),
        ),
        in_a_row(*(StanceBar(tr("Positie"), stance, Age.FRESH, 60) for stance in (*Stance, None))),
    )


def phases() -> QWidget:
    """Give the ten phases of a dossier that is in the fifth and passed one over."""
    strip = PhaseStrip()
    entered = (
        PhaseEntry(phase=phase, entered=date(2024, int(phase), 10), evidence=tr("Kamerbrief"))
        for phase in tuple(Phase)[:5]
        if phase is not Phase.DESIGN
    )
    strip.show_steps(steps_on(tuple(entered), _TODAY))
    return strip


def ledger() -> Sequence[QWidget]:
    """Give positions on dossiers, by how old they are."""
    return (
        LedgerRow("Wet collectieve warmte", Stance.FOR, Age.FRESH, "14-05-25", tr("eigen gesprek, was 0")),
        LedgerRow("Decentraal OV", Stance.AGAINST, Age.AGEING, "02-04-25", "Handelingen"),
        LedgerRow("Digitalisering (NDS)", None),
    )


def pictures() -> Sequence[QWidget]:
    """Give who stands around somebody, seats, and an unusual suspect."""
    near = [
        Neighbour(ref=organisation_ref(OrganisationId(at)), label=name, sector=sector, strength=9 - at)
        for at, (name, sector) in enumerate(
            (
                ("Proefbond", Sector.CIVIL),
                ("Netbeheer Verzonnen", Sector.ENERGY),
                ("Gemeente Nergens", Sector.LOCAL),
            ),
            start=1,
        )
    ]
    graph = EgoGraph("mw. L. Verzinsel", Sector.PROVINCE, near)
    graph.setFixedHeight(_GRAPH_HEIGHT)
    suspect = SuspectRow(
        actor=near[0].ref,
        name="Proefbond",
        sector=Sector.CIVIL,
        points=74,
        surprise=80,
        bridge=61,
        distance=70,
        sentence=tr("Staat ver van de kern en doet op twee andere dossiers met haar mee."),
        brief="",
        working="",
        evidence="",
        highlighted=True,
        rank=1,
    )
    seats = Tally(chamber=Chamber.TWEEDE_KAMER, sure=48, likely=20, hopeful=14, unknown=25, against=43)
    return (graph, Legend(), SeatsBar(seats), SuspectCard(suspect))


def messages() -> Sequence[QWidget]:
    """Give what stands where there is nothing, and what is told."""
    return (
        EmptyState(
            "user",
            tr("Nog geen personen"),
            tr("Begin met een lijst die u al hebt, of voeg er één toe."),
            Button(tr("Importeren")),
            Button(tr("Persoon"), "plus", Kind.PRIMARY),
        ),
        EmptyState("funnel", tr("0 van 612 voldoen aan de filters"), "", Button(tr("Filters wissen"), kind=Kind.TEXT)),
        _bar(
            tr("Reservekopie mislukt: map niet gevonden. Uw gegevens zijn wel bewaard."),
            Tone.PROBLEM,
            tr("Map kiezen"),
        ),
        _bar(tr("Deze persoon staat er misschien al in."), Tone.DECISION, tr("Samenvoegen")),
        _bar(tr("De gegevens staan in ipo_crm-export.json."), Tone.NOTICE, ""),
        WrapLabel(tr("Een tekst die niet past gaat op een volgende regel verder."), TextRole.META),
        _cut(tr("Een tekst op één regel die niet past eindigt in een beletselteken; in de tooltip staat alles.")),
    )


def progress() -> Sequence[QWidget]:
    """Give progress after 0.3, 1 and 3 seconds, and the toast that comes when a deed is done."""
    return (*(_far(seconds) for seconds in (BAR_AFTER, TEXT_AFTER, CANCEL_AFTER)), _ToastRoom())


class _ToastRoom(QWidget):
    """Room in which a toast lies."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_TOAST_ROOM)
        self._toast = Toast(self)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._toast.offer(tr("Persoon verwijderd"), tr("Ongedaan maken (Ctrl+Z)"), bool)


def _far(seconds: float) -> QWidget:
    """Give progress in a frame: it stands over a page, and shows itself."""
    frame = QWidget()
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    shown = Progress(key="Esc")
    shown.begin(tr("Importeren: 1.240 van 2.900"))
    shown.progress(0.43)
    row.addWidget(shown, 1, Qt.AlignmentFlag.AlignTop)
    shown.look(seconds)
    return frame


def _cut(text: str) -> QWidget:
    label = ElidedLabel(text)
    label.setMaximumWidth(scaled(_CUT))
    return label


def _bar(text: str, tone: Tone, action: str) -> QWidget:
    bar = MessageBar()
    bar.tell(text, tone, action)
    return bar
