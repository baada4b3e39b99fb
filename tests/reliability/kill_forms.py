"""Kill the window while somebody types: `python -m tests.reliability.kill_forms FOLDER KILLS SEED`; prints JSON.

Each life types in one form of the window, the next life in another. Afterwards the window offers that form again, and
what stands in it is what was kept last, or something typed later.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.journeys.half_typing import FORMS, look, type_on
from tests.reliability import files
from tests.reliability.forks import BEGIN, ROOT

_LONGEST = 0.2  # seconds of typing after the first draft is in the file


def forms(folder: Path, times: int, seed: int) -> Counter[str]:
    """Kill so many times, and look whether the form is back."""
    draw = random.Random(seed)
    kinds = list(FORMS)
    draw.shuffle(kinds)
    found: Counter[str] = Counter(crashes=0, back=0, unsound=0)
    for number in range(times):
        path = Path(shutil.copy(folder / BEGIN, folder / f"{number}.ipocrm"))
        said = _typed_and_killed(path, kinds[number % len(kinds)], draw.uniform(0, _LONGEST))
        found["back"] += _is_back(said, _child(path, "look")[0])
        found["unsound"] += bool(files.unsound(path))
        found["crashes"] += 1
    return found


def _typed_and_killed(path: Path, kind: str, life: float) -> list[Any]:
    """Let another process type until it is killed; give what it said."""
    with subprocess.Popen(_words(path, "type", kind), cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(json.loads(line))
            if said[-1][0] == "kept":
                break
        time.sleep(life)
        process.kill()
        lines = process.stdout.read().splitlines()
    whole = lines if not lines or lines[-1].endswith("]") else lines[:-1]
    return said + [json.loads(line) for line in whole]


def _is_back(said: list[Any], standing: Any) -> bool:
    """Tell whether what stands in the form was typed, and not before what was kept last."""
    last = max(at for at, (what, _) in enumerate(said) if what == "kept")
    kept = said[last][1]
    at = min(at for at, (_, values) in enumerate(said) if values == kept)
    return standing in [values for _, values in said[at:]]


def _child(path: Path, *words: str) -> list[Any]:
    done = subprocess.run(_words(path, *words), cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _words(path: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "tests.reliability.kill_forms", "as", str(path), *words]


if __name__ == "__main__":
    files.use_fast_key()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if sys.argv[1] != "as":
        print(json.dumps(forms(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
    elif sys.argv[3] == "type":
        type_on(Path(sys.argv[2]), Path(sys.argv[2]).with_suffix(".ini"), sys.argv[4])
    else:
        print(json.dumps(look(Path(sys.argv[2]), Path(sys.argv[2]).with_suffix(".ini"))))
