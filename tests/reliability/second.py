"""Open a file a second time, in another process, over and over: `python -m tests.reliability.second FILE TRIES`.

The first instance is a fork that does deeds, or has only read, by turns. Prints JSON.
"""

import json
import os
import signal
import sys
from collections import Counter
from pathlib import Path

from ipo_crm.domain.errors import LockedFileError
from ipo_crm.services.desk import open_desk
from tests.reliability import files
from tests.reliability.forks import told_by_fork
from tests.reliability.hands import Hands, import_all


def tries(path: Path, times: int) -> Counter[str]:
    """Try so many times, half of them while the first instance writes."""
    found: Counter[str] = Counter(tries=0, refused_with_advice=0, opened=0, wrote=0)
    for writes in (False, True):
        child, ear = _first(path, writes=writes)
        for _ in range(times // 2 + times % 2 * writes):
            found.update(told_by_fork(lambda: _second(path)))
            found["tries"] += 1
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(ear)
    return found


def _first(path: Path, *, writes: bool) -> tuple[int, int]:
    """Fork an instance that has the file open; give it and the pipe by which it said so."""
    ear, mouth = os.pipe()
    child = os.fork()
    if not child:
        with open_desk(path, files.PASSPHRASE) as desk:
            hands = Hands(desk, 1)
            os.write(mouth, b"open")
            while writes and os.getppid() != 1:
                hands.act()
            signal.pause()
        os._exit(0)
    os.close(mouth)
    os.read(ear, 4)
    return child, ear


def _second(path: Path) -> list[str]:
    try:
        desk = open_desk(path, files.PASSPHRASE)
    except LockedFileError as error:
        return ["refused_with_advice"] if "Sluit het daar" in str(error) else []
    Hands(desk, 2).meet()
    return ["opened", "wrote"]


if __name__ == "__main__":
    files.use_fast_key()
    import_all()
    print(json.dumps(tries(Path(sys.argv[1]), int(sys.argv[2]))))
