"""A field: its label above, the control, and below it what is wrong and how to mend it."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.text_area import TextArea


class Field(QWidget):
    """Puts a label and an error line around any editor; the label is the editor's accessible name."""

    def __init__(self, label: str, editor: QWidget, help_text: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._help = help_text
        self._label = Label(label, TextRole.META)
        self._label.setBuddy(editor)
        self._below = Label(help_text, TextRole.META, wrap=True)
        if not editor.accessibleName():
            editor.setAccessibleName(label)
        if isinstance(editor, TextArea):
            editor.refused.connect(self.set_error)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(editor)
        column.addWidget(self._below)
        self._below.setVisible(bool(help_text))
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def label(self) -> str:
        """What stands above the editor."""
        return self._label.text()

    @property
    def error(self) -> str:
        """What is wrong, empty when all is well."""
        return self._below.text() if self.editor.property("wrong") else ""

    def set_help(self, text: str) -> None:
        """Say what may help, where nothing is wrong."""
        error = self.error
        self._help = text
        self.set_error(error)

    def set_error(self, text: str) -> None:
        """Say what is wrong and how to mend it; an empty text says that all is well."""
        if bool(text) is not bool(self.editor.property("wrong")):
            self.editor.setProperty("wrong", bool(text))
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)
        self.editor.setAccessibleDescription(text or self._help)
        self._below.setText(text or self._help)
        self._below.set_role(TextRole.ERROR if text else TextRole.META)
        self._below.setVisible(bool(text or self._help))
