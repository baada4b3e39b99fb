"""Version 1.1: the rest of the nouns, drafts and the erasure register; who did a deed, and which deeds were purged."""

from alembic import op
from sqlalchemy import Connection

from ipo_crm.store import derived
from ipo_crm.store.migrations.ddl import (
    ACTOR,
    NOTE,
    SOURCE,
    clock,
    columns_first,
    day,
    flag,
    key,
    one_of,
    only_one,
    part,
    record,
    required,
    scale,
    search,
    search_index,
    text,
)

revision = "0002"
down_revision = "0001"

_WIDER = (
    f"ALTER TABLE person ADD COLUMN {scale('rhythm_days', 1, 3650)}",
    f"ALTER TABLE person ADD COLUMN {text('informed_how', 1000)}",
    f"ALTER TABLE person ADD COLUMN {text('not_informed_why', 1000)}",
    f"ALTER TABLE person ADD COLUMN {day('blocked_on')}",
    "ALTER TABLE participant ADD COLUMN answer TEXT CHECK (answer IN ('asked', 'coming', 'declined', 'substitute'))",
    "ALTER TABLE participant ADD COLUMN photo TEXT CHECK (photo IN ('asked', 'agreed', 'refused'))",
    f"ALTER TABLE meeting ADD COLUMN {text('agenda_line', 2000)}",
    f"ALTER TABLE meta ADD COLUMN {text('erasure_key', 64)}",
    f"ALTER TABLE meta ADD COLUMN {flag('at_work')}",
    f"ALTER TABLE deed ADD COLUMN {text('author', 200)}",
    f"ALTER TABLE deed ADD COLUMN {flag('purged')}",
)

_PARLIAMENT = (
    record(
        "motion",
        one_of("kind", "motion", "amendment", "bill", "other"),
        one_of("chamber", "tk", "ek"),
        text("number", 60),
        required("title", 2000),
        text("dictum", 10_000),
        key("dossier_id", "dossier", "SET NULL"),
        day("submitted"),
        day("voted"),
        "appreciation TEXT CHECK (appreciation IN "
        "('left_to_chamber', 'advised_against', 'taken_over', 'superfluous', 'premature', 'unacceptable'))",
        one_of("result", "open", "adopted", "rejected", "held_over", "withdrawn", "lapsed"),
        flag("roll_call"),
        text("follow_up", 10_000),
        SOURCE,
    ),
    part(
        "motion_signer",
        key("motion_id", "motion", required=True),
        key("person_id", "person", required=True),
        "rank INTEGER NOT NULL DEFAULT 0",
        "UNIQUE (motion_id, person_id)",
    ),
    part(
        "vote",
        *columns_first(
            key("motion_id", "motion", required=True),
            *ACTOR,
            one_of("choice", "for", "against", "absent"),
            scale("seats", 0, 150),
            flag("mistaken"),
            "UNIQUE (motion_id, person_id)",
            "UNIQUE (motion_id, organisation_id)",
        ),
    ),
    "CREATE UNIQUE INDEX motion_natural ON motion (chamber, number) WHERE number <> ''",
)

_WORK = (
    part(
        "visit",
        key("meeting_id", "meeting", required=True),
        key("province_id", "organisation", "SET NULL"),
        text("press", 2000),
        text("embargo", 500),
        text("photo", 2000),
        text("spokesperson", 2000),
        text("logistics", 10_000),
        text("after_action", 10_000),
        "UNIQUE (meeting_id)",
    ),
    part(
        "visit_stop",
        key("meeting_id", "meeting", required=True),
        "rank INTEGER NOT NULL DEFAULT 0",
        clock("starts"),
        clock("ends"),
        text("place", 500),
        required("subject", 2000),
        key("host_person_id", "person", "SET NULL"),
        key("host_organisation_id", "organisation", "SET NULL"),
        text("host", 500),
        text("note", 10_000),
        text("travel_by", 60),
        scale("travel_minutes", 0, 1440),
    ),
    record(
        "task",
        required("text", 10_000),
        key("person_id", "person", "SET NULL"),
        day("due"),
        day("first_due"),
        one_of("status", "open", "done", "dropped"),
        day("settled_on"),
        text("evidence", 10_000),
        key("dossier_id", "dossier", "SET NULL"),
        key("meeting_id", "meeting", "SET NULL"),
    ),
    record(
        "instrument",
        key("dossier_id", "dossier", required=True),
        required("kind", 100),
        scale("phase", 1, 10),
        "day TEXT NOT NULL CHECK (date(day) IS day)",
        text("text", 10_000),
        text("outcome", 10_000),
        key("meeting_id", "meeting", "SET NULL"),
        key("motion_id", "motion", "SET NULL"),
        SOURCE,
    ),
    part(
        "scope",
        key("dossier_id", "dossier", required=True),
        key("organisation_id", "organisation", required=True),
        one_of("interest", "joint", "own", "none"),
        text("mandate", 500),
        text("note", 2000),
        SOURCE,
        "UNIQUE (dossier_id, organisation_id)",
    ),
    record(
        "trajectory",
        required("name", 200),
        "year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2200)",
        text("notes", NOTE),
        "UNIQUE (year, name)",
    ),
    part(
        "trajectory_event",
        key("trajectory_id", "trajectory", required=True),
        required("name", 200),
        text("detail", 500),
        "first_day TEXT NOT NULL CHECK (date(first_day) IS first_day)",
        day("last_day"),
        flag("confirmed"),
        "rank INTEGER NOT NULL DEFAULT 0",
        SOURCE,
        "CHECK (last_day IS NULL OR last_day >= first_day)",
    ),
    record(
        "product",
        key("trajectory_id", "trajectory", required=True),
        key("event_id", "trajectory_event", "SET NULL"),
        required("title", 500),
        text("kind", 100),
        key("owner_id", "person", "SET NULL"),
        text("owner", 200),
        day("deadline"),
        one_of("status", "open", "busy", "done", "dropped"),
        text("tone", 500),
        key("dossier_id", "dossier", "SET NULL"),
        text("evidence", 10_000),
    ),
)

