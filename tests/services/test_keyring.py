"""The keyring: a cache of the key, and never a reason to stand outside."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.services.desk import create_desk, open_desk
from ipo_crm.services.keyring import NONE_HERE, Keyring, mark_of
from tests.reliability.figures import note

PASSPHRASE = "vier losse woorden samen"


class Works:
    """A keyring that keeps what it is given, as long as the test lasts."""

    priority = 5.0

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Raises(Works):
    """A keyring that stopped working after something was kept in it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("no bus")

    def delete_password(self, service: str, username: str) -> None:
        raise RuntimeError("locked")


class Rubbish(Works):
    """A keyring that gives back something else."""

    def __init__(self, answer: str) -> None:
        super().__init__()
        self._answer = answer

    def get_password(self, service: str, username: str) -> str | None:
        return self._answer


class Forgets(Works):
    """A keyring that takes everything and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        return


class InClear(Works):
    """A keyring that is a file in clear, as its priority tells."""

    priority = 0.5


UNFIT: dict[str, Callable[[], Works]] = {
    "raises": Raises,
    "no hexadecimal": lambda: Rubbish("geen sleutel"),
    "too short": lambda: Rubbish("00" * 8),
    "another key": lambda: Rubbish("00" * 32),
    "empty": lambda: Rubbish(""),
    "nothing": Works,
    "in clear": InClear,
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "geheim.ipocrm"
    create_desk(made, PASSPHRASE).close()
    return made


def _remember(path: Path, backend: Works) -> Keyring:
    keyring = Keyring(backend)
    with open_desk(path, PASSPHRASE) as desk:
        keyring.remember(desk.keys.mark, desk.keys.raw)
    return keyring


def test_a_file_opens_with_the_key_that_is_kept(path: Path) -> None:
    keyring = _remember(path, Works())

    desk = keyring.open(path)

    assert desk is not None
    with desk:
        assert desk.keys.fits(PASSPHRASE)


def test_the_key_is_kept_under_the_salt_of_the_file(path: Path) -> None:
    backend = Works()
    _remember(path, backend)

    assert list(backend.kept) == [("ipo_crm", path.read_bytes()[:16].hex())]


@pytest.mark.parametrize("kind", UNFIT)
def test_whatever_the_keyring_does_the_passphrase_still_opens(path: Path, kind: str) -> None:
    keyring = Keyring(UNFIT[kind]())

    answer = keyring.open(path)

    assert answer is None
    with open_desk(path, PASSPHRASE) as desk:
        note(33, f"a keyring that is {kind}", tried=1, locked_out=int(not desk.encrypted))
        assert desk.encrypted


def test_here_is_no_keyring_and_that_is_said_plainly(path: Path) -> None:
    keyring = Keyring(InClear())

    with pytest.raises(UserError, match="geen sleutelbos") as told:
        keyring.remember(mark_of(path), bytes(32))

    assert str(told.value) == NONE_HERE
    assert not keyring.there


@pytest.mark.parametrize("backend", [Raises(), Forgets(), Rubbish("iets anders")])
def test_what_cannot_be_had_back_is_not_taken_for_kept(path: Path, backend: Works) -> None:
    with pytest.raises(UserError, match="niets onthouden"):
        Keyring(backend).remember(mark_of(path), bytes(32))


def test_another_passphrase_makes_the_kept_key_void(path: Path) -> None:
    keyring = _remember(path, Works())
    with open_desk(path, PASSPHRASE) as desk, desk.change_key(PASSPHRASE, "een heel andere zin"):
        pass

    assert keyring.open(path) is None


def test_a_key_that_does_not_fit_is_forgotten(path: Path) -> None:
    backend = Works()
    backend.set_password("ipo_crm", mark_of(path), "00" * 32)

    Keyring(backend).open(path)

    assert backend.kept == {}


def test_forgetting_what_is_not_kept_is_no_fault(path: Path) -> None:
    keyring = Keyring(Works())

    keyring.forget(mark_of(path))

    assert keyring.find(mark_of(path)) is None


def test_a_plain_file_has_no_key_to_keep(tmp_path: Path) -> None:
    path = tmp_path / "open.ipocrm"
    create_desk(path, None).close()

    assert (mark_of(path), Keyring(Works()).open(path)) == ("", None)
