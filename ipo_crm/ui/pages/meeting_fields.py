"""The fields that a plan and a report share: who, when, where and on whose behalf."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ipo_crm.domain.dates import Moment
from ipo_crm.domain.ids import OrganisationId
from ipo_crm.domain.meetings import MeetingKind
from ipo_crm.domain.organisations import Organisation, OrganisationKind
from ipo_crm.domain.people import PersonRow
from ipo_crm.services.people import People
from ipo_crm.services.search import Search
from ipo_crm.ui.pages.choice import Choice
from ipo_crm.ui.pages.meeting_words import KINDS, when_words
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.person_picker import PersonPicker, Pick
from ipo_crm.ui.widgets.wrap_row import WrapRow


class Faces:
    """Finds people for a picker, with the mark of their sector, and remembers the lines of those it gave."""

    def __init__(self, people: People, search: Search) -> None:
        self._people = people
        self._search = search
        self.lines: dict[int, PersonRow] = {}

    def find(self, typed: str) -> tuple[Pick, ...]:
        """Give the people whose name fits what was typed."""
        hits = self._search.people(typed)
        lines = self._remember(hit.key for hit in hits)
        return tuple(
            Pick(key=hit.key, name=hit.title, detail=hit.detail, sector=lines[hit.key].sector)
            for hit in hits
            if hit.key in lines
        )

    def picks(self, keys: Iterable[int]) -> tuple[Pick, ...]:
        """Give these people as they stand in a picker, in this order; who has no record any more is left out."""
        wanted = list(keys)
        lines = self._remember(wanted)
        return tuple(
            Pick(key=key, name=lines[key].name.full, detail=lines[key].function, sector=lines[key].sector)
            for key in wanted
            if key in lines
        )

    def recall(self, key: Hashable) -> tuple[Pick, ...]:
        """Give the one with this key, nobody where there is no record any more."""
        return self.picks([key]) if isinstance(key, int) else ()

    def _remember(self, keys: Iterable[int]) -> Mapping[int, PersonRow]:
        found = self._people.lines(keys)
        self.lines |= found
        return found


class Basics(QWidget):
    """Kind, moment, place and on whose behalf, on one line; `past` reads a bare "dinsdag" as the last one."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], *, past: bool) -> None:
        super().__init__()
        self._today = today
        self._past = past
        self.kind: Choice[MeetingKind] = Choice(self.tr("Soort"), KINDS)
        self.when = DateField(self.tr("Wanneer"), today, past=past)
        self.place = QLineEdit()
        self.behalf = BehalfChoice(self.tr("Namens"))
        self._when_field = Field(self.tr("Wanneer"), self.when)
        self.when.refused.connect(self.refuse_moment)
        row = WrapRow(self, gap=SIZES.gap, line_gap=SIZES.gap)
        for field, share, least in (
            (Field(self.tr("Soort"), self.kind), 19, 156),
            (self._when_field, 21, 190),
            (Field(self.tr("Waar"), self.place), 17, 120),
            (Field(self.tr("Namens"), self.behalf), 17, 110),
        ):
            field.editor.setMinimumWidth(80)
            row.add(field, share, least=least, top=True)
        for signal in (self.kind.currentIndexChanged, self.behalf.currentIndexChanged):
            signal.connect(lambda _at: self.changed.emit())
        for signal in (self.when.textChanged, self.place.textChanged):
            signal.connect(lambda _text: self.changed.emit())

    @property
    def problem(self) -> str:
        """What is wrong with the moment, empty when all is well."""
        return self._when_field.error

    def refuse_moment(self, problem: str) -> None:
        """Say below the moment what is wrong with it."""
        self._when_field.set_error(problem)
        self.changed.emit()

    def show_moment(self, moment: Moment | None) -> None:
        """Show when it is or was, in few words."""
        written = when_words(moment, self._today(), past=self._past) if moment is not None else ""
        self.when.setText(written)
        self.when.setCursorPosition(0)
        self._when_field.set_error("")


class BehalfChoice(QComboBox):
    """On whose behalf we speak: our own organisation, a province, or who was chosen before."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._others: dict[OrganisationId, str] = {}

    @property
    def value(self) -> OrganisationId | None:
        """The organisation chosen."""
        key = self.currentData()
        return None if key is None else OrganisationId(key)

    def fill(self, organisations: Sequence[Organisation], own: OrganisationId | None, day: date) -> None:
        """Offer our own organisation and then the provinces of that day; the choice stays."""
        chosen = self.value
        self._others = {each.id: each.label for each in organisations}
        offered = [each for each in organisations if each.id == own]
        offered += [
            each
            for each in organisations
            if each.kind is OrganisationKind.PROVINCE and each.id != own and each.period.contains(day)
        ]
        self.blockSignals(True)
        self.clear()
        self.addItem(self.tr("niet vastgelegd"), None)
        for each in offered:
            self.addItem(each.label, each.id)
        self.choose(chosen)
        self.blockSignals(False)

    def choose(self, key: OrganisationId | None) -> None:
        """Choose an organisation; one that is not offered is added."""
        at = self.findData(key)
        if at < 0 and key in self._others:
            self.addItem(self._others[key], key)
            at = self.count() - 1
        self.setCurrentIndex(max(at, 0))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Sides(QWidget):
    """Zij and wij beside each other."""

    changed = Signal()

    def __init__(self, find: Callable[[str], Sequence[Pick]]) -> None:
        super().__init__()
        self.theirs = PersonPicker(self.tr("Zij"), find)
        self.ours = PersonPicker(self.tr("Wij"), find)
        self._their_field = Field(self.tr("Zij"), self.theirs)
        row = WrapRow(self, gap=SIZES.gap, line_gap=SIZES.gap)
        for field in (self._their_field, Field(self.tr("Wij"), self.ours)):
            row.add(field, 1, least=230, top=True)
        self.theirs.changed.connect(self._take)
        self.ours.changed.connect(self.changed)

    @property
    def problem(self) -> str:
        """What is wrong with who was named, empty when all is well."""
        return self._their_field.error

    def recall_with(self, recall: Callable[[Hashable], Sequence[Pick]]) -> None:
        """Say how somebody is found again by their key, for what is put back."""
        self.theirs.recall = self.ours.recall = recall

    def refuse(self, problem: str) -> None:
        """Say below Zij what is wrong."""
        self._their_field.set_error(problem)
        self.theirs.update()

    def _take(self) -> None:
        self.refuse("")
        self.changed.emit()
