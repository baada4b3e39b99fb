"""Copies of attachments in clear: always inside a private folder, and never left behind."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ipo_crm.domain.errors import StoreError
from ipo_crm.services.extracts import Extracts, private_base, sweep
from tests.domain.test_attachments import NAMES
from tests.house.tree import ROOT

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes, links and kills are those of POSIX")
SHOW_AND_DIE = """
import os, signal, sys
from pathlib import Path
from ipo_crm.services.extracts import Extracts
Extracts(Path(sys.argv[1])).write("geheim.txt", b"gefluisterd op de gang")
os.kill(os.getpid(), signal.SIGKILL)
"""
SHOW_AND_WAIT = """
import sys
from pathlib import Path
from ipo_crm.services.extracts import Extracts
print(Extracts(Path(sys.argv[1])).write("open.txt", b"in beeld"), flush=True)
sys.stdin.readline()
"""


@pytest.mark.parametrize("name", [*NAMES, "汉" * 300, "x" * 300 + ".pdf"], ids=ascii)
def test_whatever_its_name_a_copy_stays_inside(tmp_path: Path, name: str) -> None:
    base = tmp_path / "basis"
    base.mkdir()
    extracts = Extracts(base)

    written = extracts.write(name, b"inhoud")

    assert written.read_bytes() == b"inhoud"
    assert written.resolve().is_relative_to(base.resolve())
    assert extracts.wipe() == ()
    assert list(base.iterdir()) == []
    assert list(tmp_path.iterdir()) == [base]


@POSIX
def test_only_the_user_can_read_it(tmp_path: Path) -> None:
    written = Extracts(tmp_path).write("stuk.pdf", b"inhoud")

    modes = [stat.S_IMODE(path.stat().st_mode) for path in (written, written.parent, written.parent.parent)]
    assert modes == [0o600, 0o700, 0o700]


def test_two_of_the_same_name_do_not_meet(tmp_path: Path) -> None:
    extracts = Extracts(tmp_path)

    one, other = (extracts.write("stuk.pdf", content) for content in (b"een", b"twee"))

    assert (one.read_bytes(), other.read_bytes()) == (b"een", b"twee")


@POSIX
def test_what_is_wiped_was_written_over_first(tmp_path: Path) -> None:
    extracts = Extracts(tmp_path)
    written = extracts.write("stuk.pdf", b"gefluisterd")
    os.link(written, tmp_path / "nog een naam")

    extracts.wipe()

    assert (tmp_path / "nog een naam").read_bytes() == bytes(len(b"gefluisterd"))


@POSIX
def test_a_link_that_was_put_there_is_not_followed(tmp_path: Path) -> None:
    base, mine = tmp_path / "basis", tmp_path / "van mij.txt"
    base.mkdir()
    mine.write_text("blijft staan")
    extracts = Extracts(base)
    written = extracts.write("stuk.pdf", b"inhoud")
    (written.parent / "verwijzing").symlink_to(mine)
    (written.parent / "map").symlink_to(tmp_path)

    extracts.wipe()

    assert mine.read_text() == "blijft staan"
    assert list(base.iterdir()) == []


@POSIX
def test_what_a_kill_leaves_is_wiped_at_the_next_start(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", SHOW_AND_DIE, str(tmp_path)], cwd=ROOT, check=False)
    assert len(list(tmp_path.rglob("geheim.txt"))) == 1

    sweep(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_what_another_window_shows_stays(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SHOW_AND_WAIT, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        shown = Path(other.stdout.readline().strip())
        mine = Extracts(tmp_path)
        mine.write("stuk.pdf", b"inhoud")
        sweep(tmp_path)
        assert shown.read_bytes() == b"in beeld"
        other.communicate("\n")
    sweep(tmp_path)
    assert not shown.exists()
    mine.wipe()


def test_a_folder_that_is_being_made_stays(tmp_path: Path) -> None:
    new, old = tmp_path / "bijlagen-nieuw", tmp_path / "bijlagen-oud"
    for folder in (new, old):
        folder.mkdir()
    os.utime(old, (0, 0))

    sweep(tmp_path)

    assert list(tmp_path.iterdir()) == [new]


def test_wiping_nothing_is_nothing(tmp_path: Path) -> None:
    assert Extracts(tmp_path).wipe() == ()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_refuses_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="geen kopie"):
        Extracts(tmp_path / "bestaat niet").write("stuk.pdf", b"inhoud")


@POSIX
def test_the_folder_of_this_user_is_nobody_elses() -> None:
    found = private_base().stat()

    assert (found.st_uid, stat.S_IMODE(found.st_mode) & 0o002) == (os.getuid(), 0)
