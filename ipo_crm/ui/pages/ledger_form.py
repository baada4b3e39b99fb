"""The form that adds an entry to the ledger of positions, with the entries that stand there already below it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.dates import Moment
from ipo_crm.domain.ids import NEW, ActorRef, DossierId, RecordRef
from ipo_crm.domain.labels import SOURCE_CLASS
from ipo_crm.domain.positions import Position, age_on
from ipo_crm.domain.sources import SourceClass
from ipo_crm.services.dossiers import Dossiers
from ipo_crm.services.positions import Positions
from ipo_crm.ui.pages.choice import Choice
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.person_words import numbers
from ipo_crm.ui.pages.source_fields import SourceFields
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.ledger_row import LedgerRow
from ipo_crm.ui.widgets.section_head import SectionHead
from ipo_crm.ui.widgets.stance_chooser import StanceChooser
from ipo_crm.ui.widgets.text_area import TextArea


class LedgerForm(FormSheet):
    """Records where an actor stands; its subject is the actor with the dossier to begin with, or with None.

    The ledger is never overwritten: what stood before stays below.
    """

    area, form_kind = "people", "ledger"

    def __init__(
        self,
        page: QWidget,
        positions: Positions,
        dossiers: Dossiers,
        today: Callable[[], date],
        note: Callable[[Change], object],
    ) -> None:
        super().__init__(page, self.tr("Positie vastleggen"), self.tr("Vastleggen"))
        self._positions = positions
        self._dossiers = dossiers
        self._today = today
        self._note = note
        self._whom = ""
        self._dossier = Choice[DossierId](self.tr("Dossier"), {})
        self._dossier.currentIndexChanged.connect(lambda _at: self._show_ledger())
        self._stance = StanceChooser(self.tr("Positie"))
        self._day = DateField(self.tr("Sinds"), today, past=True)
        self._quote = TextArea(lines=3)
        self._ledger = QVBoxLayout()
        self._ledger.setSpacing(0)
        self._lay_fields()

    def open_for(self, actor: ActorRef, whom: str, dossier: DossierId | None) -> None:
        """Open for an actor called so, beginning with a dossier."""
        self._whom = whom
        self.begin((actor, dossier))

    @override
    def fill(self) -> None:
        self.name(self.tr("Positie van %1").replace("%1", self._whom))
        _, dossier = self._about()
        self._dossier.set_words({row.id: row.label for row in self._dossiers.names()})
        self._dossier.choose(dossier)
        self._stance.choose(-1)
        self._day.set_moment(Moment(self._today()))
        self._quote.clear()
        self._source.show(None, SourceClass.OWN_TALK)
        self._show_ledger()

    @override
    def about(self) -> Sequence[RecordRef]:
        actor, dossier = self._about()
        return (RecordRef(actor.kind.value, actor.key), RecordRef("dossier", dossier or NEW))

    @override
    def beginning(self) -> str:
        return self._dossier.currentText()

    @property
    def dossier(self) -> DossierId | None:
        """The dossier that is chosen."""
        return self._dossier.value

    @override
    def first(self) -> QWidget:
        return self._stance

    @override
    def wrong(self) -> Iterable[tuple[Field, str]]:
        if self._dossier.value is None:
            yield self._on, self.tr("Maak eerst een dossier; een positie gaat altijd over een dossier.")
        if not self._stance.touched:
            yield self._where, self.tr("Kies −2 tot +2, of ? als het gevraagd is en onbekend bleef.")
        if self._day.moment is None:
            yield self._when, self.tr("Geef de datum, bijvoorbeeld gisteren of 14 mei.")
        elif self._day.moment.day > self._today():
            yield self._when, self.tr("Deze datum moet nog komen. Een positie is van vandaag of eerder.")
        yield from self._source.wrong()

    @override
    def keep(self) -> None:
        actor, _ = self._about()
        dossier, moment = self._dossier.value, self._day.moment
        if dossier is None or moment is None:
            return
        source = self._source.read()
        if source is not None:
            if source.source_class is SourceClass.OWN_TALK and source.published is None:
                source = replace(source, published=moment.day)
            position = Position(
                actor=actor,
                dossier_id=dossier,
                stance=self._stance.stance,
                day=moment.day,
                source=source,
                quote=self._quote.toPlainText().strip(),
            )
            self._note(self._positions.record(position))

    def _about(self) -> tuple[ActorRef, DossierId | None]:
        if not isinstance(self._subject, tuple):
            raise TypeError("the subject of a position is an actor with a dossier")
        actor, dossier = self._subject
        return actor, dossier

    def _show_ledger(self) -> None:
        """List what stood before on the dossier that is chosen, the latest first."""
        while (item := self._ledger.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        dossier = self._dossier.value
        if dossier is None or not isinstance(self._subject, tuple):
            return
        before = self._positions.ledger(self._about()[0], dossier)
        for position in reversed(before):
            day = numbers(position.day, century=False)
            origin = SOURCE_CLASS[position.source.source_class]
            age = age_on(position.day, self._today())
            row = LedgerRow(position.source.title, position.stance, age, day, origin)
            row.setToolTip(position.quote)
            self._ledger.addWidget(row)
        if not before:
            self._ledger.addWidget(Label(self.tr("Nog niets vastgelegd op dit dossier."), TextRole.MUTED, wrap=True))

    def _lay_fields(self) -> None:
        self._on = Field(self.tr("Dossier"), self._dossier)
        self._where = Field(self.tr("Positie, −2 sterk tegen tot +2 sterk voor"), self._stance)
        self._when = Field(self.tr("Op welke dag was dit zo"), self._day)
        self.add(self._on)
        self.add(self._where)
        self.add(self._when)
        self._source = SourceFields(self, self._today, required=True)
        self.add(Field(self.tr("Citaat, letterlijk waar het kan"), self._quote))
        self._body.insertWidget(self._body.count() - 1, SectionHead(self.tr("Eerder vastgelegd")))
        self._body.insertLayout(self._body.count() - 1, self._ledger)
