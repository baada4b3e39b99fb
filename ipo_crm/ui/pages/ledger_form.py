"""The form that adds an entry to the ledger of positions, with the entries that stand there already below it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import NEW, ActorRef, DossierId, RecordRef
from ipo_crm.domain.labels import SOURCE_CLASS
from ipo_crm.domain.positions import age_on
from ipo_crm.services.dossiers import Dossiers
from ipo_crm.services.positions import Positions
from ipo_crm.ui.pages.choice import Choice
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.person_words import numbers
from ipo_crm.ui.pages.position_fields import PositionFields
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.ledger_row import LedgerRow
from ipo_crm.ui.widgets.section_head import SectionHead


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
        self._position.begin()
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
        return self._position.stance

    @override
    def wrong(self) -> Iterable[tuple[Field, str]]:
        if self._dossier.value is None:
            yield self._on, self.tr("Maak eerst een dossier; een positie gaat altijd over een dossier.")
        yield from self._position.wrong()

    @override
    def keep(self) -> None:
        actor, _ = self._about()
        dossier = self._dossier.value
        position = None if dossier is None else self._position.read(actor, dossier)
        if position is not None:
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
        self.add(self._on)
        self._position = PositionFields(self, self._today)
        self.earlier_names = {"Op welke dag was dit zo": self._position.day_field.label}
        self._body.insertWidget(self._body.count() - 1, SectionHead(self.tr("Eerder vastgelegd")))
        self._body.insertLayout(self._body.count() - 1, self._ledger)
