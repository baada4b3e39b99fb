"""Spoil one page after another of a workspace and salvage it each time; print a line of JSON for each.

Run as a module with an encrypted workspace, a number of runs, a seed and the run to begin with. By turns a whole page
is overwritten, and sixteen bytes of it.
"""

import json
import random
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.store import backup_manifest, engine
from ipo_crm.store.damaged import PAGE
from ipo_crm.store.keys import Secret
from ipo_crm.store.salvage import salvage
from tests.store.damage import key_of, spoil

LENGTHS = (PAGE, 16)


def main(path: Path, runs: int, seed: int, first: int) -> None:
    """Spoil, salvage, tell."""
    secret = key_of(path)
    total = _rows(path, secret)
    draw = random.Random(seed)
    pages = [draw.randint(1, path.stat().st_size // PAGE) for _ in range(runs)]
    for number, page in list(enumerate(pages))[first:]:
        with tempfile.TemporaryDirectory() as folder:
            broken = Path(folder) / "kapot.ipocrm"
            broken.write_bytes(path.read_bytes())
            spoil(broken, page, random.Random(number), LENGTHS[number % 2])
            print(json.dumps({"run": number, "page": page, **_salvaged(broken, secret, total)}), flush=True)


def _salvaged(broken: Path, secret: Secret, total: int) -> dict[str, object]:
    try:
        report = salvage(broken, broken.with_name("nieuw.ipocrm"), secret)
    except (StoreError, UserError) as error:
        return {"share": 0.0, "told": 0, "lost": total, "fault": str(error)}
    kept = _rows(report.new_file, secret)
    fault = "; ".join(report.faults)
    return {"share": kept / total, "told": report.missing, "lost": total - kept, "fault": fault}


def _rows(path: Path, secret: Secret) -> int:
    with closing(engine.connect(path, secret.key, secret.salt, "ro")) as raw:
        return sum(backup_manifest.counts(raw).values())


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(int(each) for each in sys.argv[2:5]))
