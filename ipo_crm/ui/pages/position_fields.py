"""The fields of a position: where somebody stands, on which day that was so, how we know it and in what words."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from ipo_crm.domain.dates import Moment
from ipo_crm.domain.ids import ActorRef, DossierId
from ipo_crm.domain.positions import Position
from ipo_crm.domain.sources import SourceClass
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.source_fields import SourceFields, unreadable
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.stance_chooser import StanceChooser
from ipo_crm.ui.widgets.text_area import TextArea


class PositionFields:
    """Fills, checks and reads the fields that it adds to a form; those in `between` stand behind the position."""

    def __init__(self, form: FormSheet, today: Callable[[], date], *between: Field) -> None:
        self._today = today
        self.stance = StanceChooser(_tr("Positie"))
        self.day = DateField(_tr("Datum van de positie"), today, past=True)
        self.quote = TextArea(lines=3)
        self.stance_field = Field(_tr("Positie, −2 sterk tegen tot +2 sterk voor"), self.stance)
        self.day_field = Field(_tr("Datum van de positie"), self.day)
        for field in (self.stance_field, *between, self.day_field):
            form.add(field)
        self._source = SourceFields(form, today, required=True)
        self.quote_field = Field(_tr("Citaat, letterlijk waar het kan"), self.quote)
        form.add(self.quote_field)

    def begin(self) -> None:
        """Empty them for a position of today, from a talk of our own."""
        self.stance.choose(-1)
        self.day.set_moment(Moment(self._today()))
        self.quote.clear()
        self._source.show(None, SourceClass.OWN_TALK)

    def wrong(self) -> Iterable[tuple[Field, str]]:
        """Give what cannot be kept."""
        if not self.stance.touched:
            yield self.stance_field, _tr("Kies −2 tot +2, of ? als het gevraagd is en onbekend bleef.")
        if not self.day.text().strip():
            yield self.day_field, _tr("Geef de datum, bijvoorbeeld gisteren of 14 mei.")
        elif self.day.moment is not None and self.day.moment.day > self._today():
            yield self.day_field, _tr("Deze datum moet nog komen. Een positie is van vandaag of eerder.")
        yield from unreadable(self.day_field)
        yield from self._source.wrong()

    def read(self, actor: ActorRef, dossier: DossierId) -> Position | None:
        """Give the position of somebody on a dossier, None where it cannot be read."""
        moment, source = self.day.moment, self._source.read()
        if moment is None or source is None:
            return None
        if source.source_class is SourceClass.OWN_TALK and source.published is None:
            source = replace(source, published=moment.day)
        return Position(
            actor=actor,
            dossier_id=dossier,
            stance=self.stance.stance,
            day=moment.day,
            source=source,
            quote=self.quote.toPlainText().strip(),
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("PositionFields", text)
