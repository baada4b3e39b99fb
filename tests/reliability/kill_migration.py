"""Kill the change of a file of an older format to the present one: `python -m tests.reliability.kill_migration
FOLDER KILLS SEED`; FOLDER holds the old file as its beginning; prints JSON.

Afterwards the file is of the old format or of the new one, with every row it had, and the next opening ends the work.
"""

import json
import random
import shutil
import sys
import time
from collections import Counter
from contextlib import closing
from importlib import import_module
from pathlib import Path

from sqlcipher3 import dbapi2

from ipo_crm.store import file_format, keys
from ipo_crm.store.workspace import Workspace
from tests.golden.files import PASSPHRASE
from tests.reliability import files
from tests.reliability.forks import BEGIN, Say, killed, told_by_fork

_BEYOND = 1.3
_OUTSIDE = frozenset(("alembic_version", "node_place"))  # which step we are at; what 1.1 counts otherwise


def migrations(folder: Path, times: int, seed: int) -> Counter[str]:
    """Open an old file and kill that at any moment."""
    draw = random.Random(seed)
    path = folder / "oud.ipocrm"
    shutil.copyfile(folder / BEGIN, path)
    version, rows, span = told_by_fork(lambda: _before(path))
    found: Counter[str] = Counter(kills=0, old=0, new=0, mixed=0, rows_lost=0, unsound=0, not_finished=0)
    for _ in range(times):
        shutil.copyfile(folder / BEGIN, path)
        killed(lambda say: _live(path, say), draw.random(), opening=False, longest=_BEYOND * float(span))
        for end in told_by_fork(lambda: _ended(path, int(version), json.loads(rows))):
            found[end] += 1
        found["not_finished"] += told_by_fork(lambda: _finished(path)) != ["sound"]
        found["kills"] += 1
    return found


def _live(path: Path, say: Say) -> None:
    say(b"begun")
    Workspace.open(path, PASSPHRASE).close()


def _before(path: Path) -> list[str]:
    """Give version and rows of the old file, and how long it takes to change it."""
    with closing(files.connect(path)) as raw:
        version, rows = _version(raw), _rows(raw)
    began = time.monotonic()
    Workspace.open(path, PASSPHRASE).close()
    return [str(version), json.dumps(rows), str(time.monotonic() - began)]


def _ended(path: Path, version: int, rows: dict[str, int]) -> list[str]:
    with closing(files.connect(path)) as raw:
        now, there = _version(raw), _rows(raw)
        tables = set(there)
    kind = {version: "old", file_format.VERSION: "new"}.get(now, "mixed")
    lost = any(there.get(table) != count for table, count in rows.items())
    mixed = (kind == "old") != (tables == set(rows))
    return ["mixed" if mixed else kind] + ["rows_lost"] * lost + ["unsound"] * bool(files.unsound(path))


def _finished(path: Path) -> list[str]:
    with Workspace.open(path, PASSPHRASE) as workspace:
        version = workspace.connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return ["sound"] if version == file_format.VERSION and not files.unsound(path) else ["not sound"]


def _version(raw: dbapi2.Connection) -> int:
    return int(raw.execute("PRAGMA user_version").fetchone()[0])


def _rows(raw: dbapi2.Connection) -> dict[str, int]:
    """Count the rows of every table but those that a change of format counts otherwise."""
    query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 1"
    names = [name for (name,) in raw.execute(query).fetchall() if name not in _OUTSIDE]
    return {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}


if __name__ == "__main__":
    head = Path(sys.argv[1], BEGIN).read_bytes()[: file_format.SALT_BYTES]
    files.use_fast_key(keys.derive(PASSPHRASE, head))
    for name in ("alembic.command", "alembic.config", "sqlalchemy.dialects.sqlite.pysqlite"):
        import_module(name)
    print(json.dumps(migrations(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
