"""The recovery code: from key to paper and back, and a file that only the code can open."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.errors import DamagedFileError, UserError, WrongPassphraseError
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.store import people, recovery
from ipo_crm.store.keys import Secret
from ipo_crm.store.workspace import Workspace
from tests.reliability.figures import note

PASSPHRASE = "vier losse woorden samen"
SECRETS = st.builds(Secret, st.binary(min_size=32, max_size=32), st.binary(min_size=16, max_size=16))
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(SECRETS)
def test_what_is_written_is_read(secret: Secret) -> None:
    read = recovery.read(recovery.write(secret))

    assert (read.key, read.salt) == (secret.key, secret.salt)


@given(SECRETS)
def test_a_code_is_21_groups_of_four_signs_that_cannot_be_confused(secret: Secret) -> None:
    groups = recovery.groups(recovery.write(secret))

    assert [len(group) for group in groups] == [4] * 21
    assert set("".join(groups)) <= set(SIGNS)


@given(SECRETS)
def test_case_spaces_and_letters_like_digits_do_not_matter(secret: Secret) -> None:
    typed = recovery.write(secret).replace("0", "o").replace("1", "l").replace(" ", " - ").lower()

    assert recovery.read(typed).key == secret.key


@given(SECRETS, st.integers(0, 83), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_seen(secret: Secret, place: int, sign: str) -> None:
    code = "".join(recovery.groups(recovery.write(secret)))
    typed = code[:place] + sign + code[place + 1 :]
    if typed == code:
        return

    with pytest.raises(UserError, match="typefout"):
        recovery.read(typed)


def test_lines_in_the_wrong_order_are_seen() -> None:
    lines = recovery.write(Secret(bytes(range(32)), bytes(range(16)))).splitlines()

    with pytest.raises(UserError, match="typefout"):
        recovery.read("\n".join((lines[1], lines[0], *lines[2:])))


def test_a_missing_group_is_told_by_its_number_of_signs() -> None:
    code = recovery.write(Secret(bytes(32), bytes(16)))

    with pytest.raises(UserError, match="samen 84; dit zijn er 80"):
        recovery.read(code[:-4])


def test_a_sign_that_no_code_has_is_told_with_its_line() -> None:
    lines = recovery.write(Secret(bytes(range(32)), bytes(range(16)))).splitlines()

    with pytest.raises(UserError, match="regel 3"):
        recovery.read("\n".join((*lines[:2], "U" + lines[2][1:], *lines[3:])))


@pytest.fixture
def encrypted(tmp_path: Path) -> tuple[Path, str]:
    """Give an encrypted file with one person, and its code."""
    path = tmp_path / "geheim.ipocrm"
    with Workspace.create(path, PASSPHRASE) as workspace:
        with workspace.transaction("Jansen toevoegen") as tx:
            people.put(tx.connection, Person(name=PersonName(family_name="Jansen")))
        assert workspace.secret is not None
        return path, recovery.write(workspace.secret)


def _families(workspace: Workspace) -> list[str]:
    return [name.family_name for name in people.names(workspace.connection).values()]


def test_the_code_opens_the_file(encrypted: tuple[Path, str]) -> None:
    with Workspace.open_with_code(*encrypted) as workspace:
        assert _families(workspace) == ["Jansen"]


@pytest.mark.parametrize(
    "head",
    [bytes(range(200, 216)), bytes(16), b"SQLite format 3\x00", b"Beste mevrouw,\r\n", b"PK\x03\x04" + bytes(12)],
    ids=["noise", "zeros", "plain", "text", "zip"],
)
def test_the_code_opens_a_file_whose_head_is_destroyed_and_mends_it(encrypted: tuple[Path, str], head: bytes) -> None:
    path, code = encrypted
    with path.open("r+b") as file:
        file.write(head)

    with Workspace.open_with_code(path, code) as workspace:
        found = _families(workspace)

    note(32, "recovery code on a file whose first 16 bytes were destroyed", people_back=len(found))
    assert found == ["Jansen"]
    with Workspace.open(path, PASSPHRASE) as workspace:
        assert _families(workspace) == ["Jansen"]


def test_the_code_of_another_file_is_told_and_leaves_this_one_alone(encrypted: tuple[Path, str]) -> None:
    path, _ = encrypted
    before = path.read_bytes()

    with pytest.raises(WrongPassphraseError, match="herstelcode hoort niet bij dit bestand"):
        Workspace.open_with_code(path, recovery.write(Secret(bytes(32), bytes(16))))

    assert path.read_bytes() == before


def test_the_code_does_not_hide_that_a_page_is_damaged(encrypted: tuple[Path, str]) -> None:
    path, code = encrypted
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    with pytest.raises(DamagedFileError, match="beschadigd"):
        Workspace.open_with_code(path, code)
