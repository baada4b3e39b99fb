"""The three fields that say where something comes from: kind, title and day of the source."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from ipo_crm.domain import labels
from ipo_crm.domain.dates import Moment
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.ui.pages.choice import Choice
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.field import Field

translate = QCoreApplication.translate
_CHOICES = (SourceClass.PUBLIC, SourceClass.OWN_TALK, SourceClass.THIRD_PARTY)


class SourceFields:
    """Fills, checks and reads the fields that it adds to a form; `required` refuses an empty title."""

    def __init__(self, form: FormSheet, today: Callable[[], date], *, required: bool = False) -> None:
        self._today = today
        self._required = required
        self._kept: Source | None = None
        self.kind = Choice(
            translate("SourceFields", "Soort bron"), {kind: labels.SOURCE_CLASS[kind] for kind in _CHOICES}
        )
        self.title = QLineEdit()
        self.day = DateField(translate("SourceFields", "Datum van de bron"), today, past=True)
        self.day.setPlaceholderText(translate("SourceFields", "bijv. 12 juni"))
        self._title_field = Field(translate("SourceFields", "Bron, met naam van het stuk of gesprek"), self.title)
        self._day_field = Field(translate("SourceFields", "Datum van de bron"), self.day)
        self._kind_field = Field(translate("SourceFields", "Soort bron"), self.kind)
        form.add(self._kind_field, self._day_field)
        form.add(self._title_field)

    def show(self, source: Source | None, kind: SourceClass = SourceClass.PUBLIC) -> None:
        """Show a source; without one empty fields of this kind."""
        self._kept = source
        shown = source.source_class if source else kind
        self.kind.set_words({each: labels.SOURCE_CLASS[each] for each in dict.fromkeys((*_CHOICES, shown))})
        self.kind.choose(shown)
        self.title.setText(source.title if source else "")
        self.day.set_moment(Moment(source.published) if source and source.published else None)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that say together what the source is."""
        return (self._kind_field, self._day_field, self._title_field)

    def unnamed(self) -> bool:
        """Whether the title is yet to be given, without which there is no source."""
        return not self.title.text().strip()

    def wrong(self) -> Iterable[tuple[Field, str]]:
        """Give what cannot be kept."""
        if self._required and not self.title.text().strip():
            yield (
                self._title_field,
                translate("SourceFields", "Noem de bron: een positie zonder bron wordt niet bewaard."),
            )
        elif self.day.text().strip() and self.unnamed():
            yield self._title_field, translate("SourceFields", "Noem ook de bron, of maak haar datum leeg.")
        yield from unreadable(self._day_field)

    def read(self) -> Source | None:
        """Give the source, None where no title stands; one that was not touched stays the same."""
        title = self.title.text().strip()
        if not title:
            return None
        kind, moment, kept = self.kind.value or SourceClass.PUBLIC, self.day.moment, self._kept
        day = moment.day if moment is not None else None
        if kept is not None and (kept.source_class, kept.title, kept.published) == (kind, title, day):
            return kept
        return Source(source_class=kind, title=title, published=day, known_on=self._today())


def unreadable(field: Field) -> Iterable[tuple[Field, str]]:
    """Give a date field in which something stands that is no date."""
    editor = field.editor
    if isinstance(editor, DateField) and editor.text().strip() and editor.moment is None:
        yield (
            field,
            translate("SourceFields", "Deze datum is niet te lezen. Schrijf bijvoorbeeld vandaag, 3-12 of 12 juni."),
        )
