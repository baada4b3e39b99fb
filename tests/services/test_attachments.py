"""Attachments: kept once, brought back by undo, checked when read, shown by a copy."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ipo_crm.domain import attachments as rules
from ipo_crm.domain.errors import DamagedFileError, UserError
from ipo_crm.domain.ids import AttachmentId, DossierId, RecordRef
from ipo_crm.services import extracts
from ipo_crm.services.desk import Desk
from tests.house.tree import ROOT
from tests.services import makers

PAPER = b"%PDF-1.7 position paper"
HARDEN = "from ipo_crm.services import hardening; hardening.harden()"


@pytest.fixture(autouse=True)
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    base = tmp_path / "prive"
    base.mkdir(mode=0o700)
    monkeypatch.setattr(extracts, "private_base", lambda: base)
    return base


@pytest.fixture
def dossier(desk: Desk) -> RecordRef:
    return RecordRef("dossier", makers.dossier(desk))


def _add(desk: Desk, holder: RecordRef, content: bytes = PAPER, name: str = "position paper.pdf") -> AttachmentId:
    return AttachmentId(desk.attachments.add_bytes(holder, name, content).only("attachment"))


def _contents(desk: Desk) -> int:
    query = "SELECT count(*) FROM attachment_content"
    found: int = desk._workspace.connection.exec_driver_sql(query).scalar_one()
    return found


def test_a_file_is_kept_with_its_size_hash_and_kind(desk: Desk, dossier: RecordRef, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(PAPER)

    desk.attachments.add(dossier, tmp_path / "paper.pdf", note="Laatste versie")

    (kept,) = desk.attachments.rows(dossier)
    assert (kept.name, kept.size, kept.media_type, kept.note) == (
        "paper.pdf",
        len(PAPER),
        "application/pdf",
        "Laatste versie",
    )
    assert kept.sha256 == hashlib.sha256(PAPER).hexdigest()
    assert desk.attachments.read(kept.id) == PAPER
    assert desk.attachments.damaged() == ()
    assert (tmp_path / "paper.pdf").read_bytes() == PAPER


@pytest.mark.parametrize("subject", ["person", "organisation", "dossier", "meeting"])
def test_each_kind_of_record_can_hold_one(desk: Desk, subject: str) -> None:
    whom = makers.person(desk)
    keys = {
        "person": whom,
        "organisation": makers.organisation(desk),
        "dossier": makers.dossier(desk),
        "meeting": makers.meeting(desk, whom),
    }
    holder = RecordRef(subject, keys[subject])

    key = _add(desk, holder)

    assert desk.attachments.get(key).holder == holder


def test_a_promise_holds_none(desk: Desk) -> None:
    with pytest.raises(ValueError, match="hold attachments"):
        _add(desk, RecordRef("promise", 1))


def test_the_same_bytes_are_kept_once(desk: Desk, dossier: RecordRef) -> None:
    _add(desk, dossier)
    _add(desk, RecordRef("person", makers.person(desk)), name="kopie.pdf")

    assert _contents(desk) == 1


def test_a_file_that_is_too_large_is_refused(
    desk: Desk, dossier: RecordRef, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "groot.bin").open("wb") as file:
        file.truncate(rules.LARGEST + 1)

    with pytest.raises(UserError, match=r"groot\.bin is groter dan 100 MB"):
        desk.attachments.add(dossier, tmp_path / "groot.bin")

    assert desk.attachments.rows(dossier) == ()


@pytest.mark.parametrize("name", ["bestaat niet.pdf", "."])
def test_what_cannot_be_read_is_told(desk: Desk, dossier: RecordRef, tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="kan niet worden gelezen"):
        desk.attachments.add(dossier, tmp_path / name)


def test_a_name_is_made_safe_on_the_way_in(desk: Desk, dossier: RecordRef) -> None:
    key = _add(desk, dossier, name="..\\..\\CON.pdf")
    assert desk.attachments.get(key).name == "_CON.pdf"

    desk.attachments.rename(key, "/etc/passwd")
    assert desk.attachments.get(key).name == "passwd"


def test_a_dropped_attachment_comes_back_with_its_bytes(desk: Desk, dossier: RecordRef) -> None:
    key = _add(desk, dossier)
    desk.attachments.drop(key)
    assert desk.attachments.rows(dossier) == ()
    desk.attachments.sweep()

    desk.history.undo()

    assert desk.attachments.read(key) == PAPER


def test_undo_and_redo_of_adding_keep_the_bytes(desk: Desk, dossier: RecordRef) -> None:
    before = desk.exports.as_json()
    key = _add(desk, dossier)
    after = desk.exports.as_json()

    desk.history.undo()
    assert desk.exports.as_json() == before
    assert desk.attachments.sweep() == 0
    desk.history.redo()

    assert desk.exports.as_json() == after
    assert desk.attachments.read(key) == PAPER


def test_an_attachment_goes_with_its_dossier_and_comes_back_with_it(desk: Desk, dossier: RecordRef) -> None:
    key = _add(desk, dossier)
    desk.dossiers.drop(DossierId(dossier.key))

    desk.history.undo()

    assert desk.attachments.read(key) == PAPER


@pytest.mark.parametrize(
    "purge",
    [
        "DELETE FROM deed_row WHERE subject = 'attachment'",
        "UPDATE deed_row SET was = NULL, became = NULL WHERE subject = 'attachment'",
        "UPDATE deed_row SET was = '{}', became = '{}' WHERE subject = 'attachment'",
    ],
)
def test_bytes_that_nobody_names_any_more_are_swept(desk: Desk, dossier: RecordRef, purge: str) -> None:
    _add(desk, dossier, b"blijft")
    desk.attachments.drop(_add(desk, dossier, b"gaat weg"))
    with desk._workspace.aside() as connection:
        connection.exec_driver_sql(purge)

    assert desk.attachments.sweep() == 1

    assert [desk.attachments.read(kept.id) for kept in desk.attachments.rows(dossier)] == [b"blijft"]
    assert desk.attachments.sweep() == 0


def test_other_bytes_than_were_added_are_never_given(desk: Desk, dossier: RecordRef) -> None:
    key = _add(desk, dossier)
    with desk._workspace.aside() as connection:
        connection.exec_driver_sql("UPDATE attachment_content SET content = ?", (b"omgevallen",))

    assert [each.id for each in desk.attachments.damaged()] == [key]
    with pytest.raises(DamagedFileError, match=r"position paper\.pdf is beschadigd"):
        desk.attachments.read(key)
    with pytest.raises(DamagedFileError):
        desk.attachments.extract(key)


def test_a_note_is_changed_in_a_step_of_its_own(desk: Desk, dossier: RecordRef) -> None:
    key = _add(desk, dossier)

    desk.attachments.annotate(key, "Vastgesteld door de BAC")

    assert desk.attachments.get(key).note == "Vastgesteld door de BAC"
    assert desk.history.undo_title() == "Notitie bij position paper.pdf wijzigen"


def test_a_copy_is_shown_and_wiped_when_the_desk_closes(desk: Desk, dossier: RecordRef, private: Path) -> None:
    shown = desk.attachments.extract(_add(desk, dossier))
    assert (shown.name, shown.read_bytes()) == ("position paper.pdf", PAPER)

    desk.close()

    assert list(private.iterdir()) == []


def test_a_copy_is_wiped_when_the_key_changes(desk: Desk, dossier: RecordRef, private: Path) -> None:
    desk.attachments.extract(_add(desk, dossier))

    with desk.change_key(None, "vier losse woorden samen"):
        assert list(private.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="XDG_RUNTIME_DIR is of POSIX systems")
def test_what_a_crash_left_is_wiped_at_the_start(tmp_path: Path) -> None:
    left = tmp_path / "ipo_crm" / "bijlagen-oud" / "tmp1"
    left.mkdir(parents=True, mode=0o700)
    (left / "geheim.txt").write_bytes(b"gefluisterd")
    (tmp_path / "ipo_crm").chmod(0o700)
    os.utime(left.parent, (0, 0))

    environment = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path), "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", HARDEN], cwd=ROOT, env=environment, check=True)

    assert list((tmp_path / "ipo_crm").iterdir()) == []


def test_who_never_had_an_attachment_reads_a_kind_error(desk: Desk) -> None:
    with pytest.raises(UserError, match="niet meer"):
        desk.attachments.get(AttachmentId(9))
