"""A file in which much happened: the sample with changes, doubles, drafts and thrown away records, all invented."""

from dataclasses import replace
from pathlib import Path

from ipo_crm.domain.dossiers import Dossier
from ipo_crm.domain.drafts import FormDraft, digest
from ipo_crm.domain.ids import DossierId, PersonId, RecordRef
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import ContactKind, ContactPoint, Person, Role
from ipo_crm.services.backups import Reason
from ipo_crm.services.desk import Desk, create_desk

LONG = PersonName(
    titles="mr. dr.", initials="A.M.C.", given_name="Anna", prefix="van der", family_name="Verzonnen-Nooitgenoemd"
)


def make_busy(path: Path, passphrase: str | None) -> PersonId:
    """Make the file, and give the person in it with the longest history."""
    with create_desk(path, passphrase) as desk:
        desk.settings.sign("Bureau Proef")
        desk.samples.fill()
        desk.backups.make()
        dossier = desk.dossiers.put(Dossier(title="Proefdossier dat niet doorging")).only("dossier")
        desk.dossiers.drop(DossierId(dossier))
        person = next(row.id for row in desk.people.rows() if row.name.family_name == "Fictie")
        for notes in ("Belt liever dan dat zij mailt.", "Belt liever dan dat zij mailt. Niet op woensdag."):
            _change(desk, person, notes=notes)
        post = ContactPoint(kind=ContactKind.EMAIL, value="spreekuur.vanfictie@voorbeeld.invalid", label="spreekuur")
        _change(desk, person, contact_points=(*_points(desk, person), post))
        _change(desk, person, rhythm_days=60)
        employer = next(each.id for each in desk.organisations.all() if each.name == "Voorbeeldbank NV")
        for given, languages in (("", "nl"), ("Anna", "")):
            name = PersonName(initials="A.", given_name=given, family_name="Bedenk")
            role = Role(person_id=PersonId(0), organisation_id=employer, function="adviseur")
            known = Person(name=name, languages=languages, notes="Gezien bij de proefdag." if given else "")
            desk.people.add(known, (role,) if given else ())
        for family in ("Verzinsel", "Probeersel", "Voorbeeld-Nooitgenoemd"):
            made = desk.people.add(Person(name=PersonName(initials="B.", family_name=family))).only("person")
            desk.people.drop(PersonId(made))
        desk.backups.make(Reason.IMPORT)
    return person


def add_long_doubles(desk: Desk) -> tuple[PersonId, PersonId]:
    """Add somebody with a very long name twice, and give the two."""
    points = tuple(
        ContactPoint(kind=ContactKind.EMAIL, value=f"a.m.c.vanderverzonnen-nooitgenoemd{at}@voorbeeld.invalid")
        for at in range(2)
    )
    one, other = (
        PersonId(desk.people.add(Person(name=LONG, contact_points=points[: at + 1], languages="nl")).only("person"))
        for at in range(2)
    )
    return one, other


def add_drafts(desk: Desk, person: PersonId) -> None:
    """Have four things half typed: two people, a note, and a text that has no form to go to."""
    for kind, key, typed in (
        ("person", 0, "Begint volgende week bij een heel lang genoemd verzonnen bureau voor warmtenetten"),
        ("person", person, "Belt terug na het reces"),
        ("notes", person, "Wil eerst de cijfers zien"),
    ):
        place = desk.drafts.place("people", kind, (RecordRef("person", key),))
        draft = FormDraft(
            title="Nieuwe persoon" if not key else "Notities",
            values={"Notities": typed},
            before={"Notities": digest("")},
            edits=bool(key),
        )
        desk.drafts.keep(place, draft.write())
    desk.drafts.keep("vergrendeld/Gegevens · Toelichting", "Nog navragen bij de griffie")


def _points(desk: Desk, key: PersonId) -> tuple[ContactPoint, ...]:
    found = desk.people.get(key)
    assert found is not None
    return found.contact_points


def _change(desk: Desk, key: PersonId, **values: object) -> None:
    found = desk.people.get(key)
    assert found is not None
    desk.people.change(replace(found, **values))  # type: ignore[arg-type]
