"""The network as text that other programs read: GraphML for graph tools, CSV for spreadsheets."""

import csv
from collections.abc import Iterable, Mapping
from io import BytesIO, StringIO

import networkx as nx

from ipo_crm.domain.ids import ActorRef, CoalitionId
from ipo_crm.domain.network import Actor, Network
from ipo_crm.graph.explain import decimal
from ipo_crm.graph.layout import Places
from ipo_crm.graph.marks import mark_of
from ipo_crm.graph.scores import Ranking

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_ACTOR_HEAD = ("naam", "soort", "sector", "invloed", "coalities", "score", "unusual suspect")
_CONTACT_HEAD = ("van", "met", "laatste contact", "aantal")


def to_graphml(network: Network, scores: Mapping[CoalitionId, Ranking], places: Places) -> bytes:
    """Write actors, coalitions (as nodes with a line to each member) and contacts as GraphML in UTF-8."""
    graph = nx.Graph()
    points = _points(scores)
    for actor in sorted(network.actors, key=lambda actor: actor.ref):
        graph.add_node(_key(actor.ref), **_attributes(actor, points, places))
    for group in sorted(network.coalitions, key=lambda group: group.id):
        hub = f"coalition-{group.id}"
        graph.add_node(hub, label=_clean(group.name), kind="coalition")
        graph.add_edges_from(((hub, _key(ref)) for ref in sorted(group.members)), kind="member")
    for tie in sorted(network.ties, key=lambda tie: (tie.a, tie.b)):
        last = {"last": tie.last.isoformat()} if tie.last else {}
        graph.add_edge(_key(tie.a), _key(tie.b), kind="contact", count=tie.count, **last)
    written = BytesIO()
    nx.write_graphml(graph, written, encoding="utf-8")
    return written.getvalue()


def actors_to_csv(network: Network, scores: Mapping[CoalitionId, Ranking]) -> bytes:
    """Write one row per actor as CSV with semicolons and a byte order mark, as Dutch spreadsheets open it."""
    points = _points(scores)
    suspects = {score.actor for ranking in scores.values() for score in ranking.suspects}
    rows = []
    for actor in sorted(network.actors, key=lambda actor: (actor.name.casefold(), actor.ref)):
        joined = sorted(group.name for group in network.coalitions if actor.ref in group.members)
        rows.append(
            (
                actor.name,
                "persoon" if actor.ref.is_person else "organisatie",
                mark_of(actor.sector).name,
                "" if actor.influence is None else str(actor.influence),
                ", ".join(joined),
                decimal(points[actor.ref], 0) if actor.ref in points else "",
                "ja" if actor.ref in suspects else "",
            )
        )
    return _csv(_ACTOR_HEAD, rows)


def contacts_to_csv(network: Network) -> bytes:
    """Write one row per contact line as CSV, as `actors_to_csv` does."""
    names = {actor.ref: actor.name for actor in network.actors}
    drawn = [tie for tie in network.ties if tie.a in names and tie.b in names]
    rows = [
        (names[tie.a], names[tie.b], f"{tie.last:%d-%m-%Y}" if tie.last else "", str(tie.count))
        for tie in sorted(drawn, key=lambda tie: (names[tie.a].casefold(), names[tie.b].casefold(), tie.a, tie.b))
    ]
    return _csv(_CONTACT_HEAD, rows)


def _points(scores: Mapping[CoalitionId, Ranking]) -> dict[ActorRef, float]:
    """Give each scored actor its highest points over the coalitions."""
    points: dict[ActorRef, float] = {}
    for ranking in scores.values():
        for score in ranking.scores:
            points[score.actor] = max(score.points, points.get(score.actor, 0.0))
    return points


def _attributes(actor: Actor, points: Mapping[ActorRef, float], places: Places) -> dict[str, str | int | float]:
    """Give what is known of an actor; GraphML has no word for unknown, so that is left out."""
    known: dict[str, str | int | float] = {"label": _clean(actor.name), "kind": actor.ref.kind.value}
    if actor.sector is not None:
        known["sector"] = actor.sector.value
    if actor.influence is not None:
        known["influence"] = actor.influence
    if actor.ref in points:
        known["score"] = round(points[actor.ref], 2)
    if actor.ref in places:
        known["x"], known["y"] = (round(value, 1) for value in places[actor.ref])
    return known


def _key(ref: ActorRef) -> str:
    return f"{ref.kind.value}-{ref.key}"


def _clean(text: str) -> str:
    """Drop the control characters that XML does not allow."""
    return "".join(letter for letter in text if letter.isprintable() or letter in "\t\n")


def _csv(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    written = StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(tuple(map(_guarded, row)) for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _guarded(cell: str) -> str:
    """Keep a spreadsheet from taking a name for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
