"""The form of a coalition: its name, subject, day, members and source."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ipo_crm.domain import labels
from ipo_crm.domain.coalitions import Coalition, Member
from ipo_crm.domain.dossiers import DossierRow
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.ids import organisation_ref
from ipo_crm.domain.names import fold
from ipo_crm.domain.organisations import OrganisationRow
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import Label

_KEY = Qt.ItemDataRole.UserRole
_FEWEST = 2


class CoalitionForm(QDialog):
    """Makes or changes a coalition; a coalition without a source is refused, one of two members is the least."""

    def __init__(
        self,
        dossiers: tuple[DossierRow, ...],
        organisations: tuple[OrganisationRow, ...],
        today: date,
        keep: Callable[[Coalition], object],
        coalition: Coalition | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
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
        column = QVBoxLayout(self)
        margin = SIZES.page_margin
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(SIZES.gap)
        column.addWidget(Label(self.tr("Coalitie"), TextRole.TITLE))
        column.addWidget(self._name_field)
        column.addWidget(Field(self.tr("Waar staat zij voor, in één zin"), self._statement))
        row = QHBoxLayout()
        row.setSpacing(SIZES.gap)
        row.addWidget(Field(self.tr("Dossier"), self.dossier), 2)
        row.addWidget(Field(self.tr("Gevormd op"), self._formed), 1)
        column.addLayout(row)
        column.addWidget(Field(self.tr("Zoeken"), self._filter))
        column.addWidget(self._members_field)
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
        self.resize(scaled(560), scaled(680))

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
