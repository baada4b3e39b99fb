"""Flip one bit after another in a workspace, open it each time, and print what came of it as JSON.

Run as a module with an encrypted workspace, a number of flips and a seed, so that what crashes is this process. The
flips are spread: each falls at random within its own part of the file.
"""

import functools
import json
import random
import sys
from collections import Counter
from pathlib import Path

from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.store import backup_manifest, backups, keys
from ipo_crm.store.workspace import Workspace
from tests.store.damage import PASSPHRASE


def main(path: Path, flips: int, seed: int) -> None:
    """Flip, open, compare, put back."""
    keys.derive = functools.cache(keys.derive)
    draw = random.Random(seed)
    whole = path.read_bytes()
    wanted = _digest(path)
    part = len(whole) * 8 / flips
    seen: Counter[str] = Counter()
    for number in range(flips):
        bit = int(number * part + draw.random() * part)
        spoilt = bytearray(whole)
        spoilt[bit // 8] ^= 1 << bit % 8
        path.write_bytes(spoilt)
        seen[_outcome(path, wanted)] += 1
        seen["touched"] += path.read_bytes() != spoilt
    path.write_bytes(whole)
    print(json.dumps(seen))


def _outcome(path: Path, wanted: str) -> str:
    try:
        found = _digest(path)
    except (StoreError, UserError) as error:
        return type(error).__name__
    except Exception as error:
        return f"uncaught {type(error).__name__}"
    return "same" if found == wanted else "silent"


def _digest(path: Path) -> str:
    with Workspace.open(path, PASSPHRASE) as workspace:
        return backup_manifest.digest(backups.driver(workspace))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
