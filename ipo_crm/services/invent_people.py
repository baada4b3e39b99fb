"""An invented map: organisations, people with roles and ways to reach them, ties, and fracties with seats."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from ipo_crm.domain.names import organisation_search_text
from ipo_crm.domain.organisations import Chamber, OrganisationKind
from ipo_crm.domain.people import ContactKind, RelationKind
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.services.invent_words import FIRST_DAY, NOTE, TODAY, Chance

Rows = Iterator[dict[str, Any]]
SOURCE = 1
FRACTIES = {
    Chamber.TWEEDE_KAMER: (37, 25, 24, 20, 12, 9, 7, 5, 4, 3, 2, 2),
    Chamber.EERSTE_KAMER: (16, 14, 10, 9, 8, 6, 5, 4, 2, 1),
}
_KINDS = (
    (OrganisationKind.ASSOCIATION, Sector.CIVIL, Level.NONE, "Vereniging"),
    (OrganisationKind.COMPANY, Sector.MARKET, Level.NONE, "Bedrijf"),
    (OrganisationKind.MUNICIPALITY, Sector.LOCAL, Level.MUNICIPALITY, "Gemeente"),
    (OrganisationKind.GRID_OPERATOR, Sector.ENERGY, Level.NONE, "Netbeheer"),
    (OrganisationKind.ASSOCIATION, Sector.HOUSING, Level.NONE, "Woningstichting"),
    (OrganisationKind.KNOWLEDGE, Sector.MARKET, Level.NONE, "Instituut"),
    (OrganisationKind.WATER_AUTHORITY, Sector.LOCAL, Level.WATER, "Waterschap"),
    (OrganisationKind.MINISTRY, Sector.STATE, Level.STATE, "Ministerie"),
)
_FUNCTIONS = ("directeur", "beleidsadviseur", "woordvoerder", "bestuurder", "wethouder", "strateeg", "secretaris")


def organisations(chance: Chance, first: int, number: int) -> Rows:
    """Give organisations of every kind; each third one belongs to one before it."""
    for key in range(first, first + number):
        kind, sector, level, word = _KINDS[key % len(_KINDS)]
        name = f"{word} {chance.word()} (verzonnen)"
        yield {
            "id": key,
            "uuid": chance.uuid(),
            "name": name,
            "abbreviation": f"V{key}",
            "kind": kind,
            "sector": sector,
            "level": level,
            "parent_id": chance.draw.randrange(first, key) if key > first and key % 3 == 0 else None,
            "source_id": SOURCE,
            "search_text": organisation_search_text(name, f"V{key}"),
        }


def fracties(chance: Chance, first: int) -> Rows:
    """Give the invented fracties of both chambers, as organisations."""
    for place in range(sum(map(len, FRACTIES.values()))):
        name = f"Fractie {chance.word()} (verzonnen)"
        yield {
            "id": first + place,
            "uuid": chance.uuid(),
            "name": name,
            "abbreviation": f"F{first + place}",
            "kind": OrganisationKind.FRACTIE,
            "sector": Sector.PARLIAMENT,
            "level": Level.STATE,
            "parent_id": None,
            "source_id": SOURCE,
            "search_text": organisation_search_text(name, f"F{first + place}"),
        }


def seats(first: int) -> Rows:
    """Give the sizes of the fracties: they add up to 150 and 75."""
    numbered = enumerate((chamber, size) for chamber in Chamber for size in FRACTIES[chamber])
    for place, (chamber, size) in numbered:
        yield {
            "organisation_id": first + place,
            "chamber": chamber,
            "count": size,
            "valid_from": FIRST_DAY,
            "source_id": SOURCE,
        }


def people(chance: Chance, first: int, number: int) -> Rows:
    """Give people with all parts of a name; some have a date until which they are kept."""
    for key in range(first, first + number):
        name = chance.name()
        yield {
            "id": key,
            "uuid": chance.uuid(),
            "honorific": name.honorific,
            "titles": name.titles,
            "initials": name.initials,
            "given_name": name.given_name,
            "prefix": name.prefix,
            "family_name": name.family_name,
            "notes": NOTE if chance.draw.random() < 0.7 else f"{NOTE} {chance.text(1, 3)}",
            "keep_until": TODAY + timedelta(days=chance.draw.randrange(-30, 900)) if key % 3 == 0 else None,
            "source_id": SOURCE,
            "sort_key": name.sort_key,
            "search_text": name.search_text,
        }


def roles(chance: Chance, first: int, number: int, employers: range) -> Rows:
    """Give each person a role of now, and each third one an earlier one."""
    for person in range(first, first + number):
        began = chance.day(FIRST_DAY, TODAY - timedelta(days=30))
        yield _role(chance, person, employers, began, None)
        if person % 3 == 0:
            yield _role(chance, person, employers, FIRST_DAY - timedelta(days=chance.draw.randrange(30, 900)), began)


def contact_points(chance: Chance, first: int, number: int) -> Rows:
    """Give most people a mail address under a domain that cannot exist, and some a number that is not given out."""
    for person in range(first, first + number):
        if chance.draw.random() < 0.7:
            yield {"person_id": person, "kind": ContactKind.EMAIL, "value": f"persoon{person}@verzonnen.invalid"}
        if chance.draw.random() < 0.3:
            yield {"person_id": person, "kind": ContactKind.PHONE, "value": f"+3185{person:07d}"}


def relations(chance: Chance, people_: range, number: int) -> Rows:
    """Give ties between two people."""
    kinds = (RelationKind.KNOWS, RelationKind.FORMER_COLLEAGUE, RelationKind.WORKS_WITH)
    for _ in range(number):
        one, other = chance.draw.sample(people_, 2)
        yield {
            "uuid": chance.uuid(),
            "a_person_id": one,
            "b_person_id": other,
            "kind": chance.draw.choice(kinds),
            "strength": chance.draw.choice((None, 1, 2, 3)),
            "source_id": SOURCE,
        }


def _role(chance: Chance, person: int, employers: range, start: date, end: date | None) -> dict[str, Any]:
    return {
        "uuid": chance.uuid(),
        "person_id": person,
        "organisation_id": chance.draw.choice(employers),
        "function": chance.draw.choice(_FUNCTIONS),
        "portfolio": chance.subject() if chance.draw.random() < 0.3 else "",
        "influence": chance.draw.choice((None, 1, 2, 3, 4, 5)),
        "valid_from": start,
        "valid_to": end,
        "source_id": SOURCE,
    }
