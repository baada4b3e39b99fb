"""Kill a process that does deeds, over and over: `python -m tests.reliability.kill_deeds FOLDER KILLS SEED`.

FOLDER holds the file to begin with; prints JSON.
"""

import json
import random
import shutil
import sys
import time
from collections import Counter
from contextlib import closing
from functools import partial
from pathlib import Path

from sqlcipher3 import dbapi2

from ipo_crm.domain.errors import StoreError
from ipo_crm.services.desk import open_desk
from ipo_crm.store import backups
from tests.reliability import files
from tests.reliability.forks import BEGIN, LONGEST, Say, killed, told_by_fork
from tests.reliability.hands import Hands, import_all

_ANEW = 40  # deeds pile up in the file: after so many kills it starts from the beginning
_DEEDS_LONG = 4  # a life lasts up to so many deeds on a machine that is slow or busy, and 25 ms on others
_AT_OPENING = 0.1  # of the kills, that fall while the file is being opened

Standing = tuple[int, int, int]


def deeds(folder: Path, times: int, seed: int) -> Counter[str]:
    """Kill somebody who records talks, adds people, takes back and does again."""
    draw = random.Random(seed)
    path = Path(shutil.copyfile(folder / BEGIN, folder / "deeds.ipocrm"))
    longest = max(LONGEST, _DEEDS_LONG * float(told_by_fork(partial(_timed, path))[0]))
    found: Counter[str] = Counter(kills=0, acknowledged=0, lost=0, half=0, unsound=0, rolled_back=0)
    for number in range(times):
        if number % _ANEW == 0:
            shutil.copyfile(folder / BEGIN, path)
            path.with_name(path.name + "-journal").unlink(missing_ok=True)
        live = partial(_live, path, seed * 10_000 + number)
        acked = killed(live, draw.random(), opening=draw.random() < _AT_OPENING, longest=longest)
        found["kills"] += 1
        found["acknowledged"] += len(acked) - bool(acked)
        found["rolled_back"] += _is_hot(path)
        for fault in told_by_fork(partial(faults, path, acked[-1:])):
            found[fault] += 1
    return found


def _timed(path: Path) -> list[str]:
    """Give how long a deed takes here and now."""
    with open_desk(path, files.PASSPHRASE) as desk:
        hands = Hands(desk, 1)
        hands.talk()
        began = time.monotonic()
        for _ in range(5):
            hands.talk()
        return [str((time.monotonic() - began) / 5)]


def _live(path: Path, seed: int, say: Say) -> None:
    desk = open_desk(path, files.PASSPHRASE)
    hands = Hands(desk, seed)
    while True:
        say(json.dumps(standing(backups.driver(desk._workspace))).encode())
        hands.act()


def standing(raw: dbapi2.Connection) -> Standing:
    """Give the last deed, the one that undo would take back and the one that redo would do again; 0 is none."""
    query = (
        "SELECT ifnull(max(id), 0), ifnull(max(id) FILTER (WHERE state = 'done'), 0), "
        "ifnull(min(id) FILTER (WHERE state = 'undone'), 0) FROM deed"
    )
    last, undo, redo = raw.execute(query).fetchone()
    return last, undo, redo


def faults(path: Path, last_said: list[bytes]) -> list[str]:
    """Judge a file: what was acknowledged is there, at most one deed more, whole, and the file is sound."""
    found = []
    try:
        with closing(files.connect(path)) as raw:
            now, half = standing(raw), files.half_done(raw)
            if last_said and not follows(json.loads(last_said[0]), now):
                found.append("lost")
            return found + ["half"] * bool(half) + ["unsound"] * bool(files.faults(raw))
    except (dbapi2.Error, StoreError):
        return ["unsound"]


def follows(said: Standing, now: Standing) -> bool:
    """Tell whether a file stands as was said, or one deed, undo or redo further."""
    last, undo, redo = said
    if now == (last, undo, redo):
        return True
    done_anew = now == (last + 1, last + 1, 0)
    taken_back = now[0] == last and now[1] < undo and now[2] == undo
    done_again = now[0] == last and redo > 0 and now[1] == redo and now[2] in (0, *range(redo + 1, last + 1))
    return done_anew or taken_back or done_again


def _is_hot(path: Path) -> bool:
    """Tell whether the kill fell within a commit: the journal has to be rolled back."""
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and any(journal.read_bytes()[:8])


if __name__ == "__main__":
    files.use_fast_key()
    import_all()
    print(json.dumps(deeds(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
