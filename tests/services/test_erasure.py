"""Erasing somebody: what is shown before, what can be kept, who stays, and old back-ups that come back."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from ipo_crm.domain.dossiers import Dossier
from ipo_crm.domain.drafts import FormDraft
from ipo_crm.domain.erasure import BackupChoice, BackupFate, TextPlace
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.ids import DossierId, PersonId, RecordRef
from ipo_crm.domain.mentions import ERASED
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import ContactKind, ContactPoint, Person
from ipo_crm.services.backups import restore
from ipo_crm.services.desk import Desk, create_desk, open_desk
from ipo_crm.store.workspace import Workspace
from tests.store.backup_hands import crash

PASSPHRASE = "vier losse woorden samen"
NAME = PersonName(initials="K.", family_name="Zangvogel")
MAIL = ContactPoint(kind=ContactKind.EMAIL, value="k@voorbeeld.invalid")


def _add(desk: Desk, name: PersonName = NAME, *points: ContactPoint) -> PersonId:
    return PersonId(desk.people.add(Person(name=name, contact_points=points)).only("person"))


def _full_disk(_workspace: Workspace) -> None:
    raise StoreError("De schijf is vol.")


def _dossier(desk: Desk, goal: str) -> DossierId:
    return DossierId(desk.dossiers.put(Dossier(title="Proefdossier", goal=goal)).only("dossier"))


def _typed(text: str) -> str:
    return FormDraft(title="Rol", values={"Functie": text}, before={}).write()


def _goal(desk: Desk, key: DossierId) -> str:
    return desk.dossiers.card(key).dossier.goal


def test_the_preview_shows_rows_texts_and_the_rest_and_changes_nothing(desk: Desk) -> None:
    key = _add(desk, NAME, MAIL)
    _dossier(desk, "Besproken met K. Zangvogel, die instemde")
    desk.dossiers.put(Dossier(title="Geleid", lead_id=key))
    before = desk.exports.as_json(private=True)

    seen = desk.erasure.preview(key)

    assert {(each.subject, each.label, each.count, each.goes) for each in seen.pointers} == {
        ("contactgegeven", "persoon", 1, True),
        ("dossier", "trekker", 1, False),
    }
    assert [(each.name, each.label, each.certain) for each in seen.mentions] == [("Proefdossier", "doel", True)]
    assert seen.mentions[0].fragment == "Besproken met K. Zangvogel, die instemde"
    assert (seen.titles, seen.drafts, seen.backups) == (1, 0, 0)
    assert desk.exports.as_json(private=True) == before


def test_a_text_is_kept_for_a_reason_and_another_loses_the_name(desk: Desk) -> None:
    key = _add(desk)
    kept, erased = _dossier(desk, "Amendement-Zangvogel"), _dossier(desk, "Belafspraak met Zangvogel")
    place = TextPlace(RecordRef("dossier", kept), "goal")

    proof = desk.erasure.erase([key], {place: "naam van een openbaar amendement"})

    assert (_goal(desk, kept), _goal(desk, erased)) == ("Amendement-Zangvogel", f"Belafspraak met {ERASED}")
    assert (proof.left, proof.kept) == (0, ((place, "naam van een openbaar amendement"),))


def test_half_typed_forms_about_or_with_the_person_go_and_others_stay(desk: Desk) -> None:
    key, other = _add(desk), _add(desk, PersonName(family_name="Bos"))
    place = desk.drafts.place("people", "role", (RecordRef("person", key), RecordRef("role", 0)))
    desk.drafts.keep(place, _typed("adviseur"))
    desk.drafts.keep("talk:form:meeting=new", _typed("gesproken met\nZangvogel"))
    left = desk.drafts.place("people", "person", (RecordRef("person", other),))
    desk.drafts.keep(left, _typed("belt morgen"))

    proof = desk.erasure.erase([key], {})

    assert [each.place for each in desk.drafts.all()] == [left]
    assert proof.left == 0


def test_keeping_without_a_reason_is_refused(desk: Desk) -> None:
    place = TextPlace(RecordRef("dossier", 1), "goal")

    with pytest.raises(UserError, match="reden"):
        desk.erasure.erase([_add(desk)], {place: " "})


def test_a_namesake_stays_with_name_and_history(desk: Desk) -> None:
    other = _add(desk, PersonName(initials="B.", family_name="Zangvogel"))
    desk.erasure.erase([_add(desk)])

    found = desk.people.get(other)

    assert found is not None
    assert found.name.short == "B. Zangvogel"
    assert [change.title for change in desk.history.of(RecordRef("person", other))] == ["B. Zangvogel toevoegen"]


def test_undo_stops_there_and_says_so(desk: Desk) -> None:
    desk.erasure.erase([_add(desk)])

    with pytest.raises(UserError, match="definitief gewist"):
        desk.history.undo()


def test_what_is_done_later_can_be_undone(desk: Desk) -> None:
    desk.erasure.erase([_add(desk)])
    _add(desk, PersonName(family_name="Later"))

    desk.history.undo()

    assert desk.people.rows() == ()


def test_an_earlier_name_goes_too(desk: Desk, tmp_path: Path) -> None:
    key = _add(desk, PersonName(family_name="Meisjesnaam"))
    found = desk.people.get(key)
    assert found is not None
    desk.people.change(replace(found, name=NAME))
    _dossier(desk, "Mevrouw Meisjesnaam belde")

    desk.erasure.erase([key])

    assert b"Meisjesnaam" not in desk.path.read_bytes()


def test_who_was_thrown_away_before_under_this_name_goes_too(desk: Desk) -> None:
    desk.people.drop(_add(desk))
    desk.erasure.erase([_add(desk)])

    assert desk.bin.rows() == ()
    assert b"Zangvogel" not in desk.path.read_bytes()


def test_the_proof_names_nobody(desk: Desk) -> None:
    proof = desk.erasure.erase([_add(desk, NAME, MAIL)])

    assert "Zangvogel" not in repr(proof)
    assert proof.counts.rows == {"contact_point": 1, "person": 1}
    assert proof.change.touched.keys() == {"contact_point", "person"}


def test_an_old_back_up_brings_nobody_back(tmp_path: Path) -> None:
    path = tmp_path / "proef.ipocrm"
    with create_desk(path, PASSPHRASE) as desk:
        _add(desk, PersonName(family_name="Blijver"))
        key = _add(desk, NAME, MAIL)
        old = desk.backups.make().path
        proof = desk.erasure.erase([key])
    assert old is not None
    restore(path, old, PASSPHRASE)

    with open_desk(path, PASSPHRASE) as again:
        assert [row.name.short for row in again.people.rows()] == ["Blijver"]
    assert proof.backups == ((old.name, BackupFate.LEFT),)


def test_also_when_the_file_put_aside_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "proef.ipocrm"
    with create_desk(path, PASSPHRASE) as desk:
        old = desk.backups.make().path
        key = _add(desk, NAME, MAIL)
        old = desk.backups.make().path
        desk.erasure.erase([key])
        desk.backups.make()
    assert old is not None
    whole = bytearray(path.read_bytes())
    whole[9000] ^= 1
    path.write_bytes(bytes(whole))
    restore(path, old, PASSPHRASE)

    with open_desk(path, PASSPHRASE) as again:
        assert again.people.rows() == ()


@pytest.mark.skipif(os.name != "posix", reason="kills a process the POSIX way")
def test_also_when_a_crash_left_the_file_in_the_middle_of_a_deed(tmp_path: Path) -> None:
    path = tmp_path / "proef.ipocrm"
    with create_desk(path, None) as desk:
        key = _add(desk, NAME, MAIL)
        old = desk.backups.make().path
        desk.erasure.erase([key])
    assert old is not None
    crash(path)
    restore(path, old, None)

    with open_desk(path) as again:
        assert again.people.rows() == ()


def test_a_restore_that_cannot_erase_again_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "proef.ipocrm"
    with create_desk(path, PASSPHRASE) as desk:
        key = _add(desk, NAME, MAIL)
        old = desk.backups.make().path
        desk.erasure.erase([key])
    assert old is not None
    before = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
    monkeypatch.setattr(Workspace, "compact", _full_disk)

    with pytest.raises(StoreError, match="schijf is vol"):
        restore(path, old, PASSPHRASE)

    assert {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()} == before


def test_a_rewritten_back_up_is_sound_and_keeps_the_rest(desk: Desk) -> None:
    _add(desk, PersonName(family_name="Blijver"))
    key = _add(desk)
    desk.backups.make()
    desk.erasure.erase([key], backups_become=BackupChoice.REWRITE)

    (row,) = desk.backups.rows()

    assert (row.standing.value, row.counts["person"]) == ("sound", 1)


def test_a_back_up_under_another_passphrase_is_named_and_left(tmp_path: Path) -> None:
    with create_desk(tmp_path / "proef.ipocrm", PASSPHRASE) as desk:
        key = _add(desk)
        desk.backups.make()
        with desk.change_key(PASSPHRASE, "een heel andere wachtzin") as changed:
            before = {row.path.name for row in changed.backups.rows()}
            proof = changed.erasure.erase([key], backups_become=BackupChoice.DROP)
            left = {row.path.name for row in changed.backups.rows()}

    assert BackupFate.UNREADABLE in dict(proof.backups).values()
    assert left == {name for name, fate in proof.backups if fate is BackupFate.UNREADABLE} < before
