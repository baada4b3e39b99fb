"""The keyring of this computer: keeps the key of a file for whoever asked for that, and is never needed.

Only a cache: what it does not have, gives back wrong or refuses, is asked as if it were not there. The salt of the
file is the name of its key, so that the key of another passphrase or of another file is not even found.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ipo_crm.domain.errors import UserError, WrongPassphraseError
from ipo_crm.services.desk import open_desk_with_key
from ipo_crm.store import gate

if TYPE_CHECKING:
    from ipo_crm.services.desk import Desk

_PROGRAM = "ipo_crm"
_SAFE = 1  # what the library itself recommends; below are files in clear, and none at all
NONE_HERE = (
    "Op deze computer is geen sleutelbos van het systeem gevonden. Het bestand blijft de wachtzin vragen; "
    "er is niets onthouden."
)


class Backend(Protocol):
    """What keeps secrets, as the library `keyring` has it."""

    @property
    def priority(self) -> float: ...

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class Keyring:
    """Keeps keys of files; without a backend it takes the one of the system, when it is first needed."""

    def __init__(self, backend: Backend | None = None) -> None:
        self._given = backend

    @property
    def there(self) -> bool:
        """Whether this computer has a keyring that is safe to use; asking takes a tenth of a second."""
        return self._backend() is not None

    def remember(self, mark: str, key: bytes) -> None:
        """Keep the key of the file with this mark, and see that it can be had back.

        Raises UserError, with nothing kept, where there is no keyring or it refuses.
        """
        backend = self._backend()
        if backend is None:
            raise UserError(NONE_HERE)
        try:
            backend.set_password(_PROGRAM, mark, key.hex())
            kept = backend.get_password(_PROGRAM, mark)
        except Exception as error:  # a backend is somebody else's plug-in, and may raise anything
            raise UserError(
                "De sleutelbos van deze computer weigert. Het bestand blijft de wachtzin vragen; er is niets onthouden."
            ) from error
        if kept != key.hex():
            self.forget(mark)
            raise UserError(NONE_HERE)

    def find(self, mark: str) -> bytes | None:
        """Give the key of the file with this mark; None when it is not kept, or not to be had."""
        backend = self._backend()
        if backend is None:
            return None
        try:
            return bytes.fromhex(str(backend.get_password(_PROGRAM, mark) or "")) or None
        except Exception:  # whatever goes wrong in somebody else's plug-in: then the passphrase is asked
            return None

    def forget(self, mark: str) -> None:
        """Keep the key of this file no longer; one that was not kept is no fault."""
        backend = self._backend()
        if backend is None:
            return
        try:
            backend.delete_password(_PROGRAM, mark)
        except Exception:  # deleting what is not there raises with some, and nothing with others
            return

    def open(self, path: Path) -> Desk | None:
        """Open a file with the key that is kept of it; None when the passphrase must be asked.

        A key that does not fit is forgotten. Raises what opening a plain file does.
        """
        mark = mark_of(path)
        key = self.find(mark) if mark else None
        if key is None:
            return None
        try:
            return open_desk_with_key(path, key)
        except WrongPassphraseError:
            self.forget(mark)
            return None

    def _backend(self) -> Backend | None:
        if self._given is None:
            self._given = _of_the_system()
        return self._given if self._given is not None and self._given.priority >= _SAFE else None


def mark_of(path: Path) -> str:
    """Give the name under which the key of a file is kept; empty for one that is not encrypted."""
    salt = gate.look(path).salt
    return "" if salt is None else salt.hex()


def _of_the_system() -> Backend | None:
    """Load the library only here: whoever remembers nothing never pays for it."""
    try:
        import keyring

        found: Backend = keyring.get_keyring()
    except Exception:  # looking for backends runs the plug-ins of others, on buses that may not be there
        return None
    return found
