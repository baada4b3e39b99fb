"""What each kind of hit is made of: its texts, its title, the record that shows it, and how filters reach it."""

from dataclasses import dataclass
from typing import Final

from ipo_crm.domain.search import HitKind

_NAME = (
    "(SELECT trim(CASE WHEN initials = '' THEN given_name ELSE initials END || ' ' || "
    "CASE prefix WHEN '' THEN '' ELSE prefix || ' ' END || family_name) FROM person WHERE id = {})"
)
_LABEL = "(SELECT CASE abbreviation WHEN '' THEN name ELSE abbreviation END FROM organisation WHERE id = {})"
_DOSSIER = "(SELECT CASE short_title WHEN '' THEN title ELSE short_title END FROM dossier WHERE id = t.dossier_id)"
_STAFF = "(SELECT person_id FROM role WHERE organisation_id IN organisations)"
_SOMEBODY = "(SELECT key FROM people UNION SELECT person_id FROM role WHERE organisation_id IN organisations)"
_ACTOR = "(t.person_id IN people OR t.organisation_id IN organisations)"
_OF_DOSSIER = "t.dossier_id IN dossiers"


def _home(*subjects: str) -> str:
    """Give as "subject:key" the first of these that a record names by "<subject>_id"."""
    return "coalesce(" + ", ".join(f"'{each}:' || t.{each}_id" for each in subjects) + ", '')"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchKind:
    """One index and its table `t`; the rest is SQL on `t`. An empty condition: the filter never fits this kind.

    `heading` is the column of the index that is the name of the record. Conditions may use the tables `people`,
    `organisations`, `dossiers` and `tags` of one column, `key`, with what a filter means.
    """

    kind: HitKind
    title: str
    texts: tuple[str, ...]
    heading: str = ""
    detail: str = "''"
    home: str = "''"
    sector: str = "NULL"
    day: str = ""
    dossier: str = ""
    actor: str = ""
    tag: str = ""
    newest: bool = False

    @property
    def table(self) -> str:
        """The table of the noun."""
        return self.kind.value


_MET = (
    "(t.id IN (SELECT meeting_id FROM participant WHERE person_id IN people "
    "OR person_id IN (SELECT person_id FROM role WHERE organisation_id IN organisations)) "
    "OR t.on_behalf_of IN organisations)"
)
_THERE = "t.meeting_id IN (SELECT meeting_id FROM participant WHERE person_id IN people)"

