"""Search in the file: every kind on its full-text index, in two questions for all; nothing typed is an error."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection

from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.names import search_words, spellings
from ipo_crm.domain.search import Hit, HitGroup, HitKind
from ipo_crm.domain.search_marks import fragment, holds, marks
from ipo_crm.domain.search_query import LONGEST, MOST_WORDS, Query
from ipo_crm.store import dump, people
from ipo_crm.store.records import AnyRow
from ipo_crm.store.search_kinds import KINDS, SearchKind

_BROAD: Final = 500
_AHEAD: Final = 50  # of talks, so that those of the last days come first also when they were written down late
_ORDER: Final = {kind: at for at, kind in enumerate(HitKind)}
_OF: Final = {each.kind: each for each in KINDS}
_RAW: Final = re.compile(r"[^\W_]+")
_NAMED: Final = frozenset({HitKind.PERSON, HitKind.ORGANISATION, HitKind.DOSSIER, HitKind.TAG})
_Keys = dict[HitKind, list[int]]


def groups(connection: Connection, query: Query, limit: int = 8) -> tuple[HitGroup, ...]:
    """Give the records that hold every word, the last one perhaps unfinished, and that the filters let pass.

    At most `limit` hits a kind: names before texts, whole words before unfinished ones, talks by day, newest first.
    """
    if not query.words and not query.filtered:
        return ()
    wanted = [each for each in KINDS if query.kinds is None or each.kind in query.kinds]
    if query.filtered:
        filtered = _Filtered(connection, query)
        wanted = [each for each in wanted if filtered.reaches(each)]
        found = {each.kind: filtered.keys(each) for each in wanted}
        keys = {kind: all_keys[: max(limit, _AHEAD)] for kind, all_keys in found.items() if all_keys}
        totals = {kind: len(all_keys) for kind, all_keys in found.items()}
    else:
        totals = _probe(connection, wanted, query.text)
        keys = _best(connection, [each for each in wanted if totals[each.kind]], query.text, totals, limit)
    among = dump.counts(connection) if keys else {}
    return tuple(
        HitGroup(
            kind=kind,
            hits=_ranked(_hits(connection, _OF[kind], keys[kind], query), query.words, limit),
            found=min(totals[kind], _BROAD),
            more=totals[kind] > _BROAD,
            among=among[kind.value],
        )
        for kind in sorted(keys, key=_ORDER.__getitem__)
    )


def find(connection: Connection, typed: str, limit: int = 8) -> tuple[Hit, ...]:
    """Give the records that hold every word typed, by kind."""
    return tuple(hit for group in groups(connection, Query(text=typed), limit) for hit in group.hits)


def find_people(connection: Connection, typed: str, limit: int = 8) -> tuple[Hit, ...]:
    """Give the people whose name holds every word typed."""
    query = Query(text=typed, kinds=frozenset({HitKind.PERSON}))
    return tuple(hit for group in groups(connection, query, limit) for hit in group.hits)


def newest(connection: Connection, typed: str, limit: int = 50) -> tuple[Hit, ...]:
    """Give the contact moments written down last that hold every word typed."""
    query = Query(text=typed, kinds=frozenset({HitKind.MEETING}))
    return tuple(hit for group in groups(connection, query, limit) for hit in group.hits)


def person_hits(connection: Connection, keys: Sequence[int]) -> tuple[Hit, ...]:
    """Give these people as hits, in this order; who is gone is left out."""
    made = _hits(connection, _OF[HitKind.PERSON], list(keys), Query())
    return tuple(sorted(made, key=lambda hit: keys.index(hit.key)))


def organisation_hits(connection: Connection, keys: Sequence[int]) -> tuple[Hit, ...]:
    """Give these organisations as hits, in this order."""
    made = _hits(connection, _OF[HitKind.ORGANISATION], list(keys), Query())
    return tuple(sorted(made, key=lambda hit: keys.index(hit.key)))


def match_text(typed: str) -> str:
    """Give the text for MATCH: each word quoted and a prefix, so that nothing typed is syntax.

    A word that can be written otherwise stands there in each way; so does one whose letters the index of the texts
    keeps and that of the names does not, such as ø.
    """
    return " AND ".join(_any_of(forms, "*") for forms in _forms(typed))


def _exact_text(typed: str) -> str:
    """Give the text for MATCH where every word is finished."""
    return " AND ".join(_any_of(forms, "") for forms in _forms(typed))


def _any_of(forms: Sequence[str], end: str) -> str:
    quoted = [f'"{form}"{end}' for form in forms]
    return quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"


def _forms(typed: str) -> list[list[str]]:
    """Give, for each word typed, the ways to write it; the last word may yet become another."""
    typed = typed[:LONGEST]
    if typed.isascii():
        raw = [(word, word) for word in search_words(typed)]
    else:
        plain = "".join(c for c in unicodedata.normalize("NFKD", typed.lower()) if not unicodedata.combining(c))
        raw = [(word, folded) for word in _RAW.findall(plain) for folded in (search_words(word) or (word,))]
    found = []
    raw = raw[:MOST_WORDS]
    for at, (word, folded) in enumerate(raw):
        forms = [form for form in spellings(folded) if at < len(raw) - 1 or len(form) <= len(folded) + 1]
        found.append(list(dict.fromkeys([*forms, word])))
    return found


def _probe(connection: Connection, kinds: Iterable[SearchKind], typed: str) -> dict[HitKind, int]:
    """Give how many records fit per kind, counted to just above _BROAD: to count half a huge file takes too long."""
    parts = [
        f"SELECT '{each.kind}', count(*) FROM (SELECT 1 FROM {each.table}_search WHERE {each.table}_search "
        f"MATCH :words LIMIT {_BROAD + 1})"
        for each in kinds
    ]
    rows = _rows(connection, " UNION ALL ".join(parts), {"words": match_text(typed)}) if parts else []
    return {HitKind(kind): count for kind, count in rows}


def _best(
    connection: Connection, kinds: Sequence[SearchKind], typed: str, totals: Mapping[HitKind, int], limit: int
) -> _Keys:
    """Give the keys of those that fit best, in that order.

    Where a word fits half the file, they are those whose name holds it: to rank so many takes 0.2 s at 200,000, and the
    rank of a bare letter says nothing.
    """
    parts: list[str] = []
    for each in kinds:
        index = f"{each.table}_search"
        if each.kind in _NAMED and totals[each.kind] > limit:
            parts.append(_part(each, f"{index} MATCH :exact_{each.heading}", "rowid", limit))
        if each.newest:
            parts.append(_part(each, f"{index} MATCH :words", "rowid DESC", max(limit, _AHEAD)))
        elif totals[each.kind] > _BROAD:
            parts.append(_part(each, f"{index} MATCH :words_{each.heading}" if each.heading else "", "rowid", limit))
        else:
            parts.append(_part(each, f"{index} MATCH :words AND rank MATCH {_weights(each)}", "rank", 2 * limit))
    matched, exact = match_text(typed), _exact_text(typed)
    bound: dict[str, Any] = {"words": matched}
    for heading in {each.heading for each in kinds if each.heading}:
        bound |= {f"words_{heading}": f"{heading} : ({matched})", f"exact_{heading}": f"{heading} : ({exact})"}
    found: _Keys = {}
    for kind, key in _rows(connection, " UNION ALL ".join(parts), bound) if parts else ():
        keys = found.setdefault(HitKind(kind), [])
        if key not in keys:
            keys.append(key)
    return found


def _part(kind: SearchKind, condition: str, order: str, limit: int) -> str:
    return (
        f"SELECT '{kind.kind}', rowid FROM "
        f"(SELECT rowid FROM {kind.table}_search WHERE {condition} ORDER BY {order} LIMIT {limit})"
    )


def _weights(kind: SearchKind) -> str:
    """Give the bm25 in which a name weighs ten times a text; columns as in the index, the name always first."""
    return "'bm25(10.0, 1.0, 1.0, 1.0, 1.0)'" if kind.heading else "'bm25(1.0)'"


class _Filtered:
    """Answers a question with filters: what they mean is looked up once, for all kinds."""

    def __init__(self, connection: Connection, query: Query) -> None:
        self._connection = connection
        self._query = query
        self._bound: dict[str, Any] = {"words": match_text(query.text), "after": query.after, "before": query.before}
        self._bound = {name: str(value) if isinstance(value, date) else value for name, value in self._bound.items()}
        self._means: list[tuple[str, ...]] = []
        for at, text in enumerate(query.dossiers):
            self._mean("dossier", at, dossiers=self._matching("dossier", text))
        for at, text in enumerate(query.actors):
            found = self._matching("person", text, "search_text"), self._matching("organisation", text, "search_text")
            self._mean("actor", at, people=found[0], organisations=found[1])
        for at, text in enumerate(query.tags):
            self._mean("tag", at, tags=self._matching("tag", text))

    def reaches(self, kind: SearchKind) -> bool:
        """Tell whether a record of this kind can pass the filters at all."""
        if (self._query.after or self._query.before) and not kind.day:
            return False
        return all(getattr(kind, part[0]) for part in self._means)

    def keys(self, kind: SearchKind) -> list[int]:
        """Give the keys of what passes, newest or best first, one more than _BROAD at most."""
        conditions = [_with_tables(getattr(kind, part[0]), part[1:]) for part in self._means]
        if self._query.after:
            conditions.append(f"{kind.day} >= :after")
        if self._query.before:
            conditions.append(f"{kind.day} < :before")
        source = f"{kind.table} t"
        order = f"{kind.day} DESC, t.id DESC" if kind.newest and kind.day else "t.id"
        if self._bound["words"]:
            source = f"{kind.table}_search s JOIN {kind.table} t ON t.id = s.rowid"
            conditions.append(f"{kind.table}_search MATCH :words")
            order = order if kind.newest else "s.rank"
        where = " AND ".join(conditions)
        query = f"SELECT t.id FROM {source} WHERE {where} ORDER BY {order} LIMIT {_BROAD + 1}"
        return [key for (key,) in _rows(self._connection, query, self._bound)]

    def _mean(self, filter_name: str, at: int, **tables: list[int]) -> None:
        names = []
        for table, keys in tables.items():
            self._bound[f"{table}_{at}"] = json.dumps(keys)
            names.append(f"{table}_{at}")
        self._means.append((filter_name, *names))

    def _matching(self, table: str, text: str, column: str = "") -> list[int]:
        matched = match_text(text)
        asked = f"{column} : ({matched})" if column else matched
        query = f"SELECT rowid FROM {table}_search WHERE {table}_search MATCH :asked LIMIT {_BROAD}"
        found = [key for (key,) in _rows(self._connection, query, {"asked": asked})]
        if table != "organisation":
            return found
        called = "SELECT id FROM organisation WHERE abbreviation = :name COLLATE NOCASE"
        return [key for (key,) in _rows(self._connection, called, {"name": text})] or found


def _with_tables(condition: str, names: Sequence[str]) -> str:
    """Put what a filter means in the place of its table."""
    for name in names:
        table = name.rpartition("_")[0]
        keys = f"(SELECT value AS key FROM json_each(:{name}))"
        condition = condition.replace(f"IN {table}", f"IN {keys}").replace(f"FROM {table} ", f"FROM {keys} ")
    return condition


def _hits(connection: Connection, kind: SearchKind, keys: Sequence[int], query: Query) -> list[Hit]:
    """Give the records of these keys as hits, in this order."""
    day = kind.day or "NULL"
    texts = "".join(f", t.{column}" for column in kind.texts)
    query_text = (
        f"SELECT t.id, {kind.title}, {kind.detail}, {day}, {kind.home}{texts} FROM {kind.table} t "
        f"WHERE t.id IN (SELECT value FROM json_each(:keys))"
    )
    by_key = {row[0]: row for row in _rows(connection, query_text, {"keys": json.dumps(list(keys))})}
    if kind.kind is HitKind.PERSON:
        return _people(connection, [by_key[key] for key in keys if key in by_key], query.words)
    return [_hit(kind.kind, by_key[key], query.words) for key in keys if key in by_key]


def _hit(kind: HitKind, row: Any, words: tuple[str, ...]) -> Hit:
    key, title, detail, day, home, *texts = row
    shown = title or ""
    found = ("", ()) if not words or holds(shown, words) else fragment(texts, words)
    subject, _, number = home.partition(":")
    return Hit(
        kind=kind,
        key=key,
        title=shown,
        detail=detail or "",
        marks=marks(shown, words),
        fragment=found[0],
        fragment_marks=found[1],
        day=date.fromisoformat(day) if day else None,
        home=RecordRef(subject, int(number)) if number else None,
    )


def _people(connection: Connection, rows: Sequence[Any], words: tuple[str, ...]) -> list[Hit]:
    """Give people by their name in full, with what they do."""
    keys = [row[0] for row in rows]
    names = people.names(connection, keys)
    posts = people.posts(connection, people=keys)
    hits = []
    for row in rows:
        hit = _hit(HitKind.PERSON, (row[0], names[row[0]].full, *row[2:]), words)
        if post := _first(posts.get(row[0])):
            hit = replace(hit, detail=f"{post.function}, {people.workplace(post)}", sector=post.sector)
        hits.append(hit)
    return hits


def _ranked(hits: list[Hit], words: tuple[str, ...], limit: int) -> tuple[Hit, ...]:
    """Put those first that have every word in the name, whole before begun; talks by day."""
    if hits and _OF[hits[0].kind].newest:
        hits = sorted(hits, key=lambda hit: (hit.day or date.min, hit.key), reverse=True)
        return tuple(hits[:limit])
    return tuple(sorted(hits, key=lambda hit: _tier(hit, words))[:limit])


def _tier(hit: Hit, words: tuple[str, ...]) -> int:
    """Give 0 where every word is a whole word of the name, 1 where one is only begun, 2 where the name lacks one."""
    named = set(search_words(hit.title))
    if named.issuperset(words):
        return 0
    return 1 if holds(hit.title, words) else 2


def _rows(connection: Connection, query: str, bound: Mapping[str, Any]) -> Sequence[Any]:
    return connection.exec_driver_sql(query, dict(bound)).all()


def _first(posts: list[AnyRow] | None) -> AnyRow | None:
    return posts[0] if posts else None
