"""The desk: one open workspace with its deeds and questions, put together once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from ipo_crm.services.briefings import Briefings
from ipo_crm.services.coalitions import Coalitions
from ipo_crm.services.dossiers import Dossiers
from ipo_crm.services.exports import Exports
from ipo_crm.services.health import Health
from ipo_crm.services.history import History
from ipo_crm.services.imports import Imports
from ipo_crm.services.meetings import Meetings
from ipo_crm.services.organisations import Organisations
from ipo_crm.services.people import People
from ipo_crm.services.positions import Positions
from ipo_crm.services.promises import Promises
from ipo_crm.services.samples import Samples
from ipo_crm.services.search import Search
from ipo_crm.services.settings import Settings
from ipo_crm.store import gate
from ipo_crm.store.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The services of one open file; whoever shows something takes only those it needs."""

    path: Path
    encrypted: bool
    read_only: bool
    notices: tuple[str, ...]
    settings: Settings
    history: History
    people: People
    organisations: Organisations
    dossiers: Dossiers
    positions: Positions
    promises: Promises
    meetings: Meetings
    coalitions: Coalitions
    briefings: Briefings
    search: Search
    imports: Imports
    exports: Exports
    samples: Samples
    health: Health
    _workspace: Workspace

    def close(self) -> None:
        """Let go of the file."""
        self._workspace.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create_desk(path: Path, passphrase: str | None) -> Desk:
    """Make a new workspace, encrypted unless the passphrase is None."""
    return _desk(Workspace.create(path, passphrase))


def open_desk(path: Path, passphrase: str | None = None) -> Desk:
    """Open a workspace."""
    return _desk(Workspace.open(path, passphrase))


def asks_passphrase(path: Path) -> bool:
    """Tell whether a file is encrypted, without opening it; UserError or StoreError when it is no workspace."""
    return gate.look(path).encrypted


def _desk(workspace: Workspace) -> Desk:
    settings = Settings(workspace)
    people = People(workspace, settings)
    dossiers = Dossiers(workspace, settings)
    meetings = Meetings(workspace, settings)
    coalitions = Coalitions(workspace, settings)
    return Desk(
        path=workspace.path,
        encrypted=workspace.encrypted,
        read_only=workspace.read_only,
        notices=workspace.notices,
        settings=settings,
        history=History(workspace),
        people=people,
        organisations=Organisations(workspace, settings),
        dossiers=dossiers,
        positions=Positions(workspace, settings),
        promises=Promises(workspace, settings),
        meetings=meetings,
        coalitions=coalitions,
        briefings=Briefings(workspace, settings, people, dossiers, meetings, coalitions),
        search=Search(workspace),
        imports=Imports(workspace, settings),
        exports=Exports(workspace),
        samples=Samples(workspace),
        health=Health(workspace),
        _workspace=workspace,
    )
