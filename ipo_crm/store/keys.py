"""Keys: from a passphrase to the 256-bit key of the file.

Argon2id with 64 MiB, three passes and four lanes; the salt is SQLCipher's own, the first 16 bytes of the file.
"""

import hmac
import os
import unicodedata

KEY_BYTES = 32
_MEMORY_KIB = 64 * 1024
_PASSES = 3
_LANES = 4


class Secret:
    """The raw key of one file and its salt; it never shows itself, and can be wiped.

    Wiping clears this copy only: Python and SQLCipher made others, which is why locking starts the process anew.
    """

    __slots__ = ("_key", "salt")

    def __init__(self, key: bytes, salt: bytes) -> None:
        self._key = bytearray(key)
        self.salt = salt

    @property
    def key(self) -> bytes:
        """The 32 bytes, for opening a connection."""
        return bytes(self._key)

    def fits(self, passphrase: str) -> bool:
        """Tell whether this passphrase gives this key; takes as long as opening does."""
        return hmac.compare_digest(self._key, derive(passphrase, self.salt))

    def wipe(self) -> None:
        """Overwrite the key; the secret opens nothing any more."""
        self._key[:] = bytes(len(self._key))

    def __repr__(self) -> str:
        return "Secret(...)"


def fresh_salt() -> bytes:
    """Give the 16 random bytes with which a new file begins."""
    return os.urandom(16)


def fresh_secret(passphrase: str) -> Secret:
    """Give the secret of a file that is yet to be made."""
    salt = fresh_salt()
    return Secret(derive(passphrase, salt), salt)


def derive(passphrase: str, salt: bytes) -> bytes:
    """Give the raw 32-byte key for a passphrase, normalised so that every keyboard gives the same."""
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        unicodedata.normalize("NFC", passphrase).encode(),
        salt,
        time_cost=_PASSES,
        memory_cost=_MEMORY_KIB,
        parallelism=_LANES,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def pragma(key: bytes, salt: bytes) -> str:
    """Give the statement that unlocks a file with a raw key."""
    return f'PRAGMA key = "{literal(key, salt)}"'


def literal(key: bytes, salt: bytes) -> str:
    """Give key and salt as SQLCipher takes them: x'<64 hexadecimal digits><32 more>'."""
    return f"x'{key.hex()}{salt.hex()}'"
