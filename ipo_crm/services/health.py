"""Health: check the file and say in plain words what was found."""

from dataclasses import dataclass

from ipo_crm.store import health
from ipo_crm.store.workspace import Workspace

_NAMES = {
    "cipher": "Versleutelde bladzijden",
    "integrity": "Structuur van het bestand",
    "foreign_keys": "Verwijzingen tussen gegevens",
    "search": "Zoekindex tegenover de inhoud",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check by its Dutch name, and what it found wrong."""

    name: str
    wrong: tuple[str, ...]

    @property
    def sound(self) -> bool:
        return not self.wrong


class Health:
    """Check the open file."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def check(self) -> tuple[Finding, ...]:
        """Run every check; nothing is changed."""
        found = health.check(self._workspace.connection, encrypted=self._workspace.encrypted)
        return tuple(Finding(name=_NAMES[name], wrong=wrong) for name, wrong in found)
