"""Tags: one word each, on many records at once."""

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import RecordRef, TagId
from ipo_crm.domain.tags import Tag
from ipo_crm.services.desk import Desk
from tests.services import makers


def _tag(desk: Desk, name: str) -> TagId:
    return TagId(desk.tags.put(Tag(name=name)).only("tag"))


def _people(desk: Desk, number: int) -> list[RecordRef]:
    return [RecordRef("person", makers.person(desk, f"Proef{each}")) for each in range(number)]


def test_many_records_are_tagged_as_one_step(desk: Desk) -> None:
    key, people = _tag(desk, "warmte"), _people(desk, 3)
    dossier = RecordRef("dossier", makers.dossier(desk))

    desk.tags.tag(key, (*people, dossier, people[0]))

    assert desk.tags.bearers(key) == (dossier, *people)
    assert [(row.tag.name, row.used) for row in desk.tags.rows()] == [("warmte", 4)]
    desk.history.undo()
    assert desk.tags.bearers(key) == ()


def test_tagging_again_leaves_no_step(desk: Desk) -> None:
    key, people = _tag(desk, "warmte"), _people(desk, 2)
    desk.tags.tag(key, people)

    assert desk.tags.tag(key, people).deed_id is None


def test_a_tag_is_taken_off_again(desk: Desk) -> None:
    key, people = _tag(desk, "warmte"), _people(desk, 3)
    desk.tags.tag(key, people)

    desk.tags.untag(key, people[:2])

    assert desk.tags.bearers(key) == (people[2],)
    assert desk.history.undo_title() == "Label warmte afnemen"


def test_a_record_tells_its_tags_by_name(desk: Desk) -> None:
    (person,) = _people(desk, 1)
    for name in ("Zorg", "énergie", "arbeid"):
        desk.tags.tag(_tag(desk, name), [person])

    assert [tag.name for tag in desk.tags.of(person)] == ["arbeid", "énergie", "Zorg"]
    assert [row.tag.name for row in desk.tags.rows()] == ["arbeid", "énergie", "Zorg"]


@pytest.mark.parametrize("name", ["Énergie", "energie", " ENERGIE "])
def test_the_same_word_is_the_same_tag(desk: Desk, name: str) -> None:
    _tag(desk, "énergie")

    with pytest.raises(UserError, match="énergie is er al"):
        _tag(desk, name)


@pytest.mark.parametrize("name", ["", "  ", "x" * 101])
def test_a_name_that_cannot_be_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(UserError, match="naam van ten hoogste"):
        _tag(desk, name)


def test_a_rhythm_is_a_number_of_days(desk: Desk) -> None:
    desk.tags.put(Tag(name="kwartaal", rhythm_days=90))

    with pytest.raises(UserError, match="ritme"):
        desk.tags.put(Tag(name="nooit", rhythm_days=0))

    assert [row.tag.rhythm_days for row in desk.tags.rows()] == [90]


def test_another_name_stays_on_its_records(desk: Desk) -> None:
    key, people = _tag(desk, "warmte"), _people(desk, 1)
    desk.tags.tag(key, people)

    desk.tags.rename(key, "Warmte")

    assert [tag.name for tag in desk.tags.of(people[0])] == ["Warmte"]


def test_merging_takes_the_records_over_once(desk: Desk) -> None:
    kept, gone, people = _tag(desk, "warmte"), _tag(desk, "warmtenet"), _people(desk, 3)
    desk.tags.tag(kept, people[:2])
    desk.tags.tag(gone, people[1:])
    before = desk.exports.as_json()

    desk.tags.merge(kept, gone)

    assert desk.tags.bearers(kept) == tuple(people)
    assert [row.tag.name for row in desk.tags.rows()] == ["warmte"]
    desk.history.undo()
    assert desk.exports.as_json() == before


def test_a_tag_does_not_merge_with_itself(desk: Desk) -> None:
    key = _tag(desk, "warmte")

    with pytest.raises(UserError, match="twee verschillende"):
        desk.tags.merge(key, key)


def test_a_dropped_tag_comes_back_on_its_records(desk: Desk) -> None:
    key, people = _tag(desk, "warmte"), _people(desk, 2)
    desk.tags.tag(key, people)
    desk.tags.drop(key)
    assert desk.tags.of(people[0]) == ()

    desk.history.undo()

    assert desk.tags.bearers(key) == tuple(people)


def test_a_promise_bears_no_tags(desk: Desk) -> None:
    with pytest.raises(ValueError, match="bear tags"):
        desk.tags.tag(_tag(desk, "warmte"), [RecordRef("promise", 1)])
