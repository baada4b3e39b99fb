"""Random pairs of records with everything on them that a file can hold, in the same places and in others."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import Connection

from ipo_crm.domain.ids import NEW, ActorRef, organisation_ref, person_ref
from ipo_crm.store import records, schema

DAY = date(2025, 1, 1)

RICH: dict[str, tuple[str, dict[str, Any]]] = {
    "contact_point": ("person", {"kind": "email", "value": "{of}", "label": "{text}"}),
    "identifier": ("actor", {"scheme": "tk", "value": "{text}"}),
    "role": ("role", {"function": "functie", "portfolio": "{text}"}),
    "relation": ("relation", {"kind": "knows", "not_via": False}),
    "participant": ("person", {"meeting_id": "meeting", "side": "theirs", "rank": "{rank}", "task": "{text}"}),
    "promise": ("person", {"direction": "by_us", "text": "{text}", "outcome": "open", "our_person_id": "other"}),
    "position": ("actor", {"dossier_id": "dossier", "day": DAY, "source_id": 1, "quote": "{text}"}),
    "impression": ("person", {"day": DAY, "text": "{text}"}),
    "coalition_member": ("actor", {"coalition_id": "coalition", "role": "{role}"}),
    "node_place": ("actor", {"dossier_id": "dossier", "x": 1, "y": "{rank}", "pinned": False}),
    "motion_signer": ("person", {"motion_id": "motion", "rank": "{rank}"}),
    "vote": ("actor", {"motion_id": "motion", "choice": "{choice}", "mistaken": False}),
    "visit_stop": ("host", {"meeting_id": "meeting", "subject": "{text}", "rank": "{rank}"}),
    "visit": ("province_id", {"meeting_id": "meeting", "press": "{text}"}),
    "task": ("person", {"text": "{text}", "status": "open"}),
    "product": ("owner_id", {"trajectory_id": 1, "title": "{text}", "status": "open"}),
    "attachment": ("actor", {"name": "{text}", "size": 0, "sha256": "0" * 64, "added": DAY}),
    "tagging": ("actor", {"tag_id": "tag"}),
    "dossier": ("lead_id", {"title": "{text}"}),
    "seats": ("organisation", {"chamber": "tk", "count": "{rank}", "valid_from": DAY}),
    "ask": (
        "addressee_id",
        {"dossier_id": "dossier", "text": "{text}", "recurrence": "once", "status": "open"},
    ),
    "allocation": ("organisation", {"ask_id": "ask", "amount": "{rank}", "note": "{text}"}),
    "scope": ("organisation", {"dossier_id": "dossier", "interest": "joint", "note": "{text}"}),
    "organisation": ("parent_id", {"name": "{text}", "kind": "overig", "level": "geen", "search_text": ""}),
    "meeting": (
        "on_behalf_of",
        {"kind": "bilateraal", "status": "held", "day": DAY, "precision": "day", "title": "{text}"},
    ),
}
"""Per table whose key it holds, and the rest of a row; {text} is a word that stands nowhere else."""

_PERSON_KEYS = {"person", "owner_id", "lead_id"}
_ORGANISATION_KEYS = {"organisation", "province_id", "addressee_id", "parent_id", "on_behalf_of"}


@dataclass(frozen=True)
class RichPair:
    """What hangs on the two: rows as (table, on the one that goes, which place, a number)."""

    people: bool
    rows: tuple[tuple[str, bool, int, int], ...]


@st.composite
def rich_pairs(draw: st.DrawFn) -> RichPair:
    """Draw a pair of people or organisations with rows on each; often in the same place, so that they collide."""
    people = draw(st.booleans())
    barred = _ORGANISATION_KEYS if people else _PERSON_KEYS
    tables = [table for table, (key, _) in RICH.items() if key not in barred]
    row = st.tuples(st.sampled_from(tables), st.booleans(), st.integers(1, 2), st.integers(1, 9))
    return RichPair(people, tuple(draw(st.lists(row, min_size=1, max_size=25, unique_by=_once_per_place))))


def _once_per_place(row: tuple[str, bool, int, int]) -> tuple[str, bool, int]:
    return row[:3]


def fill_rich(connection: Connection, pair: RichPair) -> tuple[ActorRef, ActorRef]:
    """Write the pair with the places around it; give the one that stays and the one that goes."""
    records.save(connection, schema.source, NEW, {"source_class": "invented", "title": "Verzonnen"})
    records.save(connection, schema.trajectory, NEW, {"name": "Proef", "year": 2025})
    for at in (1, 2, 3, 4):
        records.save(connection, schema.person, NEW, {"family_name": f"Bedenk {at}", "notes": f"uniekp{at}"})
        named = {"name": f"Proef {at}", "kind": "overig", "level": "geen", "notes": f"unieko{at}"}
        records.save(connection, schema.organisation, NEW, named)
    for at in (1, 2):
        records.save(connection, schema.dossier, NEW, {"title": f"Dossier {at}"})
        records.save(connection, schema.coalition, NEW, {"name": f"Coalitie {at}"})
        records.save(connection, schema.tag, NEW, {"name": f"label {at}"})
        records.save(connection, schema.meeting, NEW, {**RICH["meeting"][1], "title": f"Gesprek {at}"})
        motion = {"kind": "motion", "chamber": "tk", "title": "Proef", "result": "open", "roll_call": True}
        records.save(connection, schema.motion, NEW, motion)
        records.save(connection, schema.ask, NEW, {**RICH["ask"][1], "text": f"Inzet {at}", "dossier_id": 1})
    seen: set[tuple[str, int]] = set()
    for number, (table, on_gone, place, rank) in enumerate(pair.rows):
        if table == "visit" and (table, place) in seen:
            continue  # a meeting has one visit, whoever receives it
        seen.add((table, place))
        _write(connection, pair, (table, 2 if on_gone else 1, place, rank), f"uniek{number}")
    point = person_ref if pair.people else organisation_ref
    return point(1), point(2)  # type: ignore[arg-type]


def _write(connection: Connection, pair: RichPair, row: tuple[str, int, int, int], text: str) -> None:
    table, key, place, rank = row
    holder, rest = RICH[table]
    given = {
        "{text}": text,
        "{rank}": rank,
        "{of}": f"adres{place}@voorbeeld.invalid",
        "{role}": ("leader", "member", "approached")[rank % 3],
        "{choice}": ("for", "against", "absent")[rank % 3],
        "other": 2 + place,
        **dict.fromkeys(("meeting", "dossier", "coalition", "motion", "tag", "ask"), place),
    }
    values = {column: given.get(value, value) if isinstance(value, str) else value for column, value in rest.items()}
    kind = "person" if pair.people else "organisation"
    columns = {
        "actor": {f"{kind}_id": key},
        "host": {f"host_{kind}_id": key},
        "person": {"person_id": key},
        "organisation": {"organisation_id": key},
        "role": {"person_id": key, "organisation_id": place}
        if pair.people
        else {"person_id": place, "organisation_id": key},
        "relation": {f"a_{kind}_id": key, f"b_{kind}_id": 2 + place if rank > 3 else 3 - key},
    }.get(holder, {holder: key})
    records.save(connection, schema.metadata.tables[table], NEW, {**values, **columns})
