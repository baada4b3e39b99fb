"""Record files into the file: organisations, seats, people, roles and ties."""

from collections.abc import Mapping
from typing import Any

from ipo_crm.domain.ids import ActorRef, OrganisationId, PersonId, RelationId, RoleId, organisation_ref
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Chamber, Identifier, Organisation, OrganisationKind, Seats
from ipo_crm.domain.people import ContactKind, ContactPoint, Person, Relation, RelationKind, Role
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.exchange.records_json import RecordRow, day_of
from ipo_crm.services.record_keys import RecordKeys, period_of, record_uuid, text_of
from ipo_crm.store import identifiers, organisations, people
from ipo_crm.store.workspace import Transaction

_NAME_PARTS = ("honorific", "titles", "initials", "given_name", "prefix", "family_name", "suffix")


class ContactRecords:
    """Takes the rows of the contact book; each gives the Dutch noun under which it is counted."""

    def __init__(self, tx: Transaction, keys: RecordKeys) -> None:
        self._connection = tx.connection
        self._keys = keys
        self.takers = {
            "organisations": self._organisation,
            "fracties": self._seats,
            "people": self._person,
            "roles": self._role,
            "relations": self._relation,
        }

    def _organisation(self, row: RecordRow) -> str:
        fields = row.fields
        parent = fields.get("parent")
        made = Organisation(
            id=OrganisationId(self._keys.find("organisations", row.key) or 0),
            uuid=record_uuid("organisations", row.key),
            name=text_of(fields, "name"),
            abbreviation=text_of(fields, "abbreviation"),
            kind=OrganisationKind(fields.get("kind") or "overig"),
            sector=Sector(fields["sector"]) if fields.get("sector") else None,
            level=Level(fields.get("level") or "geen"),
            parent_id=OrganisationId(self._keys.need("organisations", parent)) if parent else None,
            period=period_of(fields),
            website=text_of(fields, "website"),
            notes=text_of(fields, "notes"),
            source=row.source,
        )
        key = organisations.put(self._connection, made)
        for each in fields.get("identifiers", ()):
            self._identify(organisation_ref(key), Identifier(scheme=each["scheme"], value=each["value"]))
        return "organisaties"

    def _identify(self, actor: ActorRef, identifier: Identifier) -> None:
        known = identifiers.organisations(self._connection, identifier.scheme)
        if identifier.value not in known:
            identifiers.put(self._connection, actor, identifier)

    def _seats(self, row: RecordRow) -> str:
        made = Seats(
            organisation_id=OrganisationId(self._keys.need("organisations", row.fields["organisation"])),
            chamber=Chamber(row.fields["chamber"]),
            count=int(row.fields["seats"]),
            period=period_of(row.fields),
            source=row.source,
        )
        same = [
            each
            for each in organisations.seats(self._connection)
            if (each.organisation_id, each.chamber, each.period) == (made.organisation_id, made.chamber, made.period)
        ]
        if not same:
            organisations.put_seats(self._connection, made)
        return "zetelaantallen"

    def _person(self, row: RecordRow) -> str:
        fields = row.fields
        nested = fields.get("name")
        name: Mapping[str, Any] = nested if isinstance(nested, Mapping) else fields
        points = tuple(
            ContactPoint(kind=ContactKind(each["kind"]), value=each["value"], label=each.get("label", ""))
            for each in fields.get("contact_points", ())
        )
        made = Person(
            id=PersonId(self._keys.find("people", row.key) or 0),
            uuid=record_uuid("people", row.key),
            name=PersonName(**{part: text_of(name, part) for part in _NAME_PARTS}),
            salutation=text_of(fields, "salutation"),
            languages=text_of(fields, "languages"),
            notes=text_of(fields, "notes"),
            keep_until=day_of(fields.get("keep_until")),
            informed_on=day_of(fields.get("informed_on")),
            contact_points=points,
            source=row.source,
        )
        people.put(self._connection, made)
        return "personen"

    def _role(self, row: RecordRow) -> str:
        fields = row.fields
        made = Role(
            id=RoleId(self._keys.find("roles", row.key) or 0),
            uuid=record_uuid("roles", row.key),
            person_id=PersonId(self._keys.need("people", fields["person"])),
            organisation_id=OrganisationId(self._keys.need("organisations", fields["organisation"])),
            function=text_of(fields, "function"),
            portfolio=text_of(fields, "portfolio"),
            influence=fields.get("influence"),
            period=period_of(fields),
            source=row.source,
        )
        people.put_role(self._connection, made)
        return "rollen"

    def _relation(self, row: RecordRow) -> str:
        fields = row.fields
        made = Relation(
            id=RelationId(self._keys.find("relations", row.key) or 0),
            uuid=record_uuid("relations", row.key),
            a=self._keys.actor(fields["a"]),
            b=self._keys.actor(fields["b"]),
            kind=RelationKind(fields["kind"]),
            strength=fields.get("strength"),
            not_via=bool(fields.get("not_via", False)),
            period=period_of(fields),
            source=row.source,
        )
        people.put_relation(self._connection, made)
        return "relaties"
