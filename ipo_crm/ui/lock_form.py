"""The small window on the lock of a file: after how much rest it locks, and whether this computer keeps its key."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QWidget

from ipo_crm.domain.errors import UserError
from ipo_crm.ui.form_parts import buttons_row, form_column
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.message_bar import MessageBar

_MINUTES = (1, 2, 5, 10, 15, 30, 60)


class LockForm(QDialog):
    """Both are settings of this computer and not of the file.

    `keep` takes the minutes, 0 for never, and whether the key is kept; what it refuses is said and the window stays.
    """

    def __init__(
        self,
        keep: Callable[[int, bool], object],
        parent: QWidget | None = None,
        *,
        minutes: int,
        remembered: bool,
        keyring_there: bool,
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self.setWindowTitle(self.tr("Slot"))
        self._bar = MessageBar(closable=False)
        self.minutes = QComboBox()
        for each, words in rests(self, minutes).items():
            self.minutes.addItem(words, each)
        self.minutes.setCurrentIndex(self.minutes.findData(minutes))
        self.remember = QCheckBox(self.tr("Onthoud de sleutel op deze laptop"))
        self.remember.setChecked(remembered)
        self.remember.setEnabled(keyring_there or remembered)
        column = form_column(self)
        column.addWidget(Label(self.tr("Slot"), TextRole.TITLE))
        column.addWidget(self._bar)
        column.addWidget(Field(self.tr("Het bestand gaat op slot"), self.minutes))
        rest = self.tr("Ook als de laptop heeft geslapen, en altijd met Ctrl+L. Daarna is de wachtzin nodig.")
        column.addWidget(Label(rest, TextRole.META, wrap=True))
        column.addWidget(self.remember)
        column.addWidget(Label(keyring_words(self, there=keyring_there), TextRole.META, wrap=True))
        column.addLayout(buttons_row(self, self.tr("Bewaren"), self._try, self.tr("Annuleren")))
        self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def problem(self) -> str:
        """What could not be kept; empty when all could."""
        return "" if self._bar.isHidden() else self._bar.text

    def _try(self) -> None:
        try:
            self._keep(int(self.minutes.currentData()), self.remember.isChecked())
        except UserError as error:
            self.remember.setChecked(False)
            self._bar.tell(str(error))
            return
        self.accept()


def rests(widget: QWidget, minutes: int) -> Mapping[int, str]:
    """Give the rests to choose from, in minutes with 0 for never, and among them the one that is in force."""
    found = {}
    for each in sorted({*_MINUTES, *((minutes,) if minutes else ())}):
        text = widget.tr("na een minuut rust") if each == 1 else widget.tr("na %1 minuten rust")
        found[each] = text.replace("%1", str(each))
    return {**found, 0: widget.tr("nooit vanzelf")}


def keyring_words(widget: QWidget, *, there: bool) -> str:
    """Tell what it means that this computer keeps a key, or that it cannot."""
    if there:
        return widget.tr(
            "Dan opent het bestand bij het starten zonder wachtzin, voor wie op deze laptop is aangemeld. "
            "Op slot zetten vraagt nog steeds de wachtzin. Bewaar hem dus."
        )
    return widget.tr(
        "Deze computer heeft geen sleutelbos van het systeem; daarom kan de sleutel hier niet veilig worden onthouden."
    )
