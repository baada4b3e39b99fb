"""In which folder a window for choosing files begins: where somebody was last, or else their documents."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

OPENING, IMPORTING, PAPERS = "open", "import", "papers"


class Folders:
    """Remembers on this computer the last folder for each purpose."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings

    def start(self, purpose: str) -> str:
        """Give the folder to begin in, as long as it is there."""
        kept = self._settings.value(f"folders/{purpose}") if self._settings is not None else None
        if kept and Path(str(kept)).is_dir():
            return str(kept)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return documents if documents and Path(documents).is_dir() else str(Path.home())

    def note(self, purpose: str, chosen: Path) -> None:
        """Remember the folder of a file that was chosen."""
        if self._settings is not None:
            self._settings.setValue(f"folders/{purpose}", str(chosen.parent))

    def ask_workspace(self, parent: QWidget) -> Path | None:
        """Ask which workspace to open."""
        tr = QCoreApplication.translate
        asked, kinds = tr("start", "Welk werkbestand?"), tr("start", "Werkbestanden (*.ipocrm);;Alle bestanden (*)")
        chosen, _ = QFileDialog.getOpenFileName(parent, asked, self.start(OPENING), kinds)
        if not chosen:
            return None
        self.note(OPENING, Path(chosen))
        return Path(chosen)
