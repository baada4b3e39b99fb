"""Who is to be erased, and every text of the file that names them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Text, select

from ipo_crm.domain.drafts import words_of
from ipo_crm.domain.erasure import MentionFound, TextPlace
from ipo_crm.domain.field_labels import SUBJECT, field_label
from ipo_crm.domain.ids import PersonId, RecordRef
from ipo_crm.domain.mentions import Mentions
from ipo_crm.domain.names import PersonName, fold
from ipo_crm.domain.people import ContactKind
from ipo_crm.domain.record_names import record_name
from ipo_crm.store import family, history, journal, notes, people, schema

_PARTS = ("honorific", "titles", "initials", "given_name", "prefix", "family_name", "suffix")
NAME_COLUMNS = frozenset((*_PARTS, "sort_key", "search_text"))
CONTENT = "content"
_KEYS = frozenset(("uuid", "sha256", "gone_uuid"))
_COMPUTED = frozenset(("sort_key", "search_text"))
_AROUND = 40
_POINTS = (ContactKind.EMAIL.value, ContactKind.MOBILE.value)

Row = tuple[str, int]
"""A row by its table and key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Who is to be erased: the record where there is one, how texts name them, and whether others share the surname."""

    key: PersonId | None
    uuid: str
    name: PersonName
    mentions: Mentions
    namesakes: bool

    def meant(self, text: str | bytes) -> bool:
        """Tell whether a text is about the person; a bare surname that others bear too says nothing.

        Bytes are those of an attachment: there only the surname as it is written counts.
        """
        if isinstance(text, bytes):
            return self.name.family_name.encode() in text
        return text == self.uuid or any(each.certain or not self.namesakes for each in self.mentions.find(text))


def target(connection: Connection, key: PersonId) -> Target | None:
    """Give the target for a person in the file; e-mail and mobile count as their name when nobody else has them."""
    person = people.get(connection, key)
    if person is None:
        return None
    query = "SELECT count(*) FROM contact_point WHERE value = ? AND person_id <> ?"
    own = [
        point.value
        for point in person.contact_points
        if point.kind.value in _POINTS and not connection.exec_driver_sql(query, (point.value, key)).scalar_one()
    ]
    names = {person.name, *_earlier_names(connection, key, person.uuid)}
    surnames = {fold(name.family_name) for name in names}
    namesakes = any(
        other != key and fold(name.family_name) in surnames for other, name in people.names(connection).items()
    )
    return Target(
        key=key,
        uuid=person.uuid,
        name=person.name,
        mentions=Mentions(
            sorted(names, key=lambda name: name.sort_key), own, notes.named(connection, RecordRef("person", key))
        ),
        namesakes=namesakes,
    )


def who_objected(connection: Connection) -> tuple[Target, ...]:
    """Give those who objected to being kept."""
    found = (target(connection, PersonId(key)) for key in sorted(people.blocked(connection)))
    return tuple(who for who in found if who is not None)


def _earlier_names(connection: Connection, key: PersonId, uuid: str) -> set[PersonName]:
    """Give the names that the journal knows of a person."""
    lines = history.lines_of(connection, RecordRef("person", key), uuid)
    rows = [line.row for line in lines if line.ref.subject == "person"]
    return {PersonName(**{part: row.get(part) or "" for part in _PARTS}) for row in rows}


def going_along(connection: Connection, key: PersonId | None) -> frozenset[Row]:
    """Give the rows that go with a person: themselves, and what belongs to them at any remove."""
    return frozenset() if key is None else family.going_along(connection, "person", key)


def texts(connection: Connection, who: Target) -> Iterator[tuple[TextPlace, str]]:
    """Give every text that names the person and does not go with them."""
    gone = going_along(connection, who.key)
    for subject, columns in _text_columns().items():
        table = schema.metadata.tables[subject]
        rows = connection.execute(select(table.c.id, *(table.c[column] for column in columns))).all()
        for key, *values in rows:
            for column, text in zip(columns, values, strict=True):
                if (
                    text
                    and who.mentions.names(text)
                    and (subject, key) not in gone
                    and not is_name_of_other(who, subject, column)
                ):
                    yield TextPlace(RecordRef(subject, key), column), text


def contents(connection: Connection, who: Target) -> Iterator[RecordRef]:
    """Give the attachments in whose bytes the surname stands, of records that stay."""
    gone = going_along(connection, who.key)
    query = (
        "SELECT a.id FROM attachment a JOIN attachment_content c ON c.sha256 = a.sha256 WHERE instr(c.content, ?) > 0"
    )
    for key in connection.exec_driver_sql(query, (who.name.family_name.encode(),)).scalars().all():
        if ("attachment", key) not in gone:
            yield RecordRef("attachment", key)


def found(connection: Connection, who: Target) -> tuple[MentionFound, ...]:
    """Give every mention with what stands around it, for somebody to decide on."""
    listed = [_mention(connection, who, place, text) for place, text in texts(connection, who)]
    listed += [
        MentionFound(
            place=TextPlace(ref, CONTENT),
            subject=SUBJECT["attachment"],
            name=_name(connection, ref),
            label="inhoud van de bijlage",
            fragment="",
            certain=False,
        )
        for ref in contents(connection, who)
    ]
    return tuple(listed)


def drafts(connection: Connection, who: Target) -> tuple[int, ...]:
    """Give the half-typed texts that name the person, or stand in a form about them."""
    rows = connection.exec_driver_sql("SELECT id, place, text FROM draft ORDER BY id").all()
    return tuple(
        key
        for key, place, text in rows
        if f"={who.uuid}" in place or who.mentions.names(place) or who.mentions.names(words_of(text))
    )


def titles(connection: Connection, who: Target, *, meant: bool = False) -> tuple[int, ...]:
    """Give the deeds whose title or author names the person, or with `meant` surely means them."""
    rows = connection.exec_driver_sql("SELECT id, title, author FROM deed ORDER BY id").all()
    fits = who.meant if meant else who.mentions.names
    return tuple(key for key, title, author in rows if fits(title) or fits(author))


def is_name_of_other(who: Target, subject: str, column: str) -> bool:
    """Tell whether a column holds the name of another person, which is theirs whatever it looks like."""
    return subject == "person" and (column in NAME_COLUMNS or (column == "salutation" and who.namesakes))


def _text_columns() -> dict[str, tuple[str, ...]]:
    """Give the columns of every table that people write in."""
    return {
        name: columns
        for name, table in sorted(schema.metadata.tables.items())
        if name not in journal.OUTSIDE
        and (
            columns := tuple(
                column.name
                for column in table.c
                if isinstance(column.type, Text) and column.name not in _KEYS | _COMPUTED
            )
        )
    }


def _mention(connection: Connection, who: Target, place: TextPlace, text: str) -> MentionFound:
    every = who.mentions.find(text)
    first = every[0]
    start, end = max(0, first.start - _AROUND), min(len(text), first.end + _AROUND)
    fragment = " ".join(text[start:end].split())
    return MentionFound(
        place=place,
        subject=SUBJECT[place.ref.subject],
        name=_name(connection, place.ref),
        label=field_label(place.ref.subject, place.column),
        fragment=f"{'…' if start else ''}{fragment}{'…' if end < len(text) else ''}",
        certain=any(mention.certain for mention in every),
    )


def _name(connection: Connection, ref: RecordRef) -> str:
    row = family.present(connection, ref.subject, [ref.key]).get(ref.key)
    return "" if row is None else record_name(ref.subject, row)
