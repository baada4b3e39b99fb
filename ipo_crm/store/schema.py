"""The tables as SQLAlchemy Core sees them; the migrations make them, and a test holds the two equal."""

from datetime import time
from enum import Enum
from typing import Any

from sqlalchemy import Boolean, Column, Date, Dialect, Integer, LargeBinary, MetaData, Table, Text, TypeDecorator
from sqlalchemy.types import TypeEngine

from ipo_crm.domain import (
    coalitions,
    dossiers,
    meetings,
    motions,
    organisations,
    people,
    positions,
    promises,
    scopes,
    sectors,
    sources,
    tasks,
    trajectories,
)


class Clock(TypeDecorator[time]):
    """A wall-clock time as "HH:MM"."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: time | None, _dialect: Dialect) -> str | None:
        return None if value is None else f"{value:%H:%M}"

    def process_result_value(self, value: str | None, _dialect: Dialect) -> time | None:
        return None if value is None else time.fromisoformat(value)


class Coded(TypeDecorator[Any]):
    """An enumeration by its value."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__()
        self.kind = kind
        self._members = {member.value: member for member in kind}

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        whole = all(isinstance(member.value, int) for member in self.kind)
        return dialect.type_descriptor(Integer() if whole else Text())

    def process_bind_param(self, value: Any, _dialect: Dialect) -> Any:
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: Any, _dialect: Dialect) -> Any:
        return None if value is None else self._members[value]


metadata = MetaData()
_COLUMN_TYPES: dict[str, Any] = {
    "day": Date,
    "published": Date,
    "known_on": Date,
    "valid_from": Date,
    "valid_to": Date,
    "keep_until": Date,
    "informed_on": Date,
    "entered": Date,
    "due": Date,
    "first_due": Date,
    "settled_on": Date,
    "formed": Date,
    "at": Clock,
    "starts": Clock,
    "ends": Clock,
    "not_via": Boolean,
    "confirmed": Boolean,
    "pinned": Boolean,
    "blocked_on": Date,
    "submitted": Date,
    "voted": Date,
    "deadline": Date,
    "added": Date,
    "first_day": Date,
    "last_day": Date,
    "roll_call": Boolean,
    "mistaken": Boolean,
    "content": LargeBinary,
    **dict.fromkeys(("id", "rank", "count", "influence", "strength", "salience", "seats", "size", "year"), Integer),
    **dict.fromkeys(
        ("amount", "first_year", "last_year", "x", "y", "on_behalf_of", "rhythm_days", "travel_minutes"), Integer
    ),
}


def _table(name: str, columns: str, **coded: type[Enum]) -> Table:
    """Give a table by the names of its columns: keys end in `_id`, the rest is text unless listed above."""

    def kind(column: str) -> Any:
        if column in coded:
            return Coded(coded[column])
        return Integer if column.endswith("_id") else _COLUMN_TYPES.get(column, Text)

    made = [Column(column, kind(column), primary_key=column == "id") for column in ("id", *columns.split())]
    return Table(name, metadata, *made)


_PERIOD = "valid_from valid_to"
_ACTOR = "person_id organisation_id"

