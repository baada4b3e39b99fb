"""The fields in which a passphrase is chosen: twice the same, with a hint of how hard it is to guess."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from ipo_crm.domain import passphrases
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import Label


class PassphraseFields(QWidget):
    """Two fields that must be equal; `check` says beside them what is wrong."""

    def __init__(self, label: str = "") -> None:
        super().__init__()
        self._first, self._second = secret_line(), secret_line()
        advice = self.tr("Neem vier of meer losse woorden. Schrijf ze op en bewaar het papier apart van de laptop.")
        label = label or self.tr("Wachtzin")
        self.first = Field(label, self._first, advice)
        self.second = Field(self.tr("%1 nog een keer").replace("%1", label), self._second)
        self._strength = Label("", TextRole.META, wrap=True)
        self._strength.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.gap)
        column.addWidget(self.first)
        column.addWidget(self._strength)
        column.addWidget(self.second)
        column.addWidget(show_box(self._first, self._second))
        self._first.textChanged.connect(self._hint)
        self._second.textChanged.connect(lambda: self.second.set_error(""))

    @property
    def passphrase(self) -> str:
        """What was typed in the first field."""
        return self._first.text()

    @property
    def strength(self) -> str:
        """The hint as it is shown now."""
        return self._strength.text()

    def forget(self) -> None:
        """Take away what was typed: a window that is closed may stay in memory."""
        for line in (self._first, self._second):
            line.clear()

    def forget_errors(self) -> None:
        """Say that all is well."""
        for field in (self.first, self.second):
            field.set_error("")

    def check(self) -> bool:
        """Tell whether this passphrase will do, and else say beside its field what to do."""
        if passphrases.bits(self.passphrase) < passphrases.LEAST_BITS:
            self.first.set_error(
                self.tr("Deze wachtzin is te kort of te makkelijk te raden. Neem vier woorden zonder verband.")
            )
            self._first.setFocus()
            return False
        if self.passphrase != self._second.text():
            self.second.set_error(self.tr("De twee zijn niet gelijk. Typ de wachtzin hier nog een keer."))
            self._second.setFocus()
            return False
        return True

    def _hint(self, typed: str) -> None:
        self.first.set_error("")
        bits = passphrases.bits(typed)
        if bits < passphrases.LEAST_BITS:
            text = self.tr("Sterkte: te makkelijk te raden.")
        elif bits < passphrases.GOOD_BITS:
            text = self.tr("Sterkte: redelijk. Met een woord erbij wordt hij sterk.")
        else:
            text = self.tr("Sterkte: sterk.")
        self._strength.setText(text)
        self._strength.setVisible(bool(typed))


def secret_line() -> QLineEdit:
    """Make a line that shows dots."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def show_box(*lines: QLineEdit) -> QCheckBox:
    """Make the box that shows what is typed in these lines."""
    box = QCheckBox()
    box.setText(box.tr("Toon wat ik typ"))

    def show(shown: bool) -> None:
        for line in lines:
            line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    box.toggled.connect(show)
    return box