_HELD_BY = ("person_id", "organisation_id", "dossier_id", "meeting_id", "motion_id", "product_id")
_TAGGED = ("person_id", "organisation_id", "dossier_id", "meeting_id")

_LOOSE = (
    part(
        "attachment_content",
        "sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64)",
        "content BLOB NOT NULL CHECK (length(content) <= 104857600)",
    ),
    record(
        "attachment",
        required("name", 255),
        text("media_type", 100),
        "size INTEGER NOT NULL CHECK (size BETWEEN 0 AND 104857600)",
        "sha256 TEXT NOT NULL CHECK (length(sha256) = 64)",
        day("added"),
        text("note", 2000),
        *(key(column, column.removesuffix("_id")) for column in _HELD_BY),
        SOURCE,
        only_one(*_HELD_BY),
    ),
    record("tag", required("name", 100), scale("rhythm_days", 1, 3650)),
    "CREATE UNIQUE INDEX tag_natural ON tag (name COLLATE NOCASE)",
    part(
        "tagging",
        key("tag_id", "tag", required=True),
        *(key(column, column.removesuffix("_id")) for column in _TAGGED),
        only_one(*_TAGGED),
        *(f"UNIQUE (tag_id, {column})" for column in _TAGGED),
    ),
    record(
        "saved_filter",
        required("area", 40),
        required("name", 100),
        text("query", 10_000),
        "rank INTEGER NOT NULL DEFAULT 0",
        "UNIQUE (area, name)",
    ),
    part(
        "merged_record",
        one_of("subject", "person", "organisation"),
        "kept_id INTEGER NOT NULL",
        "gone_id INTEGER NOT NULL",
        required("gone_uuid", 36),
    ),
    part("draft", required("place", 200) + " UNIQUE", text("text", NOTE), required("saved_at", 40)),
    part("erasure", required("at", 40), required("digest", 64)),
)

