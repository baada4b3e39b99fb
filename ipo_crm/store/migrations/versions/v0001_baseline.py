"""Baseline of the workspace format: version 1.0."""

from alembic import op

from ipo_crm.store.migrations.ddl import (
    ACTOR,
    NOTE,
    PERIOD,
    SOURCE,
    clock,
    columns_first,
    day,
    key,
    one_of,
    part,
    record,
    required,
    scale,
    search,
    text,
)

revision = "0001"
down_revision = None

_FOUNDATION = (
    part("meta", required("workspace_uuid", 36), required("created_at", 40), text("created_by", 80)),
    part("setting", "name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100)", text("value", 10_000)),
    record(
        "source",
        one_of("source_class", "public", "own_talk", "third_party", "import", "invented"),
        required("title", 1000),
        day("published"),
        day("known_on"),
        text("url", 2000),
    ),
    "CREATE UNIQUE INDEX source_natural ON source "
    "(source_class, title, ifnull(published, ''), ifnull(known_on, ''), url)",
)

_PEOPLE = (
    record(
        "organisation",
        *columns_first(
            required("name"),
            text("abbreviation", 100),
            required("kind", 40),
            "sector TEXT CHECK (sector IN ('prov', 'gem', 'rijk', 'kamer', 'net', 'won', 'maat', 'markt'))",
            one_of("level", "eu", "rijk", "provincie", "gemeente", "waterschap", "geen"),
            key("parent_id", "organisation", "SET NULL"),
            *PERIOD,
            text("website", 2000),
            text("notes", NOTE),
            SOURCE,
            text("search_text", 4000),
        ),
    ),
    record(
        "person",
        text("honorific", 40),
        text("titles", 100),
        text("initials", 60),
        text("given_name", 100),
        text("prefix", 60),
        required("family_name", 200),
        text("suffix", 60),
        text("salutation", 300),
        text("languages", 200),
        text("notes", NOTE),
        day("keep_until"),
        day("informed_on"),
        SOURCE,
        text("sort_key", 600),
        text("search_text", 4000),
    ),
    part(
        "contact_point",
        key("person_id", "person", required=True),
        one_of("kind", "email", "phone", "mobile", "website", "office"),
        required("value", 1000),
        text("label", 100),
        "UNIQUE (person_id, kind, value)",
    ),
    part(
        "identifier",
        *columns_first(required("scheme", 60), required("value", 300), *ACTOR, "UNIQUE (scheme, value)"),
    ),
    record(
        "role",
        *columns_first(
            key("person_id", "person", required=True),
            key("organisation_id", "organisation", required=True),
            required("function", 300),
            text("portfolio", 500),
            scale("influence", 1, 5),
            *PERIOD,
            SOURCE,
        ),
    ),
    record(
        "relation",
        *columns_first(
            key("a_person_id", "person"),
            key("a_organisation_id", "organisation"),
            key("b_person_id", "person"),
            key("b_organisation_id", "organisation"),
            required("kind", 40),
            scale("strength", 1, 3),
            "not_via INTEGER NOT NULL DEFAULT 0 CHECK (not_via IN (0, 1))",
            *PERIOD,
            SOURCE,
            "CHECK ((a_person_id IS NULL) <> (a_organisation_id IS NULL))",
            "CHECK ((b_person_id IS NULL) <> (b_organisation_id IS NULL))",
        ),
    ),
    part(
        "seats",
        *columns_first(
            key("organisation_id", "organisation", required=True),
            one_of("chamber", "tk", "ek"),
            "count INTEGER NOT NULL CHECK (count BETWEEN 0 AND 150)",
            *PERIOD,
            SOURCE,
        ),
    ),
)

