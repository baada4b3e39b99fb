"""Baseline of the workspace format: version 1.0."""

from alembic import op

revision = "0001"
down_revision = None

_DAY = "CHECK ({0} IS NULL OR date({0}) IS {0})"
_CLOCK = "CHECK ({0} IS NULL OR strftime('%H:%M', {0}) IS {0})"


def _record(name: str, *columns: str) -> str:
    """Give the DDL of a noun: integer key for speed, UUID for exchange."""
    lines = ("id INTEGER PRIMARY KEY", "uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36)", *columns)
    return f"CREATE TABLE {name} (\n  " + ",\n  ".join(lines) + "\n) STRICT"


def _part(name: str, *columns: str) -> str:
    """Give the DDL of a part of a noun: a key, no UUID of its own."""
    return f"CREATE TABLE {name} (\n  " + ",\n  ".join(("id INTEGER PRIMARY KEY", *columns)) + "\n) STRICT"


def _text(name: str, limit: int = 500, extra: str = "") -> str:
    return f"{name} TEXT NOT NULL DEFAULT '' CHECK (length({name}) <= {limit}{extra})"


def _required(name: str, limit: int = 500) -> str:
    return f"{name} TEXT NOT NULL CHECK (length({name}) BETWEEN 1 AND {limit})"


def _day(name: str) -> str:
    return f"{name} TEXT {_DAY.format(name)}"


def _clock(name: str) -> str:
    return f"{name} TEXT {_CLOCK.format(name)}"


def _one_of(name: str, *values: str) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{name} TEXT NOT NULL CHECK ({name} IN ({listed}))"


def _scale(name: str, low: int, high: int) -> str:
    return f"{name} INTEGER CHECK ({name} BETWEEN {low} AND {high})"


def _key(name: str, table: str, on_delete: str = "CASCADE", *, required: bool = False) -> str:
    return f"{name} INTEGER {'NOT NULL ' if required else ''}REFERENCES {table}(id) ON DELETE {on_delete}"


_PERIOD = (
    _day("valid_from"),
    _day("valid_to"),
    "CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from < valid_to)",
)
_SOURCE = _key("source_id", "source", "RESTRICT")
_ACTOR = (
    _key("person_id", "person"),
    _key("organisation_id", "organisation"),
    "CHECK ((person_id IS NULL) <> (organisation_id IS NULL))",
)
_NOTE = 1_000_000


def _columns_first(*parts: str) -> tuple[str, ...]:
    """Put table constraints behind the columns, as SQL wants them."""
    return tuple(sorted(parts, key=lambda part: part.startswith(("CHECK", "UNIQUE"))))


_FOUNDATION = (
    _part("meta", _required("workspace_uuid", 36), _required("created_at", 40), _text("created_by", 80)),
    _part("setting", "name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100)", _text("value", 10_000)),
    _record(
        "source",
        _one_of("source_class", "public", "own_talk", "third_party", "import", "invented"),
        _required("title", 1000),
        _day("published"),
        _day("known_on"),
        _text("url", 2000),
    ),
    "CREATE UNIQUE INDEX source_natural ON source "
    "(source_class, title, ifnull(published, ''), ifnull(known_on, ''), url)",
)

