"""The small window in which the file gets another passphrase, its first one, or none any more."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QWidget

from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.ui.form_parts import buttons_row, form_column
from ipo_crm.ui.passphrase_fields import PassphraseFields, secret_line
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.message_bar import MessageBar


class RekeyForm(QDialog):
    """Asks the present passphrase where there is one and `asks_old` says so, and the new one."""

    def __init__(
        self,
        change: Callable[[str | None, str | None], object],
        parent: QWidget | None = None,
        *,
        encrypted: bool,
        asks_old: bool,
    ) -> None:
        super().__init__(parent)
        self._change = change
        self._asks_old = asks_old
        self.setWindowTitle(self.tr("Wachtzin wijzigen") if encrypted else self.tr("Wachtzin kiezen"))
        self._bar = MessageBar(closable=False)
        self._old = secret_line()
        self._old_field = Field(self.tr("Huidige wachtzin"), self._old)
        self._old_field.setVisible(asks_old)
        self._new = PassphraseFields(self.tr("Nieuwe wachtzin"))
        self._plain = QCheckBox(self.tr("Niet meer versleutelen"))
        self._plain.setVisible(encrypted)
        self._plain.toggled.connect(self._toggle)
        self._warning = Label(self._what_is_lost(), TextRole.ERROR, wrap=True)
        self._warning.hide()
        self._old.textChanged.connect(lambda: self._old_field.set_error(""))
        self._lay_out()
        first = self._old if asks_old else self._new.first.editor
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def old_field(self) -> Field:
        """The field of the present passphrase, with what is wrong with it."""
        return self._old_field

    def _lay_out(self) -> None:
        column = form_column(self)
        column.addWidget(Label(self.windowTitle(), TextRole.TITLE))
        column.addWidget(self._bar)
        told = self.tr(
            "Er komt een nieuwe herstelcode; de oude geldt dan niet meer. Reservekopieën van vandaag en eerder gaan "
            "alleen open zoals het bestand toen was: met de vorige wachtzin, of zonder."
        )
        column.addWidget(Label(told, TextRole.MUTED, wrap=True))
        column.addWidget(self._old_field)
        column.addWidget(self._new)
        column.addWidget(self._plain)
        column.addWidget(self._warning)
        column.addLayout(buttons_row(self, self.tr("Wijzigen"), self._try, self.tr("Annuleren")))

    @override
    def done(self, result: int) -> None:
        """Close, whether something was done or not; nothing that was typed stays in the fields."""
        self._old.clear()
        self._new.forget()
        super().done(result)

    def _what_is_lost(self) -> str:
        return self.tr(
            "Let op: wie bij de laptop kan, leest dan alles, en de herstelcode vervalt. "
            "Beschadiging van het bestand valt ook minder snel op."
        )

    def _toggle(self, plain: bool) -> None:
        self._warning.setVisible(plain)
        self._new.forget_errors()
        self._new.setEnabled(not plain)

    def _try(self) -> None:
        plain = self._plain.isChecked()
        if not plain and not self._new.check():
            return
        self._bar.tell("")
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._change(self._old.text() if self._asks_old else None, None if plain else self._new.passphrase)
        except UserError as error:
            self._old_field.set_error(str(error))
            self._old.setFocus(Qt.FocusReason.OtherFocusReason)
        except StoreError as error:
            self._bar.tell(str(error))
        else:
            self.accept()
        finally:
            QApplication.restoreOverrideCursor()
