"""What drawing pictures needs: the sizes, waiting until all is painted, and saving."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ipo_crm.app import Program
from ipo_crm.ui.widgets.labels import ElidedLabel

USUAL, SMALL = QSize(1440, 900), QSize(1280, 720)
SMALLEST = 0
_HOME = "~/Documenten"


def settle(program: Program) -> None:
    """Wait until the lane has nothing left to think and all is painted."""
    for _ in range(60):
        pause(50)
        if not program.thinking:
            break
    pause(500)


def pause(milliseconds: int) -> None:
    """Let the window live for a while; other threads may run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def save(widget: QWidget, path: Path) -> None:
    """Draw a widget into a file."""
    widget.ensurePolished()
    pause(30)
    widget.grab().save(str(path), "PNG", SMALLEST)


def hide_place(widget: QWidget, folder: Path) -> None:
    """Show a folder that is the same in every drawing in the place of the one that is used."""
    for label in widget.findChildren(QLabel):
        if isinstance(label, ElidedLabel):
            label.set_whole_text(label.whole_text.replace(str(folder), _HOME))
        else:
            label.setText(label.text().replace(str(folder), _HOME))
    for line in widget.findChildren(QLineEdit):
        if str(folder) in line.text():
            line.setText(line.text().replace(str(folder), _HOME))
