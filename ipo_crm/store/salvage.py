"""Emergency salvage: all that can be read of a damaged file goes into a new one, and what is missing is told.

The rows come, in this order, from pages that pass their check, from the journal, which is a second copy of every row
in the same file, from pages that were signed anew (doubtful), and, where it is asked for, from a back-up.
"""

import hashlib
import json
import tempfile
from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from ipo_crm.domain.errors import DamagedFileError, UserError
from ipo_crm.domain.salvage import LeftOut, SalvageReport, SavedTable
from ipo_crm.store import backups, derived, disk, engine, health, journal, schema
from ipo_crm.store.backup_restore import refuse_open
from ipo_crm.store.damaged import Copy, Read, Row, Span, take_copy
from ipo_crm.store.keys import Secret
from ipo_crm.store.salvage_order import mend_references
from ipo_crm.store.schema_donor import mend_schema
from ipo_crm.store.workspace import build

_OWN = ("alembic_version", "journal_state", "backup_manifest")  # of the new file itself, or of a back-up
_FIRST = ("meta", "deed", "deed_row")
_UNREADABLE = (
    "Van dit bestand kan niets worden gelezen: ook de beschrijving van de tabellen is weg. "
    "Het is ongewijzigd gelaten. Zet een reservekopie terug."
)
_DOES_NOT_FIT = "past niet in het nieuwe bestand; de inhoud is waarschijnlijk beschadigd"
_LOST_TITLE = "(titel verloren)"
FOLDER = ".noodherstel-"

Progress = Callable[[float, str], object]


@dataclass(slots=True)
class _Saving:
    """One table on its way: what was put into the new file so far, and where its keys could not be read."""

    name: str
    saved: set[int] = field(default_factory=set)
    from_history: set[int] = field(default_factory=set)
    from_backup: set[int] = field(default_factory=set)
    doubtful: set[int] = field(default_factory=set)
    gaps: tuple[Span, ...] = ()
    in_backup: int | None = None
    missing: set[int] = field(default_factory=set)

    @property
    def kept(self) -> set[int]:
        return self.saved | self.from_history | self.from_backup

    def lacks(self, key: int) -> bool:
        """Tell whether a row is not there because it could not be read."""
        return key not in self.kept and any(low <= key <= high for low, high in self.gaps)

    def told(self) -> SavedTable:
        return SavedTable(
            name=self.name,
            saved=len(self.saved),
            from_history=len(self.from_history),
            from_backup=len(self.from_backup),
            doubtful=tuple(sorted(self.doubtful)),
            missing=tuple(sorted(self.missing - self.kept)),
            in_backup=self.in_backup,
        )


def salvage(
    damaged: Path,
    new_file: Path,
    secret: Secret | None,
    *,
    backup: Path | None = None,
    take_from_backup: bool = False,
    progress: Progress = lambda _share, _text: None,
) -> SalvageReport:
    """Write all that can be read of a damaged file into a new one under the same key, and tell what is missing.

    The damaged file is copied and not opened; an existing file is never overwritten. `backup` is one under the same
    key. Raises UserError, LockedFileError or DamagedFileError, and leaves no new file then.
    """
    if new_file.exists():
        raise UserError(f"{new_file.name} bestaat al. Kies een andere naam voor het nieuwe bestand.")
    refuse_open(damaged)
    part = new_file.with_name(new_file.name + ".part")
    with (
        backups.told(),
        backups.or_nothing(part),
        tempfile.TemporaryDirectory(dir=new_file.parent, prefix=FOLDER) as folder,
    ):
        part.unlink(missing_ok=True)
        copy = take_copy(damaged, Path(folder), secret)
        bad = copy.bad
        if not mend_schema(copy, backup):
            raise DamagedFileError(_UNREADABLE)
        build(part, secret)
        with closing(_opened(part, secret)) as raw:
            work = _Work(raw, copy, progress)
            work.fill()
            if backup is not None:
                kept = take_copy(backup, Path(folder), secret, "reservekopie")
                work.hold_against(kept, take=take_from_backup)
                kept.close()
            work.finish()
        _compute_anew(part, secret)
        backups.journal_of(part).unlink(missing_ok=True)
        disk.sync_file(part)
        faults = _faults(part, secret)
        part.rename(new_file)
        disk.sync_folder(new_file.parent)
    return SalvageReport(
        new_file=new_file,
        pages=copy.pages,
        damaged_pages=bad,
        tables=tuple(each.told() for each in work.tables.values()),
        left_out=tuple(work.left_out),
        only_in_backup=work.only_in_backup,
        backup=backup,
        faults=faults,
    )


