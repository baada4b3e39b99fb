"""Search in the file: every kind on its full-text index, in two questions for all; nothing typed is an error."""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection

from ipo_crm.domain import notes
from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.names import PersonName, search_words, spellings
from ipo_crm.domain.search import Hit, HitGroup, HitKind
from ipo_crm.domain.search_marks import fragment, holds, marks
from ipo_crm.domain.search_query import LONGEST, MOST_WORDS, Query
from ipo_crm.domain.sectors import Sector
from ipo_crm.store import dump
from ipo_crm.store.records import plain_rows
from ipo_crm.store.search_kinds import KINDS, SearchKind
from ipo_crm.store.search_phones import by_phone

_BROAD: Final = 500
_WEIGHTS: Final = "bm25(10.0, 1.0, 1.0, 1.0, 1.0)"  # a name, always the first column, weighs ten times a text
_AHEAD: Final = 50  # of talks, so that those of the last days come first also when they were written down late
_ORDER: Final = {kind: at for at, kind in enumerate(HitKind)}
_OF: Final = {each.kind: each for each in KINDS}
_RAW: Final = re.compile(r"[^\W_]+")
_NAMED: Final = frozenset({HitKind.PERSON, HitKind.ORGANISATION, HitKind.DOSSIER, HitKind.TAG})
_BOUND_KEYS: Final = "(SELECT value FROM json_each(:keys))"
_PARTS: Final = ("honorific", "titles", "initials", "given_name", "prefix", "family_name", "suffix")
_NAMES: Final = f"SELECT id, {', '.join(_PARTS)} FROM person WHERE id IN {_BOUND_KEYS}"
_POSTS: Final = (
    "SELECT r.person_id, r.function, CASE o.abbreviation WHEN '' THEN o.name ELSE o.abbreviation END, o.sector "
    f"FROM role r JOIN organisation o ON o.id = r.organisation_id WHERE r.person_id IN {_BOUND_KEYS} "
    "ORDER BY r.valid_to IS NOT NULL, ifnull(r.valid_from, '') DESC, ifnull(r.influence, 0) DESC, r.id"
)
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
        keys = {kind: all_keys for kind, all_keys in found.items() if all_keys}
        totals = {kind: len(all_keys) for kind, all_keys in found.items()}
    else:
        keys, totals = _probe(connection, wanted, query.text)
        keys |= _best(connection, [each for each in wanted if each.kind in keys], query.text, totals, limit)
        if any(each.kind is HitKind.PERSON for each in wanted):
            called = by_phone(connection, query.text, _BROAD)
            if called:
                keys[HitKind.PERSON] = list(dict.fromkeys([*called, *keys.get(HitKind.PERSON, [])]))
                totals[HitKind.PERSON] = len(keys[HitKind.PERSON])
    among = dump.counts(connection) if keys else {}
    return tuple(
        HitGroup(
            kind=kind,
            hits=_best_hits(connection, _OF[kind], keys[kind], query, limit),
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


def shown(connection: Connection, records: Sequence[RecordRef]) -> tuple[Hit, ...]:
    """Give these records as hits, in this order; what is gone is left out."""
    found: dict[tuple[str, int], Hit] = {}
    for subject in {ref.subject for ref in records}:
        keys = [ref.key for ref in records if ref.subject == subject]
        for hit in _hits(connection, _OF[HitKind(subject)], keys, Query()):
            found[subject, hit.key] = hit
    return tuple(found[ref.subject, ref.key] for ref in records if (ref.subject, ref.key) in found)


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


def _probe(connection: Connection, kinds: Sequence[SearchKind], typed: str) -> tuple[_Keys, dict[HitKind, int]]:
    """Give what fits per kind, newest talks first, and how many those are.

    Never more than one over _BROAD: all of a huge file takes too long. A kind comes as one row, since to hand over six
    thousand keys one by one takes longer than to find them.
    """
    parts = [
        f"SELECT '{each.kind}', count(*), json_group_array(rowid) FROM "
        f"({_part(each, ':words', 'rowid DESC' if each.newest else 'rowid', _BROAD + 1)})"
        for each in kinds
    ]
    rows = plain_rows(connection, " UNION ALL ".join(parts), {"words": match_text(typed)}) if parts else ()
    found = [(HitKind(kind), count, keys) for kind, count, keys in rows if count]
    return {kind: json.loads(keys) for kind, _, keys in found}, {kind: count for kind, count, _ in found}


def _best(
    connection: Connection, kinds: Sequence[SearchKind], typed: str, totals: Mapping[HitKind, int], limit: int
) -> _Keys:
    """Give for the kinds in which there is something to choose the keys of those that fit best, in that order.

    Where a word fits half the file, they are those whose name holds it: to rank so many takes 0.2 s at 200,000. So it
    is where the last word is one letter, the rank of which says nothing.
    """
    letter = len(_forms(typed)[-1][0]) < 2
    parts: list[str] = []
    ranked = [each for each in kinds if not each.newest and totals[each.kind] > (limit if letter else 1)]
    for each in ranked:
        asked: list[str] = []
        plainly = letter or totals[each.kind] > _BROAD
        if (each.kind in _NAMED or letter) and totals[each.kind] > limit:
            asked.append(_part(each, f":exact_{each.heading}", "rowid", limit))
        if plainly:
            asked.append(_part(each, f":words_{each.heading}", "rowid", limit))
            asked.append(_part(each, ":words", "rowid", limit))
        else:
            asked.append(_part(each, f":words AND rank MATCH '{_WEIGHTS}'", "rank", 2 * limit))
        parts += [f"SELECT '{each.kind}', rowid FROM ({one})" for one in asked]
    matched, exact = match_text(typed), _exact_text(typed)
    bound: dict[str, Any] = {"words": matched}
    for heading in {each.heading for each in ranked}:
        bound |= {f"words_{heading}": f"{heading} : ({matched})", f"exact_{heading}": f"{heading} : ({exact})"}
    found: _Keys = {}
    for kind, key in plain_rows(connection, " UNION ALL ".join(parts), bound) if parts else ():
        keys = found.setdefault(HitKind(kind), [])
        if key not in keys:
            keys.append(key)
    return found


def _part(kind: SearchKind, match: str, order: str, limit: int) -> str:
    index = f"{kind.table}_search"
    return f"SELECT rowid FROM {index} WHERE {index} MATCH {match} ORDER BY {order} LIMIT {limit}"


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
        return [key for (key,) in plain_rows(self._connection, query, self._bound)]

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
        found = [key for (key,) in plain_rows(self._connection, query, {"asked": asked})]
        if table != "organisation":
            return found
        called = "SELECT id FROM organisation WHERE abbreviation = :name COLLATE NOCASE"
        return [key for (key,) in plain_rows(self._connection, called, {"name": text})] or found


def _with_tables(condition: str, names: Sequence[str]) -> str:
    """Put what a filter means in the place of its table."""
    for name in names:
        table = name.rpartition("_")[0]
        keys = f"(SELECT value AS key FROM json_each(:{name}))"
        condition = condition.replace(f"IN {table}", f"IN {keys}").replace(f"FROM {table} ", f"FROM {keys} ")
    return condition


def _hits(connection: Connection, kind: SearchKind, keys: Sequence[int], query: Query) -> tuple[Hit, ...]:
    """Give the records of these keys as hits, in this order."""
    day = kind.day or "NULL"
    texts = "".join(f", t.{column}" for column in kind.texts)
    query_text = (
        f"SELECT t.id, {kind.title}, {kind.detail}, {day}, {kind.home}, {kind.sector}{texts} FROM {kind.table} t "
        f"WHERE t.id IN {_BOUND_KEYS}"
    )
    by_key = {row[0]: row for row in plain_rows(connection, query_text, {"keys": json.dumps(list(keys))})}
    if kind.kind is HitKind.PERSON:
        return _people(connection, [by_key[key] for key in keys if key in by_key], query.words)
    return tuple(_hit(kind.kind, by_key[key], query.words) for key in keys if key in by_key)


def _hit(kind: HitKind, row: Any, words: tuple[str, ...]) -> Hit:
    key, title, detail, day, home, sector, *texts = row
    shown = title or ""
    found = ("", ()) if not words or holds(shown, words) else fragment([notes.plain(text) for text in texts], words)
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
        sector=Sector(sector) if sector else None,
        home=RecordRef(subject, int(number)) if number else None,
    )


def _people(connection: Connection, rows: Sequence[Any], words: tuple[str, ...]) -> tuple[Hit, ...]:
    """Give people by their name in full, with what they do: in plain SQL, as every key typed asks it."""
    bound = {"keys": json.dumps([row[0] for row in rows])}
    names = {
        key: PersonName(**dict(zip(_PARTS, parts, strict=True)))
        for key, *parts in plain_rows(connection, _NAMES, bound)
    }
    posts: dict[int, tuple[str, str]] = {}
    for key, function, place, sector in plain_rows(connection, _POSTS, bound):
        posts.setdefault(key, (f"{function}, {place}", sector or ""))
    hits = []
    for key, _, *rest in rows:
        hit = _hit(HitKind.PERSON, (key, names[key].full, *rest), words)
        detail, sector = posts.get(key, ("", ""))
        hits.append(replace(hit, detail=detail, sector=Sector(sector) if sector else None))
    return tuple(hits)


def _best_hits(
    connection: Connection, kind: SearchKind, keys: Sequence[int], query: Query, limit: int
) -> tuple[Hit, ...]:
    """Give the best of these as hits; where all can be shown, their order is told by what was read for showing them."""
    if len(keys) > limit:
        return _hits(connection, kind, _ranked(connection, kind, keys, query, limit), query)
    hits = _hits(connection, kind, keys, query)
    if kind.newest:
        return tuple(sorted(hits, key=lambda hit: (hit.day or date.min, hit.key), reverse=True))
    return tuple(sorted(hits, key=lambda hit: _tier(hit.title, query.words)))


def _ranked(connection: Connection, kind: SearchKind, keys: Sequence[int], query: Query, limit: int) -> list[int]:
    """Put those first that have every word in the name, whole before begun, and talks by day; give the first ones."""
    keys = keys[: max(limit, _AHEAD)] if kind.newest else keys
    asked = f"SELECT t.id, {kind.day if kind.newest else kind.title} FROM {kind.table} t WHERE t.id IN {_BOUND_KEYS}"
    heads = {key: head or "" for key, head in plain_rows(connection, asked, {"keys": json.dumps(list(keys))})}
    present = [key for key in keys if key in heads]
    if kind.newest:
        return sorted(present, key=lambda key: (heads[key], key), reverse=True)[:limit]
    return sorted(present, key=lambda key: _tier(heads[key], query.words))[:limit]


def _tier(title: str, words: tuple[str, ...]) -> int:
    """Give 0 where every word is a whole word of the name, 1 where one is only begun, 2 where the name lacks one."""
    if set(search_words(title)).issuperset(words):
        return 0
    return 1 if holds(title, words) else 2
