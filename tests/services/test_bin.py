"""The bin: what went, how long it stays, how it comes back, and how it goes for good."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ipo_crm.domain.dossiers import Dossier
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.history import BinRow
from ipo_crm.domain.ids import DossierId, OrganisationId, PersonId, RecordRef, person_ref
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation
from ipo_crm.domain.people import ContactKind, ContactPoint, Person, Role
from ipo_crm.domain.positions import Position, Stance
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.services.bin import Bin
from ipo_crm.services.desk import Desk, open_desk
from ipo_crm.store import health

SOURCE = Source(source_class=SourceClass.PUBLIC, title="Interview in De Proefkrant")
MAIL = ContactPoint(kind=ContactKind.EMAIL, value="jansen@voorbeeld.invalid")


def _add(desk: Desk, family_name: str = "Jansen", *points: ContactPoint) -> PersonId:
    person = Person(name=PersonName(family_name=family_name), contact_points=points)
    return PersonId(desk.people.add(person).only("person"))


def _dossier(desk: Desk, title: str = "Proefdossier") -> DossierId:
    return DossierId(desk.dossiers.put(Dossier(title=title)).only("dossier"))


def _stand(desk: Desk, person: PersonId, dossier: DossierId) -> None:
    position = Position(
        actor=person_ref(person), dossier_id=dossier, stance=Stance.FOR, day=date.today(), source=SOURCE
    )
    desk.positions.record(position)


def _only(desk: Desk) -> BinRow:
    (row,) = desk.bin.rows()
    return row


def test_it_lists_what_went_by_which_deed_and_not_what_went_along(desk: Desk) -> None:
    key = _add(desk, "Jansen", MAIL)
    _stand(desk, key, _dossier(desk))
    desk.people.drop(key)

    row = _only(desk)

    assert (row.subject, row.name, row.title, row.days_left) == ("persoon", "Jansen", "Jansen verwijderen", 30)


def test_the_deed_is_told_only_where_it_was_about_something_else(desk: Desk) -> None:
    key, dossier = _add(desk, "Jansen"), _dossier(desk)
    _stand(desk, key, dossier)
    desk.people.drop(key)
    desk.dossiers.drop(dossier)
    person = next(row for row in desk.bin.rows() if row.subject == "persoon")
    alone = person.along_with
    desk.bin.restore(person.entry)

    told = {row.subject: row.along_with for row in desk.bin.rows()}

    assert (alone, told) == ("", {"dossier": "", "positie": "Jansen verwijderen"})


def test_all_comes_back_after_a_restart_and_undo_puts_it_in_again(desk: Desk) -> None:
    key = _add(desk, "Jansen", MAIL)
    place = OrganisationId(desk.organisations.put(Organisation(name="Provincie Proef")).only("organisation"))
    desk.people.put_role(Role(person_id=key, organisation_id=place, function="griffier"))
    dossier = _dossier(desk)
    desk.dossiers.put(Dossier(id=dossier, title="Proefdossier", lead_id=key))
    _stand(desk, key, dossier)
    before = desk.exports.as_json(private=True)
    desk.people.drop(key)
    gone = desk.exports.as_json(private=True)
    desk.close()

    with open_desk(desk.path) as again:
        change = again.bin.restore(_only(again).entry)
        restored = again.exports.as_json(private=True)
        again.history.undo()

        assert change.title == "Persoon Jansen terugzetten"
        assert restored == before
        assert again.exports.as_json(private=True) == gone


def test_what_is_back_is_in_the_bin_no_more(desk: Desk) -> None:
    desk.people.drop(_add(desk))
    desk.bin.restore(_only(desk).entry)

    assert desk.bin.rows() == ()


def test_a_delete_that_was_taken_back_is_not_in_the_bin(desk: Desk) -> None:
    desk.people.drop(_add(desk))
    desk.history.undo()

    assert desk.bin.rows() == ()


def test_a_key_that_was_given_away_is_replaced_everywhere(desk: Desk) -> None:
    key = _add(desk, "Jansen", MAIL)
    desk.people.drop(key)
    other = _add(desk, "Pietersen")
    desk.bin.restore(_only(desk).entry)

    back = next(row for row in desk.people.rows() if row.id != other)
    found = desk.people.get(back.id)

    assert other == key
    assert found is not None
    assert (found.name.family_name, found.contact_points) == ("Jansen", (MAIL,))


def test_the_history_of_what_came_back_under_another_key_goes_back_to_its_beginning(desk: Desk) -> None:
    key = _add(desk, "Jansen", MAIL)
    desk.people.drop(key)
    _add(desk, "Pietersen")
    change = desk.bin.restore(_only(desk).entry)

    titles = [each.title for each in desk.history.of(RecordRef("person", change.only("person")))]

    assert list(dict.fromkeys(titles)) == ["Persoon Jansen terugzetten", "Jansen verwijderen", "Jansen toevoegen"]


def test_the_history_of_who_bears_the_key_now_is_their_own(desk: Desk) -> None:
    desk.people.drop(_add(desk, "Jansen", MAIL))
    other = _add(desk, "Pietersen")
    desk.bin.restore(_only(desk).entry)

    titles = [each.title for each in desk.history.of(RecordRef("person", other))]

    assert titles == ["Pietersen toevoegen"]


def test_what_belongs_to_something_else_that_went_stays_away(desk: Desk) -> None:
    key, dossier = _add(desk), _dossier(desk)
    _stand(desk, key, dossier)
    desk.people.drop(key)
    desk.dossiers.drop(dossier)
    person = next(row for row in desk.bin.rows() if row.subject == "persoon")

    desk.bin.restore(person.entry)

    assert sorted(row.subject for row in desk.bin.rows()) == ["dossier", "positie"]
    assert all(not wrong for _, wrong in health.check(desk._workspace.connection, encrypted=False))


def test_a_part_alone_says_what_must_come_back_first(desk: Desk) -> None:
    key = _add(desk)
    place = OrganisationId(desk.organisations.put(Organisation(name="Provincie Proef")).only("organisation"))
    role = desk.people.put_role(Role(person_id=key, organisation_id=place, function="griffier")).only("role")
    desk.people.drop_role(role)  # type: ignore[arg-type]
    desk.people.drop(key)
    entry = next(row.entry for row in desk.bin.rows() if row.subject == "functie")

    with pytest.raises(UserError, match="hoort bij persoon Jansen"):
        desk.bin.restore(entry)


def test_a_natural_key_that_is_taken_stands_in_the_way(desk: Desk) -> None:
    key = _add(desk)
    with desk._workspace.transaction("Kenmerk toevoegen") as tx:
        query = "INSERT INTO identifier (scheme, value, person_id) VALUES ('tk', '1', ?)"
        tx.connection.exec_driver_sql(query, (key,))
    desk.people.drop(key)
    other = _add(desk, "Pietersen")
    with desk._workspace.transaction("Kenmerk toevoegen") as tx:
        tx.connection.exec_driver_sql(query, (other,))
    before = desk.exports.as_json()

    with pytest.raises(UserError, match="er staat nu iets anders"):
        desk.bin.restore(_only(desk).entry)

    assert desk.exports.as_json() == before


@pytest.fixture
def later(desk: Desk) -> list[datetime]:
    """The clock of the bin, to be set by the test."""
    moments = [datetime.now(UTC)]
    desk.__dict__["bin"] = Bin(desk._workspace, lambda: moments[-1])
    return moments


def test_a_clock_that_leaps_ten_years_makes_nothing_overdue(desk: Desk, later: list[datetime]) -> None:
    desk.people.drop(_add(desk))
    later.append(later[0] + timedelta(days=3650, hours=1))

    assert (_only(desk).days_left, desk.bin.overdue()) == (16, ())


def test_after_thirty_days_of_work_it_is_overdue_and_still_there(desk: Desk, later: list[datetime]) -> None:
    desk.people.drop(_add(desk))
    for week in (1, 2, 3, 4, 5):
        _add(desk, f"Week {week}")
        query = "UPDATE deed SET at = ? WHERE id = (SELECT max(id) FROM deed)"
        moment = (later[0] + timedelta(days=7 * week)).isoformat(timespec="seconds")
        with desk._workspace.watch.writing():
            desk._workspace.connection.exec_driver_sql(query, (moment,))
    later.append(later[0] + timedelta(days=35, hours=1))

    (row,) = desk.bin.overdue()

    assert (row.name, row.days_left) == ("Jansen", -5)


def test_emptying_wipes_the_history_and_the_name_in_titles_and_cannot_be_undone(desk: Desk, tmp_path: Path) -> None:
    _add(desk, "Blijver")
    key = _add(desk, "Kanarievogel", MAIL)
    found = desk.people.get(key)
    assert found is not None
    desk.people.change(replace(found, notes="Kanarievogel zingt"))
    desk.people.drop(key)
    desk.bin.empty()
    desk.close()

    with open_desk(desk.path) as again:
        assert (again.bin.rows(), again.history.undo_title()) == ((), "")
        assert again.history.of(RecordRef("person", key)) == ()
    assert b"Kanarievogel" not in desk.path.read_bytes()


def test_what_came_back_under_another_key_goes_for_good_under_both(desk: Desk) -> None:
    desk.people.drop(_add(desk, "Kanarievogel", MAIL))
    other = _add(desk, "Pietersen", MAIL)  # takes the keys of the person and of the address
    desk.bin.restore(_only(desk).entry)
    desk.people.drop(next(row.id for row in desk.people.rows() if row.id != other))
    desk.bin.empty()
    desk.close()

    with open_desk(desk.path) as again:
        assert (again.bin.rows(), [row.id for row in again.people.rows()]) == ((), [other])
        assert len(again.history.of(RecordRef("person", other))) == 2
    assert b"Kanarievogel" not in desk.path.read_bytes()


def test_after_emptying_undo_goes_as_far_as_the_deed_that_threw_it_away(desk: Desk) -> None:
    desk.people.drop(_add(desk, "Jansen"))
    _add(desk, "Later")
    desk.bin.empty()

    desk.history.undo()

    assert desk.people.rows() == ()
    with pytest.raises(UserError, match="definitief gewist"):
        desk.history.undo()


def test_one_thing_goes_for_good_and_the_rest_stays(desk: Desk) -> None:
    for name in ("Jansen", "Pietersen"):
        desk.people.drop(_add(desk, name))
    entry = next(row.entry for row in desk.bin.rows() if row.name == "Jansen")
    desk.bin.drop_for_good([entry])

    assert [row.name for row in desk.bin.rows()] == ["Pietersen"]
    with pytest.raises(UserError, match="niet meer in de prullenbak"):
        desk.bin.restore(entry)


def test_half_typed_forms_about_what_goes_for_good_go_too(desk: Desk) -> None:
    gone, stays = (RecordRef("person", _add(desk, name)) for name in ("Jansen", "Pietersen"))
    places = [desk.drafts.place("people", "person", (ref,)) for ref in (gone, stays)]
    for place in places:
        desk.drafts.keep(place, "{}")
    desk.people.drop(PersonId(gone.key))
    thrown = [each.place for each in desk.drafts.all()]

    desk.bin.empty()

    assert sorted(thrown) == sorted(places)
    assert [each.place for each in desk.drafts.all()] == [places[1]]
