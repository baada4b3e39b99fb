"""The fields of a plan: who, when, what for, what we ask and what we leave behind."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ipo_crm.domain.dossiers import Ask, DossierName
from ipo_crm.domain.ids import AskId, DossierId
from ipo_crm.domain.meetings import Meeting, MeetingKind
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.chip_flow import ChipFlow
from ipo_crm.ui.pages.meeting_fields import Basics, Sides
from ipo_crm.ui.pages.plan_draft import PlanDraft
from ipo_crm.ui.pages.tab_order import tab_as_read
from ipo_crm.ui.pages.told_lines import empty
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.chip import ChipKind, PressChip
from ipo_crm.ui.widgets.dossier_picker import DossierPicker
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import ElidedLabel, Label
from ipo_crm.ui.widgets.person_picker import Pick
from ipo_crm.ui.widgets.section_head import SectionHead
from ipo_crm.ui.widgets.text_area import TextArea

_NAME_WIDTH = 200


class PlanFields(QWidget):
    """Holds what is typed; `changed` tells of every letter."""

    changed = Signal()
    sides_changed = Signal()
    dossiers_changed = Signal()

    def __init__(self, find: Callable[[str], Sequence[Pick]], today: Callable[[], date]) -> None:
        super().__init__()
        self.basics = Basics(today, past=False)
        self.sides = Sides(find)
        self.tasks = _Tasks()
        self.title = QLineEdit()
        self.dossiers = _Linked()
        self.purpose = TextArea(lines=2)
        self.pushback = TextArea(lines=2)
        self.ask = _AskChoice()
        self.ask_text = TextArea(lines=2)
        self.fallback = TextArea(lines=2)
        self.leave_behind = QLineEdit()
        self._lay_out()
        self._listen()

    def draft(self, base: Meeting | None) -> PlanDraft:
        """Give what stands in the fields."""
        return PlanDraft(
            base=base,
            kind=self.basics.kind.value or MeetingKind.BILATERAL,
            when=self.basics.when.moment,
            place=self.basics.place.text().strip(),
            on_behalf_of=self.basics.behalf.value,
            theirs=self.sides.theirs.picks,
            ours=self.sides.ours.picks,
            tasks=self.tasks.texts,
            title=self.title.text().strip(),
            dossiers=self.dossiers.keys,
            purpose=self.purpose.toPlainText().strip(),
            pushback=self.pushback.toPlainText().strip(),
            ask_id=self.ask.value,
            ask_text=self.ask_text.toPlainText().strip(),
            fallback=self.fallback.toPlainText().strip(),
            leave_behind=self.leave_behind.text().strip(),
        )

    def show_draft(self, draft: PlanDraft, rows: Mapping[DossierId, DossierName], asks: Sequence[Ask]) -> None:
        """Put a draft in the fields."""
        self.blockSignals(True)
        self.basics.kind.choose(draft.kind)
        self.basics.show_moment(draft.when)
        self.basics.place.setText(draft.place)
        self.basics.behalf.choose(draft.on_behalf_of)
        self.sides.theirs.start_with(draft.theirs)
        self.sides.ours.start_with(draft.ours)
        self.sides.refuse("")
        self.tasks.show_names([pick.name for pick in draft.ours], draft.tasks)
        self.title.setText(draft.title)
        self.show_linked(draft, rows, asks)
        for area, text in (
            (self.purpose, draft.purpose),
            (self.pushback, draft.pushback),
            (self.ask_text, draft.ask_text),
            (self.fallback, draft.fallback),
        ):
            area.setPlainText(text)
        self.leave_behind.setText(draft.leave_behind)
        self.blockSignals(False)
        tab_as_read(self)

    def show_linked(self, draft: PlanDraft, rows: Mapping[DossierId, DossierName], asks: Sequence[Ask]) -> None:
        """Show which dossiers a draft is about, and the ask it chose."""
        self.dossiers.show_keys(draft.dossiers, rows)
        self.ask.offer(asks, draft.ask_id)

    def _listen(self) -> None:
        for area in (self.purpose, self.pushback, self.ask_text, self.fallback):
            area.textChanged.connect(self.changed)
        for line in (self.title, self.leave_behind):
            line.textChanged.connect(lambda _text: self.changed.emit())
        for part in (self.basics, self.tasks):
            part.changed.connect(self.changed)
        self.ask.activated.connect(lambda _at: self.changed.emit())
        self.sides.changed.connect(self._take_sides)
        self.dossiers.changed.connect(self._take_dossiers)

    def _take_sides(self) -> None:
        self.tasks.show_names([pick.name for pick in self.sides.ours.picks], self.tasks.texts)
        tab_as_read(self)
        self.sides_changed.emit()

    def _take_dossiers(self) -> None:
        tab_as_read(self)
        self.dossiers_changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.page_margin, 14, SIZES.page_margin, SIZES.page_margin)
        column.setSpacing(12)
        column.addWidget(self.basics)
        column.addWidget(self.sides)
        column.addWidget(self.tasks)
        column.addWidget(_beside(Field(self.tr("Onderwerp"), self.title), Field(self.tr("Dossiers"), self.dossiers)))
        column.addSpacing(-6)
        column.addWidget(SectionHead(self.tr("Doel")))
        column.addWidget(
            _beside(
                Field(self.tr("In één zin: waarvoor komen wij"), self.purpose),
                Field(self.tr("Wat zij zullen vragen"), self.pushback),
            )
        )
        column.addSpacing(-6)
        column.addWidget(SectionHead(self.tr("Inzet"), note=self.tr("één vraag, en wat anders volstaat")))
        column.addWidget(Field(self.tr("Inzet van het dossier"), self.ask))
        told = self.tr("Leeg: de inzet van het dossier komt zo op de briefing.")
        column.addWidget(
            _beside(
                Field(self.tr("Onze vraag, binnen wat deze persoon kan"), self.ask_text, told),
                Field(self.tr("Anders"), self.fallback),
            )
        )
        column.addWidget(Field(self.tr("Achterlaten"), self.leave_behind))
        column.addStretch(1)


class _Tasks(QWidget):
    """Who does what on our side: a line per name."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, QLineEdit] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(self.tr("Wie doet wat"), TextRole.META))
        column.addLayout(self._rows)

    @property
    def texts(self) -> dict[str, str]:
        """What each of them does, by name."""
        return {name: line.text() for name, line in self._lines.items()}

    def show_names(self, names: Sequence[str], texts: Mapping[str, str]) -> None:
        """Show a line for each of these."""
        empty(self._rows)
        self._lines = {}
        for name in names:
            line = QLineEdit(texts.get(name, ""))
            line.setAccessibleName(self.tr("Taak van %1").replace("%1", name))
            line.setPlaceholderText(self.tr("opent, vraagt, noteert"))
            line.textChanged.connect(lambda _text: self.changed.emit())
            label = ElidedLabel(name)
            label.setFixedWidth(scaled(_NAME_WIDTH))
            frame = QWidget()
            row = QHBoxLayout(frame)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(label)
            row.addWidget(line, 1)
            self._lines[name] = line
            self._rows.addWidget(frame)
        self.setVisible(bool(names))