KINDS: Final = (
    SearchKind(
        kind=HitKind.PERSON,
        heading="search_text",
        title=_NAME.format("t.id"),
        texts=("notes",),
        home="'person:' || t.id",
        dossier=(
            "(t.id IN (SELECT person_id FROM position WHERE dossier_id IN dossiers) OR t.id IN (SELECT person_id "
            "FROM participant p JOIN meeting_dossier d ON d.meeting_id = p.meeting_id WHERE d.dossier_id IN dossiers))"
        ),
        actor=f"(t.id IN people OR t.id IN {_STAFF})",
        tag="t.id IN (SELECT person_id FROM tagging WHERE tag_id IN tags)",
    ),
    SearchKind(
        kind=HitKind.ORGANISATION,
        heading="search_text",
        title="t.name",
        texts=("notes",),
        detail="t.abbreviation",
        sector="t.sector",
        home="'organisation:' || t.id",
        dossier="t.id IN (SELECT organisation_id FROM position WHERE dossier_id IN dossiers)",
        actor="(t.id IN organisations OR t.parent_id IN organisations "
        "OR t.id IN (SELECT organisation_id FROM role WHERE person_id IN people))",
        tag="t.id IN (SELECT organisation_id FROM tagging WHERE tag_id IN tags)",
    ),
    SearchKind(
        kind=HitKind.DOSSIER,
        heading="title",
        title="t.title",
        texts=("short_title", "kamerstuk", "goal", "theme"),
        detail="t.kamerstuk",
        home="'dossier:' || t.id",
        dossier="t.id IN dossiers",
        actor=f"(t.lead_id IN people OR t.id IN (SELECT t.dossier_id FROM position t WHERE {_ACTOR}))",
        tag="t.id IN (SELECT dossier_id FROM tagging WHERE tag_id IN tags)",
    ),
    SearchKind(
        kind=HitKind.COALITION,
        heading="name",
        title="t.name",
        texts=("statement",),
        home="'coalition:' || t.id",
        day="t.formed",
        dossier=_OF_DOSSIER,
        actor=f"t.id IN (SELECT t.coalition_id FROM coalition_member t WHERE {_ACTOR})",
    ),
    SearchKind(
        kind=HitKind.MEETING,
        heading="title",
        title="CASE t.title WHEN '' THEN t.kind ELSE t.title END",
        texts=("purpose", "reaction", "learned", "report", "place"),
        detail="t.kind",
        home="'meeting:' || t.id",
        day="t.day",
        dossier="t.id IN (SELECT meeting_id FROM meeting_dossier WHERE dossier_id IN dossiers)",
        actor=_MET,
        tag="t.id IN (SELECT meeting_id FROM tagging WHERE tag_id IN tags)",
        newest=True,
    ),
    SearchKind(
        kind=HitKind.PROMISE,
        heading="text",
        title="t.text",
        texts=(),
        detail=_NAME.format("t.person_id"),
        home="'promise:' || t.id",
        day="t.due",
        dossier=_OF_DOSSIER,
        actor=f"(t.person_id IN {_SOMEBODY} OR t.our_person_id IN people)",
        newest=True,
    ),
    SearchKind(
        kind=HitKind.TASK,
        heading="text",
        title="t.text",
        texts=("evidence",),
        detail=_NAME.format("t.person_id"),
        home=_home("meeting", "dossier", "person"),
        day="t.due",
        dossier=_OF_DOSSIER,
        actor="t.person_id IN people",
        newest=True,
    ),
    SearchKind(
        kind=HitKind.POSITION,
        title=f"coalesce({_NAME.format('t.person_id')}, {_LABEL.format('t.organisation_id')})",
        texts=("quote", "ground"),
        detail=_DOSSIER,
        home=_home("person", "organisation"),
        day="t.day",
        dossier=_OF_DOSSIER,
        actor=f"(t.person_id IN {_SOMEBODY} OR t.organisation_id IN organisations)",
        newest=True,
    ),
    SearchKind(
        kind=HitKind.ASK,
        heading="text",
        title="t.text",
        texts=("cover", "evidence"),
        detail=_DOSSIER,
        home=_home("dossier"),
        dossier=_OF_DOSSIER,
        actor="t.addressee_id IN organisations",
    ),
    SearchKind(
        kind=HitKind.MESSAGE,
        heading="text",
        title="t.text",
        texts=("answer",),
        detail=_DOSSIER,
        home=_home("dossier"),
        dossier=_OF_DOSSIER,
    ),
    SearchKind(
        kind=HitKind.MOTION,
        heading="title",
        title="t.title",
        texts=("number", "dictum", "follow_up"),
        detail="t.number",
        home=(
            "coalesce('dossier:' || t.dossier_id, 'person:' || "
            "(SELECT person_id FROM motion_signer WHERE motion_id = t.id ORDER BY rank, id LIMIT 1), '')"
        ),
        day="coalesce(t.voted, t.submitted)",
        dossier=_OF_DOSSIER,
        actor=f"t.id IN (SELECT motion_id FROM motion_signer WHERE person_id IN {_SOMEBODY})",
        newest=True,
    ),
    SearchKind(
        kind=HitKind.INSTRUMENT,
        heading="kind",
        title="t.kind",
        texts=("text", "outcome"),
        detail=_DOSSIER,
        home=_home("dossier"),
        day="t.day",
        dossier=_OF_DOSSIER,
        newest=True,
    ),
    SearchKind(
        kind=HitKind.DATE,
        heading="text",
        title="t.text",
        texts=(),
        detail=_DOSSIER,
        home=_home("dossier"),
        day="t.day",
        dossier=_OF_DOSSIER,
        newest=True,
    ),
    SearchKind(
        kind=HitKind.STOP,
        heading="subject",
        title="t.subject",
        texts=("place", "host", "note"),
        detail="t.place",
        home=_home("meeting"),
        day="(SELECT day FROM meeting WHERE id = t.meeting_id)",
        dossier="t.meeting_id IN (SELECT meeting_id FROM meeting_dossier WHERE dossier_id IN dossiers)",
        actor=f"({_THERE} OR t.host_person_id IN people OR t.host_organisation_id IN organisations)",
        newest=True,
    ),
    SearchKind(
        kind=HitKind.TRAJECTORY,
        heading="name",
        title="t.name",
        texts=("notes",),
        detail="CAST(t.year AS TEXT)",
        home=(
            "coalesce('dossier:' || (SELECT dossier_id FROM product WHERE trajectory_id = t.id "
            "AND dossier_id IS NOT NULL ORDER BY id LIMIT 1), '')"
        ),
    ),
    SearchKind(
        kind=HitKind.PRODUCT,
        heading="title",
        title="t.title",
        texts=("kind",),
        detail="t.kind",
        home="coalesce('dossier:' || t.dossier_id, 'person:' || t.owner_id, '')",
        day="t.deadline",
        dossier=_OF_DOSSIER,
        actor="t.owner_id IN people",
    ),
    SearchKind(
        kind=HitKind.ATTACHMENT,
        heading="name",
        title="t.name",
        texts=("note",),
        home=_home("person", "organisation", "dossier", "meeting"),
        day="t.added",
        dossier=_OF_DOSSIER,
        actor=_ACTOR,
        newest=True,
    ),
    SearchKind(
        kind=HitKind.TAG,
        heading="name",
        title="t.name",
        texts=(),
        home=(
            "coalesce((SELECT coalesce('person:' || g.person_id, 'organisation:' || g.organisation_id, "
            "'dossier:' || g.dossier_id, 'meeting:' || g.meeting_id) FROM tagging g WHERE g.tag_id = t.id "
            "ORDER BY g.id LIMIT 1), '')"
        ),
        tag="t.id IN tags",
    ),
    SearchKind(
        kind=HitKind.IMPRESSION,
        title=_NAME.format("t.person_id"),
        texts=("text",),
        home=_home("person"),
        day="t.day",
        dossier=_OF_DOSSIER,
        actor=f"t.person_id IN {_SOMEBODY}",
        newest=True,
    ),
)
