"""Hands for the tests of back-ups: a name for one, a workspace with a person in it, a flipped bit and a crash."""

import subprocess
import sys
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
_CRASH = """
import os, signal, sys
from pathlib import Path
from ipo_crm.store.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
connection = workspace.connection
connection.exec_driver_sql("PRAGMA cache_size = 5")
connection.exec_driver_sql("BEGIN IMMEDIATE")
connection.exec_driver_sql("UPDATE journal_state SET replaying = 1")
for number in range(2000):
    connection.exec_driver_sql("INSERT INTO setting (name, value) VALUES (?, ?)", (f"{number}", "x" * 2000))
os.kill(os.getpid(), signal.SIGKILL)
"""


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


def crash(path: Path) -> None:
    """Have a process die in the middle of a deed on a plain file, so that its journal is left beside it."""
    subprocess.run([sys.executable, "-c", _CRASH, str(path)], check=False)
