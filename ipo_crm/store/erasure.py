"""Erasure: a person goes from rows, texts, journal, titles and drafts in one transaction, and none of it can be undone.

Nothing here is journalled; the caller runs it inside `Workspace.wiping`, and compacts the file after it.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import replace

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from ipo_crm.domain.erasure import Counts, Pointer, TextPlace
from ipo_crm.domain.field_labels import SUBJECT, field_label
from ipo_crm.domain.ids import RecordRef
from ipo_crm.store import erasure_register, family, history, mentioned, purge
from ipo_crm.store.history import Line
from ipo_crm.store.mentioned import CONTENT, Target
from ipo_crm.store.records import chunked

TITLE = "Persoon gewist"


def pointers(connection: Connection, who: Target) -> tuple[Pointer, ...]:
    """Give what points at the person, key by key of the file."""
    if who.key is None:
        return ()
    found = []
    for link in family.links(connection):
        if link.parent == "person":
            query = f"SELECT count(*) FROM {link.table} WHERE {link.column} = ?"
            count = connection.exec_driver_sql(query, (who.key,)).scalar_one()
            if count:
                label = field_label(link.table, link.column)
                found.append(Pointer(subject=SUBJECT[link.table], label=label, count=count, goes=link.owning))
    return tuple(found)


def erase(connection: Connection, who: Target, keep: Collection[TextPlace], author: str) -> tuple[Counts, int]:
    """Erase the person, but for the texts that are kept on purpose; give what was wiped, and the deed that says so.

    Undo stops at that deed: what lies before it holds what was wiped.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    erasure_register.note(connection, who)
    counts = Counts(
        texts=_erase_texts(connection, who, keep),
        drafts=_drop(connection, "draft", mentioned.drafts(connection, who)),
    )
    counts = replace(counts, texts=counts.texts + _drop_contents(connection, who, keep))
    rows = mentioned.going_along(connection, who.key)
    own = _own_lines(connection, who)
    _drop_person(connection, who)
    _forget_pointers(connection, who)
    purge.wipe(connection, sorted(own))
    rewritten = _rewrite_journal(connection, who, keep)
    titles = _erase_titles(connection, who)
    counts = replace(
        counts,
        rows={subject: sum(each == subject for each, _ in rows) for subject in sorted({each for each, _ in rows})},
        lines_dropped=len(own),
        lines_rewritten=rewritten,
        titles=titles,
        contents=purge.drop_loose_content(connection),
    )
    deed = purge.note(connection, TITLE, author, barrier=True)
    _settle_indexes(connection)
    return counts, deed


def _erase_texts(connection: Connection, who: Target, keep: Collection[TextPlace]) -> int:
    """Put the mark in place of every mention that is not kept."""
    erased = 0
    for place, text in list(mentioned.texts(connection, who)):
        if place not in keep:
            _put(connection, place, who.mentions.erasures(text))
            history.recompute(connection, place.ref.subject, place.ref.key)
            erased += 1
    return erased


def _put(connection: Connection, place: TextPlace, texts: Iterable[str]) -> None:
    """Write the first of these texts that the file takes: one may be too long, or be there already."""
    refused: IntegrityError | None = None
    for text in texts:
        query = f"UPDATE {place.ref.subject} SET {place.column} = ? WHERE id = ?"
        try:
            connection.exec_driver_sql(query, (text, place.ref.key))
        except IntegrityError as error:
            refused = error
        else:
            return
    if refused is not None:
        raise refused


def _drop_contents(connection: Connection, who: Target, keep: Collection[TextPlace]) -> int:
    """Delete attachments in whose bytes the name stands, with what the journal knows of them."""
    wanted = [ref for ref in mentioned.contents(connection, who) if TextPlace(ref, CONTENT) not in keep]
    for ref in wanted:
        query = "SELECT id FROM deed_row WHERE subject = 'attachment' AND row_id = ?"
        purge.wipe(connection, list(connection.exec_driver_sql(query, (ref.key,)).scalars()))
    return _drop(connection, "attachment", [ref.key for ref in wanted])


def _drop(connection: Connection, table: str, keys: Collection[int]) -> int:
    for piece in chunked(keys):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE id IN ({', '.join(map(str, piece))})")
    return len(keys)