setting = _table("setting", "name value")
source = _table("source", "uuid source_class title published known_on url", source_class=sources.SourceClass)
organisation = _table(
    "organisation",
    f"uuid name abbreviation kind sector level parent_id {_PERIOD} website notes source_id search_text",
    kind=organisations.OrganisationKind,
    sector=sectors.Sector,
    level=sectors.Level,
)
person = _table(
    "person",
    "uuid honorific titles initials given_name prefix family_name suffix salutation languages notes "
    "keep_until informed_on source_id sort_key search_text rhythm_days informed_how not_informed_why blocked_on",
)
contact_point = _table("contact_point", "person_id kind value label", kind=people.ContactKind)
identifier = _table("identifier", f"scheme value {_ACTOR}")
role = _table("role", f"uuid person_id organisation_id function portfolio influence {_PERIOD} source_id")
relation = _table(
    "relation",
    f"uuid a_person_id a_organisation_id b_person_id b_organisation_id kind strength not_via {_PERIOD} source_id",
    kind=people.RelationKind,
)
seats = _table("seats", f"organisation_id chamber count {_PERIOD} source_id", chamber=organisations.Chamber)
dossier = _table(
    "dossier",
    "uuid title short_title kamerstuk goal theme salience lead_id udo_status consultation_status mandate source_id",
)
dossier_phase = _table("dossier_phase", "dossier_id phase entered evidence reason source_id", phase=dossiers.Phase)
message = _table("message", "dossier_id kind rank text answer source_id", kind=dossiers.MessageKind)
calendar_date = _table("calendar_date", "dossier_id day at text confirmed source_id")
ask = _table(
    "ask",
    "uuid dossier_id text amount recurrence first_year last_year cover addressee_id status evidence source_id",
    recurrence=dossiers.Recurrence,
    status=dossiers.AskStatus,
)
allocation = _table("allocation", "ask_id organisation_id amount note source_id")
meeting = _table(
    "meeting",
    "uuid kind status day starts ends precision title place on_behalf_of purpose pushback ask_id ask_text fallback "
    "leave_behind reaction learned report source_id agenda_line",
    kind=meetings.MeetingKind,
    status=meetings.MeetingStatus,
    precision=meetings.Precision,
)
participant = _table(
    "participant",
    "meeting_id person_id side task rank answer photo",
    side=meetings.Side,
    answer=meetings.Answer,
    photo=meetings.PhotoConsent,
)
meeting_dossier = _table("meeting_dossier", "meeting_id dossier_id rank")
promise = _table(
    "promise",
    "uuid direction person_id our_person_id meeting_id dossier_id text due first_due outcome evidence settled_on "
    "source_id",
    direction=promises.Direction,
    outcome=promises.Outcome,
)
position = _table(
    "position",
    f"uuid {_ACTOR} dossier_id stance influence day source_id quote ground meeting_id",
    stance=positions.Stance,
)
impression = _table("impression", "uuid person_id dossier_id meeting_id day text")
coalition = _table("coalition", "uuid name statement dossier_id formed source_id")
coalition_member = _table("coalition_member", f"coalition_id {_ACTOR} role {_PERIOD}", role=coalitions.MemberRole)
node_place = _table("node_place", f"dossier_id {_ACTOR} x y pinned")
motion = _table(
    "motion",
    "uuid kind chamber number title dictum dossier_id submitted voted appreciation result roll_call follow_up "
    "source_id",
    kind=motions.MotionKind,
    chamber=organisations.Chamber,
    appreciation=motions.Appreciation,
    result=motions.Result,
)
motion_signer = _table("motion_signer", "motion_id person_id rank")
vote = _table("vote", f"motion_id {_ACTOR} choice seats mistaken", choice=motions.Choice)
visit = _table("visit", "meeting_id province_id press embargo photo spokesperson logistics after_action")
visit_stop = _table(
    "visit_stop",
    "meeting_id rank starts ends place subject host_person_id host_organisation_id host note travel_by travel_minutes",
)
task = _table(
    "task",
    "uuid text person_id due first_due status settled_on evidence dossier_id meeting_id",
    status=tasks.TaskStatus,
)
instrument = _table(
    "instrument",
    "uuid dossier_id kind phase day text outcome meeting_id motion_id source_id",
    phase=dossiers.Phase,
)
scope = _table("scope", "dossier_id organisation_id interest mandate note source_id", interest=scopes.Interest)
trajectory = _table("trajectory", "uuid name year notes")
trajectory_event = _table("trajectory_event", "trajectory_id name detail first_day last_day confirmed rank source_id")
product = _table(
    "product",
    "uuid trajectory_id event_id title kind owner_id owner deadline status tone dossier_id evidence",
    status=trajectories.ProductStatus,
)
_HELD_BY = "person_id organisation_id dossier_id meeting_id motion_id product_id"
attachment = _table("attachment", f"uuid name media_type size sha256 added note {_HELD_BY} source_id")
attachment_content = _table("attachment_content", "sha256 content")
tag = _table("tag", "uuid name rhythm_days")
tagging = _table("tagging", "tag_id person_id organisation_id dossier_id meeting_id")
saved_filter = _table("saved_filter", "uuid area name query rank")
merged_record = _table("merged_record", "subject kept_id gone_id gone_uuid")
draft = _table("draft", "place text saved_at")
erasure = _table("erasure", "at digest")
