"""The two small windows around the key of a file: choosing a passphrase, and giving it."""

from collections.abc import Callable
from itertools import chain, count
from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from ipo_crm.domain.errors import StoreError, UserError, WrongPassphraseError
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.form_parts import buttons_row, form_column
from ipo_crm.ui.lock_form import keyring_words
from ipo_crm.ui.passphrase_fields import PassphraseFields, secret_line, show_box
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.message_bar import MessageBar

_SUFFIX = ".ipocrm"
_CODE_LINES = 5


class UnlockForm(QDialog):
    """Asks the passphrase of one file, or its recovery code; stays open and says what was wrong until one fits.

    Without `recover` the code is not asked for, with `by_code` it is asked first; `restore` is the way to the back-ups,
    `keyring` tells whether this computer can keep the key; `told` says why it is asked, in place of that the file is
    encrypted.
    """

    def __init__(
        self,
        path: Path,
        unlock: Callable[[str], object],
        parent: QWidget | None = None,
        *,
        recover: Callable[[str], object] | None = None,
        restore: Callable[[], object] | None = None,
        keyring: Callable[[], bool] | None = None,
        told: str = "",
        leave: str = "",
        by_code: bool = False,
    ) -> None:
        super().__init__(parent)
        self._unlock = unlock
        self._recover = recover
        self._restore = restore
        self._keyring = keyring
        self._by_code = False
        self._remember = QCheckBox(self.tr("Onthoud op deze laptop"))
        self._remember.setVisible(keyring is not None)
        self._remember.toggled.connect(self._look_for_keyring)
        self._no_keyring = Label(keyring_words(self, there=False), TextRole.META, wrap=True)
        self._no_keyring.hide()
        self.setWindowTitle(self.tr("Werkbestand openen"))
        self._line = secret_line()
        self._field = Field(self.tr("Wachtzin"), self._line)
        self._show = show_box(self._line)
        self._code = QPlainTextEdit()
        self._code.setTabChangesFocus(True)
        self._code.setFixedHeight(scaled(22) * _CODE_LINES + scaled(14))
        hint = self.tr("De 21 groepen van vier tekens op uw papier. Hoofdletters en spaties maken niet uit.")
        self._code_field = Field(self.tr("Herstelcode"), self._code, hint)
        self._code_field.hide()
        self._other = Button(self.tr("Ik heb een herstelcode"), kind=Kind.TEXT)
        self._other.setVisible(recover is not None)
        self._other.clicked.connect(self._swap)
        self._bar = MessageBar(closable=False)
        self._lay_out(path, told, leave)
        self._line.returnPressed.connect(self._try)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        if by_code:
            self._swap()

    @property
    def problem(self) -> str:
        """What is wrong with the file; empty when nothing is."""
        return "" if self._bar.isHidden() else self._bar.text

    @property
    def remember(self) -> bool:
        """Whether this computer is asked to keep the key."""
        return self._remember.isChecked() and self._remember.isEnabled()

    def _lay_out(self, path: Path, told: str, leave: str) -> None:
        column = form_column(self)
        column.addWidget(Label(path.stem, TextRole.TITLE))
        text = told or self.tr("Dit bestand is versleuteld. Zonder de wachtzin kan niemand het lezen, ook wij niet.")
        column.addWidget(Label(text, TextRole.MUTED, wrap=True))
        column.addWidget(self._bar)
        column.addWidget(self._field)
        column.addWidget(self._show)
        column.addWidget(self._remember)
        column.addWidget(self._no_keyring)
        column.addWidget(self._code_field)
        column.addLayout(self._other_ways())
        column.addLayout(buttons_row(self, self.tr("Openen"), self._try, leave or self.tr("Annuleren")))

    def _other_ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SIZES.gap)
        row.addWidget(self._other)
        back = Button(self.tr("Reservekopie terugzetten"), kind=Kind.TEXT)
        back.setVisible(self._restore is not None)
        back.clicked.connect(lambda _checked=False: self._leave_for_backups())
        row.addWidget(back)
        row.addStretch(1)
        return row

    def _leave_for_backups(self) -> None:
        self.accept()
        if self._restore is not None:
            self._restore()

    def _look_for_keyring(self, wanted: bool) -> None:
        """Look for a keyring only when somebody wants one: that takes a tenth of a second."""
        if wanted and self._keyring is not None and not self._keyring():
            self._remember.setChecked(False)
            self._remember.setEnabled(False)
            self._no_keyring.show()
            self.adjustSize()

    def _swap(self) -> None:
        """Ask for the code in place of the passphrase, or the other way round."""
        self._by_code = not self._by_code
        for widget in (self._field, self._show):
            widget.setVisible(not self._by_code)
        self._remember.setVisible(not self._by_code and self._keyring is not None)
        self._no_keyring.setVisible(not self._by_code and not self._remember.isEnabled())
        self._code_field.setVisible(self._by_code)
        text = self.tr("Ik heb de wachtzin") if self._by_code else self.tr("Ik heb een herstelcode")
        self._other.setText(text)
        self._other.setAccessibleName(text)
        (self._code if self._by_code else self._line).setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

    def _try(self) -> None:
        try:
            if self._by_code and self._recover is not None:
                self._recover(self._code.toPlainText())
            else:
                self._unlock(self._line.text())
        except (UserError, WrongPassphraseError) as error:
            self._blame(str(error))
            return
        except StoreError as error:
            self._tell(str(error))
            return
        self.accept()

    def _tell(self, text: str) -> None:
        """Say what is wrong with the file, which is not mended in a field."""
        self._blame("")
        self._bar.tell(text)
        self.adjustSize()

    def _blame(self, text: str) -> None:
        """Say what is wrong; a mistake in a long code is mended, a passphrase typed again."""
        self._bar.tell("")
        if self._by_code:
            self._code_field.set_error(text)
            self._code.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._field.set_error(text)
            self._line.selectAll()
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

    @override
    def done(self, result: int) -> None:
        """Close, whether the file opened or not; nothing that was typed stays in the fields."""
        self._line.clear()
        self._code.clear()
        super().done(result)


