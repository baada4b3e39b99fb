"""The power is cut: what the disk may hold then, by the log of the tap, and whether the file is whole.

`python -m tests.reliability.power FILE LOG STATES SEED FOLDER` prints what was found, as JSON: FILE as it was before
the log, FOLDER to build the crashed files in.

The model: what was written since a file was last synced is there or is not, by the toss of a coin, and may be torn
at 512 bytes; so is every cut of a file's length. A name that was made, moved or taken away holds from the next sync of
the folder; before that, by the same coin. All that was synced is there.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlcipher3 import dbapi2

from ipo_crm.domain.errors import StoreError
from ipo_crm.services.desk import open_desk
from tests.reliability import files, tap
from tests.reliability.tap import Step

_SECTOR = 512
_TORN = 0.3  # of the writes that are half there
_WHOLE_CHECK = 20  # one state in so many is opened as the program does, and gets every check


@dataclass
class Content:
    """What a file surely holds, and what was done since its last sync."""

    safe: bytearray
    waiting: list[Step] = field(default_factory=list)

    def sync(self) -> None:
        """Make all that waits sure."""
        for step in self.waiting:
            _apply(self.safe, step)
        self.waiting.clear()

    def crashed(self, draw: random.Random) -> bytes:
        """Give what may be left of it."""
        left = bytearray(self.safe)
        for step in self.waiting:
            if draw.random() < 0.5:
                _apply(left, step, draw if draw.random() < _TORN else None)
        return bytes(left)


class Disk:
    """A folder on a disk that may lose its power."""

    def __init__(self, start: dict[str, bytes]) -> None:
        self.names = {path: Content(bytearray(content)) for path, content in start.items()}
        self._sure = dict(self.names)
        self._waiting: list[tuple[str, Content | None]] = []

    def do(self, step: Step) -> None:
        """Do one step of the log."""
        if step.what == "o":
            self._name(step.path, Content(bytearray()))
        elif step.what == "d":
            self._name(step.path, None)
        elif step.what == "r":
            self._name(step.data.decode(), self.names[step.path])
            self._name(step.path, None)
        elif step.what == "s" and step.path in self.names:
            self.names[step.path].sync()
        elif step.what == "s":  # the folder itself
            self._sure = dict(self.names)
            self._waiting.clear()
        else:
            self.names[step.path].waiting.append(step)

    def crashed(self, draw: random.Random) -> dict[str, bytes]:
        """Give the files that may be there after a cut of the power."""
        left = dict(self._sure)
        for path, content in self._waiting:
            if draw.random() < 0.5:
                left.pop(path, None)
                left |= {path: content} if content is not None else {}
        return {path: content.crashed(draw) for path, content in left.items()}

    def _name(self, path: str, content: Content | None) -> None:
        self.names.pop(path, None)
        if content is not None:
            self.names[path] = content
        self._waiting.append((path, content))


def _apply(content: bytearray, step: Step, draw: random.Random | None = None) -> None:
    """Write or cut; with `draw`, each sector of what is written may be missing."""
    if step.what == "t":
        del content[step.offset :]
        content.extend(bytes(step.offset - len(content)))
        return
    content.extend(bytes(max(0, step.offset + len(step.data) - len(content))))
    for start in range(0, len(step.data), _SECTOR) if draw else (0,):
        if draw is None or draw.random() < 0.5:
            piece = step.data[start : start + _SECTOR] if draw else step.data
            content[step.offset + start : step.offset + start + len(piece)] = piece


class Judge:
    """Looks at crashed files and counts what became of the deeds."""

    def __init__(self, folder: Path, name: str, acks: Sequence[str]) -> None:
        self._path = folder / name
        self._folder = folder
        self._acks = acks
        self.found: Counter[str] = Counter(states=0, lost=0, half=0, corrupt=0, rolled_back=0)

    def look(self, crashed: dict[str, bytes], acked: int) -> None:
        """Build the files of one state and judge them; `acked` deeds were acknowledged."""
        for path in self._folder.iterdir():
            path.unlink()
        for where, content in crashed.items():
            self._folder.joinpath(Path(where).name).write_bytes(content)
        hot = any(where.endswith("-journal") and any(content[:8]) for where, content in crashed.items())
        self.found["rolled_back"] += hot
        self.found[self._verdict(acked)] += 1
        self.found["states"] += 1

    def _verdict(self, acked: int) -> str:
        number = self.found["states"]
        all_of_it = number % _WHOLE_CHECK == 0
        try:
            if all_of_it:
                open_desk(self._path, files.PASSPHRASE).close()
            with closing(files.connect(self._path)) as raw:
                sound = raw.execute("PRAGMA quick_check").fetchall() == [("ok",)]
                seen = files.digest(raw) if all_of_it else files.outline(raw)
        except (dbapi2.Error, StoreError, OSError, UnicodeError):
            return "corrupt"
        if not sound or (all_of_it and files.unsound(self._path)):
            return "corrupt"
        acks = [ack.split()[all_of_it] for ack in self._acks]
        if seen in acks[acked : acked + 2]:
            return "whole"
        return "lost" if seen in acks[:acked] else "half"


def judge(path: Path, log: Path, states: int, seed: int, folder: Path) -> Counter[str]:
    """Cut the power at so many points of the log, drawn evenly over it, and look at what is left each time."""
    draw = random.Random(seed)
    steps = list(tap.read(log))
    acks = [step.data.decode().strip() for step in steps if step.name == "acks" and step.what == "w"]
    first = next(index for index, step in enumerate(steps) if step.what == "w" and step.name == "acks")
    doings = [index for index, step in enumerate(steps) if index > first and step.name != "acks"]
    points = Counter(draw.choices(doings, k=states))
    tapped = str(Path(steps[first].path).with_name(path.name))
    disk, judge, acked = Disk({tapped: path.read_bytes()}), Judge(folder, path.name, acks), -1
    for index, step in enumerate(steps):
        if step.name == "acks":
            acked += step.what == "w"
            continue
        disk.do(step)
        for _ in range(points[index]):
            judge.look(disk.crashed(draw), acked)
    return judge.found


if __name__ == "__main__":
    files.use_fast_key()
    found = judge(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), Path(sys.argv[5]))
    print(json.dumps(found))
