"""Keys for back-ups: which secret opens a file with this salt, whatever somebody has at hand."""

from collections.abc import Callable

from ipo_crm.domain.errors import WrongPassphraseError
from ipo_crm.store import recovery
from ipo_crm.store.keys import Secret, derive

SecretFor = Callable[[bytes], Secret]
"""Gives the secret that goes with the salt of a file; WrongPassphraseError or UserError when it is not at hand."""


def with_secret(secret: Secret | None) -> SecretFor:
    """Open with the key of an open file: the back-ups of the time since its passphrase was last changed."""

    def secret_for(salt: bytes) -> Secret:
        if secret is None or secret.salt != salt:
            raise WrongPassphraseError(
                "Deze reservekopie is van vóór de laatste wijziging van de wachtzin. Geef de wachtzin van toen."
            )
        return secret

    return secret_for


def with_passphrase(passphrase: str | None) -> SecretFor:
    """Open with a passphrase; a key that was derived is kept, as that takes a quarter of a second each."""
    derived: dict[bytes, Secret] = {}

    def secret_for(salt: bytes) -> Secret:
        if passphrase is None:
            raise WrongPassphraseError("Deze reservekopie is versleuteld. Geef de wachtzin van toen.")
        if salt not in derived:
            derived[salt] = Secret(derive(passphrase, salt), salt)
        return derived[salt]

    return secret_for


def with_code(code: str) -> SecretFor:
    """Open with a recovery code; UserError at once when there is a mistake in it."""
    secret = recovery.read(code)

    def secret_for(salt: bytes) -> Secret:
        if secret.salt != salt:
            raise WrongPassphraseError(
                "Deze herstelcode hoort niet bij deze reservekopie. Zoek de code van toen, of geef de wachtzin."
            )
        return secret

    return secret_for