class _Work:
    """Fills one new file."""

    def __init__(self, raw: dbapi2.Connection, copy: Copy, progress: Progress) -> None:
        self._raw = raw
        self._copy = copy
        self._twin = copy.signed_anew()
        self._progress = progress
        self._columns = _columns(raw)
        self.tables: dict[str, _Saving] = {}
        self.left_out: list[LeftOut] = []
        self.only_in_backup = 0
        self._deleted: set[tuple[str, int]] = set()

    def fill(self) -> None:
        """Take over every table, those of the journal first: they tell what there was of the others."""
        there = set(self._copy.tables())
        names = [*_FIRST, *(name for name in sorted(self._columns) if name not in _FIRST)]
        self._raw.execute("BEGIN IMMEDIATE")
        self._raw.execute("UPDATE journal_state SET replaying = 1")
        last: dict[str, dict[int, str]] = {}
        for number, name in enumerate(names):
            self._progress(number / len(names), name)
            saving = self.tables[name] = _Saving(name)
            states = last.get(name, {})
            if name in there:
                self._take_over(saving, states)
            elif states:
                saving.gaps = ((1, max(states)),)
                self._from_history(saving, states)
            if name == "deed_row":
                self._name_lost_deeds()
                last = self._last_states()

    def hold_against(self, backup: Copy, *, take: bool) -> None:
        """Count what only the back-up has, and take it over where that is asked for."""
        for name in backup.tables():
            saving = self.tables.get(name)
            if saving is None or name in ("deed", "deed_row"):
                continue
            rows = backup.read(name).whole
            if name == "meta" and not saving.saved:  # whose file it is, is not to be lost
                saving.from_backup |= self._put(name, rows.values())
            saving.in_backup = len(rows)
            gone = {key for subject, key in self._deleted if subject == name}
            lacking = {key: row for key, row in rows.items() if key not in saving.kept | gone}
            saving.missing |= {key for key in lacking if saving.lacks(key)}
            if take:
                lacking = {key: row for key, row in lacking.items() if saving.lacks(key)}
                saving.from_backup |= self._put(name, lacking.values())
            self.only_in_backup += sum(key not in saving.kept for key in lacking)

    def finish(self) -> None:
        """Put references right, end the undo chain where anything was lost, and keep it all."""
        gone = mend_references(self._raw)
        for each in gone:
            self.left_out.append(each)
            saving = self.tables[each.table]
            for keys in (saving.saved, saving.from_history, saving.from_backup, saving.doubtful, saving.missing):
                keys.discard(each.key)
        if self._lost_anything():
            self._raw.execute("UPDATE deed SET purged = 1")
            purged = "INSERT INTO deed (title, at, state, author, purged) VALUES (?, ?, 'done', '', 1)"
            self._raw.execute(purged, (journal.SALVAGED, datetime.now(UTC).isoformat(timespec="seconds")))
        self._raw.execute("UPDATE journal_state SET replaying = 0, deed_id = NULL")
        self._raw.execute("COMMIT")
        for copy in (self._copy, self._twin):  # where an open file cannot be deleted, its folder would stay
            copy.close()

    def _take_over(self, saving: _Saving, states: dict[int, str]) -> None:
        top = max(max(states, default=0), self._copy.numbered_up_to(saving.name))
        read = self._copy.read(saving.name, top=top)
        saving.gaps = (*read.gaps, *((key, key) for key in read.partly))
        whole = {key: row for key, row in read.whole.items() if _is_sound(saving.name, row)}
        saving.saved |= self._put(saving.name, whole.values())
        saving.missing |= read.whole.keys() - saving.saved
        if not saving.gaps and self._copy.bad is not None:
            return
        if self._copy.bad is None:
            saving.doubtful |= {key for key in saving.saved & states.keys() if not _agrees(whole[key], states[key])}
        self._from_history(saving, states)
        self._from_doubtful_pages(saving, read, states)
        saving.missing |= {key for key in (*states, *read.partly) if saving.lacks(key)}
        if saving.name == "meta" and not saving.saved:
            saving.missing.add(1)
        if saving.name == "deed_row":  # numbered almost without holes: what is in a gap was a row
            last = max(max(saving.kept, default=0), top)
            saving.missing |= {key for low, high in saving.gaps for key in range(low, min(high, last) + 1)}

    def _from_history(self, saving: _Saving, states: dict[int, str]) -> None:
        rows = [json.loads(text) for key, text in states.items() if saving.lacks(key)]
        if not rows:
            return
        taken = self._put(saving.name, rows)
        saving.from_history |= taken
        if self.tables["deed_row"].gaps:  # a later change of the row may have stood in what is gone
            saving.doubtful |= taken

    def _from_doubtful_pages(self, saving: _Saving, read: Read, states: dict[int, str]) -> None:
        """Take the rows of the pages that were signed anew, and what is left of rows with a torn text."""
        lost = Read({}, {}, ())
        if self._twin is not self._copy and saving.gaps:
            lost = self._twin.read(saving.name, saving.gaps)
        for rows in (lost.whole, lost.partly, read.partly):
            fresh = {key: row for key, row in rows.items() if saving.lacks(key) and _is_sound(saving.name, row)}
            taken = self._put(saving.name, fresh.values())
            saving.saved |= taken
            saving.doubtful |= {key for key in taken if key not in states or not _agrees(fresh[key], states[key])}

    def _put(self, table: str, rows: Collection[Row]) -> set[int]:
        """Insert rows as they are; one that does not fit is listed."""
        put = set()
        if table == "meta" and rows:
            self._raw.execute("DELETE FROM meta")
        for row in rows:
            values = {name: value for name, value in row.items() if name in self._columns[table]}
            names = ", ".join(values)
            marks = ", ".join("?" for _ in values)
            try:
                self._raw.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))
                put.add(row["id"])
            except (dbapi2.IntegrityError, dbapi2.DataError, OverflowError):
                self.left_out.append(LeftOut(table=table, key=int(row["id"]), why=_DOES_NOT_FIT))
        return put

    def _name_lost_deeds(self) -> None:
        """Put a deed without a title in the place of one that is gone while its changes are there."""
        query = "SELECT DISTINCT deed_id FROM deed_row WHERE deed_id NOT IN (SELECT id FROM deed)"
        lost = [key for (key,) in self._raw.execute(query).fetchall()]
        insert = "INSERT INTO deed (id, title, at, state, author, purged) VALUES (?, ?, '', 'done', '', 1)"
        self._raw.executemany(insert, [(key, _LOST_TITLE) for key in lost])
        self.tables["deed"].missing |= set(lost)

    def _last_states(self) -> dict[str, dict[int, str]]:
        """Give from the journal how each row was left; one that was deleted or purged is not to come back."""
        query = (
            "SELECT subject, row_id, became, d.purged AND d.title <> ?, max(r.id) FROM deed_row r "
            "JOIN deed d ON d.id = r.deed_id WHERE d.state = 'done' GROUP BY subject, row_id"
        )
        found: dict[str, dict[int, str]] = {}
        for subject, key, became, purged, _ in self._raw.execute(query, (_LOST_TITLE,)):
            if became is None or purged:
                self._deleted.add((subject, key))
            elif _is_json(became):
                found.setdefault(subject, {})[key] = became
        return found

    def _lost_anything(self) -> bool:
        return bool(self.left_out) or any(
            each.missing - each.kept or each.doubtful or (each.gaps and each.name in ("deed", "deed_row"))
            for each in self.tables.values()
        )


