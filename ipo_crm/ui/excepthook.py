"""What happens with an exception that nothing caught: a kind sentence for what we know, a page for a bug of ours.

A UserError or StoreError is said in the window in its own words. Anything else is a bug: it is logged without the
values of records, and shown with plain words, details that can be copied, and where the log is. Nothing is ever sent.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path
from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.ui.form_parts import fit
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.labels import Label

_log = logging.getLogger(__name__)


def log_folder(program: str) -> Path:
    """Give the folder of this computer for what a program logs."""
    return user_log_path(program, appauthor=False)


def keep_log(program: str) -> Path:
    """Log to a file of this computer, without the values of records; a folder that refuses costs only the log."""
    path = log_folder(program) / "ipo_crm.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True)
    except OSError:
        return path
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger("ipo_crm").addHandler(handler)
    return path


class Excepthook(QObject):
    """Takes uncaught exceptions of all threads to the window's thread and shows them there."""

    _raised = Signal(object)

    def __init__(
        self,
        say: Callable[[str], object],
        show_bug: Callable[[str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._show_bug = show_bug
        self._raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the excepthook of this process and of its threads."""
        sys.excepthook = self.take
        threading.excepthook = lambda args: self.take(args.exc_type, args.exc_value, args.exc_traceback)

    def release(self) -> None:
        """Give the excepthooks back to Python."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def take(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Take one exception, on any thread; Ctrl+C in a terminal still ends the program."""
        if error is None or issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        if not isinstance(error, UserError | StoreError):
            _log.error("%s", "".join(_without_values(kind, trace)))
        self._raised.emit(error)

    @Slot(object)
    def _show(self, error: BaseException) -> None:
        if isinstance(error, UserError | StoreError):
            self._say(str(error))
        else:
            self._show_bug("".join(traceback.format_exception(error)))


def log_qt_messages() -> None:
    """Log what Qt says by its kind and category, not in its words, which may quote what somebody typed."""
    qInstallMessageHandler(_note_qt_message)


def _note_qt_message(kind: QtMsgType, context: QMessageLogContext, _text: str) -> None:
    if kind is not QtMsgType.QtDebugMsg:
        _log.warning("%s of Qt, category %s, in %s", kind.name, context.category, context.function or "?")


class BugPage(QDialog):
    """Tells in plain words that something of ours went wrong, and lets one copy the details."""

    def __init__(self, details: str, log_path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Er ging iets mis"))
        column = QVBoxLayout(self)
        margin = SIZES.page_margin
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(SIZES.gap)
        column.addWidget(Label(self.tr("Er ging iets mis in het programma"), TextRole.TITLE))
        column.addWidget(
            Label(
                self.tr(
                    "Dit is een fout van ons, niet van u. Uw bestand is heel gebleven en u kunt doorwerken. "
                    "Er wordt niets verstuurd. Wilt u dat wij de fout herstellen, kopieer dan de details "
                    "en stuur ze zelf; kijk eerst na of er geen persoonsgegevens in staan."
                ),
                wrap=True,
            )
        )
        text = QPlainTextEdit(details)
        text.setTabChangesFocus(True)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Details van de fout"))
        column.addWidget(text, 1)
        where = Label(self.tr("Het logboek staat in %1").replace("%1", str(log_path)), TextRole.META, wrap=True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(where)
        row = QHBoxLayout()
        copy = Button(self.tr("Details kopiëren"), "copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        close = Button(self.tr("Doorwerken"), kind=Kind.PRIMARY)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        column.addLayout(row)
        fit(self, 640, 460)


def _without_values(kind: type[BaseException], trace: TracebackType | None) -> list[str]:
    """Write where it went wrong and the kind of error, but not its message, which may name a person."""
    return [*traceback.format_tb(trace), f"{kind.__module__}.{kind.__qualname__}\n"]
