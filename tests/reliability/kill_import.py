"""Kill an import, over and over: `python -m tests.reliability.kill_import FOLDER KILLS SEED`; prints JSON.

Afterwards all of it is there, as one step that can be undone, or nothing is.
"""

import json
import random
import shutil
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from ipo_crm.services.desk import open_desk
from tests.reliability import files
from tests.reliability.forks import BEGIN, Say, killed, told_by_fork
from tests.reliability.hands import import_all

CARDS = 30
_BEYOND = 1.6  # some imports should come to their end


def imports(folder: Path, times: int, seed: int) -> Counter[str]:
    """Import a file of cards that nobody has yet, and kill it at any moment."""
    draw = random.Random(seed)
    path, cards = folder / "import.ipocrm", write_cards(folder / "kaarten.vcf")
    shutil.copyfile(folder / BEGIN, path)
    (span,) = told_by_fork(lambda: [_timed(path, cards)])
    found: Counter[str] = Counter(kills=0, none=0, whole=0, half=0, unsound=0, acknowledged=0, lost=0)
    for _ in range(times):
        shutil.copyfile(folder / BEGIN, path)
        said = killed(lambda say: _live(path, cards, say), draw.random(), opening=False, longest=_BEYOND * float(span))
        (ended,) = told_by_fork(lambda: [_ended(path)])
        found["kills"] += 1
        found[ended] += 1
        found["acknowledged"] += b"kept" in said
        found["lost"] += b"kept" in said and ended != "whole"
    return found


def write_cards(path: Path) -> Path:
    """Write cards of invented people."""
    card = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Kaartman{0};Vera;;;\r\nFN:Vera Kaartman{0}\r\nORG:Bureau {0}\r\nEND:VCARD\r\n"
    )
    path.write_text("".join(card.format(number) for number in range(CARDS)), encoding="utf-8", newline="")
    return path


def _live(path: Path, cards: Path, say: Say) -> None:
    with open_desk(path, files.PASSPHRASE) as desk:
        say(b"open")
        desk.imports.run((cards,))
        say(b"kept")


def _timed(path: Path, cards: Path) -> str:
    with open_desk(path, files.PASSPHRASE) as desk:
        began = time.monotonic()
        desk.imports.run((cards,))
        return str(time.monotonic() - began)


def _ended(path: Path) -> str:
    """Tell how an import ended: with none of it, all of it, or otherwise."""
    with closing(files.connect(path)) as raw:
        half = files.half_done(raw)
        people, deeds = raw.execute(
            "SELECT (SELECT count(*) FROM person WHERE family_name LIKE 'Kaartman%'), "
            "(SELECT count(*) FROM deed WHERE title LIKE '%importeren')"
        ).fetchone()
        if files.faults(raw):
            return "unsound"
    if half or (people, deeds) not in ((0, 0), (CARDS, 1)):
        return "half"
    return "whole" if deeds else "none"


if __name__ == "__main__":
    files.use_fast_key()
    import_all()
    print(json.dumps(imports(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
