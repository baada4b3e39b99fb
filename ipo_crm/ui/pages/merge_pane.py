"""Two records side by side: which of the two stays, which value of each field, and what moves along."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipo_crm.domain.counts import dotted
from ipo_crm.domain.duplicates import DuplicateRow
from ipo_crm.domain.ids import ActorRef
from ipo_crm.domain.merging import FIELD_WORD, MOVED_WORD, MergeField, MergePlan
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.choice import Choice
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.section_head import SectionHead

Planner = Callable[[ActorRef, ActorRef], MergePlan]


@dataclass(frozen=True, slots=True)
class MergeSteps:
    """What one can do with a pair."""

    plan: Planner
    merge: Callable[[], object]
    part: Callable[[], object]
    open: Callable[[ActorRef], object]


class MergePane(QWidget):
    """Shows one pair; `choices` is what was chosen in it."""

    def __init__(self, steps: MergeSteps) -> None:
        super().__init__()
        self._steps = steps
        self._row: DuplicateRow | None = None
        self._groups: list[QButtonGroup] = []
        self._chosen: dict[str, Choice] = {}
        self.plan: MergePlan | None = None
        self.merge = Button(self.tr("Samenvoegen"), "users", Kind.PRIMARY)
        self.merge.setToolTip(self.tr("Ctrl+Enter. Terug kan met Ctrl+Z, ook na opnieuw openen."))
        self.part = Button(self.tr("Geen dubbele"))
        self.part.setToolTip(self.tr("Het zijn er twee; dit paar komt niet terug in de lijst."))
        self.merge.clicked.connect(lambda _checked=False: steps.merge())
        self.part.clicked.connect(lambda _checked=False: steps.part())
        self._body = QVBoxLayout()
        self._lay_out()

    @property
    def choices(self) -> dict[str, bool]:
        """Per field whether the value of the record that goes is taken."""
        return {name: button.isChecked() for name, button in self._chosen.items()}

    def show_pair(self, row: DuplicateRow) -> None:
        """Show a pair; the first of the two stays until somebody chooses otherwise."""
        self._row = row
        self._show(row.pair.one, row.pair.other)

    def first(self) -> QWidget:
        """Give what the keyboard comes to."""
        buttons = self.findChildren(Choice)
        return buttons[0] if buttons else self.merge

    def _show(self, kept: ActorRef, gone: ActorRef) -> None:
        row = self._row
        if row is None:
            return
        self.plan = plan = self._steps.plan(kept, gone)
        self._clear()
        self._body.addWidget(Label(", ".join(row.pair.reasons), TextRole.MUTED, wrap=True))
        self._body.addWidget(self._who_stays(row, kept))
        if plan.fields:
            self._body.addWidget(SectionHead(self.tr("Wat verschilt"), note=self.tr("kies wat blijft staan")))
            self._body.addWidget(self._field_grid(plan))
        self._body.addWidget(SectionHead(self.tr("Wat meegaat"), note=plan.kept_name))
        self._body.addWidget(Label(self._moved(plan), TextRole.BODY, wrap=True))
        self._body.addStretch(1)

    def _who_stays(self, row: DuplicateRow, kept: ActorRef) -> QWidget:
        grid, frame = _grid()
        group = self._group()
        grid.addWidget(Label(self.tr("Wie blijft"), TextRole.META), 0, 0)
        one, other = row.pair.one, row.pair.other
        for at, (ref, name, detail, rest) in enumerate(
            ((one, row.one, row.one_detail, other), (other, row.other, row.other_detail, one)), start=1
        ):
            button = Choice(name, self.tr("Deze blijft: %1").replace("%1", name), checked=ref == kept)
            button.clicked.connect(lambda _checked=False, ref=ref, rest=rest: self._turn(ref, rest))
            group.addButton(button)
            grid.addWidget(button, 0, at)
            if detail:
                grid.addWidget(Label(detail, TextRole.META, wrap=True), 1, at)
            opening = Button(self.tr("Openen"), kind=Kind.TEXT)
            opening.setAccessibleName(self.tr("%1 openen").replace("%1", name))
            opening.clicked.connect(lambda _checked=False, ref=ref: self._steps.open(ref))
            grid.addWidget(opening, 2, at, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _turn(self, kept: ActorRef, gone: ActorRef) -> None:
        if self.plan is not None and self.plan.kept != kept:
            self._show(kept, gone)
            self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _field_grid(self, plan: MergePlan) -> QWidget:
        grid, frame = _grid()
        for at, field in enumerate(plan.fields):
            grid.addWidget(Label(FIELD_WORD[field.name], TextRole.META, wrap=True), at, 0)
            self._add_choice(grid, at, field)
        return frame

    def _add_choice(self, grid: QGridLayout, at: int, field: MergeField) -> None:
        group = self._group()
        turned = self._row is not None and self.plan is not None and self.plan.kept == self._row.pair.other
        for taken, text in ((False, field.kept), (True, field.gone)):
            shown = text or self.tr("(leeg)")
            named = f"{FIELD_WORD[field.name]}: {shown}"
            button = Choice(shown, named, checked=taken == field.take_gone)
            group.addButton(button)
            grid.addWidget(button, at, 1 + (taken != turned))
            if taken:
                self._chosen[field.name] = button

    def _moved(self, plan: MergePlan) -> str:
        """Say in one sentence what goes along with the record that goes."""
        parts = [f"{MOVED_WORD.get(table, table)} ({dotted(count)})" for table, count in plan.moves]
        if plan.both_notes:
            parts.append(self.tr("de notities, onder elkaar"))
        if not parts:
            return self.tr("Er hangt niets aan %1; alleen de velden hierboven.").replace("%1", plan.gone_name)
        text = self.tr("Van %1 gaan mee: %2. Er gaat niets verloren.")
        return text.replace("%1", plan.gone_name).replace("%2", ", ".join(parts))

    def _group(self) -> QButtonGroup:
        group = QButtonGroup(self)
        self._groups.append(group)
        return group

    def _clear(self) -> None:
        self._chosen = {}
        for group in self._groups:
            group.deleteLater()
        self._groups = []
        while (item := self._body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _lay_out(self) -> None:
        inner = QWidget()
        margin = SIZES.pane_margin
        self._body.setContentsMargins(margin, SIZES.gap, margin, SIZES.gap)
        self._body.setSpacing(SIZES.gap)
        inner.setLayout(self._body)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(margin, 8, margin, 8)
        foot.setSpacing(SIZES.gap)
        foot.addStretch(1)
        foot.addWidget(self.part)
        foot.addWidget(self.merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addLayout(foot)


def _grid() -> tuple[QGridLayout, QWidget]:
    frame = QWidget()
    grid = QGridLayout(frame)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SIZES.gap)
    grid.setVerticalSpacing(6)
    for column, share in enumerate((2, 4, 4)):
        grid.setColumnStretch(column, share)
        grid.setColumnMinimumWidth(column, 60)
    return grid, frame
