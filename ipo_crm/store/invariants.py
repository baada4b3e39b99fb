"""Invariants: what must hold of the content although no constraint of the schema says it, one small named rule each.

A rule is a question that gives the subject and key of the record to look at, and the words that tell which one it is.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Text, select

from ipo_crm.domain.drafts import LOCKED
from ipo_crm.domain.health import Finding, Repair
from ipo_crm.store import derived, schema

_Place = tuple[str, int, str]
_MOST = 500  # of one rule; more than anybody reads
_AREAS = (
    *("people", "organisations", "dossiers", "meetings", "coalitions", "talk", "plan", "briefing", "data"),
    *("motions", "tasks", "visits", "trajectories", "tags", "promises"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule by name; `said` tells what is wrong, with the words of the record at "{}", and what to do.

    `todo` says that it is work that waits and no fault.
    """

    name: str
    said: str
    find: Callable[[Connection], Iterable[_Place]]
    repair: Repair | None = None
    todo: bool = False


def find(connection: Connection, *, todo: bool = False) -> tuple[Finding, ...]:
    """Give every breach of the rules, or every piece of work that waits, by rule and record."""
    return tuple(
        Finding(rule=rule.name, said=rule.said.format(what), subject=subject, key=key, repair=rule.repair)
        for rule in RULES
        if rule.todo is todo
        for subject, key, what in _some(rule.find(connection))
    )


def _some(found: Iterable[_Place]) -> Iterable[_Place]:
    for number, place in enumerate(found):
        if number == _MOST:
            return
        yield place


def _sql(query: str) -> Callable[[Connection], Iterable[_Place]]:
    """Give the question of a rule: columns subject, key and words."""

    def ask(connection: Connection) -> Iterable[_Place]:
        return [(subject, key or 0, str(what)) for subject, key, what in connection.exec_driver_sql(query)]

    return ask


def _overlap(a: str, b: str) -> str:
    """Give the condition that two periods share a day; an unknown bound does not exclude it."""
    before = "({0}.valid_from IS NULL OR {1}.valid_to IS NULL OR {0}.valid_from < {1}.valid_to)"
    return f"{before.format(a, b)} AND {before.format(b, a)}"


def _turned(table: str, subject: str, key: str) -> str:
    return f"SELECT '{subject}', {key}, valid_from || ' tot ' || valid_to FROM {table} WHERE valid_from >= valid_to"


def _name(alias: str) -> str:
    return f"trim({alias}.initials || ' ' || {alias}.prefix) || ' ' || {alias}.family_name"


def _stale_names(connection: Connection) -> Iterable[_Place]:
    return ((each.subject, each.key, each.name) for each in derived.stale(connection))


def _altered_content(connection: Connection) -> Iterable[_Place]:
    for key, sha256 in connection.exec_driver_sql("SELECT id, sha256 FROM attachment_content").all():
        content = connection.exec_driver_sql("SELECT content FROM attachment_content WHERE id = ?", (key,)).scalar_one()
        if hashlib.sha256(content).hexdigest() != sha256:
            name = connection.exec_driver_sql("SELECT name FROM attachment WHERE sha256 = ?", (sha256,)).scalar()
            yield "attachment", key, name or sha256[:8]


def _strange_words(connection: Connection) -> Iterable[_Place]:
    """Look through the columns of enumerations: a word that the program does not know would stop a page."""
    for table in schema.metadata.sorted_tables:
        for column in table.c:
            if isinstance(column.type, schema.Coded):
                query = select(table.c.id, column.cast(Text)).where(
                    column.is_not(None), column.cast(Text).not_in([str(one.value) for one in column.type.kind])
                )
                for key, word in connection.execute(query):
                    yield table.name, key, f"{word} ({table.name}.{column.name})"


_PERIODS = " UNION ALL ".join(
    _turned(*each)
    for each in (
        ("organisation", "organisation", "id"),
        ("role", "person", "person_id"),
        ("relation", "person", "a_person_id"),
        ("seats", "organisation", "organisation_id"),
        ("coalition_member", "coalition", "coalition_id"),
    )
)
_HELD = (
    "CASE WHEN {0}.person_id IS NOT NULL THEN 'person' WHEN {0}.organisation_id IS NOT NULL THEN 'organisation' "
    "WHEN {0}.dossier_id IS NOT NULL THEN 'dossier' WHEN {0}.meeting_id IS NOT NULL THEN 'meeting' "
    "WHEN {0}.motion_id IS NOT NULL THEN 'motion' ELSE 'product' END, "
    "coalesce({0}.person_id, {0}.organisation_id, {0}.dossier_id, {0}.meeting_id, {0}.motion_id, {0}.product_id)"
).format("a")
_LISTED_AREAS = ", ".join(f"'{area}'" for area in _AREAS)

