"""The three fields that say where something comes from: kind, title and day of the source."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit

from ipo_crm.domain import labels
from ipo_crm.domain.dates import Moment
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.field import Field

_CHOICES = (SourceClass.PUBLIC, SourceClass.OWN_TALK, SourceClass.THIRD_PARTY)


class SourceFields:
    """Fills, checks and reads the fields that it adds to a form; `required` refuses an empty title."""

    def __init__(self, form: FormSheet, today: Callable[[], date], *, required: bool = False) -> None:
        self._today = today
        self._required = required
        self._kept: Source | None = None
        self.kind = choice_box({kind: labels.SOURCE_CLASS[kind] for kind in _CHOICES})
        self.title = QLineEdit()
        self.day = DateField(_say("Datum van de bron"), today, past=True)
        self._title_field = Field(_say("Bron, met naam van het stuk of gesprek"), self.title)
        self._day_field = Field(_say("Datum van de bron"), self.day)
        form.add(Field(_say("Soort bron"), self.kind), self._day_field)
        form.add(self._title_field)

    def show(self, source: Source | None, kind: SourceClass = SourceClass.PUBLIC) -> None:
        """Show a source; without one empty fields of this kind."""
        self._kept = source
        choose(self.kind, source.source_class if source else kind)
        self.title.setText(source.title if source else "")
        self.day.set_moment(Moment(source.published) if source and source.published else None)

    def wrong(self) -> Iterable[tuple[Field, str]]:
        """Give what cannot be kept."""
        if self._required and not self.title.text().strip():
            yield self._title_field, _say("Noem de bron: een positie zonder bron wordt niet bewaard.")
        yield from unreadable(self._day_field)

    def read(self) -> Source | None:
        """Give the source, None where no title stands; one that was not touched stays the same."""
        title = self.title.text().strip()
        if not title:
            return None
        kind, moment, kept = SourceClass(self.kind.currentData()), self.day.moment, self._kept
        day = moment.day if moment is not None else None
        if kept is not None and (kept.source_class, kept.title, kept.published) == (kind, title, day):
            return kept
        return Source(source_class=kind, title=title, published=day, known_on=self._today())


def unreadable(field: Field) -> Iterable[tuple[Field, str]]:
    """Give a date field in which something stands that is no date."""
    editor = field.editor
    if isinstance(editor, DateField) and editor.text().strip() and editor.moment is None:
        yield field, _say("Deze datum is niet te lezen. Schrijf bijvoorbeeld vandaag, 3-12 of 12 juni.")


def choice_box(choices: dict[SourceClass, str] | dict[str, str]) -> QComboBox:
    """Give a box with these choices; the key of a choice is its data."""
    box = QComboBox()
    for key, text in choices.items():
        box.addItem(text, str(key))
    return box


def choose(box: QComboBox, key: str) -> None:
    """Choose by key; one that the box does not offer, such as that of an import, is added."""
    at = box.findData(str(key))
    if at < 0:
        box.addItem(labels.SOURCE_CLASS.get(SourceClass(key), key), str(key))
        at = box.count() - 1
    box.setCurrentIndex(at)


def _say(text: str) -> str:
    return QCoreApplication.translate("SourceFields", text)