def _opened(path: Path, secret: Secret | None) -> dbapi2.Connection:
    key, salt = (None, None) if secret is None else (secret.key, secret.salt)
    raw = engine.connect(path, key, salt, "rw")
    raw.execute("PRAGMA foreign_keys = OFF")
    return raw


def _columns(raw: dbapi2.Connection) -> dict[str, frozenset[str]]:
    """Give the tables to fill with their columns."""
    query = (
        "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_info(t.name) c "
        "WHERE t.schema = 'main' AND t.strict = 1"
    )
    found: dict[str, set[str]] = {}
    for table, column in raw.execute(query).fetchall():
        if table not in _OWN:
            found.setdefault(table, set()).add(column)
    return {table: frozenset(columns) for table, columns in found.items()}


def _is_sound(table: str, row: Row) -> bool:
    """Tell whether a row is what it was, where something says so: bytes have a hash, the history is JSON of tables."""
    if table == "attachment_content" and "content" in row:
        return hashlib.sha256(row["content"]).hexdigest() == row.get("sha256")
    if table == "deed_row" and {"subject", "was", "became"} <= row.keys():
        states = (row["was"], row["became"])
        return row["subject"] in schema.metadata.tables and all(each is None or _is_json(each) for each in states)
    return True


def _agrees(row: Row, state: str) -> bool:
    known = json.loads(state)
    return all(row.get(name) == value for name, value in known.items() if name in row)


def _is_json(text: str) -> bool:
    try:
        return "id" in json.loads(text)
    except (ValueError, TypeError):
        return False


def _compute_anew(part: Path, secret: Secret | None) -> None:
    """Compute anew what follows from the content: an older format had other rules for it."""
    with closing(_opened(part, secret)) as raw:
        made, connection = engine.wrap(raw)
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        journal.pause(connection)
        derived.compute_all_anew(connection)
        journal.go_on(connection)
        connection.exec_driver_sql("COMMIT")
        connection.close()
        made.dispose()


def _faults(path: Path, secret: Secret | None) -> tuple[str, ...]:
    """Open the new file as a program will, and give what its checks find."""
    key, salt = (None, None) if secret is None else (secret.key, secret.salt)
    raw = engine.connect(path, key, salt, "rw")
    made, connection = engine.wrap(raw)
    try:
        engine.check(raw, encrypted=secret is not None)
        checks = health.examine(connection, encrypted=secret is not None, writing=True)
        return tuple(said for check in checks if not check.sound for said in check.wrong)
    finally:
        connection.close()
        made.dispose()
        raw.close()