class NewWorkspaceForm(QDialog):
    """Asks where a new workspace goes and with which passphrase; plain only by an explicit choice."""

    def __init__(
        self, folder: Path, create: Callable[[Path, str | None], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._create = create
        self.setWindowTitle(self.tr("Nieuw werkbestand"))
        self._path = QLineEdit(QDir.toNativeSeparators(str(_free(folder))))
        self._secret = PassphraseFields()
        self._plain = QCheckBox(self.tr("Niet versleutelen"))
        self._plain.toggled.connect(self._toggle)
        self._path_field = Field(self.tr("Bestand"), self._path)
        self._warning = Label(
            self.tr(
                "Let op: wie bij de laptop kan, leest dan alles. Beschadiging van het bestand valt ook minder snel op."
            ),
            TextRole.ERROR,
            wrap=True,
        )
        self._warning.hide()
        self.fields = (self._path_field, self._secret.first, self._secret.second)
        self._lay_out()
        self._path.textChanged.connect(lambda: self._path_field.set_error(""))
        self._secret.first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = form_column(self)
        column.addWidget(Label(self.tr("Nieuw werkbestand"), TextRole.TITLE))
        row = QHBoxLayout()
        row.setSpacing(SIZES.gap)
        row.addWidget(self._path_field, 1)
        browse = Button(self.tr("Map kiezen"), "folder-open")
        browse.clicked.connect(self._browse)
        row.addWidget(browse, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        column.addWidget(self._secret)
        column.addWidget(self._plain)
        column.addWidget(self._warning)
        column.addLayout(buttons_row(self, self.tr("Maken"), self._make, self.tr("Annuleren")))

    @override
    def done(self, result: int) -> None:
        """Close, whether something was done or not; nothing that was typed stays in the fields."""
        self._secret.forget()
        super().done(result)

    def _toggle(self, plain: bool) -> None:
        self._warning.setVisible(plain)
        self._secret.forget_errors()
        self._secret.setEnabled(not plain)

    def _browse(self) -> None:
        asked = self.tr("Waar komt het werkbestand?")
        chosen, _ = QFileDialog.getSaveFileName(
            self, asked, self._path.text(), f"ipo_crm (*{_SUFFIX})", options=QFileDialog.Option.DontConfirmOverwrite
        )
        if chosen:
            self._path.setText(QDir.toNativeSeparators(chosen))

    def _make(self) -> None:
        passphrase = None if self._plain.isChecked() else self._secret.passphrase
        if passphrase is not None and not self._secret.check():
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


def _free(folder: Path) -> Path:
    """Give the first name for a new workspace that no file in the folder has."""
    names = chain(("lobby",), (f"lobby {number}" for number in count(2)))
    return next(path for name in names if not (path := folder / f"{name}{_SUFFIX}").exists())
