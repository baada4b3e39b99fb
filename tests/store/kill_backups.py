"""Kill a program that does nothing but back up, again and again; print how often a kill left a half-written copy.

Run as a module with a workspace, its passphrase ("" for a plain one), a number of kills and a seed. It forks, so it
must be a process of its own, without threads.
"""

import functools
import os
import random
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from ipo_crm.store import file_format, keys
from ipo_crm.store.backup_names import folder_beside
from ipo_crm.store.workspace import Workspace
from tests.reliability.forks import told_by_fork
from tests.store.backup_hands import add, make

_BEYOND = 2.5  # times the length of a deed and a back-up on this machine, at this hour


def main(path: Path, passphrase: str | None, kills: int, seed: int) -> None:
    """Live and die so many times."""
    draw = random.Random(seed)
    keys.derive = functools.cache(keys.derive)
    if passphrase is not None:  # once, before all forks
        keys.derive(passphrase, path.read_bytes()[: file_format.SALT_BYTES])
    longest = _BEYOND * float(told_by_fork(lambda: [_timed(path, passphrase)])[0])
    halves = 0
    for _ in range(kills):
        life = draw.uniform(0.001, longest)
        child = os.fork()
        if not child:
            _live(path, passphrase, life)
        os.waitpid(child, 0)
        halves += any(folder_beside(path).glob("*.part"))
    print(halves)


def _timed(path: Path, passphrase: str | None) -> str:
    with Workspace.open(path, passphrase) as workspace:
        began = time.monotonic()
        add(workspace, "Jansen")
        make(workspace, datetime.now(UTC))
        return str(time.monotonic() - began)


def _live(path: Path, passphrase: str | None, life: float) -> None:
    with Workspace.open(path, passphrase) as workspace:
        # Nobody handles this signal: the system ends the process on the spot, as it does with SIGKILL.
        signal.setitimer(signal.ITIMER_REAL, life)
        while True:
            add(workspace, "Jansen")
            make(workspace, datetime.now(UTC))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] or None, int(sys.argv[3]), int(sys.argv[4]))