_PEOPLE = (
    _record(
        "organisation",
        *_columns_first(
            _required("name"),
            _text("abbreviation", 100),
            _required("kind", 40),
            "sector TEXT CHECK (sector IN ('prov', 'gem', 'rijk', 'kamer', 'net', 'won', 'maat', 'markt'))",
            _one_of("level", "eu", "rijk", "provincie", "gemeente", "waterschap", "geen"),
            _key("parent_id", "organisation", "SET NULL"),
            *_PERIOD,
            _text("website", 2000),
            _text("notes", _NOTE),
            _SOURCE,
            _text("search_text", 4000),
        ),
    ),
    _record(
        "person",
        _text("honorific", 40),
        _text("titles", 100),
        _text("initials", 60),
        _text("given_name", 100),
        _text("prefix", 60),
        _required("family_name", 200),
        _text("suffix", 60),
        _text("salutation", 300),
        _text("languages", 200),
        _text("notes", _NOTE),
        _day("keep_until"),
        _day("informed_on"),
        _SOURCE,
        _text("sort_key", 600),
        _text("search_text", 4000),
    ),
    _part(
        "contact_point",
        _key("person_id", "person", required=True),
        _one_of("kind", "email", "phone", "mobile", "website", "office"),
        _required("value", 1000),
        _text("label", 100),
        "UNIQUE (person_id, kind, value)",
    ),
    _part(
        "identifier",
        *_columns_first(_required("scheme", 60), _required("value", 300), *_ACTOR, "UNIQUE (scheme, value)"),
    ),
    _record(
        "role",
        *_columns_first(
            _key("person_id", "person", required=True),
            _key("organisation_id", "organisation", required=True),
            _required("function", 300),
            _text("portfolio", 500),
            _scale("influence", 1, 5),
            *_PERIOD,
            _SOURCE,
        ),
    ),
    _record(
        "relation",
        *_columns_first(
            _key("a_person_id", "person"),
            _key("a_organisation_id", "organisation"),
            _key("b_person_id", "person"),
            _key("b_organisation_id", "organisation"),
            _required("kind", 40),
            _scale("strength", 1, 3),
            "not_via INTEGER NOT NULL DEFAULT 0 CHECK (not_via IN (0, 1))",
            *_PERIOD,
            _SOURCE,
            "CHECK ((a_person_id IS NULL) <> (a_organisation_id IS NULL))",
            "CHECK ((b_person_id IS NULL) <> (b_organisation_id IS NULL))",
        ),
    ),
    _part(
        "seats",
        *_columns_first(
            _key("organisation_id", "organisation", required=True),
            _one_of("chamber", "tk", "ek"),
            "count INTEGER NOT NULL CHECK (count BETWEEN 0 AND 150)",
            *_PERIOD,
            _SOURCE,
        ),
    ),
)

_DOSSIERS = (
    _record(
        "dossier",
        _required("title"),
        _text("short_title", 200),
        _text("kamerstuk", 40),
        _text("goal", 10_000),
        _text("theme", 200),
        _scale("salience", 1, 5),
        _key("lead_id", "person", "SET NULL"),
        _text("udo_status", 500),
        _text("consultation_status", 500),
        _text("mandate", 500),
        _SOURCE,
    ),
    _part(
        "dossier_phase",
        _key("dossier_id", "dossier", required=True),
        "phase INTEGER NOT NULL CHECK (phase BETWEEN 1 AND 10)",
        "entered TEXT NOT NULL CHECK (date(entered) IS entered)",
        _text("evidence", 10_000),
        _text("reason", 10_000),
        _SOURCE,
    ),
    _part(
        "message",
        _key("dossier_id", "dossier", required=True),
        _one_of("kind", "core", "question", "objection", "sensitive"),
        "rank INTEGER NOT NULL DEFAULT 0",
        _required("text", 10_000),
        _text("answer", 10_000),
        _SOURCE,
    ),
    _part(
        "calendar_date",
        _key("dossier_id", "dossier", required=True),
        "day TEXT NOT NULL CHECK (date(day) IS day)",
        _clock("at"),
        _required("text", 1000),
        "confirmed INTEGER NOT NULL DEFAULT 1 CHECK (confirmed IN (0, 1))",
        _SOURCE,
    ),
    _record(
        "ask",
        _key("dossier_id", "dossier", required=True),
        _required("text", 10_000),
        "amount INTEGER CHECK (amount >= 0)",
        _one_of("recurrence", "once", "per_year"),
        _scale("first_year", 1900, 2200),
        _scale("last_year", 1900, 2200),
        _text("cover", 2000),
        _key("addressee_id", "organisation", "SET NULL"),
        _one_of("status", "open", "in_talks", "partly", "granted", "refused"),
        _text("evidence", 10_000),
        _SOURCE,
    ),
)

_ALLOCATIONS = (
    _part(
        "allocation",
        _key("ask_id", "ask", required=True),
        _key("organisation_id", "organisation", required=True),
        "amount INTEGER NOT NULL CHECK (amount >= 0)",
        _text("note", 2000),
        _SOURCE,
        "UNIQUE (ask_id, organisation_id)",
    ),
)

