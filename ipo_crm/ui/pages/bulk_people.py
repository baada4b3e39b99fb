"""The pane for several people: labels, rhythm, what we may keep, notes, and the end of what they do somewhere."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.dates import Moment
from ipo_crm.domain.ids import OrganisationId
from ipo_crm.domain.labels import LEVEL, ORGANISATION_KIND, SECTOR
from ipo_crm.domain.many import ManyField
from ipo_crm.services.many import ManyOrganisations, ManyPeople
from ipo_crm.ui.pages.bulk_fields import BulkChoice, BulkDay, BulkField, BulkText
from ipo_crm.ui.pages.bulk_pane import BulkPane
from ipo_crm.ui.pages.choice import Choice
from ipo_crm.ui.pages.tab_order import tab_as_read
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.buttons import Button
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.text_area import TextArea

translate = QCoreApplication.translate
Note = Callable[[Change], object]
Merge = Callable[[int, int], object]


class BulkPeople(BulkPane):
    """Several people."""

    def __init__(self, many: ManyPeople, today: Callable[[], date], note: Note, merge: Merge) -> None:
        super().__init__(many, "personen", _of_people(today), note, merge)
        self._people, self._today = many, today
        self._notes = TextArea(lines=2)
        self._at = Choice[OrganisationId](self.tr("Functie beëindigen bij"), {}, self.tr("kies een organisatie"))
        self._last = DateField(self.tr("Laatste dag"), today)
        adding = Button(self.tr("Toevoegen"))
        adding.clicked.connect(lambda _checked=False: self._add_notes())
        ending = Button(self.tr("Beëindigen"))
        ending.clicked.connect(lambda _checked=False: self._end_roles())
        self._where = Field(self.tr("Functie beëindigen bij"), self._at)
        self._when = Field(self.tr("Laatste dag"), self._last)
        self._last.refused.connect(self._when.set_error)
        self._at.activated.connect(lambda _at: self._where.set_error(""))
        self._ending = _with_button((self._where, self._when), ending)
        self.add(_with_button((Field(self.tr("Toevoegen aan de notities van allen"), self._notes),), adding))
        self.add(self._ending)
        tab_as_read(self)

    @override
    def _show_extra(self) -> None:
        held = self._people.employers(self.keys)
        self._ending.setVisible(bool(held))
        self._at.set_words({each.organisation: each.label for each in held})
        self._where.set_error("")
        self._last.set_moment(Moment(self._today()))

    def _add_notes(self) -> None:
        text = self._notes.toPlainText()
        if self.do(lambda tick: self._people.add_notes(self.keys, text, tick)):
            self._notes.clear()

    def _end_roles(self) -> None:
        at, last = self._at.value, self._last.moment
        if at is None:
            self._where.set_error(self.tr("Kies de organisatie waar deze personen hun functie beëindigen."))
        elif last is None:
            self._when.set_error(self.tr("Geef de laatste dag, bijvoorbeeld vandaag of 31-12."))
        else:
            self.do(lambda tick: self._people.end_roles(self.keys, at, last.day, tick))


def bulk_organisations(many: ManyOrganisations, note: Note, merge: Merge) -> BulkPane:
    """Make the pane for several organisations."""
    fields = (
        BulkChoice(ManyField.KIND, translate("BulkFields", "Soort"), ORGANISATION_KIND),
        BulkChoice(ManyField.SECTOR, translate("BulkFields", "Sector"), SECTOR, translate("BulkFields", "niet bekend")),
        BulkChoice(ManyField.LEVEL, translate("BulkFields", "Bestuurslaag"), LEVEL),
    )
    return BulkPane(many, "organisaties", fields, note, merge)


def _of_people(today: Callable[[], date]) -> tuple[BulkField, ...]:
    return (
        BulkText(
            ManyField.RHYTHM,
            translate("BulkFields", "Ritme: spreken om de zoveel dagen"),
            number=True,
            hint=translate("BulkFields", "bijv. 60"),
        ),
        BulkDay(
            ManyField.KEEP_UNTIL,
            translate("BulkFields", "Bewaren tot"),
            today,
            past=False,
            hint=translate("BulkFields", "bijv. over 2 jaar"),
        ),
        BulkDay(
            ManyField.INFORMED_ON,
            translate("BulkFields", "Bericht gestuurd op"),
            today,
            past=True,
            hint=translate("BulkFields", "bijv. gisteren"),
        ),
        BulkText(
            ManyField.INFORMED_HOW,
            translate("BulkFields", "Bericht gestuurd via"),
            hint=translate("BulkFields", "bijv. mail"),
        ),
        BulkText(ManyField.LANGUAGES, translate("BulkFields", "Talen"), hint=translate("BulkFields", "bijv. nl, en")),
    )


def _with_button(fields: tuple[Field, ...], button: Button) -> QWidget:
    """Lay fields beside each other with a button below them."""
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    row = QHBoxLayout()
    row.setSpacing(SIZES.gap)
    for field in fields:
        row.addWidget(field, 1)
    column.addLayout(row)
    foot = QHBoxLayout()
    foot.addStretch(1)
    foot.addWidget(button)
    column.addLayout(foot)
    return frame
