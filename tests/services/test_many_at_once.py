"""When very many change, the search indexes are made anew: they say the same as when each row is followed."""

import pytest

from ipo_crm.domain.ids import PersonId
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import Desk
from ipo_crm.store import many
from ipo_crm.store import people as store

MANY = 600


@pytest.fixture
def keys(desk: Desk) -> list[PersonId]:
    with desk._workspace.transaction("Proef") as tx:
        return [
            store.put(tx.connection, Person(name=PersonName(family_name=f"Proef{each}"), notes="warmtenet"))
            for each in range(MANY)
        ]


def _found(desk: Desk, word: str) -> int:
    return sum(group.found for group in desk.search.look(word).groups)


def _is_sound(desk: Desk) -> bool:
    return all(not check.findings for check in desk.health.check())


def test_notes_of_very_many_are_found_and_undone(desk: Desk, keys: list[PersonId]) -> None:
    desk.people.many.add_notes(keys, "uitgenodigd")
    after = _found(desk, "uitgenodigd")
    sound = _is_sound(desk)
    desk.history.undo()

    assert (after, sound) == (500, True)
    assert (_found(desk, "uitgenodigd"), _found(desk, "warmtenet")) == (0, 500)
    assert _is_sound(desk)


def test_very_many_who_went_are_found_no_more(desk: Desk, keys: list[PersonId]) -> None:
    desk.people.many.drop(keys[1:])
    left = _found(desk, "warmtenet")
    sound = _is_sound(desk)
    desk.history.undo()

    assert (left, sound) == (1, True)
    assert _found(desk, "warmtenet") == 500
    assert _is_sound(desk)


def test_a_deed_that_fails_leaves_the_indexes_as_they_were(desk: Desk, keys: list[PersonId]) -> None:
    def fail() -> None:
        with desk._workspace.transaction("Mislukt") as tx:
            many.append(tx.connection, "person", keys, "notes", "mislukt")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert (_found(desk, "mislukt"), _found(desk, "warmtenet")) == (0, 500)
    desk.people.drop(keys[0])
    assert _is_sound(desk)
