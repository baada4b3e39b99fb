"""Health: check the file and say in plain words what was found; mend what follows from the content."""

from collections.abc import Iterator

from ipo_crm.domain.changes import Change
from ipo_crm.domain.health import Check, CheckKind, Repair
from ipo_crm.domain.labels import REPAIR
from ipo_crm.store import health
from ipo_crm.store.workspace import Workspace


class Health:
    """Check the open file, and repair what can be made anew without touching content."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def checks(self) -> Iterator[Check]:
        """Give every check as it is done, so that between two of them there is time for something else."""
        workspace = self._workspace
        return health.examine(workspace.connection, encrypted=workspace.encrypted, writing=not workspace.read_only)

    def kinds(self) -> tuple[CheckKind, ...]:
        """Give the checks to come, in their order."""
        return tuple(kind for kind in health.ORDER if self._workspace.encrypted or kind is not CheckKind.CIPHER)

    def check(self) -> tuple[Check, ...]:
        """Run every check; nothing is changed."""
        return tuple(self.checks())

    def repair(self, repair: Repair) -> Change:
        """Make something anew from the content.

        Sorted and searched forms stand in the rows, so that this is a deed that can be undone; indexes and triggers
        are no content, and making them anew is no step.
        """
        if repair is Repair.DERIVED:
            with self._workspace.transaction(REPAIR[repair]) as tx:
                health.REPAIRS[repair](tx.connection)
                return tx.change
        with self._workspace.aside() as connection:
            health.REPAIRS[repair](connection)
        return Change(None, REPAIR[repair], {})
