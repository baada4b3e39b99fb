"""Files that are dropped on a window: which open, which can be imported, and what to do with the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ipo_crm.ui.qt import override

WORKSPACE: Final = ".ipocrm"
_MAIL: Final = ".eml"
_OUTLOOK: Final = ".msg"
_PAPERS: Final = (".doc", ".docx", ".odt", ".pdf", ".ppt", ".pptx", ".rtf", ".txt", ".md")
_SHEETS: Final = (".xls", ".xlsx", ".ods")
_MOST: Final = 200
_TOLD: Final = 4


@dataclass(frozen=True, slots=True)
class Dropped:
    """What came down: a file to open, a mail whose sender may be added, files to import, a sentence for each other."""

    workspace: Path | None = None
    mail: Path | None = None
    imports: tuple[Path, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """What to say about the files that were refused; no more than a few by name."""
        more = len(self.refused) - _TOLD
        lines = list(self.refused[:_TOLD])
        if more > 0:
            lines.append(_tr("En nog %1 die niet kunnen worden gelezen.").replace("%1", str(more)))
        return "\n".join(lines)


class FileDrops(QObject):
    """Takes files that are dropped anywhere on a window, also over a text field, which would write their path."""

    dropped = Signal(object)

    def watch(self, window: QWidget) -> None:
        """Look at what comes to a window before its widgets do; to be called when it is shown."""
        handle = window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and local_files(event.mimeData()):
            if event.type() == QEvent.Type.Drop:
                self.take(event)
            elif isinstance(event, QDragEnterEvent | QDragMoveEvent):
                event.acceptProposedAction()
            return True
        return False

    def take(self, event: QDropEvent) -> None:
        """Tell of the files of a drop."""
        paths = local_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)


def local_files(mime: QMimeData) -> tuple[Path, ...]:
    """Give the files of this computer that are dragged."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def sort_out(paths: Sequence[Path]) -> Dropped:
    """Sort files by what can be done with them, those in dropped folders too.

    A workspace that lies in a dropped folder is left where it is: somebody who wants it opened drops it itself.
    """
    from ipo_crm.services.imports import why_not

    if len(paths) == 1 and paths[0].suffix.casefold() == WORKSPACE:
        return Dropped(workspace=paths[0])
    if len(paths) == 1 and paths[0].suffix.casefold() == _MAIL and paths[0].is_file():
        return Dropped(mail=paths[0])
    imports: list[Path] = []
    refused: list[str] = []
    for path in paths:
        if path.suffix.casefold() == WORKSPACE:
            refused.append(_tr("%1: sleep een werkbestand alleen om het te openen.").replace("%1", path.name))
        elif path.is_dir():
            inside = _inside(path)
            good = [each for each in inside if not why_not(each)]
            imports += good
            if not good:
                refused.append(_tr("In de map %1 staat niets dat kan worden geïmporteerd.").replace("%1", path.name))
        elif why := why_not(path):
            refused.append(_advice(path) or why)
        else:
            imports.append(path)
    return Dropped(imports=tuple(imports), refused=tuple(refused))


def _inside(folder: Path) -> list[Path]:
    """Give the first files of a folder itself; what is hidden or lies deeper is left out."""
    try:
        found = sorted(each for each in folder.iterdir() if each.is_file() and not each.name.startswith("."))
    except OSError:
        return []
    return [each for each in found if each.suffix.casefold() != WORKSPACE][:_MOST]


def _advice(path: Path) -> str:
    """Say what can be done today with a file of a kind that people have; nothing for other kinds."""
    kind = path.suffix.casefold()
    if kind == _MAIL:
        text = _tr("%1: sleep een mail alleen om de afzender toe te voegen.")
    elif kind == _OUTLOOK:
        text = _tr("%1: een bericht van Outlook kan niet worden gelezen. Bewaar het als .eml, of plak de handtekening.")
    elif kind in _SHEETS:
        text = _tr("%1: Excel kan het programma nog niet inlezen. Exporteer de contactpersonen als vCard (.vcf).")
    elif kind in _PAPERS:
        text = _tr("%1: documenten kan het programma nog niet inlezen. Neem over wat telt, met het stuk als bron.")
    else:
        return ""
    return text.replace("%1", path.name)


def _tr(text: str) -> str:
    return QCoreApplication.translate("dropping", text)
