"""Notes: whom they name, also after another name, a merge or an erasure, and that search finds their words."""

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import OrganisationId, PersonId, RecordRef, person_ref
from ipo_crm.domain.mentions import ERASED
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.notes import Offer, link, links
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import Desk
from tests.services import makers


def _ref(key: PersonId) -> RecordRef:
    return RecordRef("person", key)


def _offer(desk: Desk, typed: str, subject: str = "person") -> Offer:
    (found,) = desk.notes.offers(subject, typed)
    return found


def _write(desk: Desk, whose: PersonId, named: PersonId, name: str) -> str:
    offer = _offer(desk, name)
    text = f"Wil samen met {link(offer.named, offer.label)} optrekken."
    desk.notes.put(_ref(whose), text)
    assert desk.notes.record(offer.named) == _ref(named)
    return text


def _notes(desk: Desk, key: PersonId) -> str:
    found = desk.people.get(key)
    assert found is not None
    return found.notes


@pytest.fixture
def whose(desk: Desk) -> PersonId:
    return makers.person(desk, "Schrijver")


def test_a_note_is_one_step_with_a_name_and_undo_takes_it_back(desk: Desk, whose: PersonId) -> None:
    change = desk.notes.put(_ref(whose), "Eerste *regel*\n\n- punt  ")

    assert (change.title, _notes(desk, whose)) == ("Notitie bij A. Schrijver wijzigen", "Eerste *regel*\n\n- punt")
    desk.history.undo()
    assert _notes(desk, whose) == ""


def test_a_name_in_a_note_is_known_with_the_person(desk: Desk, whose: PersonId) -> None:
    anna = makers.person(desk, "Zangvogel")
    _write(desk, whose, anna, "zangv")

    (mention,) = desk.notes.mentions(_ref(anna))

    assert (mention.ref, mention.name) == (_ref(whose), "A. Schrijver")
    assert mention.fragment == "Wil samen met A. Zangvogel optrekken."


def test_the_note_of_an_organisation_can_name_a_dossier(desk: Desk) -> None:
    where, about = makers.organisation(desk), makers.dossier(desk, "Warmtewet")
    offer = _offer(desk, "warmte", "dossier")
    desk.notes.put(RecordRef("organisation", where), f"Zie {link(offer.named, offer.label)}")

    (mention,) = desk.notes.mentions(RecordRef("dossier", about))

    assert mention.ref == RecordRef("organisation", where)


def test_another_name_shows_at_once(desk: Desk, whose: PersonId) -> None:
    anna = makers.person(desk, "Zangvogel")
    text = _write(desk, whose, anna, "zangvogel")
    known = desk.people.get(anna)
    assert known is not None
    desk.people.change(Person(id=anna, uuid=known.uuid, name=PersonName(initials="A.", family_name="Merel")))

    assert list(desk.notes.names(text).values()) == ["A. Merel"]


def test_who_went_up_in_another_record_is_found_there(desk: Desk, whose: PersonId) -> None:
    gone, kept = makers.person(desk, "Zangvogel"), makers.person(desk, "Lijster")
    (named,) = [each.named for each in links(_write(desk, whose, gone, "zangvogel"))]
    _merge(desk, kept, gone)

    assert desk.notes.record(named) == _ref(kept)
    assert [each.ref for each in desk.notes.mentions(_ref(kept))] == [_ref(whose)]


def test_who_was_erased_is_gone_from_notes_with_their_link(desk: Desk, whose: PersonId) -> None:
    anna = makers.person(desk, "Zangvogel")
    _write(desk, whose, anna, "zangvogel")
    desk.notes.put(_ref(whose), _notes(desk, whose).replace("A. Zangvogel", "onze vriendin"))

    proof = desk.erasure.erase([anna])

    assert _notes(desk, whose) == f"Wil samen met {ERASED} optrekken."
    assert proof.left == 0
    assert "persoon:" not in "".join(str(change) for change in desk.history.of(_ref(whose)))


def test_who_was_erased_after_a_merge_is_gone_by_either_link(desk: Desk, whose: PersonId) -> None:
    gone, kept = makers.person(desk, "Zangvogel"), makers.person(desk, "Lijster")
    _write(desk, whose, gone, "zangvogel")
    _merge(desk, kept, gone)

    desk.erasure.erase([kept])

    assert links(_notes(desk, whose)) == ()


def test_who_was_deleted_leaves_their_name_and_says_so(desk: Desk, whose: PersonId) -> None:
    anna = makers.person(desk, "Zangvogel")
    (each,) = links(_write(desk, whose, anna, "zangvogel"))
    desk.people.drop(anna)

    assert desk.notes.names(_notes(desk, whose)) == {}
    with pytest.raises(UserError, match="niet meer"):
        desk.notes.record(each.named)


def test_who_objected_is_not_offered_and_their_notes_tell_nothing(desk: Desk, whose: PersonId) -> None:
    anna = makers.person(desk, "Zangvogel")
    _write(desk, whose, anna, "zangvogel")
    for key in (whose, anna):
        desk.people.note_objection(key)

    assert desk.notes.offers("person", "zangvogel") == ()
    assert desk.notes.mentions(_ref(anna)) == ()


def test_search_finds_the_words_of_a_note_and_shows_no_link(desk: Desk, whose: PersonId) -> None:
    anna = makers.person(desk, "Zangvogel")
    _write(desk, whose, anna, "zangvogel")

    hits = {hit.key: hit for hit in desk.search.find("zangvogel optrekken")}

    assert hits[whose].fragment == "Wil samen met A. Zangvogel optrekken."


def test_a_note_of_what_is_gone_is_refused_in_words(desk: Desk) -> None:
    with pytest.raises(UserError, match="niet meer"):
        desk.notes.put(RecordRef("organisation", OrganisationId(999)), "tekst")


def _merge(desk: Desk, kept: PersonId, gone: PersonId) -> None:
    desk.duplicates.merge(person_ref(kept), person_ref(gone))
