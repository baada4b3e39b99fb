"""Duplicates: offered while typing and in a list, said to be two, and merged; undo brings both back as they were."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import NEW, ActorRef, OrganisationId, PersonId, organisation_ref, person_ref
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation
from ipo_crm.domain.people import ContactKind, ContactPoint, Person, RelationKind, Role
from ipo_crm.services.desk import Desk, open_desk
from ipo_crm.store import derived, merging, records, schema
from ipo_crm.store.workspace import Workspace
from tests.services.rich_pairs import RICH, fill_rich, rich_pairs

MAIL = ContactPoint(kind=ContactKind.EMAIL, value="Anna@voorbeeld.invalid")


def _add(desk: Desk, family: str, initials: str = "A.", **rest: Any) -> PersonId:
    person = Person(name=PersonName(initials=initials, family_name=family), **rest)
    return PersonId(desk.people.add(person).only("person"))


def _put(desk: Desk, name: str, **rest: Any) -> OrganisationId:
    return OrganisationId(desk.organisations.put(Organisation(name=name, **rest)).only("organisation"))


def _workspace(desk: Desk) -> Workspace:
    return desk._workspace


def _save(desk: Desk, table: str, **values: Any) -> int:
    with _workspace(desk).transaction("Vullen") as tx:
        return records.save(tx.connection, schema.metadata.tables[table], NEW, values)


def _count(desk: Desk, table: str, condition: str) -> int:
    query = f"SELECT count(*) FROM {table} WHERE {condition}"
    return int(_workspace(desk).connection.exec_driver_sql(query).scalar_one())


def _columns(desk: Desk, table: str, columns: str) -> list[tuple[Any, ...]]:
    answer = _workspace(desk).connection.exec_driver_sql(f"SELECT {columns} FROM {table} ORDER BY id")
    return [tuple(row) for row in answer]


def test_somebody_known_is_offered_while_typing(desk: Desk) -> None:
    known = _add(desk, "Bedenk", contact_points=(MAIL,))
    _add(desk, "Verzin")

    typed = Person(name=PersonName(family_name="Andersnaam"), contact_points=(MAIL,))
    (row,) = desk.duplicates.like(typed)

    assert (row.pair.one, row.one, row.pair.reasons) == (person_ref(known), "A. Bedenk", ("zelfde e-mailadres",))


def test_nobody_is_offered_to_themselves(desk: Desk) -> None:
    key = _add(desk, "Bedenk")
    person = desk.people.get(key)

    assert person is not None
    assert desk.duplicates.like(person) == ()


def test_the_list_is_sorted_by_strength(desk: Desk) -> None:
    first, second = _add(desk, "Bedenk", contact_points=(MAIL,)), _add(desk, "Bedenk", contact_points=(MAIL,))
    third = _add(desk, "Bedenkt")
    _put(desk, "Stichting Proef")
    _put(desk, "Proef")

    rows = desk.duplicates.all()

    assert (rows[0].pair.one, rows[0].pair.other) == (person_ref(first), person_ref(second))
    assert [row.pair.strength for row in rows] == sorted((row.pair.strength for row in rows), reverse=True)
    assert person_ref(third) in {row.pair.other for row in rows}
    assert ("Stichting Proef", "Proef") in {(row.one, row.other) for row in rows}


def test_what_was_said_to_be_two_is_not_offered_again_until_that_is_undone(desk: Desk) -> None:
    one, other = person_ref(_add(desk, "Bedenk")), person_ref(_add(desk, "Bedenk"))
    assert len(desk.duplicates.all()) == 1

    desk.duplicates.part(one, other)

    assert desk.duplicates.all() == ()
    assert desk.people.card(PersonId(one.key)).neighbours == ()
    desk.history.undo()
    assert len(desk.duplicates.all()) == 1


def test_filled_beats_empty_and_notes_are_joined(desk: Desk) -> None:
    kept = _add(desk, "Bedenk", notes="Sprak over warmte.", languages="nl")
    gone = _add(desk, "Bedenk", "A.B.", notes="Kent de wijk.", salutation="Beste Anna,", languages="fr")

    desk.duplicates.merge(person_ref(kept), person_ref(gone))

    person = desk.people.get(kept)
    assert person is not None
    assert (person.name.initials, person.salutation, person.languages) == ("A.", "Beste Anna,", "nl")
    assert person.notes == "Sprak over warmte.\n\nKent de wijk."
    assert desk.people.get(gone) is None


def test_a_chosen_field_is_taken_from_the_one_that_goes(desk: Desk) -> None:
    kept, gone = _add(desk, "Bedenk"), _add(desk, "Bedenkt", "A.B.")

    desk.duplicates.merge(person_ref(kept), person_ref(gone), {"initials": True, "family_name": True})

    assert desk.people.lines([kept])[kept].name.short == "A.B. Bedenkt"
    assert [hit.key for hit in desk.search.find("bedenkt")] == [kept]


def test_one_meeting_with_both_keeps_one_participant(desk: Desk) -> None:
    kept, gone = _add(desk, "Bedenk"), _add(desk, "Bedenk")
    meeting = _save(desk, "meeting", kind="bilateraal", status="held", day=date(2025, 1, 1), precision="day")
    _save(desk, "participant", meeting_id=meeting, person_id=kept, side="theirs", rank=4, answer="asked")
    _save(
        desk,
        "participant",
        meeting_id=meeting,
        person_id=gone,
        side="theirs",
        rank=1,
        task="voorzitter",
        answer="coming",
    )

    desk.duplicates.merge(person_ref(kept), person_ref(gone))

    assert _columns(desk, "participant", "person_id, rank, task, answer") == [(kept, 1, "voorzitter", "coming")]


def test_the_role_in_a_coalition_that_counts_more_stays(desk: Desk) -> None:
    kept, gone = _add(desk, "Bedenk"), _add(desk, "Bedenk")
    coalition = _save(desk, "coalition", name="Proef")
    _save(
        desk, "coalition_member", coalition_id=coalition, person_id=kept, role="approached", valid_from=date(2025, 3, 1)
    )
    _save(desk, "coalition_member", coalition_id=coalition, person_id=gone, role="leader", valid_from=date(2025, 1, 1))

    desk.duplicates.merge(person_ref(kept), person_ref(gone))

    members = _columns(desk, "coalition_member", "person_id, role, valid_from")
    assert members == [(kept, "leader", "2025-01-01")]


def test_a_vote_cast_counts_more_than_one_missed(desk: Desk) -> None:
    kept, gone = _add(desk, "Bedenk"), _add(desk, "Bedenk")
    motion = _save(desk, "motion", kind="motion", chamber="tk", title="Proef", result="open", roll_call=True)
    _save(desk, "vote", motion_id=motion, person_id=kept, choice="absent", mistaken=False)
    _save(desk, "vote", motion_id=motion, person_id=gone, choice="against", mistaken=False)

    desk.duplicates.merge(person_ref(kept), person_ref(gone))

    assert _columns(desk, "vote", "person_id, choice") == [(kept, "against")]


def test_the_same_contact_point_stays_once(desk: Desk) -> None:
    kept = _add(desk, "Bedenk", contact_points=(MAIL,))
    gone = _add(desk, "Bedenk", contact_points=(ContactPoint(kind=MAIL.kind, value=MAIL.value, label="werk"),))

    desk.duplicates.merge(person_ref(kept), person_ref(gone))

    assert _columns(desk, "contact_point", "person_id, value, label") == [(kept, MAIL.value, "werk")]


def test_nobody_is_tied_to_themselves(desk: Desk) -> None:
    kept, gone, third = (_add(desk, name) for name in ("Bedenk", "Bedenkt", "Verzin"))
    for a, b in ((kept, gone), (gone, third), (kept, third)):
        with _workspace(desk).transaction("Relatie") as tx:
            values = {"a_person_id": a, "b_person_id": b, "kind": RelationKind.KNOWS, "not_via": False}
            records.save(tx.connection, schema.relation, NEW, values)

    desk.duplicates.merge(person_ref(kept), person_ref(gone))

    assert _columns(desk, "relation", "a_person_id, b_person_id") == [(kept, third)]


def test_an_organisation_is_never_part_of_itself(desk: Desk) -> None:
    top = _put(desk, "Top")
    gone = _put(desk, "Proef", parent_id=top)
    middle = _put(desk, "Midden", parent_id=gone)
    kept = _put(desk, "Stichting Proef", parent_id=middle)

    desk.duplicates.merge(organisation_ref(kept), organisation_ref(gone))

    assert dict(_columns(desk, "organisation", "id, parent_id")) == {top: None, middle: kept, kept: top}


def test_our_own_organisation_stays_ours(desk: Desk) -> None:
    kept, gone = _put(desk, "Proef"), _put(desk, "Stichting Proef")
    desk.settings.choose_own_organisation(gone)

    desk.duplicates.merge(organisation_ref(kept), organisation_ref(gone))

    assert desk.settings.us() == organisation_ref(kept)


def test_two_amounts_of_one_ask_are_both_told(desk: Desk) -> None:
    kept, gone = _put(desk, "Proef"), _put(desk, "Stichting Proef")
    dossier = _save(desk, "dossier", title="Proef")
    ask = _save(desk, "ask", dossier_id=dossier, text="Geld", recurrence="once", status="open")
    _save(desk, "allocation", ask_id=ask, organisation_id=kept, amount=500)
    _save(desk, "allocation", ask_id=ask, organisation_id=gone, amount=700)

    desk.duplicates.merge(organisation_ref(kept), organisation_ref(gone))

    amounts = _columns(desk, "allocation", "organisation_id, amount, note")
    assert amounts == [(kept, 500, "Bij samenvoegen stond er ook: € 7.")]


def test_the_old_uuid_finds_the_one_that_stays_also_after_a_second_merge(desk: Desk) -> None:
    first, second, third = (_add(desk, name) for name in ("Bedenk", "Bedenkt", "Bedenkd"))
    person = desk.people.get(first)
    assert person is not None

    desk.duplicates.merge(person_ref(second), person_ref(first))
    desk.duplicates.merge(person_ref(third), person_ref(second))

    assert records.by_uuid(_workspace(desk).connection, "person", person.uuid) == third
    assert _columns(desk, "merged_record", "kept_id") == [(third,), (third,)]


def test_a_back_up_is_made_before(desk: Desk) -> None:
    kept, gone = person_ref(_add(desk, "Bedenk")), person_ref(_add(desk, "Bedenk"))
    there: list[bool] = []

    desk.duplicates.merge(kept, gone, before=lambda: there.append(desk.people.get(PersonId(gone.key)) is not None))

    assert there == [True]


def test_texts_too_long_together_are_refused_and_nothing_changes(desk: Desk) -> None:
    kept, gone = _add(desk, "Bedenk", notes="a" * 600_000), _add(desk, "Bedenk", notes="b" * 600_000)

    with pytest.raises(UserError, match="te lang"):
        desk.duplicates.merge(person_ref(kept), person_ref(gone))

    assert desk.people.get(gone) is not None


@pytest.mark.parametrize(
    "other", [person_ref(PersonId(1)), organisation_ref(OrganisationId(1)), person_ref(PersonId(99))]
)
def test_what_is_no_pair_is_refused(desk: Desk, other: ActorRef) -> None:
    one = person_ref(_add(desk, "Bedenk"))
    _put(desk, "Proef")

    with pytest.raises(UserError):
        desk.duplicates.merge(one, other)


def test_the_plan_tells_what_differs_and_what_moves(desk: Desk) -> None:
    kept, gone = _add(desk, "Bedenk", languages="nl"), _add(desk, "Bedenk", "A.B.", notes="x")
    place = _put(desk, "Proef")
    desk.people.put_role(Role(person_id=gone, organisation_id=place, function="adviseur"))

    plan = desk.duplicates.plan(person_ref(kept), person_ref(gone))

    assert [(each.name, each.kept, each.gone, each.take_gone) for each in plan.fields] == [
        ("initials", "A.", "A.B.", False),
        ("languages", "nl", "", False),
    ]
    assert plan.moves == (("role", 1),)


def test_every_key_to_a_person_or_organisation_is_known_to_the_merge(desk: Desk) -> None:
    connection = _workspace(desk).connection
    tables = {table for kind in ("person", "organisation") for table in _pointing(connection, kind)}

    assert tables == set(RICH)


def _pointing(connection: Any, table: str) -> set[str]:
    """Read the references from the text of the schema, not from the pragma that the merge uses."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_search%'"
    return {name for name, sql in connection.exec_driver_sql(query) if f"REFERENCES {table}(id)" in sql}


