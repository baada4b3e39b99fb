"""Work until a disk is full, and on when it no longer is: `python -m tests.reliability.full_disk FOLDER ROUNDS SEED`.

Each round mounts a small tmpfs in FOLDER, with the file on it and little room, does deeds until it is full three times,
makes room each time, and goes on in the same open file. Needs to be root. Prints JSON.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from ipo_crm.domain.errors import StoreError
from ipo_crm.services.desk import Desk, open_desk
from ipo_crm.store import backups
from tests.reliability import files
from tests.reliability.forks import BEGIN
from tests.reliability.hands import Hands, import_all
from tests.reliability.kill_deeds import follows, standing

_FULL = "De schijf is vol. Er is niets half bewaard. Maak ruimte vrij en probeer het opnieuw."
_TIMES_FULL = 3
_MORE = 400  # kB of room that is made each time
_MOST_DEEDS = 200
_LEFT = (8, 160)  # kB of room at the beginning of a round, from and to


def rounds(folder: Path, times: int, seed: int) -> Counter[str]:
    """Do so many rounds and judge what each left."""
    found: Counter[str] = Counter(
        rounds=0, acknowledged=0, full=0, other_words=0, not_kept=0, went_on=0, lost=0, half=0, unsound=0
    )
    draw = random.Random(seed)
    disk = folder / "schijf"
    disk.mkdir()
    for _ in range(times):
        room = (folder / BEGIN).stat().st_size // 1024 + draw.randrange(*_LEFT)
        _mount(disk, room)
        try:
            path = Path(shutil.copy(folder / BEGIN, disk / "vol.ipocrm"))
            found["rounds"] += 1
            _round(path, room, draw.randrange(2**32), found)
        finally:
            subprocess.run(["umount", disk], check=True)
    return found


def _round(path: Path, room: int, seed: int, found: Counter[str]) -> None:
    with open_desk(path, files.PASSPHRASE) as desk:
        hands = Hands(desk, seed)
        for more in range(1, _TIMES_FULL + 1):
            last = _until_full(desk, hands, found)
            _mount(path.parent, room + more * _MORE, "remount,")
            _record_again(desk, hands, last, found)
        found["went_on"] += bool(_refused(hands.meet) is None)
    with closing(files.connect(path)) as raw:
        found["half"] += bool(files.half_done(raw))
        found["unsound"] += bool(files.faults(raw))


def _until_full(desk: Desk, hands: Hands, found: Counter[str]) -> tuple[int, int, int]:
    """Do deeds until one is refused; give how the journal stood after the last one that was not."""
    raw = backups.driver(desk._workspace)
    for _ in range(_MOST_DEEDS):
        last = standing(raw)
        refused = _refused(hands.act)
        if refused is not None:
            found["full"] += 1
            found["other_words"] += refused != _FULL
            found["lost"] += standing(raw) != last
            break
        found["acknowledged"] += 1
        found["lost"] += not follows(last, standing(raw))
    return standing(raw)


def _record_again(desk: Desk, hands: Hands, last: tuple[int, int, int], found: Counter[str]) -> None:
    """Record a report in the room there is now, with nothing opened anew."""
    report = hands.report()
    refused = _refused(lambda: desk.meetings.record_talk(report))
    found["not_kept"] += refused is not None or standing(backups.driver(desk._workspace))[0] != last[0] + 1


def _refused(act: Callable[[], object]) -> str | None:
    """Do a deed; give what it was refused with, None when it was done."""
    try:
        act()
    except StoreError as error:
        return str(error)
    return None


def _mount(disk: Path, kilobytes: int, again: str = "") -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"{again}size={kilobytes}k", "tmpfs", disk], check=True)


if __name__ == "__main__":
    files.use_fast_key()
    import_all()
    if os.geteuid() != 0:
        sys.exit("only root may mount a disk")
    print(json.dumps(rounds(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
