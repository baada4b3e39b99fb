"""What of people and organisations is compared to find doubles, and which pairs were looked at and are two."""

from sqlalchemy import Connection

from ipo_crm.domain.duplicates import OrganisationTraits, PersonTraits, normal_email, normal_phone
from ipo_crm.domain.ids import ActorKind, ActorRef
from ipo_crm.domain.names import fold
from ipo_crm.domain.people import RelationKind
from ipo_crm.store import people, schema
from ipo_crm.store.records import period_of

_POINTS = "SELECT person_id, kind, value FROM contact_point WHERE kind IN ('email', 'phone', 'mobile')"
_EMPLOYERS = "SELECT person_id, organisation_id FROM role"


def people_traits(connection: Connection) -> tuple[PersonTraits, ...]:
    """Give what is compared of everybody."""
    emails: dict[int, set[str]] = {}
    phones: dict[int, set[str]] = {}
    for person, kind, value in connection.exec_driver_sql(_POINTS):
        if kind == "email":
            emails.setdefault(person, set()).add(normal_email(value))
        elif number := normal_phone(value):
            phones.setdefault(person, set()).add(number)
    employers: dict[int, set[int]] = {}
    for person, organisation in connection.exec_driver_sql(_EMPLOYERS):
        employers.setdefault(person, set()).add(organisation)
    known = _identifiers(connection, "person_id")
    nothing: frozenset[int] = frozenset()
    return tuple(
        PersonTraits(
            key=key,
            name=name,
            emails=frozenset(emails.get(key, ())),
            phones=frozenset(phones.get(key, ())),
            organisations=frozenset(employers[key]) if key in employers else nothing,
            identifiers=known.get(key, frozenset()),
        )
        for key, name in people.names(connection).items()
    )


def organisation_traits(connection: Connection) -> tuple[OrganisationTraits, ...]:
    """Give what is compared of every organisation."""
    known = _identifiers(connection, "organisation_id")
    return tuple(
        OrganisationTraits(
            key=row.id,
            name=row.name,
            abbreviation=row.abbreviation,
            kind=row.kind,
            website=row.website,
            parent=row.parent_id,
            period=period_of(row),
            identifiers=known.get(row.id, frozenset()),
        )
        for row in connection.execute(schema.organisation.select().order_by(schema.organisation.c.id))
    )


def not_same(connection: Connection) -> frozenset[tuple[ActorRef, ActorRef]]:
    """Give the pairs of which somebody said that they are two, the lower key first."""
    query = (
        "SELECT a_person_id, b_person_id, a_organisation_id, b_organisation_id FROM relation "
        f"WHERE kind = '{RelationKind.NOT_SAME}'"
    )
    pairs = set()
    for a, b, c, d in connection.exec_driver_sql(query):
        kind = ActorKind.ORGANISATION if a is None else ActorKind.PERSON
        low, high = sorted((c, d) if a is None else (a, b))
        pairs.add((ActorRef(kind, low), ActorRef(kind, high)))
    return frozenset(pairs)


def _identifiers(connection: Connection, column: str) -> dict[int, frozenset[tuple[str, str]]]:
    found: dict[int, set[tuple[str, str]]] = {}
    query = f"SELECT {column}, scheme, value FROM identifier WHERE {column} IS NOT NULL"
    for key, scheme, value in connection.exec_driver_sql(query):
        found.setdefault(key, set()).add((scheme, fold(value).strip()))
    return {key: frozenset(values) for key, values in found.items()}