_INDEXES = (
    "DELETE FROM node_place WHERE id NOT IN "
    "(SELECT max(id) FROM node_place GROUP BY dossier_id, person_id, organisation_id)",
    "CREATE UNIQUE INDEX node_place_natural ON node_place "
    "(ifnull(dossier_id, 0), ifnull(person_id, 0), ifnull(organisation_id, 0))",
    "CREATE INDEX organisation_parent ON organisation (parent_id)",
    "CREATE INDEX contact_point_value ON contact_point (value)",
    "CREATE INDEX participant_meeting ON participant (meeting_id, side)",
    "DROP INDEX participant_person",
    "CREATE INDEX participant_person ON participant (person_id, meeting_id)",
    "DROP INDEX meeting_day",
    "CREATE INDEX meeting_when ON meeting (day, starts)",
    "CREATE INDEX meeting_held ON meeting (status, day)",
    "CREATE INDEX meeting_stand ON meeting (id, status, day)",  # a talk itself is long: what lists ask of it apart
    "CREATE INDEX promise_meeting ON promise (meeting_id)",
    "CREATE INDEX promise_dossier ON promise (dossier_id)",
    "CREATE INDEX position_meeting ON position (meeting_id)",
    "CREATE INDEX impression_person ON impression (person_id)",
    "CREATE INDEX impression_meeting ON impression (meeting_id)",
    "CREATE INDEX relation_a_person ON relation (a_person_id)",
    "CREATE INDEX relation_b_person ON relation (b_person_id)",
    "CREATE INDEX relation_a_organisation ON relation (a_organisation_id)",
    "CREATE INDEX relation_b_organisation ON relation (b_organisation_id)",
    "CREATE INDEX coalition_dossier ON coalition (dossier_id)",
    "CREATE INDEX allocation_organisation ON allocation (organisation_id)",
    "CREATE INDEX motion_dossier ON motion (dossier_id)",
    "CREATE INDEX motion_voted ON motion (voted)",
    "CREATE INDEX motion_signer_person ON motion_signer (person_id)",
    "CREATE INDEX vote_person ON vote (person_id)",
    "CREATE INDEX vote_organisation ON vote (organisation_id)",
    "CREATE INDEX visit_stop_meeting ON visit_stop (meeting_id, rank)",
    "CREATE INDEX visit_stop_host_person ON visit_stop (host_person_id)",
    "CREATE INDEX visit_stop_host_organisation ON visit_stop (host_organisation_id)",
    "CREATE INDEX task_open ON task (status, due)",
    "CREATE INDEX task_person ON task (person_id)",
    "CREATE INDEX task_dossier ON task (dossier_id)",
    "CREATE INDEX task_meeting ON task (meeting_id)",
    "CREATE INDEX instrument_dossier ON instrument (dossier_id, day)",
    "CREATE INDEX scope_organisation ON scope (organisation_id)",
    "CREATE INDEX trajectory_event_trajectory ON trajectory_event (trajectory_id, first_day)",
    "CREATE INDEX product_trajectory ON product (trajectory_id, deadline)",
    "CREATE INDEX product_owner ON product (owner_id)",
    *(f"CREATE INDEX attachment_{column[:-3]} ON attachment ({column})" for column in _HELD_BY),
    "CREATE INDEX attachment_sha256 ON attachment (sha256)",
    *(f"CREATE INDEX tagging_{column[:-3]} ON tagging ({column})" for column in _TAGGED),
    # What is deleted, also by an undo, is looked for wherever it may be pointed at; without these, in the whole table.
    "CREATE INDEX promise_our_person ON promise (our_person_id) WHERE our_person_id IS NOT NULL",
    "CREATE INDEX dossier_lead ON dossier (lead_id) WHERE lead_id IS NOT NULL",
    "CREATE INDEX node_place_person ON node_place (person_id) WHERE person_id IS NOT NULL",
    "CREATE INDEX node_place_organisation ON node_place (organisation_id) WHERE organisation_id IS NOT NULL",
    "CREATE INDEX meeting_on_behalf_of ON meeting (on_behalf_of) WHERE on_behalf_of IS NOT NULL",
    "CREATE INDEX meeting_ask ON meeting (ask_id) WHERE ask_id IS NOT NULL",
    "CREATE INDEX ask_addressee ON ask (addressee_id) WHERE addressee_id IS NOT NULL",
    "CREATE INDEX impression_dossier ON impression (dossier_id) WHERE dossier_id IS NOT NULL",
    "CREATE INDEX visit_province ON visit (province_id) WHERE province_id IS NOT NULL",
    "CREATE INDEX deed_at ON deed (at)",
)

_SEARCHED = {
    "ask": ("text", "cover", "evidence"),
    "position": ("quote", "ground"),
    "impression": ("text",),
    "calendar_date": ("text",),
    "motion": ("number", "title", "dictum", "follow_up"),
    "visit_stop": ("subject", "place", "host", "note"),
    "task": ("text", "evidence"),
    "instrument": ("kind", "text", "outcome"),
    "trajectory": ("name", "notes"),
    "product": ("title", "kind"),
    "attachment": ("name", "note"),
    "tag": ("name",),
}
_SEARCHED_BEFORE = {
    "person": ("search_text", "notes"),
    "organisation": ("search_text", "notes"),
    "dossier": ("title", "short_title", "kamerstuk", "goal", "theme"),
    "meeting": ("title", "purpose", "reaction", "learned", "report", "place"),
    "promise": ("text",),
    "coalition": ("name", "statement"),
    "message": ("text", "answer"),
}
_WITH_ROWS = ("ask", "position", "impression", "calendar_date")


def upgrade() -> None:
    """Add to what is there; nothing is taken away, so that what stands in the journal can still be undone."""
    connection: Connection = op.get_bind()
    run = connection.exec_driver_sql
    run("UPDATE journal_state SET replaying = 1")  # the triggers of the old columns have no deed to write under
    for statement in (*_WIDER, *_PARLIAMENT, *_WORK, *_LOOSE, *_INDEXES):
        run(statement)
    for table, columns in _SEARCHED.items():
        for statement in search(table, columns):
            run(statement)
    for table, columns in _SEARCHED_BEFORE.items():  # made anew: until now one letter was in no index
        for statement in (f"DROP TABLE {table}_search", *search_index(table, columns, "1 2 3")):
            run(statement)
    for table in (*_SEARCHED_BEFORE, *_WITH_ROWS):
        run(f"INSERT INTO {table}_search ({table}_search) VALUES ('rebuild')")
    derived.compute_all_anew(connection)
    run("UPDATE journal_state SET replaying = 0")
