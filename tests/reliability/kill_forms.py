"""Kill the window while somebody types: `python -m tests.reliability.kill_forms FOLDER KILLS SEED`; prints JSON.

Each life types in one form of the window, the next life in another. Afterwards the window offers that form again, and
what stands in it is what was kept last, or something typed later.
"""

import json
import os
import pkgutil
import random
import shutil
import sys
from collections import Counter
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from ipo_crm.domain.drafts import digest
from ipo_crm.ui import pages
from tests.journeys.half_typing import FORMS, look, type_on
from tests.reliability import files
from tests.reliability.forks import BEGIN, Say, killed, told_by_fork
from tests.reliability.hands import import_all

_LONGEST = 0.2  # seconds of typing after the first draft is in the file


def forms(folder: Path, times: int, seed: int) -> Counter[str]:
    """Kill so many times, and look whether the form is back."""
    draw = random.Random(seed)
    kinds = list(FORMS)
    draw.shuffle(kinds)
    found: Counter[str] = Counter(crashes=0, back=0, unsound=0)
    for number in range(times):
        path = Path(shutil.copy(folder / BEGIN, folder / f"{number}.ipocrm"))
        life = partial(_live, path, kinds[number % len(kinds)])
        said = [line.decode().split() for line in killed(life, draw.random(), opening=False, longest=_LONGEST)]
        found["back"] += _is_back([each for each in said if len(each) == 2], told_by_fork(partial(_look, path)))
        found["unsound"] += bool(files.unsound(path))
        found["crashes"] += 1
    return found


def _live(path: Path, kind: str, say: Say) -> None:
    """Type; nothing is said before the first draft is in the file, for from then on the life is measured."""
    waiting: list[str] = []
    open_ = False

    def tell(what: str, values: Any) -> None:
        nonlocal open_
        waiting.append(f"{what} {digest(values)}")
        open_ = open_ or what == "kept"
        if open_:
            say("\n".join(waiting).encode())
            waiting.clear()

    type_on(path, path.with_suffix(".ini"), kind, tell)


def _look(path: Path) -> list[str]:
    return [digest(look(path, path.with_suffix(".ini")))]


def _is_back(said: list[list[str]], standing: list[str]) -> bool:
    """Tell whether what stands in the form was typed, and not before what was kept last."""
    kept = [values for what, values in said if what == "kept"][-1]
    later = [values for _, values in said]
    return standing[0] in later[later.index(kept) :]


def _import_window() -> None:
    """Import every page, so that no life has to."""
    for each in pkgutil.iter_modules(pages.__path__):
        import_module(f"{pages.__name__}.{each.name}")


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    files.use_fast_key()
    import_all()
    _import_window()
    print(json.dumps(forms(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
