"""The two small windows around the key of a file: choosing a passphrase, and giving it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import Label

_SUFFIX = ".ipocrm"
_FEW_LETTERS = 12
_FEW_WORDS = 4


class UnlockForm(QDialog):
    """Asks the passphrase of one file; stays open and says what was wrong until it fits or one gives up."""

    def __init__(self, path: Path, unlock: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unlock = unlock
        self.setWindowTitle(self.tr("Werkbestand openen"))
        self._line = _secret_line()
        self._field = Field(self.tr("Wachtzin"), self._line)
        column = _column(self)
        column.addWidget(Label(path.stem, TextRole.TITLE))
        text = self.tr("Dit bestand is versleuteld. Zonder de wachtzin kan niemand het lezen, ook wij niet.")
        column.addWidget(Label(text, TextRole.MUTED, wrap=True))
        column.addWidget(self._field)
        column.addWidget(_show_box(self, self._line))
        column.addLayout(_buttons(self, self.tr("Openen"), self._try))
        self._line.returnPressed.connect(self._try)

    def _try(self) -> None:
        try:
            self._unlock(self._line.text())
        except (UserError, StoreError) as error:
            self._field.set_error(str(error))
            self._line.selectAll()
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()


class NewWorkspaceForm(QDialog):
    """Asks where a new workspace goes and with which passphrase; plain only by an explicit choice."""

    def __init__(
        self, folder: Path, create: Callable[[Path, str | None], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._create = create
        self.setWindowTitle(self.tr("Nieuw werkbestand"))
        self._path = QLineEdit(QDir.toNativeSeparators(str(folder / f"lobby{_SUFFIX}")))
        self._first, self._second = _secret_line(), _secret_line()
        self._plain = QCheckBox(self.tr("Niet versleutelen"))
        self._plain.toggled.connect(self._toggle)
        advice = self.tr("Neem vier of meer losse woorden. Schrijf ze op en bewaar het papier apart van de laptop.")
        self._path_field = Field(self.tr("Bestand"), self._path)
        self._first_field = Field(self.tr("Wachtzin"), self._first, advice)
        self._second_field = Field(self.tr("Wachtzin nog een keer"), self._second)
        self._warning = Label(
            self.tr(
                "Let op: wie bij de laptop kan, leest dan alles. Beschadiging van het bestand valt ook minder snel op."
            ),
            TextRole.ERROR,
            wrap=True,
        )
        self._warning.hide()
        self.fields = (self._path_field, self._first_field, self._second_field)
        self._lay_out()
        self._first.textChanged.connect(lambda: self._first_field.set_error(""))
        self._second.textChanged.connect(lambda: self._second_field.set_error(""))
        self._path.textChanged.connect(lambda: self._path_field.set_error(""))
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = _column(self)
        column.addWidget(Label(self.tr("Nieuw werkbestand"), TextRole.TITLE))
        row = QHBoxLayout()
        row.setSpacing(SIZES.gap)
        row.addWidget(self._path_field, 1)
        browse = Button(self.tr("Map kiezen"), "folder-open")
        browse.clicked.connect(self._browse)
        row.addWidget(browse, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        column.addWidget(self._first_field)
        column.addWidget(self._second_field)
        column.addWidget(_show_box(self, self._first, self._second))
        column.addWidget(self._plain)
        column.addWidget(self._warning)
        column.addLayout(_buttons(self, self.tr("Maken"), self._make))

    def _toggle(self, plain: bool) -> None:
        self._warning.setVisible(plain)
        for field in (self._first_field, self._second_field):
            field.set_error("")
            field.setEnabled(not plain)

    def _browse(self) -> None:
        asked = self.tr("Waar komt het werkbestand?")
        chosen, _ = QFileDialog.getSaveFileName(
            self, asked, self._path.text(), f"ipo_crm (*{_SUFFIX})", options=QFileDialog.Option.DontConfirmOverwrite
        )
        if chosen:
            self._path.setText(QDir.toNativeSeparators(chosen))

    def _make(self) -> None:
        passphrase = None if self._plain.isChecked() else self._first.text()
        if passphrase is not None and not self._fits(passphrase):
            return
        path = Path(self._path.text().strip())
        if path.suffix != _SUFFIX:
            path = path.with_name(path.name + _SUFFIX)
        try:
            self._create(path, passphrase)
        except (UserError, StoreError) as error:
            self._path_field.set_error(str(error))
            return
        self.accept()

    def _fits(self, passphrase: str) -> bool:
        """Refuse what is guessed in an afternoon; long or of several words is enough."""
        if len(passphrase) < _FEW_LETTERS and len(passphrase.split()) < _FEW_WORDS:
            self._first_field.set_error(
                self.tr("Deze wachtzin is te kort om veilig te zijn. Neem vier losse woorden of twaalf tekens.")
            )
            return False
        if passphrase != self._second.text():
            self._second_field.set_error(self.tr("De twee zijn niet gelijk. Typ de wachtzin hier nog een keer."))
            return False
        return True


def _secret_line() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def _show_box(form: QDialog, *lines: QLineEdit) -> QCheckBox:
    box = QCheckBox(form.tr("Toon wat ik typ"))

    def show(shown: bool) -> None:
        for line in lines:
            line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    box.toggled.connect(show)
    return box


def _column(form: QDialog) -> QVBoxLayout:
    column = QVBoxLayout(form)
    margin = SIZES.page_margin
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(SIZES.gap)
    form.setMinimumWidth(scaled(480))
    return column


def _buttons(form: QDialog, text: str, act: Callable[[], object]) -> QHBoxLayout:
    cancel = Button(form.tr("Annuleren"))
    cancel.clicked.connect(form.reject)
    main = Button(text, kind=Kind.PRIMARY)
    main.setDefault(True)
    main.clicked.connect(lambda _checked=False: act())
    row = QHBoxLayout()
    row.addStretch(1)
    row.setSpacing(SIZES.gap)
    row.addWidget(cancel)
    row.addWidget(main)
    return row
