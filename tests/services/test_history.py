"""Who, what, when, was, became; putting a value back; and what changed since a day or a talk."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ipo_crm.domain.dossiers import Dossier
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.history import ChangeKind, FieldChange, RecordChange
from ipo_crm.domain.ids import DossierId, OrganisationId, PersonId, RecordRef, person_ref
from ipo_crm.domain.meetings import Meeting, MeetingKind, Participant, Side
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation, OrganisationKind
from ipo_crm.domain.people import ContactKind, ContactPoint, Person, Role
from ipo_crm.domain.positions import Position, Stance
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.domain.talks import TalkReport
from ipo_crm.services.desk import Desk, open_desk

SOURCE = Source(source_class=SourceClass.PUBLIC, title="Interview in De Proefkrant")


def _add(desk: Desk, family_name: str = "Jansen") -> PersonId:
    return PersonId(desk.people.add(Person(name=PersonName(family_name=family_name))).only("person"))


def _person(desk: Desk, key: PersonId) -> Person:
    found = desk.people.get(key)
    assert found is not None
    return found


def _of(desk: Desk, key: int, subject: str = "person") -> tuple[RecordChange, ...]:
    return desk.history.of(RecordRef(subject, key))


def _note(desk: Desk, key: PersonId, text: str) -> None:
    desk.people.change(replace(_person(desk, key), notes=text))


def test_it_tells_who_what_was_and_became(desk: Desk) -> None:
    desk.settings.sign("Bureau Proef")
    key = _add(desk)
    _note(desk, key, "eerst")
    _note(desk, key, "later")

    last = _of(desk, key)[0]

    assert (last.author, last.title, last.subject, last.name) == (
        "Bureau Proef",
        "Jansen: notities wijzigen",
        "persoon",
        "Jansen",
    )
    assert last.fields == (FieldChange(column="notes", label="notities", was="eerst", became="later"),)


def test_days_are_in_figures_and_enumerations_in_dutch(desk: Desk) -> None:
    key = desk.organisations.put(Organisation(name="Proefveld")).only("organisation")
    changed = Organisation(id=OrganisationId(key), name="Proefveld", kind=OrganisationKind.PROVINCE)
    desk.organisations.put(changed)
    person = _add(desk)
    desk.people.change(replace(_person(desk, person), keep_until=date(2027, 3, 1)))

    assert _of(desk, key, "organisation")[0].fields[0].became == "provincie"
    assert _of(desk, person)[0].fields[0].became == "01-03-2027"


def test_parts_are_told_with_the_names_of_what_they_point_at(desk: Desk) -> None:
    key = _add(desk)
    place = OrganisationId(desk.organisations.put(Organisation(name="Provincie Proef")).only("organisation"))
    desk.people.put_role(Role(person_id=key, organisation_id=place, function="griffier"))
    desk.organisations.drop(place)

    dropped, added = _of(desk, key)[:2]

    assert (dropped.subject, dropped.kind, dropped.title) == (
        "functie",
        ChangeKind.DROPPED,
        "Provincie Proef verwijderen",
    )
    assert {field.label: field.became for field in added.fields}["organisatie"] == "Provincie Proef"


def test_ways_to_reach_someone_are_told_too(desk: Desk) -> None:
    key = _add(desk)
    point = ContactPoint(kind=ContactKind.EMAIL, value="jansen@voorbeeld.invalid")
    desk.people.change(replace(_person(desk, key), contact_points=(point,)))

    last = _of(desk, key)[0]

    assert (last.subject, last.name) == ("contactgegeven", "jansen@voorbeeld.invalid")


def test_what_was_taken_back_is_no_history(desk: Desk) -> None:
    key = _add(desk)
    _note(desk, key, "vergissing")
    desk.history.undo()

    assert [change.kind for change in _of(desk, key)] == [ChangeKind.ADDED]


def test_a_key_that_came_free_brings_no_history_of_another(desk: Desk) -> None:
    first = _add(desk, "Jansen")
    desk.people.drop(first)
    second = _add(desk, "Pietersen")

    assert second == first
    assert {change.name for change in _of(desk, second)} == {"Pietersen"}


def test_an_old_value_comes_back_as_a_deed_that_can_be_undone_after_a_restart(desk: Desk) -> None:
    key = _add(desk)
    _note(desk, key, "eerst")
    _note(desk, key, "later")
    entry = _of(desk, key)[0].entry
    desk.close()

    with open_desk(desk.path) as again:
        again.history.restore_field(entry, "notes")
        restored = _person(again, key).notes
        title = again.history.undo_title()
        again.history.undo()
        assert (restored, title) == ("eerst", "Notities van persoon Jansen terugzetten")
        assert _person(again, key).notes == "later"


def test_a_name_that_comes_back_is_found_again(desk: Desk) -> None:
    key = _add(desk, "Jansen")
    desk.people.change(replace(_person(desk, key), name=PersonName(family_name="Pietersen")))

    desk.history.restore_field(_of(desk, key)[0].entry, "family_name")

    assert [hit.title for hit in desk.search.find("jansen")] == ["Jansen"]


def test_a_value_of_a_record_that_is_gone_is_refused(desk: Desk) -> None:
    key = _add(desk)
    _note(desk, key, "eerst")
    entry = _of(desk, key)[0].entry
    desk.people.drop(key)

    with pytest.raises(UserError, match="prullenbak"):
        desk.history.restore_field(entry, "notes")


def test_a_value_that_points_at_what_is_gone_is_refused(desk: Desk) -> None:
    parent = OrganisationId(desk.organisations.put(Organisation(name="Koepel")).only("organisation"))
    child = OrganisationId(desk.organisations.put(Organisation(name="Deel", parent_id=parent)).only("organisation"))
    desk.organisations.put(Organisation(id=child, name="Deel"))
    entry = _of(desk, child, "organisation")[0].entry
    desk.organisations.drop(parent)

    with pytest.raises(UserError, match="verwijst"):
        desk.history.restore_field(entry, "parent_id")


def test_a_value_that_is_taken_now_is_refused_and_nothing_changes(desk: Desk) -> None:
    key = _add(desk)
    mail = [ContactPoint(kind=ContactKind.EMAIL, value=f"{name}@voorbeeld.invalid") for name in ("een", "twee")]
    desk.people.change(replace(_person(desk, key), contact_points=tuple(mail[:1])))
    connection = desk._workspace.connection
    with desk._workspace.transaction("Adres wijzigen") as tx:
        tx.connection.exec_driver_sql("UPDATE contact_point SET value = 'twee@voorbeeld.invalid'")
    entry = _of(desk, key)[0].entry
    desk.people.change(replace(_person(desk, key), contact_points=(mail[1], mail[0])))

    with pytest.raises(UserError, match="past niet meer"):
        desk.history.restore_field(entry, "value")

    assert connection.exec_driver_sql("SELECT count(*) FROM contact_point").scalar_one() == 2


def test_a_value_that_stands_already_is_refused(desk: Desk) -> None:
    key = _add(desk)
    _note(desk, key, "eerst")
    _note(desk, key, "later")
    entry = _of(desk, key)[0].entry
    _note(desk, key, "eerst")

    with pytest.raises(UserError, match="staat er al"):
        desk.history.restore_field(entry, "notes")


def _talk(desk: Desk, person: PersonId, dossier: DossierId, day: date) -> None:
    meeting = Meeting(
        kind=MeetingKind.BILATERAL,
        day=day,
        participants=(Participant(person_id=person, side=Side.THEIRS),),
        dossiers=(dossier,),
    )
    desk.meetings.record_talk(TalkReport(meeting=meeting))


def test_since_a_day_it_gathers_per_record_what_a_person_has_to_do_with(desk: Desk) -> None:
    key, other = _add(desk), _add(desk, "Buitenstaander")
    dossier = DossierId(desk.dossiers.put(Dossier(title="Proefdossier")).only("dossier"))
    position = Position(actor=person_ref(key), dossier_id=dossier, stance=Stance.FOR, day=date.today(), source=SOURCE)
    desk.positions.record(position)
    _note(desk, other, "niet van belang")

    found = {each.name: each.titles for each in desk.history.since(date.today(), key)}

    assert found == {
        "Jansen": ("Jansen toevoegen", "Positie vastleggen"),
        "Proefdossier": ("Dossier Proefdossier toevoegen", "Positie vastleggen"),
    }


def test_since_tomorrow_nothing_changed(desk: Desk) -> None:
    _add(desk)

    assert desk.history.since(date.today() + timedelta(days=1)) == ()


def test_since_the_last_talk_leaves_out_the_report_and_what_came_before(desk: Desk) -> None:
    key = _add(desk)
    dossier = DossierId(desk.dossiers.put(Dossier(title="Proefdossier")).only("dossier"))
    _backdate(desk, days=9)
    _talk(desk, key, dossier, date.today() - timedelta(days=7))
    desk.dossiers.put(Dossier(id=dossier, title="Proefdossier", goal="Een doel"))

    (found,) = desk.history.since_talk(key)

    assert (found.name, found.titles) == ("Proefdossier", ("Dossier Proefdossier: doel wijzigen",))


def test_without_a_talk_everything_is_new(desk: Desk) -> None:
    key = _add(desk)

    assert [each.titles for each in desk.history.since_talk(key)] == [("Jansen toevoegen",)]


def _backdate(desk: Desk, days: int) -> None:
    """Bring all deeds so far back to an earlier day; the journal itself is not journalled."""
    query = "UPDATE deed SET at = strftime('%Y-%m-%dT%H:%M:%S+00:00', at, ?)"
    with desk._workspace.watch.writing():
        desk._workspace.connection.exec_driver_sql(query, (f"-{days} days",))