@given(pair=rich_pairs())
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_undo_after_a_restart_gives_both_back_exactly(tmp_path_factory: pytest.TempPathFactory, pair: Any) -> None:
    path = tmp_path_factory.mktemp("samen") / "samen.ipocrm"
    with Workspace.create(path, None) as workspace, workspace.transaction("Vullen") as tx:
        kept, gone = fill_rich(tx.connection, pair)
        derived.compute_all_anew(tx.connection)
    with open_desk(path) as desk:
        before = desk.exports.as_json(private=True)
        checked = desk.health.check()
        desk.duplicates.merge(kept, gone)
        merged = desk.exports.as_json(private=True)
        assert not merging.counts(_workspace(desk).connection, gone)
        assert _all_texts(merged) >= _all_texts(before)
    with open_desk(path) as desk:
        desk.history.undo()
        assert desk.exports.as_json(private=True) == before
        assert desk.health.check() == checked
        desk.history.redo()
        assert desk.exports.as_json(private=True) == merged


def _all_texts(exported: str) -> set[str]:
    """Give every word that was written in a note, task or text: a merge may join them, and lose none."""
    tables = json.loads(exported)["tables"]
    written = (value for rows in tables.values() for row in rows for value in row.values() if isinstance(value, str))
    return {word.strip(".,;") for text in written for word in text.split() if word.startswith("uniek")}