_DOSSIERS = (
    record(
        "dossier",
        required("title"),
        text("short_title", 200),
        text("kamerstuk", 40),
        text("goal", 10_000),
        text("theme", 200),
        scale("salience", 1, 5),
        key("lead_id", "person", "SET NULL"),
        text("udo_status", 500),
        text("consultation_status", 500),
        text("mandate", 500),
        SOURCE,
    ),
    part(
        "dossier_phase",
        key("dossier_id", "dossier", required=True),
        "phase INTEGER NOT NULL CHECK (phase BETWEEN 1 AND 10)",
        "entered TEXT NOT NULL CHECK (date(entered) IS entered)",
        text("evidence", 10_000),
        text("reason", 10_000),
        SOURCE,
    ),
    part(
        "message",
        key("dossier_id", "dossier", required=True),
        one_of("kind", "core", "question", "objection", "sensitive"),
        "rank INTEGER NOT NULL DEFAULT 0",
        required("text", 10_000),
        text("answer", 10_000),
        SOURCE,
    ),
    part(
        "calendar_date",
        key("dossier_id", "dossier", required=True),
        "day TEXT NOT NULL CHECK (date(day) IS day)",
        clock("at"),
        required("text", 1000),
        "confirmed INTEGER NOT NULL DEFAULT 1 CHECK (confirmed IN (0, 1))",
        SOURCE,
    ),
    record(
        "ask",
        key("dossier_id", "dossier", required=True),
        required("text", 10_000),
        "amount INTEGER CHECK (amount >= 0)",
        one_of("recurrence", "once", "per_year"),
        scale("first_year", 1900, 2200),
        scale("last_year", 1900, 2200),
        text("cover", 2000),
        key("addressee_id", "organisation", "SET NULL"),
        one_of("status", "open", "in_talks", "partly", "granted", "refused"),
        text("evidence", 10_000),
        SOURCE,
    ),
)

_ALLOCATIONS = (
    part(
        "allocation",
        key("ask_id", "ask", required=True),
        key("organisation_id", "organisation", required=True),
        "amount INTEGER NOT NULL CHECK (amount >= 0)",
        text("note", 2000),
        SOURCE,
        "UNIQUE (ask_id, organisation_id)",
    ),
)

_CONTACT = (
    record(
        "meeting",
        required("kind", 40),
        one_of("status", "planned", "held", "cancelled"),
        "day TEXT NOT NULL CHECK (date(day) IS day)",
        clock("starts"),
        clock("ends"),
        one_of("precision", "time", "day", "week"),
        text("title", 500),
        text("place", 500),
        key("on_behalf_of", "organisation", "SET NULL"),
        text("purpose", 10_000),
        text("pushback", 10_000),
        key("ask_id", "ask", "SET NULL"),
        text("ask_text", 10_000),
        text("fallback", 10_000),
        text("leave_behind", 2000),
        text("reaction", NOTE),
        text("learned", NOTE),
        text("report", NOTE),
        SOURCE,
    ),
    part(
        "participant",
        key("meeting_id", "meeting", required=True),
        key("person_id", "person", required=True),
        one_of("side", "theirs", "ours"),
        text("task", 500),
        "rank INTEGER NOT NULL DEFAULT 0",
        "UNIQUE (meeting_id, person_id)",
    ),
    part(
        "meeting_dossier",
        key("meeting_id", "meeting", required=True),
        key("dossier_id", "dossier", required=True),
        "rank INTEGER NOT NULL DEFAULT 0",
        "UNIQUE (meeting_id, dossier_id)",
    ),
    record(
        "promise",
        one_of("direction", "by_them", "by_us"),
        key("person_id", "person", required=True),
        key("our_person_id", "person", "SET NULL"),
        key("meeting_id", "meeting", "SET NULL"),
        key("dossier_id", "dossier", "SET NULL"),
        required("text", 10_000),
        day("due"),
        day("first_due"),
        one_of("outcome", "open", "kept", "lapsed"),
        text("evidence", 10_000),
        day("settled_on"),
        SOURCE,
    ),
    record(
        "position",
        *columns_first(
            *ACTOR,
            key("dossier_id", "dossier", required=True),
            scale("stance", -2, 2),
            scale("influence", 1, 5),
            "day TEXT NOT NULL CHECK (date(day) IS day)",
            key("source_id", "source", "RESTRICT", required=True),
            text("quote", 10_000),
            text("ground", 2000),
            key("meeting_id", "meeting", "SET NULL"),
        ),
    ),
    record(
        "impression",
        key("person_id", "person", required=True),
        key("dossier_id", "dossier", "SET NULL"),
        key("meeting_id", "meeting", "SET NULL"),
        "day TEXT NOT NULL CHECK (date(day) IS day)",
        required("text", 10_000),
    ),
    record(
        "coalition",
        required("name"),
        text("statement", 10_000),
        key("dossier_id", "dossier", "SET NULL"),
        day("formed"),
        SOURCE,
    ),
    part(
        "coalition_member",
        *columns_first(
            key("coalition_id", "coalition", required=True),
            *ACTOR,
            one_of("role", "leader", "member", "supporter", "approached", "dropped_out"),
            *PERIOD,
            "UNIQUE (coalition_id, person_id, organisation_id)",
        ),
    ),
    part(
        "node_place",
        *columns_first(
            key("dossier_id", "dossier"),
            *ACTOR,
            "x INTEGER NOT NULL",
            "y INTEGER NOT NULL",
            "pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1))",
        ),
    ),
)