_CONTACT = (
    _record(
        "meeting",
        _required("kind", 40),
        _one_of("status", "planned", "held", "cancelled"),
        "day TEXT NOT NULL CHECK (date(day) IS day)",
        _clock("starts"),
        _clock("ends"),
        _one_of("precision", "time", "day", "week"),
        _text("title", 500),
        _text("place", 500),
        _key("on_behalf_of", "organisation", "SET NULL"),
        _text("purpose", 10_000),
        _text("pushback", 10_000),
        _key("ask_id", "ask", "SET NULL"),
        _text("ask_text", 10_000),
        _text("fallback", 10_000),
        _text("leave_behind", 2000),
        _text("reaction", _NOTE),
        _text("learned", _NOTE),
        _text("report", _NOTE),
        _SOURCE,
    ),
    _part(
        "participant",
        _key("meeting_id", "meeting", required=True),
        _key("person_id", "person", required=True),
        _one_of("side", "theirs", "ours"),
        _text("task", 500),
        "rank INTEGER NOT NULL DEFAULT 0",
        "UNIQUE (meeting_id, person_id)",
    ),
    _part(
        "meeting_dossier",
        _key("meeting_id", "meeting", required=True),
        _key("dossier_id", "dossier", required=True),
        "rank INTEGER NOT NULL DEFAULT 0",
        "UNIQUE (meeting_id, dossier_id)",
    ),
    _record(
        "promise",
        _one_of("direction", "by_them", "by_us"),
        _key("person_id", "person", required=True),
        _key("our_person_id", "person", "SET NULL"),
        _key("meeting_id", "meeting", "SET NULL"),
        _key("dossier_id", "dossier", "SET NULL"),
        _required("text", 10_000),
        _day("due"),
        _day("first_due"),
        _one_of("outcome", "open", "kept", "lapsed"),
        _text("evidence", 10_000),
        _day("settled_on"),
        _SOURCE,
    ),
    _record(
        "position",
        *_columns_first(
            *_ACTOR,
            _key("dossier_id", "dossier", required=True),
            _scale("stance", -2, 2),
            _scale("influence", 1, 5),
            "day TEXT NOT NULL CHECK (date(day) IS day)",
            _key("source_id", "source", "RESTRICT", required=True),
            _text("quote", 10_000),
            _text("ground", 2000),
            _key("meeting_id", "meeting", "SET NULL"),
        ),
    ),
    _record(
        "impression",
        _key("person_id", "person", required=True),
        _key("dossier_id", "dossier", "SET NULL"),
        _key("meeting_id", "meeting", "SET NULL"),
        "day TEXT NOT NULL CHECK (date(day) IS day)",
        _required("text", 10_000),
    ),
    _record(
        "coalition",
        _required("name"),
        _text("statement", 10_000),
        _key("dossier_id", "dossier", "SET NULL"),
        _day("formed"),
        _SOURCE,
    ),
    _part(
        "coalition_member",
        *_columns_first(
            _key("coalition_id", "coalition", required=True),
            *_ACTOR,
            _one_of("role", "leader", "member", "supporter", "approached", "dropped_out"),
            *_PERIOD,
            "UNIQUE (coalition_id, person_id, organisation_id)",
        ),
    ),
    _part(
        "node_place",
        *_columns_first(
            _key("dossier_id", "dossier"),
            *_ACTOR,
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


def _search(table: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Give the DDL of a full-text index over a table, kept level by triggers."""
    names = ", ".join(columns)
    old, new = (", ".join(f"{side}.{column}" for column in columns) for side in ("OLD", "NEW"))
    index = f"{table}_search"
    take = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', OLD.id, {old});"
    give = f"INSERT INTO {index} (rowid, {names}) VALUES (NEW.id, {new});"
    return (
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{table}', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
        f"INSERT INTO {index} ({index}, rank) VALUES ('secure-delete', 1)",
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {give} END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {take} END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF {names} ON {table} BEGIN {take} {give} END",
    )


def upgrade() -> None:
    """Make every table, index and search index of format 1.0; the journal's triggers follow from the columns."""
    run = op.get_bind().exec_driver_sql
    for statement in (*_FOUNDATION, *_PEOPLE, *_DOSSIERS, *_ALLOCATIONS, *_CONTACT, *_JOURNAL, *_INDEXES):
        run(statement)
    for table, columns in _SEARCHED.items():
        for statement in _search(table, columns):
            run(statement)
