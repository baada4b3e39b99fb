"""Kill a change of key at any moment, over and over: `python -m tests.store.rekey_kills FOLDER TIMES`, prints JSON.

A process is forked for each change and killed after a time drawn from the length of a whole change. The keys are raw:
deriving one from a passphrase takes longer than all the rest, and almost every kill would fall in it.
"""

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from ipo_crm.domain.errors import WrongPassphraseError
from ipo_crm.store import engine, rekey
from ipo_crm.store.keys import Secret
from ipo_crm.store.workspace import Workspace

_DEEDS = 40
_BEYOND = 2.0  # a forked process is slower, and some changes should come to their end


def main() -> int:
    """Do it so many times and tell how it ended: with the old key, the new one, or otherwise."""
    folder, times = Path(sys.argv[1]), int(sys.argv[2])
    path = folder / "proef.ipocrm"
    old = _make(path)
    draw = random.Random(20_261_201)
    span = _BEYOND * _timed(path, old)
    ends: Counter[str] = Counter()
    for _ in range(times):
        new = _raw_secret()
        _kill_after(draw.uniform(0, span), path, old, new)
        ends["left a copy"] += int((folder / "proef.ipocrm.rekey.part").exists())
        opens = {name: secret for name, secret in (("old", old), ("new", new)) if _sound(path, secret)}
        ends[" and ".join(opens) or "neither"] += 1
        old = opens.get("new", old)
        rekey.sweep(path)
        ends["not swept"] += int(any(folder.glob("*.part*")))
    print(json.dumps(ends))
    return 0


def _make(path: Path) -> Secret:
    Workspace.create(path, "vier losse woorden samen").close()
    with Workspace.open(path, "vier losse woorden samen") as workspace:
        for number in range(_DEEDS):
            with workspace.transaction(f"Bron {number}") as tx:
                tx.connection.exec_driver_sql(
                    "INSERT INTO setting (name, value) VALUES (?, ?)", (f"proef_{number}", "x" * 400)
                )
        assert workspace.secret is not None
        return Secret(workspace.secret.key, workspace.secret.salt)


def _raw_secret() -> Secret:
    return Secret(os.urandom(32), os.urandom(16))


def _change(path: Path, old: Secret, new: Secret) -> None:
    made, connection = engine.wrap(engine.connect(path, old.key, old.salt, "rw"))
    part = rekey.write_copy(connection, path, new)
    rekey.put_in_place(part, path)
    connection.close()
    made.dispose()


def _timed(path: Path, old: Secret) -> float:
    """Measure a whole change, to and fro, so that the file stays under the key it had."""
    new = _raw_secret()
    began = time.monotonic()
    _change(path, old, new)
    took = time.monotonic() - began
    _change(path, new, old)
    return took


def _kill_after(seconds: float, path: Path, old: Secret, new: Secret) -> None:
    child = os.fork()
    if not child:
        _change(path, old, new)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _sound(path: Path, secret: Secret) -> bool:
    """Tell whether the file opens with this key, whole, with its content, its journal and its marks."""
    try:
        raw = engine.connect(path, secret.key, secret.salt, "rw")
    except WrongPassphraseError:
        return False
    with closing(raw):
        engine.check(raw, encrypted=True)
        return (_count(raw, "setting"), _count(raw, "deed"), _count(raw, "deed_row")) == (_DEEDS,) * 3


def _count(raw: dbapi2.Connection, table: str) -> int:
    return int(raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


if __name__ == "__main__":
    sys.exit(main())
