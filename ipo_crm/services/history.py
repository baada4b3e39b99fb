"""Undo and redo by deed."""

from ipo_crm.domain.changes import Change
from ipo_crm.store import journal
from ipo_crm.store.workspace import Workspace


class History:
    """Take deeds back and do them again, across restarts."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def undo_title(self) -> str:
        """Give the title of the deed that undo takes back, empty when there is none."""
        found = journal.undoable(self._workspace.connection)
        return "" if found is None else found[1]

    def redo_title(self) -> str:
        """Give the title of the deed that redo does again, empty when there is none."""
        found = journal.redoable(self._workspace.connection)
        return "" if found is None else found[1]

    def undo(self) -> Change:
        """Take the last deed back."""
        return self._workspace.undo()

    def redo(self) -> Change:
        """Do the deed again that was taken back last."""
        return self._workspace.redo()
