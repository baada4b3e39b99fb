"""Work on a disk that fails now and then, under the tap: `python -m tests.reliability.bad_disk FOLDER RUNS SEED`.

Each run is a fork that opens the file, does deeds while a share of all writes and syncs fails, and opens the file anew
whenever it says that one must; another fork looks at what is left. Prints JSON.
"""

import ctypes
import errno
import json
import random
import shutil
import sys
import traceback
from collections import Counter
from functools import partial
from pathlib import Path

from ipo_crm.domain.errors import StoreError
from ipo_crm.services.desk import Desk, open_desk
from ipo_crm.store import backups
from tests.reliability import files
from tests.reliability.forks import BEGIN, told_by_fork
from tests.reliability.hands import Hands, import_all
from tests.reliability.kill_deeds import faults, standing

DEEDS = 60
_SHARES = (200, 20)  # per 10,000 writes and syncs: most deeds fail; some do
_ERRORS = (errno.EIO, errno.EIO, errno.ENOSPC)
_TRIES = 40


def runs(folder: Path, times: int, seed: int) -> Counter[str]:
    """Do so many runs and judge what each left."""
    path = folder / "stuk.ipocrm"
    draw = random.Random(seed)
    found: Counter[str] = Counter(
        runs=0, injected=0, acknowledged=0, told=0, opened_anew=0, not_opened=0, bugs=0, lost=0, half=0, unsound=0
    )
    for number in range(times):
        shutil.copyfile(folder / BEGIN, path)
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
        share, error = _SHARES[number % 2], draw.choice(_ERRORS)
        counts, last = told_by_fork(partial(_run, path, share, error, draw.randrange(2**32)))
        found.update(json.loads(counts))
        found.update(told_by_fork(partial(faults, path, [last.encode()])))
        found["runs"] += 1
    return found


def _run(path: Path, share: int, error: int, seed: int) -> list[str]:
    """Do sixty deeds; give the counts, and how the journal stood after the last one that was acknowledged."""
    tap = ctypes.CDLL(None)
    found: Counter[str] = Counter()
    first = open_desk(path, files.PASSPHRASE)
    hands = Hands(first, seed)
    last = json.dumps(standing(backups.driver(first._workspace)))
    desk: Desk | None = first
    tap.tap_fail(error, share, ctypes.c_uint64(seed))
    for _ in range(DEEDS):
        if desk is None:
            desk = _opened(path, found)
            if desk is None:
                break
            hands.move(desk)
        try:
            hands.act()
            last = json.dumps(standing(backups.driver(desk._workspace)))
            found["acknowledged"] += 1
        except StoreError as told:
            found["told"] += 1
            if "open het bestand opnieuw" in str(told):
                desk.close()
                desk = None
        except Exception:
            found["bugs"] += 1
            traceback.print_exc()
            break
    tap.tap_fail(0, 0, ctypes.c_uint64(0))
    found["injected"] = tap.tap_failures()
    return [json.dumps(found), last]


def _opened(path: Path, found: Counter[str]) -> Desk | None:
    """Open the file anew, as often as it takes on a disk like this."""
    for _ in range(_TRIES):
        try:
            desk = open_desk(path, files.PASSPHRASE)
        except StoreError:
            continue
        found["opened_anew"] += 1
        return desk
    found["not_opened"] += 1
    return None


if __name__ == "__main__":
    files.use_fast_key()
    import_all()
    print(json.dumps(runs(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
