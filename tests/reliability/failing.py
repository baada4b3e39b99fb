"""One deed on a disk that fails at its first write or sync, under the tap: prints what was said and what is left.

`python -m tests.reliability.failing FILE ERROR`: ERROR is the number that the system gives.
"""

import ctypes
import json
import sys
from collections.abc import Callable
from pathlib import Path

from ipo_crm.domain.errors import StoreError
from ipo_crm.services.desk import Desk, open_desk
from tests.reliability import files
from tests.reliability.hands import Hands

_ALWAYS = 10_000


def main(path: Path, error: int) -> None:
    """Record a talk three times: while the disk fails, when it works again, and in the file opened anew."""
    files.use_fast_key()
    tap = ctypes.CDLL(None)
    desk = open_desk(path, files.PASSPHRASE)
    report = Hands(desk, 1).report()
    told: dict[str, object] = {"before": _talks(desk)}
    tap.tap_fail(error, _ALWAYS, 0)
    told["failing"] = _said(lambda: desk.meetings.record_talk(report))
    tap.tap_fail(0, 0, 0)
    told["after"] = _talks(desk)
    told["again"] = _said(lambda: desk.meetings.record_talk(report))
    told["broken"] = desk.broken
    desk.close()
    with open_desk(path, files.PASSPHRASE) as anew:
        told["anew"] = _talks(anew)
        anew.meetings.record_talk(report)
        told["at_last"] = _talks(anew)
    print(json.dumps(told))


def _talks(desk: Desk) -> int:
    return len(desk.meetings.rows())


def _said(act: Callable[[], object]) -> str:
    """Give the words of what a deed was refused with; none when it was done."""
    try:
        act()
    except StoreError as error:
        return f"{type(error).__name__}: {error}"
    return ""


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
