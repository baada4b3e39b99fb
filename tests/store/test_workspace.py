import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from ipo_crm.domain.errors import (
    DamagedFileError,
    LockedFileError,
    NewerFormatError,
    UserError,
    WrongPassphraseError,
)
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.store import drafts, dump, gate, journal, people
from ipo_crm.store.file_format import PLAIN_HEADER
from ipo_crm.store.workspace import Workspace

PASSPHRASE = "vier losse woorden samen"
JANSEN = Person(name=PersonName(initials="J.", family_name="Jansen"))


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    path = tmp_path / "geheim.ipocrm"
    with Workspace.create(path, PASSPHRASE) as workspace, workspace.transaction("Jansen toevoegen") as tx:
        people.put(tx.connection, JANSEN)
    return path


def test_what_was_written_is_there_after_opening_again(encrypted: Path) -> None:
    with Workspace.open(encrypted, PASSPHRASE) as workspace:
        found = people.names(workspace.connection)

    assert [name.family_name for name in found.values()] == ["Jansen"]


def test_an_encrypted_file_shows_neither_header_nor_names(encrypted: Path) -> None:
    content = encrypted.read_bytes()

    assert not content.startswith(PLAIN_HEADER)
    assert b"Jansen" not in content


def test_a_wrong_passphrase_is_told_and_leaves_the_file_alone(encrypted: Path) -> None:
    before = encrypted.read_bytes()

    with pytest.raises(WrongPassphraseError, match="wachtzin past niet"):
        Workspace.open(encrypted, "een andere zin")

    assert encrypted.read_bytes() == before


def test_the_passphrase_is_asked_for_when_it_is_missing(encrypted: Path) -> None:
    with pytest.raises(UserError, match="Geef de wachtzin"):
        Workspace.open(encrypted)


def test_a_second_opening_is_refused(encrypted: Path) -> None:
    with Workspace.open(encrypted, PASSPHRASE), pytest.raises(LockedFileError, match="al geopend"):
        Workspace.open(encrypted, PASSPHRASE)


def test_looking_at_an_open_file_does_not_let_a_second_program_in(encrypted: Path) -> None:
    open_it = (
        "import sys; from pathlib import Path; from ipo_crm.store.workspace import Workspace;"
        "Workspace.open(Path(sys.argv[1]), sys.argv[2])"
    )
    with Workspace.open(encrypted, PASSPHRASE):
        with pytest.raises(LockedFileError):
            gate.look(encrypted)
        second = [sys.executable, "-c", open_it, str(encrypted), PASSPHRASE]
        done = subprocess.run(second, capture_output=True, text=True, check=False)

    assert "LockedFileError" in done.stderr


def test_creating_never_overwrites(encrypted: Path) -> None:
    with pytest.raises(UserError, match="bestaat al"):
        Workspace.create(encrypted, PASSPHRASE)


def test_a_flipped_bit_is_seen_at_opening(encrypted: Path) -> None:
    content = bytearray(encrypted.read_bytes())
    content[len(content) // 2] ^= 1
    encrypted.write_bytes(content)

    with pytest.raises(DamagedFileError, match="beschadigd"):
        Workspace.open(encrypted, PASSPHRASE)


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [
        (b"", DamagedFileError, "leeg"),
        (b"BEGIN:VCARD\r\nFN:Jan\r\nEND:VCARD\r\n", UserError, "tekstbestand"),
        (b"PK\x03\x04" + bytes(2000), UserError, "Office"),
        (PLAIN_HEADER + bytes(200), DamagedFileError, "afgekapt"),
    ],
)
def test_what_is_no_workspace_is_refused_in_its_own_words(
    tmp_path: Path, content: bytes, error: type[Exception], said: str
) -> None:
    path = tmp_path / "iets.ipocrm"
    path.write_bytes(content)

    with pytest.raises(error, match=said):
        Workspace.open(path)

    assert path.read_bytes() == content


def test_a_newer_major_version_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "nieuw.ipocrm"
    with Workspace.create(path, None) as workspace:
        workspace.connection.exec_driver_sql(f"PRAGMA user_version = {9 << 16}")
    before = path.read_bytes()

    with pytest.raises(NewerFormatError, match="nieuwere versie"):
        Workspace.open(path)

    assert path.read_bytes() == before


def test_a_newer_minor_version_opens(tmp_path: Path) -> None:
    path = tmp_path / "iets-nieuwer.ipocrm"
    with Workspace.create(path, None) as workspace:
        version = workspace.connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        workspace.connection.exec_driver_sql(f"PRAGMA user_version = {version + 1}")

    with Workspace.open(path) as workspace:
        assert dump.counts(workspace.connection)["person"] == 0


def test_a_deed_that_fails_leaves_nothing(workspace: Workspace) -> None:
    def fail_halfway() -> None:
        with workspace.transaction("Mislukt") as tx:
            people.put(tx.connection, JANSEN)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()

    assert dump.counts(workspace.connection)["person"] == 0


def test_a_rehearsal_leaves_nothing_but_tells_what_it_touched(workspace: Workspace) -> None:
    with workspace.rehearsal() as tx:
        people.put(tx.connection, JANSEN)
        change = tx.change

    assert len(change.touched["person"]) == 1
    assert dump.counts(workspace.connection)["person"] == 0


def test_a_text_beyond_the_limit_is_refused_kindly(workspace: Workspace) -> None:
    long = Person(name=PersonName(family_name="Jansen" * 100))

    with pytest.raises(UserError, match="te lang"), workspace.transaction("Te lang") as tx:
        people.put(tx.connection, long)

    assert dump.counts(workspace.connection)["person"] == 0


def test_what_is_written_aside_is_no_step_of_undo(workspace: Workspace) -> None:
    with workspace.aside() as connection:
        drafts.put(connection, "talk", "half een zin")

    assert journal.undoable(workspace.connection) is None
    assert [draft.text for draft in drafts.rows(workspace.connection)] == ["half een zin"]


def test_content_cannot_be_written_aside(workspace: Workspace) -> None:
    with pytest.raises(IntegrityError, match="outside a deed"), workspace.aside() as connection:
        people.put(connection, Person(name=PersonName(family_name="Jansen")))

    assert people.names(workspace.connection) == {}


def test_writing_aside_is_refused_inside_a_deed(workspace: Workspace) -> None:
    with (
        workspace.transaction("Iets doen"),
        pytest.raises(RuntimeError, match="inside a deed"),
        workspace.aside(),
    ):
        pass


def test_what_fails_aside_is_not_half_kept(workspace: Workspace) -> None:
    def fail() -> None:
        with workspace.aside() as connection:
            drafts.put(connection, "talk", "tekst")
            raise ValueError("halfway")

    with pytest.raises(ValueError, match="halfway"):
        fail()

    assert drafts.rows(workspace.connection) == ()
