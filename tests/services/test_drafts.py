"""Drafts: kept word for word, outside the history, through a kill and a restart."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ipo_crm.domain.dossiers import Message, MessageKind
from ipo_crm.domain.errors import ReadOnlyError, UserError
from ipo_crm.domain.ids import PersonId, RecordRef
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import Desk, create_desk, open_desk
from tests.house.tree import ROOT
from tests.services import makers

KEEP_AND_DIE = """
import os, signal, sys
from pathlib import Path
from ipo_crm.services.desk import open_desk
desk = open_desk(Path(sys.argv[1]), sys.argv[2] or None)
desk.drafts.keep("talk", "half een zi")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_draft_is_kept_word_for_word(desk: Desk) -> None:
    desk.drafts.keep("talk", "  regel een\n\n regel twee ")
    desk.drafts.keep("talk", "  regel een\n\n regel tw ")

    draft = desk.drafts.read("talk")
    assert draft is not None
    assert draft.text == "  regel een\n\n regel tw "
    assert [each.place for each in desk.drafts.all()] == ["talk"]


def test_half_a_character_is_no_reason_to_lose_the_rest(desk: Desk) -> None:
    desk.drafts.keep("talk", "voor\ud83d na")

    draft = desk.drafts.read("talk")
    assert draft is not None
    assert draft.text == "voor\ufffd na"


def test_the_latest_draft_comes_first(desk: Desk) -> None:
    desk.drafts.keep("talk", "een")
    desk.drafts.keep("people/new", "twee")

    assert [each.place for each in desk.drafts.all()] == ["people/new", "talk"]


def test_a_draft_is_no_step_of_undo_and_leaves_redo_alone(desk: Desk) -> None:
    desk.settings.us()
    desk.tags.rows()
    desk.saved_filters.save("people", "een", "x")
    desk.history.undo()

    desk.drafts.keep("talk", "tekst")

    assert (desk.history.undo_title(), desk.history.redo_title()) == ("", "Filter een bewaren")


def test_a_draft_that_is_given_up_is_gone(desk: Desk) -> None:
    desk.drafts.keep("talk", "tekst")

    desk.drafts.drop("talk")
    desk.drafts.drop("talk")

    assert desk.drafts.read("talk") is None
    assert "tekst" not in desk.exports.as_json(private=True)


def test_a_draft_that_is_too_long_says_so(desk: Desk) -> None:
    with pytest.raises(UserError, match="te lang"):
        desk.drafts.keep("talk", "x" * 1_000_001)


@pytest.mark.skipif(os.name != "posix", reason="kills the POSIX way")
@pytest.mark.parametrize("passphrase", [None, "vier losse woorden samen"], ids=["plain", "encrypted"])
def test_a_draft_is_there_after_a_kill(tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "proef.ipocrm"
    create_desk(path, passphrase).close()

    command = [sys.executable, "-c", KEEP_AND_DIE, str(path), passphrase or ""]
    done = subprocess.run(command, cwd=ROOT, check=False)

    assert done.returncode == -9
    with open_desk(path, passphrase) as desk:
        draft = desk.drafts.read("talk")
        assert draft is not None
        assert draft.text == "half een zi"


def test_a_file_that_cannot_be_written_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "proef.ipocrm"
    create_desk(path, None).close()
    monkeypatch.setattr("os.access", lambda *_: False)

    with open_desk(path) as desk, pytest.raises(ReadOnlyError):
        desk.drafts.keep("talk", "tekst")


def _person(desk: Desk, name: str = "Jansen") -> PersonId:
    return PersonId(desk.people.add(Person(name=PersonName(family_name=name))).only("person"))


def test_a_place_leads_back_to_its_records(desk: Desk) -> None:
    about = (RecordRef("person", _person(desk)), RecordRef("role", 0))

    assert desk.drafts.about(desk.drafts.place("people", "role", about)) == about


def test_a_place_leads_nowhere_when_the_record_is_gone_and_back_when_that_is_undone(desk: Desk) -> None:
    key = _person(desk)
    place = desk.drafts.place("people", "person", (RecordRef("person", key),))
    desk.people.drop(key)

    gone = desk.drafts.about(place)
    desk.history.undo()

    assert gone is None
    assert desk.drafts.about(place) == (RecordRef("person", key),)


def test_a_key_that_was_given_away_leads_to_nobody_else(desk: Desk) -> None:
    key = _person(desk)
    place = desk.drafts.place("people", "person", (RecordRef("person", key),))
    desk.people.drop(key)

    assert _person(desk, "Pietersen") == key
    assert desk.drafts.about(place) is None


def test_a_part_of_a_dossier_is_named_by_its_key(desk: Desk) -> None:
    dossier = makers.dossier(desk)
    desk.dossiers.add_message(dossier, Message(kind=MessageKind.CORE, text="Zin"))
    (message,) = desk.dossiers.card(dossier).messages
    about = (RecordRef("dossier", dossier), RecordRef("message", message.id))

    place = desk.drafts.place("dossiers", "message", about)
    found = desk.drafts.about(place)
    desk.dossier_parts.drop_message(message.id)

    assert (found, desk.drafts.about(place)) == (about, None)
    assert desk.drafts.about(place.replace(f"message={message.id}", "message=x")) is None
