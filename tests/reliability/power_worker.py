"""A process that does deeds under the tap: `python -m tests.reliability.power_worker FILE DEEDS SEED SYNC JOURNAL`.

After each deed it acknowledges with a line in the file `acks` beside the workspace, so that the tap's log holds deeds
and acknowledgements in their order: two hashes of the content after it, of the outline and of all. SYNC and JOURNAL
replace the pragmas of the store; what is not EXTRA and TRUNCATE is there to be caught.
"""

import os
import sys
from pathlib import Path

from ipo_crm.services.desk import open_desk
from ipo_crm.store import backups, engine
from tests.reliability import files
from tests.reliability.hands import Hands

_SYNC = {"OFF": 0, "EXTRA": 3}


def main(path: Path, deeds: int, seed: int, sync: str, journal: str) -> None:
    """Open the file, do so many deeds and leave by the back door: closing is not what is measured."""
    files.use_fast_key()
    engine._WRITING = (
        ("locking_mode", "EXCLUSIVE", "exclusive"),
        ("journal_mode", journal, journal.lower()),
        ("synchronous", sync, _SYNC[sync]),
    )
    desk = open_desk(path, files.PASSPHRASE)
    raw = backups.driver(desk._workspace)
    hands = Hands(desk, seed)
    acks = os.open(path.with_name("acks"), os.O_WRONLY | os.O_CREAT)
    for deed in range(deeds + 1):
        if deed:
            hands.act()
        os.write(acks, f"{files.outline(raw)} {files.digest(raw)}\n".encode())
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5])