_JOURNAL = (
    "CREATE TABLE deed (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, at TEXT NOT NULL, "
    "state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))) STRICT",
    "CREATE TABLE deed_row (id INTEGER PRIMARY KEY AUTOINCREMENT, "
    "deed_id INTEGER NOT NULL REFERENCES deed(id) ON DELETE CASCADE, "
    "subject TEXT NOT NULL, row_id INTEGER NOT NULL, was TEXT, became TEXT) STRICT",
    "CREATE INDEX deed_row_deed ON deed_row (deed_id)",
    "CREATE INDEX deed_row_row ON deed_row (subject, row_id)",
    "CREATE TABLE journal_state (id INTEGER PRIMARY KEY CHECK (id = 1), deed_id INTEGER, "
    "replaying INTEGER NOT NULL DEFAULT 0) STRICT",
    "INSERT INTO journal_state (id) VALUES (1)",
)

_INDEXES = (
    "CREATE INDEX person_sort ON person (sort_key, id)",
    "CREATE INDEX organisation_name ON organisation (name)",
    "CREATE INDEX role_person ON role (person_id)",
    "CREATE INDEX role_organisation ON role (organisation_id)",
    "CREATE INDEX identifier_person ON identifier (person_id)",
    "CREATE INDEX identifier_organisation ON identifier (organisation_id)",
    "CREATE INDEX position_person ON position (person_id, dossier_id, day)",
    "CREATE INDEX position_organisation ON position (organisation_id, dossier_id, day)",
    "CREATE INDEX position_dossier ON position (dossier_id, day)",
    "CREATE INDEX participant_person ON participant (person_id)",
    "CREATE INDEX meeting_day ON meeting (day)",
    "CREATE INDEX meeting_dossier_dossier ON meeting_dossier (dossier_id)",
    "CREATE INDEX promise_person ON promise (person_id)",
    "CREATE INDEX promise_open ON promise (outcome, due)",
    "CREATE INDEX coalition_member_organisation ON coalition_member (organisation_id)",
    "CREATE INDEX coalition_member_person ON coalition_member (person_id)",
    "CREATE INDEX dossier_phase_dossier ON dossier_phase (dossier_id, entered)",
    "CREATE INDEX message_dossier ON message (dossier_id)",
    "CREATE INDEX ask_dossier ON ask (dossier_id)",
    "CREATE INDEX calendar_date_dossier ON calendar_date (dossier_id, day)",
    "CREATE INDEX seats_organisation ON seats (organisation_id)",
)

_SEARCHED = {
    "person": ("search_text", "notes"),
    "organisation": ("search_text", "notes"),
    "dossier": ("title", "short_title", "kamerstuk", "goal", "theme"),
    "meeting": ("title", "purpose", "reaction", "learned", "report", "place"),
    "promise": ("text",),
    "coalition": ("name", "statement"),
    "message": ("text", "answer"),
}


def upgrade() -> None:
    """Make every table, index and search index of format 1.0; the journal's triggers follow from the columns."""
    run = op.get_bind().exec_driver_sql
    for statement in (*_FOUNDATION, *_PEOPLE, *_DOSSIERS, *_ALLOCATIONS, *_CONTACT, *_JOURNAL, *_INDEXES):
        run(statement)
    for table, columns in _SEARCHED.items():
        for statement in search(table, columns, "2 3"):
            run(statement)