class _Linked(QWidget):
    """The dossiers of a talk as chips, the first one leading, with the button that links more."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.keys: tuple[DossierId, ...] = ()
        self._rows: Mapping[DossierId, DossierName] = {}
        self.button = DossierPicker()
        self.button.toggled_dossier.connect(self._toggle)
        self._chips = ChipFlow(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self._chips)
        self.setAccessibleName(self.tr("Dossiers"))

    def show_keys(self, keys: Sequence[DossierId], rows: Mapping[DossierId, DossierName]) -> None:
        """Show these as linked."""
        self.keys = tuple(key for key in keys if key in rows)
        self._rows = rows
        self._chips.show_widgets([self._chip(rows[key]) for key in self.keys])
        self.button.offer(list(rows.values()), self.keys)

    def _chip(self, row: DossierName) -> PressChip:
        chip = PressChip(row.label, ChipKind.ACTIVE, removable=True)
        chip.removed.connect(lambda: self._toggle(row.id, linked=False))
        return chip

    def link(self, key: DossierId, rows: Mapping[DossierId, DossierName]) -> None:
        """Link a dossier that was made just now."""
        self._rows = rows
        self._toggle(key, linked=True)

    def _toggle(self, key: int, linked: bool) -> None:
        rest = tuple(each for each in self.keys if each != key)
        self.show_keys((*rest, DossierId(key)) if linked else rest, self._rows)
        self.changed.emit()


class _AskChoice(QComboBox):
    """The asks of the dossiers that are linked."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def value(self) -> AskId | None:
        key = self.currentData()
        return None if key is None else AskId(key)

    def offer(self, asks: Sequence[Ask], chosen: AskId | None) -> None:
        """Offer these; one that is no longer offered is let go."""
        self.clear()
        self.addItem(self.tr("eigen vraag, niet uit het dossier"), None)
        for ask in asks:
            self.addItem(ask.text, ask.id)
        self.setCurrentIndex(max(self.findData(chosen), 0))


def _beside(left: QWidget, right: QWidget) -> QWidget:
    frame = QWidget()
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SIZES.gap)
    for field in (left, right):
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return frame
