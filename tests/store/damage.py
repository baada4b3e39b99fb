"""Damage: a sample under a key, and what bit rot, a torn disk or a careless copy does to it."""

import random
from pathlib import Path

from ipo_crm.services.desk import create_desk
from ipo_crm.store.damaged import PAGE
from ipo_crm.store.keys import Secret, derive

PASSPHRASE = "vier losse woorden samen"


def make_sample(path: Path, passphrase: str | None = PASSPHRASE) -> Path:
    """Make the sample with its invented people."""
    with create_desk(path, passphrase) as desk:
        desk.samples.fill()
    return path


def key_of(path: Path) -> Secret:
    """Derive the key of a file that is still whole."""
    salt = path.read_bytes()[:16]
    return Secret(derive(PASSPHRASE, salt), salt)


def spoil(path: Path, page: int, draw: random.Random, length: int = PAGE) -> None:
    """Overwrite a stretch of a page, by default all of it."""
    content = bytearray(path.read_bytes())
    at = (page - 1) * PAGE + draw.randrange(PAGE - length + 1)
    content[at : at + length] = draw.randbytes(length)
    path.write_bytes(content)
