"""Keys: the recovery code of the open file and whether somebody keeps it, and another passphrase."""

from collections.abc import Mapping

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.store import recovery
from ipo_crm.store import settings as kept
from ipo_crm.store.keys import Secret
from ipo_crm.store.workspace import Workspace

RECOVERY_CONFIRMED = "recovery_confirmed"


class Keys:
    """The key of the open file; what it gives away is shown once and stored nowhere."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def code(self) -> str:
        """Give the recovery code in five lines; UserError for a file that is not encrypted."""
        return recovery.write(self._secret())

    @property
    def code_kept(self) -> bool:
        """Whether somebody typed part of the code back since this passphrase was chosen; true for a plain file."""
        secret = self._workspace.secret
        return secret is None or kept.read(self._workspace.connection).get(RECOVERY_CONFIRMED) == secret.salt.hex()

    def wrong_groups(self, typed: Mapping[int, str]) -> tuple[int, ...]:
        """Give the numbers, from 1, of the groups that are not as they stand in the recovery code."""
        right = recovery.groups(self.code())
        return tuple(number for number, group in typed.items() if recovery.groups(group) != (right[number - 1],))

    def confirm_code(self) -> Change:
        """Note that somebody showed to have the code on paper.

        The note holds the salt, which stands in clear in the file and goes with the passphrase: another passphrase
        makes it void.
        """
        secret = self._secret()
        with self._workspace.transaction("Herstelcode bewaard") as tx:
            kept.write(tx.connection, RECOVERY_CONFIRMED, secret.salt.hex())
            return tx.change

    @property
    def mark(self) -> str:
        """The name under which a keyring keeps the key of the open file; empty for a plain one."""
        secret = self._workspace.secret
        return "" if secret is None else secret.salt.hex()

    @property
    def raw(self) -> bytes:
        """The key itself, for a keyring; UserError for a file that is not encrypted."""
        return self._secret().key

    def fits(self, passphrase: str) -> bool:
        """Tell whether this is the passphrase of the open file."""
        return self._secret().fits(passphrase)

    def change(self, old: str | None, new: str | None) -> Workspace:
        """Give the file another passphrase, or none; the open workspace closes and the new one is given.

        `old` may be None for a file that is plain or was opened with its recovery code. Raises UserError when `old` is
        not right and StoreError when the file cannot be written; nothing has changed then.
        """
        if self.asks_old and (old is None or not self.fits(old)):
            raise UserError("De huidige wachtzin klopt niet. Let op hoofdletters en spaties. Er is niets gewijzigd.")
        return self._workspace.change_key(new)

    @property
    def asks_old(self) -> bool:
        """Whether the present passphrase must be given to change it: not by who lost it and has the recovery code."""
        return self._workspace.encrypted and not self._workspace.opened_with_code

    def _secret(self) -> Secret:
        secret = self._workspace.secret
        if secret is None:
            raise UserError("Dit bestand is niet versleuteld en heeft geen herstelcode. Kies eerst een wachtzin.")
        return secret
