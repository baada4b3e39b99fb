"""Failure mode 35: an erased person is nowhere on the disk any more, in no file and no back-up."""

from pathlib import Path

import pytest

from ipo_crm.domain.erasure import BackupChoice, BackupFate
from ipo_crm.services.desk import create_desk
from ipo_crm.store import health, journal, schema
from tests.reliability.canaries import canary, hatch, hits, named_tables, plain_copies
from tests.reliability.figures import note

PASSPHRASE = "vier losse woorden samen"
_NAMELESS = {"erasure", "node_place", "meeting_dossier", "motion_signer", "vote", "attachment_content", "seats"}
"""Tables without a text that people write in."""


def test_a_canary_sings_in_every_table_that_can_name_somebody(tmp_path: Path) -> None:
    with create_desk(tmp_path / "proef.ipocrm", None) as desk:
        hatch(desk, 1)

        silent = {*schema.metadata.tables, "deed", "deed_row"} - set(named_tables(desk, canary(1)))

    assert silent <= _NAMELESS | {"coalition_member", "tagging", "merged_record", "relation"}


def _erase_all(folder: Path, passphrase: str | None, count: int, choice: BackupChoice) -> list[BackupFate]:
    """Hatch and erase so many canaries, with back-ups made halfway; the file is sound afterwards."""
    fates: list[BackupFate] = []
    with create_desk(folder / "proef.ipocrm", passphrase) as desk:
        keys = []
        for number in range(count):
            keys.append(hatch(desk, number))
            if number in (0, count - 1):
                desk.backups.make()
        assert all(hits(folder, canary(number)) for number in range(count)) or passphrase is not None
        for piece in (keys[:1], keys[1:]):
            proof = desk.erasure.erase(piece, backups_become=choice)
            fates += [fate for _, fate in proof.backups]
            assert proof.left == 0
        found = health.check(desk._workspace.connection, encrypted=passphrase is not None)
        assert [name for name, wrong in found if wrong] == []
        assert journal.undoable(desk._workspace.connection) is None
    return fates


@pytest.mark.parametrize("choice", [BackupChoice.REWRITE, BackupChoice.DROP])
def test_five_canaries_are_gone_from_a_plain_file_and_its_back_ups(tmp_path: Path, choice: BackupChoice) -> None:
    fates = _erase_all(tmp_path, None, 5, choice)

    assert BackupFate.FAILED not in fates
    assert [hits(tmp_path, canary(number)) for number in range(5)] == [[]] * 5


def test_they_are_gone_from_an_encrypted_file_and_its_back_ups(tmp_path: Path) -> None:
    folder, plain = tmp_path / "map", tmp_path / "plat"
    folder.mkdir()
    plain.mkdir()
    _erase_all(folder, PASSPHRASE, 3, BackupChoice.REWRITE)

    plain_copies(folder, plain, PASSPHRASE)

    assert len(list(plain.iterdir())) == 3
    assert [hits(plain, canary(number)) for number in range(3)] == [[]] * 3


@pytest.mark.nightly
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
def test_a_hundred_canaries_are_gone(tmp_path: Path, passphrase: str | None) -> None:
    """Fifty in each of two files: what an erasure costs grows with all that the file tells of the others."""
    left = []
    for folder in (tmp_path / "een", tmp_path / "twee"):
        plain = folder / "plat"
        plain.mkdir(parents=True)
        fates = _erase_all(folder, passphrase, 50, BackupChoice.REWRITE)
        assert BackupFate.FAILED not in fates
        if passphrase is not None:
            plain_copies(folder, plain, passphrase)
            assert len(list(plain.iterdir())) == 3
        left += [number for number in range(50) if hits(folder, canary(number))]

    what = f"{'plain' if passphrase is None else 'encrypted'} file and its back-ups"
    note(35, what, names=100, files=2, hits=len(left))
    assert left == []
