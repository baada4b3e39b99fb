"""The tap on a folder: builds tap.c, preloads it into a process, and reads what that process did to the files."""

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_SOURCE = Path(__file__).with_name("tap.c")
_HEAD = struct.Struct("=cIIq")

NEEDS_TAP = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None,
    reason="the tap needs Linux and a C compiler (cc) to be built with",
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: `what` is a letter of tap.c, `data` what was written or the new name."""

    what: str
    path: str
    offset: int
    data: bytes

    @property
    def name(self) -> str:
        return Path(self.path).name


def build(folder: Path) -> Path:
    """Compile the tap into a folder."""
    library = folder / "tap.so"
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", library, _SOURCE, "-ldl"], check=True)
    return library


def environment(library: Path, folder: Path, log: Path | None = None) -> dict[str, str]:
    """Give the environment of a process whose doings in the folder are tapped."""
    tapped = {"LD_PRELOAD": str(library), "TAP_FOLDER": str(folder)}
    if log is not None:
        tapped["TAP_LOG"] = str(log)
    return os.environ | tapped


def run(library: Path, folder: Path, log: Path, command: Sequence[str | Path]) -> None:
    """Run a Python module or script to its end under the tap."""
    subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment(library, folder, log) | {"PYTHONPATH": str(ROOT)},
        check=True,
    )


def read(log: Path) -> Iterator[Step]:
    """Give what was done, in order."""
    whole = log.read_bytes()
    at = 0
    while at < len(whole):
        what, name, body, offset = _HEAD.unpack_from(whole, at)
        at += _HEAD.size
        path = whole[at : at + name].decode()
        at += name
        yield Step(what.decode(), path, offset, whole[at : at + body])
        at += body
