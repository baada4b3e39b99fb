"""Crash in the middle of a deed, again and again, and put a back-up back over what is left; print how that went.

Run as a module with a folder to work in, a number of crashes and a seed. It forks, so it must be a process of its own,
without threads. What is printed: how often the restored file was whole, and how often one was that was merely copied
over the crashed file, as a person would do it.
"""

import json
import os
import random
import shutil
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.store import backup_restore, backups, dump, health
from ipo_crm.store.backup_keys import with_secret
from ipo_crm.store.keys import Secret
from ipo_crm.store.workspace import Workspace
from tests.store.backup_hands import PASSPHRASE, add, make

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
FEWEST, MOST = 300, 1_500  # rows of the deed under way; fewer do not reach the disk before the crash


def main(folder: Path, crashes: int, seed: int) -> None:
    """Crash so many times and print the counts."""
    source, backup, secret, wanted = _prepare(folder / "bron")
    draw = random.Random(seed)
    outcome = {"hot": 0, "restored": 0, "copied": 0}
    for number in range(crashes):
        path = _fresh(source, folder / str(number))
        _crash(path, secret, draw.randint(FEWEST, MOST))
        outcome["hot"] += backups.journal_of(path).stat().st_size > 0
        naive = _fresh(path, folder / f"{number}-kopie")
        shutil.copyfile(backup, naive)
        outcome["copied"] += _whole(naive, secret, wanted)
        backup_restore.restore(path, backup, with_secret(secret), NOW)
        outcome["restored"] += _whole(path, secret, wanted)
        for each in (path.parent, naive.parent):
            shutil.rmtree(each)
    print(json.dumps(outcome))


def _prepare(folder: Path) -> tuple[Path, Path, Secret, dict[str, int]]:
    """Give a file with more in it than its back-up has, that back-up, its key, and the rows that must come back."""
    folder.mkdir()
    with Workspace.create(folder / "proef.ipocrm", PASSPHRASE) as workspace:
        for number in range(30):
            add(workspace, f"Voor{number}")
        kept = make(workspace)
        for number in range(30):
            add(workspace, f"Na{number}")
        assert workspace.secret is not None
        secret = Secret(workspace.secret.key, workspace.secret.salt)
    return workspace.path, kept.path, secret, kept.manifest.counts


def _fresh(path: Path, folder: Path) -> Path:
    folder.mkdir()
    for each in path.parent.glob(f"{path.name}*"):
        shutil.copyfile(each, folder / each.name)
    return folder / path.name


def _crash(path: Path, secret: Secret, rows: int) -> None:
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    workspace = Workspace.open_with_key(path, secret.key)
    connection = workspace.connection
    connection.exec_driver_sql("PRAGMA cache_size = 5")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    connection.exec_driver_sql("UPDATE journal_state SET replaying = 1")
    connection.exec_driver_sql("UPDATE person SET notes = ?", ("y" * 3_000,))
    for number in range(rows):
        connection.exec_driver_sql("INSERT INTO setting (name, value) VALUES (?, ?)", (f"{number}", "x" * 2_000))
    os.kill(os.getpid(), signal.SIGKILL)


def _whole(path: Path, secret: Secret, wanted: dict[str, int]) -> bool:
    """Tell whether a file opens, passes every check, and holds what the back-up held."""
    try:
        with Workspace.open_with_key(path, secret.key) as workspace:
            sound = not any(wrong for _, wrong in health.check(workspace.connection, encrypted=True))
            counts = dump.counts(workspace.connection)
    except (UserError, StoreError):
        return False
    return sound and all(counts[table] == wanted[table] for table in counts if table in wanted)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
