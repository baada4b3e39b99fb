"""Failure mode 14: is it the passphrase or the file that is wrong? Fifty cases, each with its right answer.

SQLite has one message for both. The start of the file is destroyed in five ways, with and without back-ups, and the
right and the wrong passphrase and code are tried.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ipo_crm.domain.errors import DamagedFileError, LostStartError, StoreError, UserError, WrongPassphraseError
from ipo_crm.services.desk import asks_passphrase, create_desk, open_desk, open_desk_with_code

PASSPHRASE, WRONG = "vier losse woorden samen", "een heel andere zin"
WAYS = ("text", "zip", "plain", "zeros", "random", "first page", "whole")
OPENS = None
Answer = type[Exception] | None


@dataclass(frozen=True)
class Case:
    """What is wrong with a file, what is tried, and what must be said."""

    way: str
    backups: bool
    by: str
    right: bool
    expected: Answer


def _expected(way: str, by: str, *, backups: bool, right: bool) -> Answer:
    """Give the answer that is true as far as anybody can know."""
    if way == "whole":
        return OPENS if right else WrongPassphraseError
    if by == "code":
        if way != "first page":
            return OPENS if right else WrongPassphraseError
        return DamagedFileError if right else WrongPassphraseError
    if way in ("text", "zip", "plain", "zeros"):
        return LostStartError
    return DamagedFileError if right and backups else WrongPassphraseError


CASES = [
    Case(way, backups, by, right, _expected(way, by, backups=backups, right=right))
    for way in WAYS
    for backups in (True, False)
    for by in ("passphrase", "code")
    for right in (True, False)
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """Give a folder with an encrypted file and its back-up, the code of it, and that of another file."""
    folder = tmp_path_factory.mktemp("diagnose")
    codes = []
    for name in ("anders", "geheim"):
        with create_desk(folder / f"{name}.ipocrm", PASSPHRASE) as desk:
            desk.backups.make()
            codes.append(desk.keys.code())
    return folder, codes[1], codes[0]


def _destroy(content: bytes, way: str, draw: random.Random) -> bytes:
    if way == "first page":
        at = draw.randrange(16, 4096)
        return content[:at] + bytes([content[at] ^ 1 << draw.randrange(8)]) + content[at + 1 :]
    heads: dict[str, Callable[[], bytes]] = {
        "text": lambda: bytes(draw.choice(b"abcdefghijklm nop\n") for _ in range(16)),
        "zip": lambda: b"PK\x03\x04" + draw.randbytes(12),
        "plain": lambda: b"SQLite format 3\x00",
        "zeros": lambda: bytes(16),
        "random": lambda: draw.randbytes(16),
        "whole": lambda: content[:16],
    }
    return heads[way]() + content[16:]


def _answer(case: Case, path: Path, code: str) -> Answer:
    """Do as the window does, and give what it says."""
    try:
        if case.by == "code":
            open_desk_with_code(path, code).close()
        else:
            asks_passphrase(path)
            open_desk(path, PASSPHRASE if case.right else WRONG).close()
    except (UserError, StoreError) as error:
        return type(error)
    return OPENS


def _right(case: Case, made: tuple[Path, str, str], folder: Path, seed: int) -> bool:
    source, code, other = made
    path = folder / "geheim.ipocrm"
    path.write_bytes(_destroy((source / path.name).read_bytes(), case.way, random.Random(seed)))
    shelf = folder / "geheim-reservekopieen"
    if case.backups:
        shelf.mkdir()
        for each in (source / shelf.name).glob("*.ipocrm"):
            (shelf / each.name).write_bytes(each.read_bytes())
    return _answer(case, path, code if case.right else other) is case.expected


@pytest.mark.parametrize("way", WAYS)
def test_the_right_passphrase_and_code_are_told_what_is_wrong(
    made: tuple[Path, str, str], tmp_path: Path, way: str
) -> None:
    cases = [case for case in CASES if case.way == way and case.backups and case.right]

    for number, case in enumerate(cases):
        (tmp_path / str(number)).mkdir()
        assert _right(case, made, tmp_path / str(number), number), case


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(1, 3))
def test_every_one_of_the_cases_has_its_right_answer(made: tuple[Path, str, str], tmp_path: Path, seed: int) -> None:
    wrong = []
    for number, case in enumerate(CASES):
        (tmp_path / str(number)).mkdir()
        if not _right(case, made, tmp_path / str(number), seed * 1_000 + number):
            wrong.append(case)

    assert len(CASES) == 56
    assert wrong == []
