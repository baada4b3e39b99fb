"""The fields of a sheet: laid below each other, read and written by their labels, and heard when they change."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ipo_crm.ui.pages import editors
from ipo_crm.ui.pages.sheet_frame import SheetFrame
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.field import Field

_SHOWN = 60  # signs of what was typed, where a draft is listed


class FieldSheet(SheetFrame):
    """Holds fields; a subclass says what happens when one is touched."""

    def __init__(self, page: QWidget, title: str, action: str) -> None:
        super().__init__(page, title, action)
        self._fields: list[Field] = []

    @property
    def fields(self) -> Sequence[Field]:
        """The fields, in reading order."""
        return tuple(self._fields)

    def add(self, *fields: Field) -> None:
        """Put fields below the others, those of one call beside each other."""
        row = QHBoxLayout()
        row.setSpacing(SIZES.gap)
        for field in fields:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            self._fields.append(field)
            self._listen(field)
        self._body.insertLayout(self._body.count() - 1, row)

    def values(self) -> Mapping[str, Any]:
        """Give what stands in each field, by its label."""
        return {name: editors.read(field.editor) for name, field in self._named().items()}

    def put_values(self, values: Mapping[str, Any]) -> None:
        """Put back what `values` gave."""
        for name, field in self._named().items():
            if name in values:
                editors.write(field.editor, values[name])
        self.settle()

    def show_fields(self, *, shown: bool) -> None:
        """Show all fields, or none where there is only something to read."""
        for field in self._fields:
            field.setVisible(shown)

    def beginning(self) -> str:
        """Give the first words that tell this draft from others."""
        texts = (editors.words(editors.read(field.editor)) for field in self._fields)
        return " ".join(next((text for text in texts if text), "").split())[:_SHOWN]

    def settle(self) -> None:
        """Bring what hangs on the fields in line with them, after a draft was put back."""

    def touched(self, field: Field) -> None:
        """Hear that something changed in a field."""
        raise NotImplementedError

    def _named(self) -> dict[str, Field]:
        """Give the fields by their labels; a second one of the same label bears a number."""
        named: dict[str, Field] = {}
        for field in self._fields:
            name, number = field.label, 2
            while name in named:
                name, number = f"{field.label} ({number})", number + 1
            named[name] = field
        return named

    def _listen(self, field: Field) -> None:
        for signal in editors.signals(field.editor):
            signal.connect(lambda *_what: self.touched(field))
        if isinstance(field.editor, DateField):
            field.editor.refused.connect(field.set_error)
