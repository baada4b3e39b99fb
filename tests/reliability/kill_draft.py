"""Kill a process with something half typed: `python -m tests.reliability.kill_draft FOLDER KILLS SEED`; prints JSON.

Each life keeps drafts of a form over and over and says so; afterwards the last one that was said, or the next, is back.
"""

import json
import random
import shutil
import sys
from collections import Counter
from functools import partial
from importlib import import_module
from pathlib import Path

from ipo_crm.store.workspace import Workspace
from tests.reliability import files
from tests.reliability.forks import BEGIN, Say, killed, told_by_fork
from tests.reliability.hands import import_all

_PLACE = "talk"


def drafts(folder: Path, times: int, seed: int) -> Counter[str]:
    """Kill so many times, and look whether the text is back."""
    draw = random.Random(seed)
    path = Path(shutil.copy(folder / BEGIN, folder / "concept.ipocrm"))
    found: Counter[str] = Counter(crashes=0, back=0, unsound=0)
    for number in range(times):
        said = killed(partial(_live, path, number), draw.random(), opening=False)
        last = int(said[-1])
        (text,) = told_by_fork(partial(_read, path))
        found["back"] += text in (_typed(number, last), _typed(number, last + 1))
        found["unsound"] += bool(files.unsound(path))
        found["crashes"] += 1
    return found


def _typed(number: int, version: int) -> str:
    return f"Verslag {number}, half getypt, {version} keer bewaard"


def _live(path: Path, number: int, say: Say) -> None:
    service = import_module("ipo_crm.services.drafts").Drafts(Workspace.open(path, files.PASSPHRASE))
    version = 0
    while True:
        service.keep(_PLACE, _typed(number, version))
        say(str(version).encode())
        version += 1


def _read(path: Path) -> list[str]:
    with Workspace.open(path, files.PASSPHRASE) as workspace:
        draft = import_module("ipo_crm.services.drafts").Drafts(workspace).read(_PLACE)
        return [draft.text if draft else ""]


if __name__ == "__main__":
    files.use_fast_key()
    import_all()
    print(json.dumps(drafts(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