def _own_lines(connection: Connection, who: Target) -> set[int]:
    """Give the lines about the person and what belongs to them: also of who went up in them, or was them before.

    Somebody of just this name who was thrown away earlier counts as the same person.
    """
    if who.key is None:
        return set()
    gone = mentioned.going_along(connection, who.key)
    before = (
        "SELECT DISTINCT row_id, json_extract(ifnull(became, was), '$.uuid') FROM deed_row WHERE subject = 'person' "
        "AND json_extract(ifnull(became, was), '$.sort_key') = ? "
        "AND json_extract(ifnull(became, was), '$.uuid') NOT IN (SELECT uuid FROM person)"
    )
    lives = connection.exec_driver_sql(before, (who.name.sort_key,)).all()
    own = set()
    for key, uuid in ((who.key, who.uuid), *lives):
        for line in history.lines_of(connection, RecordRef("person", key), uuid):
            if (
                line.ref.subject == "person"
                or (line.ref.subject, line.ref.key) in gone
                or not _stands(connection, line)
            ):
                own.add(line.entry)
    return own


def _stands(connection: Connection, line: Line) -> bool:
    """Tell whether a line is about a row that is still in the file."""
    row = family.present(connection, line.ref.subject, [line.ref.key]).get(line.ref.key)
    return row is not None and history.same_record(connection, line.ref.subject, row, line.row)


def _drop_person(connection: Connection, who: Target) -> None:
    if who.key is not None:
        query = "DELETE FROM merged_record WHERE subject = 'person' AND ? IN (kept_id, gone_id)"
        connection.exec_driver_sql(query, (who.key,))
        connection.exec_driver_sql("DELETE FROM person WHERE id = ?", (who.key,))


def _forget_pointers(connection: Connection, who: Target) -> None:
    """Let lines of the journal about others point at the person no more; their key may be given to somebody else."""
    if who.key is None:
        return
    for link in family.links(connection):
        if link.parent != "person" or link.owning:
            continue
        for side in ("was", "became"):
            path = f"'$.{link.column}'"
            where = f"subject = '{link.table}' AND json_extract({side}, {path}) = ?"
            connection.exec_driver_sql(
                f"UPDATE deed SET purged = 1 WHERE id IN (SELECT deed_id FROM deed_row WHERE {where})", (who.key,)
            )
            connection.exec_driver_sql(
                f"UPDATE deed_row SET {side} = json_set({side}, {path}, NULL) WHERE {where}", (who.key,)
            )


def _rewrite_journal(connection: Connection, who: Target, keep: Collection[TextPlace]) -> int:
    """Put the mark in place of the name in every line that is left; give how many were changed."""
    rewritten = 0
    rows = connection.exec_driver_sql("SELECT id, deed_id, subject, row_id, was, became FROM deed_row").all()
    for entry, deed, subject, key, was, became in rows:
        ref = RecordRef(subject, key)
        now = tuple(_rewritten(who, ref, side, keep) for side in (was, became))
        if now != (was, became):
            connection.exec_driver_sql("UPDATE deed_row SET was = ?, became = ? WHERE id = ?", (*now, entry))
            connection.exec_driver_sql("UPDATE deed SET purged = 1 WHERE id = ?", (deed,))
            rewritten += 1
    return rewritten


def _rewritten(who: Target, ref: RecordRef, side: str | None, keep: Collection[TextPlace]) -> str | None:
    if side is None or not who.mentions.may_name(side):
        return side
    row = json.loads(side)
    changed = {
        column: _erased(who, ref, column, value, keep)
        for column, value in row.items()
        if isinstance(value, str) and not mentioned.is_name_of_other(who, ref.subject, column)
    }
    if all(row[column] == value for column, value in changed.items()):
        return side
    return json.dumps({**row, **changed}, ensure_ascii=False, separators=(",", ":"))


def _erased(who: Target, ref: RecordRef, column: str, text: str, keep: Collection[TextPlace]) -> str:
    """Give what an old text becomes: of one that is kept now, a bare surname that others bear too may stay."""
    bare = not (who.namesakes and TextPlace(ref, column) in keep)
    return who.mentions.erase(text, bare=bare)


def _erase_titles(connection: Connection, who: Target) -> int:
    """Take the name out of titles and authors; a bare surname that others bear only where the deed was about them."""
    changed = 0
    for deed in mentioned.titles(connection, who):
        query = "SELECT title, author, purged FROM deed WHERE id = ?"
        title, author, purged = connection.exec_driver_sql(query, (deed,)).one()
        bare = bool(purged) or not who.namesakes
        now = (who.mentions.erase(title, bare=bare), who.mentions.erase(author, bare=bare))
        if now != (title, author):
            connection.exec_driver_sql("UPDATE deed SET title = ?, author = ? WHERE id = ?", (*now, deed))
            changed += 1
    return changed


def _settle_indexes(connection: Connection) -> None:
    """Have every full-text index written anew, so that no piece of a word is left in an old segment."""
    query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual'"
    for name in connection.exec_driver_sql(query).scalars().all():
        connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('optimize')")
