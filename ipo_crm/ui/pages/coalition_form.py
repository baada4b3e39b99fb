"""The form of a coalition: its name, subject, day, members and source."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from ipo_crm.domain import labels
from ipo_crm.domain.coalitions import Coalition, Member
from ipo_crm.domain.dossiers import DossierName
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.ids import RecordRef, organisation_ref
from ipo_crm.domain.names import fold
from ipo_crm.domain.organisations import OrganisationRow
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.form_parts import form_column
from ipo_crm.ui.keeping import HalfTyped, Keeping
from ipo_crm.ui.page import Page
from ipo_crm.ui.pages import editors
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import Label

_KEY = Qt.ItemDataRole.UserRole
_FEWEST = 2
_SIZE = (560, 680)
AREA = "coalitions"
_MEMBERS = "Leden"


class CoalitionForm(QDialog):
    """Makes or changes a coalition; a coalition without a source is refused, one of two members is the least.

    What was typed is kept when it is closed, and is there again when the same coalition is opened next.
    """

    def __init__(
        self,
        dossiers: tuple[DossierName, ...],
        organisations: tuple[OrganisationRow, ...],
        today: date,
        keep: Callable[[Coalition], object],
        coalition: Coalition | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        keeping = parent.keeping if isinstance(parent, Page) else Keeping(parent=self)
        self._half = HalfTyped(self, AREA, lambda: keeping)
        self._keep = keep
        self._coalition = coalition or Coalition(name="")
        self._today = today
        self.setWindowTitle(self.tr("Coalitie"))
        self.name = QLineEdit(self._coalition.name)
        self._statement = QLineEdit(self._coalition.statement)
        self.dossier = QComboBox()
        self.dossier.addItem(self.tr("geen dossier"), None)
        for row in dossiers:
            self.dossier.addItem(row.title, row.id)
        self.dossier.setCurrentIndex(max(0, self.dossier.findData(self._coalition.dossier_id)))
        self._formed = DateField(self.tr("Gevormd op"), lambda: today, past=True)
        self._formed.setPlaceholderText(self.tr("bijv. 5-6-2025"))
        self._class = QComboBox()
        for kind in SourceClass:
            self._class.addItem(labels.SOURCE_CLASS[kind], kind.value)
        self.source = QLineEdit(self._coalition.source.title if self._coalition.source else "")
        self._filter = QLineEdit(placeholderText=self.tr("Zoek een organisatie"))
        self._members = QListWidget()
        self._fill(organisations)
        self._filter.textChanged.connect(self._narrow)
        self._name_field = Field(self.tr("Naam"), self.name)
        self._source_field = Field(self.tr("Bron, met naam van het stuk"), self.source)
        self._members_field = Field(self.tr("Leden"), self._members)
        self._lay_out()
        self._bring_back()
        self._listen()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def errors(self) -> str:
        """What is wrong in the form, empty when all is well."""
        fields = (self._name_field, self._members_field, self._source_field)
        return " ".join(field.error for field in fields if field.error)

    def tick(self, name: str) -> None:
        """Choose a member by its name."""
        for at in range(self._members.count()):
            item = self._members.item(at)
            if item.text().startswith(name):
                item.setCheckState(Qt.CheckState.Checked)

    def values(self) -> Mapping[str, Any]:
        """Give what stands in each field, by its label, with the keys of the members."""
        found = {name: editors.read(editor) for name, editor in self._editors().items()}
        return {**found, _MEMBERS: [item.data(_KEY) for item in self._items() if _is_ticked(item)]}

    def put_values(self, values: Mapping[str, Any]) -> None:
        """Put back what `values` gave."""
        for name, editor in self._editors().items():
            editors.write(editor, values[name])
        for item in self._items():
            ticked = item.data(_KEY) in values[_MEMBERS]
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def called(self) -> str:
        """Say what the draft is."""
        return ": ".join(filter(None, (self.windowTitle(), self.name.text().strip())))

    @override
    def done(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self._half.end()
        else:
            self._half.keep()
        super().done(result)

    def _bring_back(self) -> None:
        known = self._coalition.id
        told = self._half.begin("coalition", (RecordRef("coalition", known),), edits=bool(known))
        self._told.setText(told)
        self._draft.setVisible(bool(told))

    def _empty(self) -> None:
        """Begin anew with the same coalition, without what was typed."""
        self._half.end()
        self.put_values(self._opened)
        self._bring_back()

    def _listen(self) -> None:
        for editor in self._editors().values():
            for signal in editors.signals(editor):
                signal.connect(lambda *_what: self._half.typed())
        self._members.itemChanged.connect(lambda _item: self._half.typed())

    def _editors(self) -> dict[str, QWidget]:
        return {
            self.tr("Naam"): self.name,
            self.tr("Waar staat zij voor"): self._statement,
            self.tr("Dossier"): self.dossier,
            self.tr("Gevormd op"): self._formed,
            self.tr("Soort bron"): self._class,
            self.tr("Bron"): self.source,
        }

    def _items(self) -> list[QListWidgetItem]:
        return [self._members.item(at) for at in range(self._members.count())]

    def _fill(self, organisations: tuple[OrganisationRow, ...]) -> None:
        present = {member.actor for member in self._coalition.members}
        self._members.setMinimumHeight(scaled(220))
        for row in organisations:
            label = f"{row.name} ({row.abbreviation})" if row.abbreviation else row.name
            item = QListWidgetItem(label)
            item.setData(_KEY, row.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            chosen = organisation_ref(row.id) in present
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
            self._members.addItem(item)

    def _narrow(self, typed: str) -> None:
        for at in range(self._members.count()):
            item = self._members.item(at)
            checked = item.checkState() is Qt.CheckState.Checked
            item.setHidden(not checked and fold(typed) not in fold(item.text()))

    def _lay_out(self) -> None:
        column = form_column(self, *_SIZE)
        column.addWidget(Label(self.tr("Coalitie"), TextRole.TITLE))
        column.addWidget(self._draft_line())
        column.addWidget(self._name_field)
        column.addWidget(Field(self.tr("Waar staat zij voor, in één zin"), self._statement))
        row = QHBoxLayout()
        row.setSpacing(SIZES.gap)
        row.addWidget(Field(self.tr("Dossier"), self.dossier), 2)
        row.addWidget(Field(self.tr("Gevormd op"), self._formed), 1)
        column.addLayout(row)
        column.addWidget(Field(self.tr("Zoeken"), self._filter))
        column.addWidget(self._members_field, 1)
        second = QHBoxLayout()
        second.setSpacing(SIZES.gap)
        second.addWidget(Field(self.tr("Soort bron"), self._class), 1)
        second.addWidget(self._source_field, 2)
        column.addLayout(second)
        buttons = QHBoxLayout()
        buttons.setSpacing(SIZES.gap)
        buttons.addStretch(1)
        cancel = Button(self.tr("Annuleren"))
        cancel.clicked.connect(self.reject)
        self.main_button = keep = Button(self.tr("Vastleggen"), kind=Kind.PRIMARY)
        keep.setShortcut("Ctrl+Return")
        keep.clicked.connect(lambda _checked=False: self._commit())
        buttons.addWidget(cancel)
        buttons.addWidget(keep)
        column.addLayout(buttons)

    def _draft_line(self) -> QWidget:
        """Lay the line that says that this was typed before, with the way to be rid of it."""
        self._opened = self.values()
        self._draft = QWidget()
        self._told = Label("", TextRole.META, wrap=True)
        again = Button(self.tr("Leegmaken"), kind=Kind.TEXT)
        again.clicked.connect(lambda _checked=False: self._empty())
        row = QHBoxLayout(self._draft)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._told, 1)
        row.addWidget(again)
        return self._draft

    def _chosen(self) -> tuple[Member, ...]:
        kept = {member.actor: member for member in self._coalition.members}
        found = []
        for at in range(self._members.count()):
            item = self._members.item(at)
            if item.checkState() is Qt.CheckState.Checked:
                ref = organisation_ref(item.data(_KEY))
                found.append(kept.get(ref, Member(actor=ref)))
        return tuple(found)

    def _commit(self) -> None:
        members = self._chosen()
        self._members_field.set_error(self.tr("Kies ten minste twee leden.") if len(members) < _FEWEST else "")
        self._source_field.set_error(
            "" if self.source.text().strip() else self.tr("Noem de bron, zodat later duidelijk is hoe wij dit weten.")
        )
        if self._members_field.error or self._source_field.error:
            return
        moment = self._formed.moment
        formed = moment.day if moment else self._coalition.formed
        source = Source(
            source_class=SourceClass(self._class.currentData()),
            title=self.source.text().strip(),
            published=formed,
            known_on=self._today,
        )
        made = replace(
            self._coalition,
            name=self.name.text().strip(),
            statement=self._statement.text().strip(),
            dossier_id=self.dossier.currentData(),
            formed=formed,
            members=members,
            source=source,
        )
        try:
            self._keep(made)
        except (UserError, StoreError) as error:
            self._name_field.set_error(str(error))
            return
        self.accept()


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
