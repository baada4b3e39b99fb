"""The question before something that cannot be undone; everything else is done at once and offers undo."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def confirm(parent: QWidget, question: str, explanation: str, action: str) -> bool:
    """Ask, with the name of the action on its button; Esc and Enter both leave everything as it is."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(question)
    box.setText(question)
    box.setInformativeText(explanation)
    go_on = box.addButton(action, QMessageBox.ButtonRole.DestructiveRole)
    leave = box.addButton(QCoreApplication.translate("confirm", "Annuleren"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    box.exec()
    return box.clickedButton() is go_on
