"""Readable: values of the file as people read them, with Dutch words, days in figures, and names for keys."""

from typing import Any

from sqlalchemy import Boolean, Connection, Date

from ipo_crm.domain import field_labels, notes
from ipo_crm.domain.history import ChangeKind, FieldChange, RecordChange, kind_of
from ipo_crm.domain.ids import DeedId
from ipo_crm.domain.money import write_money
from ipo_crm.domain.record_names import day_in_figures, record_name
from ipo_crm.domain.words import word_for
from ipo_crm.store import family, history, schema
from ipo_crm.store.history import Line

_GONE = "niet meer bekend"


class Reader:
    """Reads lines of the journal; names that were looked up once are kept as long as it is."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._names: dict[tuple[str, int], str] = {}

    def change(self, line: Line) -> RecordChange:
        """Give what a line says, field by field; of a row that came or went only the fields that were filled."""
        return RecordChange(
            entry=line.entry,
            deed=DeedId(line.deed),
            title=line.title,
            author=line.author,
            at=line.at,
            ref=line.ref,
            subject=field_labels.SUBJECT[line.ref.subject],
            name=self.name(line),
            kind=kind_of(line.was, line.became),
            fields=tuple(self._field(line, column) for column in self._told(line)),
        )

    def name(self, line: Line) -> str:
        """Give the name of what a line is about; of a part without one, that of what it points at."""
        own = record_name(line.ref.subject, line.row)
        if own:
            return own
        named = (self.value(line, column, line.row.get(column)) for column in line.row if column.endswith("_id"))
        return ", ".join(each for each in named if each)

    def value(self, line: Line, column: str, value: Any) -> str:
        """Give one value as people read it, empty for none."""
        if value is None or value == "":
            return ""
        subject = line.ref.subject
        parent = family.target(self._connection, subject, column)
        if parent is not None:
            return self._name(parent, value, line.entry) or _GONE
        table = schema.metadata.tables[subject]
        kind = table.c[column].type if column in table.c else None
        if isinstance(kind, schema.Coded):
            known = {member.value for member in kind.kind}  # the journal may hold words of another version
            return word_for(kind.kind(value)) if value in known else str(value)
        if isinstance(kind, Date):
            return day_in_figures(value)
        if isinstance(kind, Boolean):
            return "ja" if value else "nee"
        return write_money(value) if column == "amount" else notes.plain(str(value))

    def _told(self, line: Line) -> list[str]:
        """Give the columns that a line says something about, in the order of the file."""
        was, became = line.was or {}, line.became or {}
        changed = kind_of(line.was, line.became) is ChangeKind.CHANGED
        return [
            column
            for column in line.row
            if column not in field_labels.HIDDEN
            and (was.get(column) != became.get(column) if changed else line.row[column] not in (None, ""))
        ]

    def _field(self, line: Line, column: str) -> FieldChange:
        return FieldChange(
            column=column,
            label=field_labels.field_label(line.ref.subject, column),
            was=self.value(line, column, (line.was or {}).get(column)),
            became=self.value(line, column, (line.became or {}).get(column)),
        )

    def _name(self, subject: str, key: int, entry: int) -> str:
        found = self._names.get((subject, key))
        if found is None:
            found = self._names[subject, key] = history.name_of(self._connection, subject, key, entry)
        return found
