"""History: undo and redo by deed, who changed what in a record, and putting an old value back."""

from datetime import UTC, date, datetime, time

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.field_labels import SUBJECT, field_label
from ipo_crm.domain.history import ChangedRecord, RecordChange
from ipo_crm.domain.ids import PersonId, RecordRef
from ipo_crm.domain.progress import Tick, unheard
from ipo_crm.store import changed, journal
from ipo_crm.store import history as store
from ipo_crm.store.workspace import Workspace

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


class History:
    """Take deeds back and do them again, across restarts; tell what became of a record, and put an old value back."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def undo_title(self) -> str:
        """Give the title of the deed that undo takes back, empty when there is none."""
        found = journal.undoable(self._workspace.connection)
        return "" if found is None else found[1]

    def redo_title(self) -> str:
        """Give the title of the deed that redo does again, empty when there is none."""
        found = journal.redoable(self._workspace.connection)
        return "" if found is None else found[1]

    def undo(self, tick: Tick = unheard) -> Change:
        """Take the last deed back; `tick` hears how far it is, and what it raises leaves everything as it was."""
        return self._workspace.undo(tick)

    def redo(self, tick: Tick = unheard) -> Change:
        """Do the deed again that was taken back last."""
        return self._workspace.redo(tick)

    def of(self, ref: RecordRef) -> tuple[RecordChange, ...]:
        """Give what changed in a record and its parts, the latest first; also of what went up in it by merging."""
        connection = self._workspace.connection
        from ipo_crm.store.readable import Reader

        reader = Reader(connection)
        return tuple(reader.change(line) for line in reversed(store.lines_of(connection, ref)))

    def restore_field(self, entry: int, column: str) -> Change:
        """Give a field the value it had before that line of the history; a deed of its own, to be undone like any.

        Raises UserError when the record is gone, or when the old value does not fit any more.
        """
        connection = self._workspace.connection
        line = store.line(connection, entry)
        if line is None:
            raise UserError("Deze wijziging staat niet meer in de geschiedenis. Open de geschiedenis opnieuw.")
        what = f"{field_label(line.ref.subject, column)} van {SUBJECT[line.ref.subject]}"
        from ipo_crm.store.readable import Reader

        name = Reader(connection).name(line)
        with self._workspace.transaction(f"{what[:1].upper()}{what[1:]} {name} terugzetten") as tx:
            store.put_back(tx.connection, line, column)
            return tx.change

    def since(self, day: date, person: PersonId | None = None) -> tuple[ChangedRecord, ...]:
        """Give what changed from the beginning of a day, per record, what changed last first.

        Of a person: also in the dossiers, meetings and coalitions that they have to do with.
        """
        return self._since(datetime.combine(day, time()).astimezone(), person)

    def since_talk(self, person: PersonId) -> tuple[ChangedRecord, ...]:
        """Give what changed since the last talk with a person; everything when there was none.

        From when its report was written, or from the end of its day when that came later; the report itself is left
        out.
        """
        talk = changed.last_talk(self._workspace.connection, person)
        if talk is None:
            return self._since(_BEGINNING, person)
        ended = datetime.combine(talk.day, time.max).astimezone()
        start = ended if talk.recorded is None else min(ended, talk.recorded)
        return self._since(start, person, without=talk.deed)

    def _since(
        self, moment: datetime, person: PersonId | None, without: int | None = None
    ) -> tuple[ChangedRecord, ...]:
        connection = self._workspace.connection
        from ipo_crm.store.readable import Reader

        reader = Reader(connection)
        wanted = None if person is None else changed.around(connection, person)
        groups = changed.grouped(connection, moment, wanted, without)
        found = [
            ChangedRecord(
                ref=ref,
                subject=SUBJECT[ref.subject],
                name=store.name_of(connection, ref.subject, ref.key, lines[-1].entry),
                changes=tuple(reader.change(line) for line in lines),
            )
            for ref, lines in groups.items()
        ]
        return tuple(sorted(found, key=lambda each: each.changes[-1].entry, reverse=True))
