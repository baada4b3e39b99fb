"""A field for phone numbers: written as people read them once it is left, with a hint where one is none."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from ipo_crm.domain.people import ContactPoint
from ipo_crm.services.phones import read_phone, shown
from ipo_crm.ui.widgets.field import Field

BETWEEN = ";"
"""What stands between two ways of one kind to reach somebody."""


class PhoneField(Field):
    """Nothing is refused: what is no number is kept as it is, and the hint says so."""

    def __init__(self, label: str, editor: QLineEdit) -> None:
        super().__init__(label, editor)
        self._line = editor
        editor.editingFinished.connect(self._write_readably)
        editor.textChanged.connect(lambda _text: self._say(typing=editor.hasFocus()))

    def _write_readably(self) -> None:
        text = f"{BETWEEN} ".join(read_phone(part).shown for part in parts(self._line.text()))
        if text != self._line.text():
            self._line.setText(text)
        self._say(typing=False)

    def _say(self, *, typing: bool) -> None:
        odd = [part for part in parts(self._line.text()) if not read_phone(part).valid]
        hint = QCoreApplication.translate(
            "PhoneField", "“%1” lijkt geen telefoonnummer. Controleer het; het wordt bewaard zoals het er staat."
        )
        self.set_help("" if typing or not odd else hint.replace("%1", odd[0]))


def parts(text: str) -> list[str]:
    """Give the numbers in a field, one by one."""
    return [part.strip() for part in text.split(BETWEEN) if part.strip()]


def stored(written: Iterable[str], known: Iterable[ContactPoint]) -> list[str]:
    """Give numbers as they are stored; one that is known already stays as it was written down then."""
    present = {read_phone(point.value).stored: point.value for point in known}
    numbers = [read_phone(part).stored for part in written]
    return [present.get(number, number) for number in numbers]


def shown_together(points: Iterable[ContactPoint]) -> str:
    """Give ways to reach somebody as they stand in one field."""
    return f"{BETWEEN} ".join(shown(point) for point in points)
