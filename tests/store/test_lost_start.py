"""A file of which the first 16 bytes were overwritten: told from a file of another kind, and opened by its code."""

import zipfile
from pathlib import Path

import pytest

from ipo_crm.domain.errors import DamagedFileError, LostStartError, UserError, WrongPassphraseError
from ipo_crm.store import gate, recovery
from ipo_crm.store.file_format import PLAIN_HEADER
from ipo_crm.store.workspace import Workspace
from tests.store.backup_hands import PASSPHRASE, add, found

HEADS = {
    "text": b"Beste collega, h",
    "zip": b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xaf\xd5",
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1",
    "picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "photo": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01",
    "plain": PLAIN_HEADER,
    "zeros": bytes(16),
    "ones": b"\xff" * 16,
}


@pytest.fixture
def encrypted(tmp_path: Path) -> tuple[Path, str]:
    """Give an encrypted workspace, closed, and its recovery code."""
    with Workspace.create(tmp_path / "geheim.ipocrm", PASSPHRASE) as made:
        add(made, "Jansen")
        assert made.secret is not None
        return made.path, recovery.write(made.secret)


def _overwrite(path: Path, head: bytes) -> None:
    with path.open("r+b") as file:
        file.write(head)


@pytest.mark.parametrize("kind", HEADS)
def test_a_start_that_gives_itself_away_is_told_before_anybody_types(encrypted: tuple[Path, str], kind: str) -> None:
    path, _ = encrypted
    _overwrite(path, HEADS[kind])

    with pytest.raises(LostStartError, match="Open het met de herstelcode"):
        gate.look(path)


@pytest.mark.parametrize("kind", HEADS)
def test_the_code_opens_it_and_mends_its_start(encrypted: tuple[Path, str], kind: str) -> None:
    path, code = encrypted
    salt = path.read_bytes()[:16]
    _overwrite(path, HEADS[kind])

    with Workspace.open_with_code(path, code) as workspace:
        assert found(workspace) == ["Jansen"]

    assert path.read_bytes()[:16] == salt


@pytest.mark.parametrize("kind", ["zeros", "text"])
def test_a_plain_file_without_its_start_has_no_code_that_would_help(tmp_path: Path, kind: str) -> None:
    Workspace.create(tmp_path / "open.ipocrm", None).close()
    _overwrite(tmp_path / "open.ipocrm", HEADS[kind])

    with pytest.raises(DamagedFileError, match="Zet een reservekopie terug") as told:
        gate.look(tmp_path / "open.ipocrm")

    assert not isinstance(told.value, LostStartError)


def test_a_real_zip_of_the_same_size_is_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "lijst.ipocrm"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("a", bytes(range(256)) * 100)
    content = path.read_bytes()
    padding = -len(content) % 4096
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("a", bytes(range(256)) * 100 + bytes(padding))

    with pytest.raises(UserError, match="Office"):
        gate.look(path)


@pytest.mark.parametrize("length", [4096, 8192])
def test_a_text_of_whole_pages_is_a_text(tmp_path: Path, length: int) -> None:
    path = tmp_path / "brief.ipocrm"
    path.write_bytes((b"Beste collega, hierbij de lijst van vandaag.\n" * 200)[:length])

    with pytest.raises(UserError, match="tekstbestand"):
        gate.look(path)


def test_the_right_code_on_a_first_page_that_is_damaged_further_is_no_other_code(encrypted: tuple[Path, str]) -> None:
    path, code = encrypted
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)

    with pytest.raises(DamagedFileError, match="De herstelcode hoort bij dit bestand"):
        Workspace.open_with_code(path, code)


def test_the_raw_key_opens_and_that_of_another_time_does_not(encrypted: tuple[Path, str]) -> None:
    path, _ = encrypted
    with Workspace.open(path, PASSPHRASE) as workspace:
        assert workspace.secret is not None
        key = workspace.secret.key
    with Workspace.open_with_key(path, key) as workspace:
        assert found(workspace) == ["Jansen"]

    for wrong in (bytes(32), key[:31], b""):
        with pytest.raises(WrongPassphraseError):
            Workspace.open_with_key(path, wrong)
