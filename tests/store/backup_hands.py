"""Hands for the tests of back-ups: a name for one, a workspace with a person in it, and a flipped bit."""

from datetime import UTC, datetime
from pathlib import Path

from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.store import backups, people
from ipo_crm.store.backup_keys import with_secret
from ipo_crm.store.backup_names import BackupName, folder_beside
from ipo_crm.store.file_format import VERSION
from ipo_crm.store.workspace import Workspace

PASSPHRASE = "vier losse woorden samen"
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def add(workspace: Workspace, family_name: str) -> None:
    """Add an invented person."""
    with workspace.transaction(f"{family_name} toevoegen") as tx:
        people.put(tx.connection, Person(name=PersonName(family_name=family_name)))


def found(workspace: Workspace) -> list[str]:
    """Give the names of all people, in order."""
    return sorted(name.family_name for name in people.names(workspace.connection).values())


def make(workspace: Workspace, at: datetime = NOON) -> backups.Kept:
    """Make a back-up beside an open file."""
    name = BackupName(stem=workspace.path.stem, at=at, version=VERSION, reason="handmatig")
    copied = backups.copy(workspace, folder_beside(workspace.path), name)
    return backups.keep(copied, with_secret(workspace.secret))


def flip(path: Path, at: int) -> None:
    """Flip one bit of the byte at this offset; a negative one counts from the end."""
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