RULES: tuple[Rule, ...] = (
    Rule(
        name="derived",
        said="De sorteer- of zoekvorm van {} past niet bij de naam. Laat haar herstellen.",
        find=_stale_names,
        repair=Repair.DERIVED,
    ),
    Rule(
        name="strange_word",
        said="Het woord {} kent dit programma niet. Werk het programma bij, of kies een ander.",
        find=_strange_words,
    ),
    Rule(
        name="period",
        said="Een periode loopt van {} en is daarmee leeg. Verbeter de dagen.",
        find=_sql(_PERIODS),
    ),
    Rule(
        name="role_twice",
        said="{} staat er tweemaal in dezelfde tijd. Verwijder een van de twee functies.",
        find=_sql(
            f"SELECT 'person', p.id, {_name('p')} || ', ' || a.function || ' bij ' || o.name FROM role a "
            "JOIN role b ON a.person_id = b.person_id AND a.organisation_id = b.organisation_id AND a.id < b.id "
            "AND lower(a.function) = lower(b.function) AND lower(a.portfolio) = lower(b.portfolio) "
            "JOIN person p ON p.id = a.person_id JOIN organisation o ON o.id = a.organisation_id "
            f"WHERE {_overlap('a', 'b')}"
        ),
    ),
    Rule(
        name="seats_total",
        said="De fracties tellen samen te veel zetels: {}. Kijk de zetels en hun perioden na.",
        find=_sql(
            "WITH day AS (SELECT DISTINCT chamber, ifnull(valid_from, '0001-01-01') AS first FROM seats) "
            "SELECT 'organisation', min(s.organisation_id), "
            "iif(day.chamber = 'tk', 'Tweede Kamer', 'Eerste Kamer') || ' op ' || first || ' ' || sum(s.count) "
            "FROM day JOIN seats s ON s.chamber = day.chamber AND ifnull(s.valid_from, '0001-01-01') <= first "
            "AND (s.valid_to IS NULL OR s.valid_to > first) "
            "GROUP BY day.chamber, first HAVING sum(s.count) > iif(day.chamber = 'tk', 150, 75)"
        ),
    ),
    Rule(
        name="seats_twice",
        said="{} heeft op één dag twee zetelaantallen in dezelfde Kamer. Laat de ene periode eindigen.",
        find=_sql(
            "SELECT 'organisation', o.id, o.name FROM seats a JOIN seats b ON a.organisation_id = b.organisation_id "
            "AND a.chamber = b.chamber AND a.id < b.id JOIN organisation o ON o.id = a.organisation_id "
            f"WHERE {_overlap('a', 'b')}"
        ),
    ),
    Rule(
        name="phase_twice",
        said="Dossier {} kwam tweemaal op dezelfde dag in dezelfde fase. Verwijder er een.",
        find=_sql(
            "SELECT 'dossier', d.id, d.title FROM dossier_phase f JOIN dossier d ON d.id = f.dossier_id "
            "GROUP BY f.dossier_id, f.phase, f.entered HAVING count(*) > 1"
        ),
    ),
    Rule(
        name="roll_call",
        said="Bij de hoofdelijke stemming over {} staat de stem van een fractie. Vervang die door stemmen van leden.",
        find=_sql(
            "SELECT DISTINCT 'motion', m.id, trim(m.number || ' ' || m.title) FROM vote v "
            "JOIN motion m ON m.id = v.motion_id WHERE m.roll_call AND v.organisation_id IS NOT NULL"
        ),
    ),
    Rule(
        name="member_twice",
        said="Coalitie {} heeft hetzelfde lid tweemaal in dezelfde tijd. Verwijder een van de twee.",
        find=_sql(
            "SELECT DISTINCT 'coalition', c.id, c.name FROM coalition_member a JOIN coalition_member b "
            "ON a.coalition_id = b.coalition_id AND a.id < b.id AND a.person_id IS b.person_id "
            "AND a.organisation_id IS b.organisation_id JOIN coalition c ON c.id = a.coalition_id "
            f"WHERE {_overlap('a', 'b')}"
        ),
    ),
    Rule(
        name="both_sides",
        said="{} staat tweemaal bij hetzelfde gesprek. Kies aan welke kant van de tafel.",
        find=_sql(
            f"SELECT 'meeting', a.meeting_id, {_name('p')} FROM participant a JOIN participant b "
            "ON a.meeting_id = b.meeting_id AND a.person_id = b.person_id AND a.id < b.id "
            "JOIN person p ON p.id = a.person_id"
        ),
    ),
    Rule(
        name="promise_undated",
        said="De toezegging “{}” is afgedaan zonder dag. Vul de dag in waarop.",
        find=_sql(
            "SELECT 'person', person_id, substr(text, 1, 80) FROM promise "
            "WHERE outcome <> 'open' AND settled_on IS NULL"
        ),
    ),
    Rule(
        name="task_undated",
        said="De actie “{}” is afgedaan zonder dag. Vul de dag in waarop.",
        find=_sql(
            "SELECT iif(dossier_id IS NULL, 'meeting', 'dossier'), coalesce(dossier_id, meeting_id), "
            "substr(text, 1, 80) FROM task WHERE status <> 'open' AND settled_on IS NULL"
        ),
    ),
    Rule(
        name="attachment_empty",
        said="Van de bijlage {} ontbreekt de inhoud. Voeg haar opnieuw toe, of haal haar uit een reservekopie.",
        find=_sql(
            f"SELECT {_HELD}, a.name FROM attachment a "
            "WHERE NOT EXISTS (SELECT 1 FROM attachment_content c WHERE c.sha256 = a.sha256)"
        ),
    ),
    Rule(
        name="content_altered",
        said="De inhoud van de bijlage {} is niet meer wat zij was. Haal haar uit een reservekopie.",
        find=_altered_content,
    ),
    Rule(
        name="content_unnamed",
        said="Er staat inhoud van een bijlage in het bestand die nergens bij hoort ({}). Zij neemt alleen ruimte in.",
        find=_sql(
            "SELECT '', 0, substr(c.sha256, 1, 8) FROM attachment_content c "
            "WHERE NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = c.sha256) "
            "AND NOT EXISTS (SELECT 1 FROM deed_row r WHERE r.subject = 'attachment' AND c.sha256 IN "
            "(json_extract(r.was, '$.sha256'), json_extract(r.became, '$.sha256')))"
        ),
    ),
    Rule(
        name="merged_into_nothing",
        said="Een samengevoegd record wijst naar een dat er niet meer is ({}). Zijn geschiedenis blijft leesbaar.",
        find=_sql(
            "SELECT '', 0, m.gone_uuid FROM merged_record m "
            "WHERE m.subject = 'person' AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = m.kept_id) "
            "OR m.subject = 'organisation' AND NOT EXISTS (SELECT 1 FROM organisation o WHERE o.id = m.kept_id)"
        ),
    ),
    Rule(
        name="place_far_off",
        said="In het netwerk staat {} ver buiten beeld. Sleep het terug, of laat de plaatsen opnieuw berekenen.",
        find=_sql(
            "SELECT iif(n.person_id IS NULL, 'organisation', 'person'), coalesce(n.person_id, n.organisation_id), "
            f"coalesce(o.name, {_name('p')}, '') FROM node_place n LEFT JOIN person p ON p.id = n.person_id "
            "LEFT JOIN organisation o ON o.id = n.organisation_id WHERE max(abs(n.x), abs(n.y)) > 100000000"
        ),
    ),
    Rule(
        name="place_twice",
        said="In het netwerk heeft {} twee plaatsen. Laat de opbouw van het bestand herstellen en sleep het opnieuw.",
        find=_sql(
            "SELECT iif(n.person_id IS NULL, 'organisation', 'person'), coalesce(n.person_id, n.organisation_id), "
            f"coalesce(o.name, {_name('p')}, '') FROM node_place n LEFT JOIN person p ON p.id = n.person_id "
            "LEFT JOIN organisation o ON o.id = n.organisation_id "
            "GROUP BY ifnull(n.dossier_id, 0), ifnull(n.person_id, 0), ifnull(n.organisation_id, 0) "
            "HAVING count(*) > 1"
        ),
    ),
    Rule(
        name="ground_missing",
        said="Bij het standpunt van {} staat niet op welke grond u het mag vastleggen. Vul de grond in.",
        find=_sql(
            f"SELECT 'person', p.id, {_name('p')} || ' op ' || d.title FROM position s "
            "JOIN person p ON p.id = s.person_id JOIN dossier d ON d.id = s.dossier_id WHERE s.ground = '' "
            "ORDER BY p.sort_key, s.id"
        ),
        todo=True,
    ),
    Rule(
        name="draft_nowhere",
        said="Er ligt een concept van een formulier dat dit programma niet kent ({}). Het is bewaard gebleven.",
        find=_sql(
            "SELECT '', 0, place FROM draft "
            f"WHERE substr(place, 1, instr(place || ':', ':') - 1) NOT IN ({_LISTED_AREAS}) "
            f"AND substr(place, 1, {len(LOCKED)}) <> '{LOCKED}'"
        ),
        todo=True,
    ),
)
