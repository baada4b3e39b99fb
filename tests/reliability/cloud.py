"""Copy a file while somebody works in it, as a program for the cloud does, and judge each copy.

`python -m tests.reliability.cloud FOLDER COPIES SEED`: only the file itself is copied, over and over, while a fork does
deeds; each copy is then opened elsewhere. Prints JSON.
"""

import json
import os
import shutil
import signal
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from ipo_crm.domain.errors import StoreError
from ipo_crm.services.desk import open_desk
from ipo_crm.store import backups
from tests.reliability import files
from tests.reliability.forks import BEGIN
from tests.reliability.hands import Hands, import_all
from tests.reliability.kill_deeds import standing

_PAUSE = 0.1  # seconds between two deeds: faster than anybody types
_ANEW = 100  # deeds pile up in the file


def copies(folder: Path, times: int, seed: int) -> Counter[str]:
    """Copy so many times and judge each copy."""
    found: Counter[str] = Counter(copies=0, complete=0, torn=0, torn_and_told=0, stale=0)
    for begun in range(0, times, _ANEW):
        path = Path(shutil.copy(folder / BEGIN, folder / "wolk.ipocrm"))
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
        ear, mouth = os.pipe()
        child = os.fork()
        if not child:
            _work(path, seed + begun, mouth)
        os.close(mouth)
        heard = os.read(ear, 4096)
        os.set_blocking(ear, False)
        for _ in range(min(_ANEW, times - begun)):
            heard = _heard(ear) or heard
            last = int(heard.split()[-1])
            found.update(_judge(Path(shutil.copyfile(path, folder / "kopie.ipocrm")), last))
            found["copies"] += 1
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(ear)
    return found


def _work(path: Path, seed: int, mouth: int) -> None:
    desk = open_desk(path, files.PASSPHRASE)
    hands = Hands(desk, seed)
    while os.getppid() != 1:  # whoever asked for this is still there
        os.write(mouth, f"{standing(backups.driver(desk._workspace))[0]}\n".encode())
        time.sleep(_PAUSE)
        hands.act()


def _heard(ear: int) -> bytes:
    try:
        return os.read(ear, 65_536)
    except BlockingIOError:
        return b""


def _judge(copy: Path, acknowledged: int) -> list[str]:
    """Tell what a copy is; `acknowledged` is the last deed of which that was known before it was made."""
    try:
        open_desk(copy, files.PASSPHRASE).close()
    except StoreError:
        return ["torn", "torn_and_told"]
    with closing(files.connect(copy)) as raw:
        half, last = files.half_done(raw), standing(raw)[0]
        if half or files.faults(raw):
            return ["torn"]
    return ["complete"] if last >= acknowledged else ["stale"]


if __name__ == "__main__":
    files.use_fast_key()
    import_all()
    print(json.dumps(copies(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
