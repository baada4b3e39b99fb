"""Keys: from a passphrase to the 256-bit key of the file.

Argon2id with 64 MiB, three passes and four lanes; the salt is SQLCipher's own, the first 16 bytes of the file.
"""

import os
import unicodedata

KEY_BYTES = 32
_MEMORY_KIB = 64 * 1024
_PASSES = 3
_LANES = 4


def fresh_salt() -> bytes:
    """Give the 16 random bytes with which a new file begins."""
    return os.urandom(16)


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
    return f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\""
