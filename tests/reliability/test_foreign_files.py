"""Failure mode 15: what is no workspace, or only half of one, is refused in our own words and left as it is."""

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from ipo_crm.domain.errors import DamagedFileError, StoreError, UserError
from ipo_crm.store.file_format import PLAIN_HEADER
from ipo_crm.store.workspace import Workspace
from tests.reliability.figures import note
from tests.store.backup_hands import PASSPHRASE, add

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534
DRAW = random.Random(15)


def _other_database(path: Path, key: str = "") -> None:
    with closing(dbapi2.connect(path)) as raw:
        if key:
            raw.execute(f"PRAGMA key = '{key}'")
        raw.execute("CREATE TABLE iets (a)")
        raw.commit()


MADE: dict[str, Callable[[Path], object]] = {
    "0 bytes": lambda path: path.write_bytes(b""),
    "1 byte": lambda path: path.write_bytes(b"S"),
    "tekst": lambda path: path.write_text("Geachte heer, hierbij de lijst met contacten.\n" * 40),
    "csv": lambda path: path.write_text("naam;functie\n" * 400),
    "zip": lambda path: path.write_bytes(b"PK\x03\x04" + DRAW.randbytes(4092)),
    "pdf": lambda path: path.write_bytes(b"%PDF-1.7\n" + DRAW.randbytes(4087)),
    "png": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + DRAW.randbytes(4088)),
    "jpeg": lambda path: path.write_bytes(b"\xff\xd8\xff\xe0" + DRAW.randbytes(4092)),
    "alleen een kop": lambda path: path.write_bytes(PLAIN_HEADER),
    "kop met ruis": lambda path: path.write_bytes(PLAIN_HEADER + DRAW.randbytes(4080)),
    "ruis": lambda path: path.write_bytes(DRAW.randbytes(8192)),
    "andere SQLite": _other_database,
    "andere SQLCipher": lambda path: _other_database(path, "iets anders"),
    "map": lambda path: path.mkdir(),
    "verwijzing naar niets": lambda path: path.symlink_to(path.with_name("weg.ipocrm")),
}


def _refusal(path: Path) -> str:
    with pytest.raises((UserError, StoreError)) as caught:
        Workspace.open(path, PASSPHRASE)
    return str(caught.value)


@pytest.mark.parametrize("kind", MADE)
def test_what_is_no_workspace_is_refused_and_left_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "iets.ipocrm"
    MADE[kind](path)
    before = path.read_bytes() if path.is_file() else None

    said = _refusal(path)

    note(15, f"geen werkbestand: {kind}", refused=1)
    assert said.endswith(".")
    assert len(said.split()) > 5
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not path.with_name("iets.ipocrm-journal").exists()


@pytest.mark.parametrize("passphrase", [PASSPHRASE, None], ids=["encrypted", "plain"])
def test_a_file_cut_off_at_any_of_twenty_places_is_refused(tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "proef.ipocrm"
    with Workspace.create(path, passphrase) as workspace:
        add(workspace, "Jansen")
    whole = path.read_bytes()
    pages = len(whole) // 4096
    cuts = [*(DRAW.randrange(1, len(whole)) for _ in range(10)), *(4096 * DRAW.randrange(1, pages) for _ in range(10))]

    for cut in cuts:
        path.write_bytes(whole[:cut])
        with pytest.raises((DamagedFileError, UserError)):
            Workspace.open(path, passphrase)
        assert path.read_bytes() == whole[:cut]
    note(15, f"afgekapt, {'versleuteld' if passphrase else 'niet versleuteld'}", cases=len(cuts), refused=len(cuts))


@pytest.mark.skipif(os.name != "posix", reason="Windows has no named pipes in folders")
def test_a_pipe_is_refused_and_nobody_waits_for_it(tmp_path: Path) -> None:
    path = tmp_path / "pijp.ipocrm"
    os.mkfifo(path)

    assert "geen gewoon bestand" in _refusal(path)


def test_a_symbolic_link_is_refused_with_where_it_leads(tmp_path: Path) -> None:
    path = tmp_path / "echt.ipocrm"
    Workspace.create(path, None).close()
    link = tmp_path / "verwijzing.ipocrm"
    link.symlink_to(path)

    assert "echt.ipocrm" in _refusal(link)


@pytest.mark.skipif(os.name != "posix", reason="rights are set the POSIX way")
@pytest.mark.parametrize("closed", ["file", "folder"])
def test_what_one_may_not_read_is_refused(tmp_path: Path, closed: str) -> None:
    """As somebody else where the tests run as root, whom no right stops."""
    folder = tmp_path / "map"
    folder.mkdir()
    path = folder / "proef.ipocrm"
    Workspace.create(path, None).close()
    (path if closed == "file" else folder).chmod(0o000)
    ask = (
        "import os, sys; from pathlib import Path; from ipo_crm.store.workspace import Workspace;"
        "from ipo_crm.domain.errors import StoreError\n"
        "if os.geteuid() == 0: os.seteuid(int(sys.argv[2]))\n"
        "try: Workspace.open(Path(sys.argv[1]))\n"
        "except StoreError as error: print(error)"
    )
    for each in (tmp_path, *tmp_path.parents):
        if Path(tempfile.gettempdir()) in each.parents:
            each.chmod(0o755)

    done = subprocess.run(
        [sys.executable, "-c", ask, str(path), str(NOBODY)], cwd=ROOT, capture_output=True, text=True, check=False
    )

    folder.chmod(0o755)
    assert "kan niet worden gelezen" in done.stdout, done.stderr
