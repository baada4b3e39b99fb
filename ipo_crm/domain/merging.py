"""Two records made one: which fields can be chosen, what becomes of the rest, and what moves along."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ipo_crm.domain.ids import ActorKind, ActorRef

FIELDS: Final[dict[ActorKind, dict[str, tuple[str, ...]]]] = {
    ActorKind.PERSON: {
        "honorific": ("honorific",),
        "titles": ("titles",),
        "initials": ("initials",),
        "given_name": ("given_name",),
        "family_name": ("prefix", "family_name"),
        "suffix": ("suffix",),
        "salutation": ("salutation",),
        "languages": ("languages",),
        "rhythm_days": ("rhythm_days",),
        "keep_until": ("keep_until",),
        "informed": ("informed_on", "informed_how", "not_informed_why"),
        "blocked_on": ("blocked_on",),
        "source": ("source_id",),
    },
    ActorKind.ORGANISATION: {
        "name": ("name",),
        "abbreviation": ("abbreviation",),
        "kind": ("kind",),
        "sector": ("sector",),
        "level": ("level",),
        "parent": ("parent_id",),
        "period": ("valid_from", "valid_to"),
        "website": ("website",),
        "source": ("source_id",),
    },
}
"""The fields that are chosen as one, with their columns. Notes are never chosen: both are kept."""

FIELD_WORD: Final = {
    "honorific": "Aanspreekvorm",
    "titles": "Titels",
    "initials": "Voorletters",
    "given_name": "Roepnaam",
    "family_name": "Achternaam",
    "suffix": "Achter de naam",
    "salutation": "Aanhef in brieven",
    "languages": "Talen",
    "rhythm_days": "Ritme in dagen",
    "keep_until": "Bewaren tot",
    "informed": "Bericht gestuurd",
    "blocked_on": "Bezwaar sinds",
    "source": "Bron",
    "name": "Naam",
    "abbreviation": "Afkorting",
    "kind": "Soort",
    "sector": "Sector",
    "level": "Bestuurslaag",
    "parent": "Onderdeel van",
    "period": "Periode",
    "website": "Website",
}

MOVED_WORD: Final = {
    "contact_point": "contactgegevens",
    "identifier": "kenmerken in registers",
    "role": "functies",
    "relation": "relaties",
    "participant": "gesprekken",
    "promise": "toezeggingen",
    "position": "posities",
    "impression": "persoonlijke indrukken",
    "coalition_member": "coalities",
    "motion_signer": "ondertekende moties",
    "vote": "stemmen",
    "visit_stop": "stops van werkbezoeken",
    "visit": "werkbezoeken",
    "task": "acties",
    "product": "producten",
    "attachment": "bijlagen",
    "tagging": "labels",
    "dossier": "dossiers",
    "node_place": "plaatsen in het netwerk",
    "seats": "zetelaantallen",
    "ask": "inzet aan dit adres",
    "allocation": "delen van een inzet",
    "scope": "belangen per dossier",
    "organisation": "onderdelen",
    "meeting": "gesprekken namens deze organisatie",
}

_EMPTY: Final[Mapping[str, Any]] = {"kind": "overig", "level": "geen"}
_ROLES = ("leader", "member", "supporter", "approached", "dropped_out")
_ANSWERS = ("coming", "substitute", "declined", "asked")
_CONSENTS = ("refused", "agreed", "asked")
_CHOICES = ("for", "against", "absent")
_TEXTS = frozenset({"task", "note", "label", "mandate"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeField:
    """One field of both records as text, and whether that of the record that goes is taken."""

    name: str
    kept: str
    gone: str
    take_gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePlan:
    """What merging would do: the fields in which the two differ, and how much of what moves to the one that stays."""

    kept: ActorRef
    gone: ActorRef
    kept_name: str
    gone_name: str
    fields: tuple[MergeField, ...]
    moves: tuple[tuple[str, int], ...]
    both_notes: bool = False


def is_empty(column: str, value: object) -> bool:
    """Tell whether a field says nothing."""
    return value is None or value == "" or value == _EMPTY.get(column)


def join_row(table: str, kept: Mapping[str, Any], gone: Mapping[str, Any]) -> dict[str, Any]:
    """Give what must change in a row that stays when a second one goes up in it; filled beats empty.

    The earlier rank, the role that counts more, the longer period; texts are put behind each other. Where two values
    contradict each other and no rule chooses, the one that goes is written in the note, where the row has one.
    """
    changed: dict[str, Any] = {}
    lost: list[str] = []
    for column, ours in kept.items():
        theirs = gone[column]
        if column in ("id", "uuid") or ours == theirs:
            continue
        rule = _RULES.get(column)
        if rule is not None:
            changed[column] = rule(ours, theirs)
        elif is_empty(column, ours):
            changed[column] = theirs
        elif not is_empty(column, theirs) and not column.endswith("_id") and column not in ("x", "y"):
            lost.append(_told(table, column, theirs))
    if lost and "note" in kept:
        note = changed.get("note", kept["note"])
        changed["note"] = _joined(note, f"Bij samenvoegen stond er ook: {', '.join(lost)}.")
    return {column: value for column, value in changed.items() if value != kept[column]}


def join_notes(kept: str, gone: str) -> str:
    """Put two notes under each other, once where the one holds the other."""
    if gone.strip() in kept:
        return kept
    return gone if kept.strip() in gone else f"{kept}\n\n{gone}"


def _told(table: str, column: str, value: Any) -> str:
    if (table, column) == ("allocation", "amount"):
        return f"€ {value // 100}"
    return str(value)


def _joined(kept: str, gone: str) -> str:
    return join_notes(kept, gone).replace("\n\n", "; ")


def _first_of(order: tuple[str, ...]) -> Callable[[Any, Any], Any]:
    def choose(kept: Any, gone: Any) -> Any:
        known = [value for value in (kept, gone) if value in order]
        return min(known, key=order.index) if known else kept

    return choose


def _least(kept: Any, gone: Any) -> Any:
    return min((value for value in (kept, gone) if value is not None), default=None)


def _most(kept: Any, gone: Any) -> Any:
    return max((value for value in (kept, gone) if value is not None), default=None)


def _last(kept: Any, gone: Any) -> Any:
    """Give the later end; one that is not known has not ended."""
    return None if kept is None or gone is None else max(kept, gone)


_RULES: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "rank": _least,
    "role": _first_of(_ROLES),
    "answer": _first_of(_ANSWERS),
    "photo": _first_of(_CONSENTS),
    "choice": _first_of(_CHOICES),
    "valid_from": _least,
    "valid_to": _last,
    "seats": _most,
    "mistaken": _most,
    "not_via": _most,
    "pinned": _most,
    "strength": _most,
    "influence": _most,
    **dict.fromkeys(_TEXTS, _joined),
}
