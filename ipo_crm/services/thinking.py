"""The thinking behind a drawing: scores, sentences and layout, without the file.

Imported only when it is needed: numpy costs as much as the whole start of the window.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import ActorRef, CoalitionId
from ipo_crm.domain.network import Actor, CoalitionGroup, Network
from ipo_crm.domain.network_view import NetworkView
from ipo_crm.domain.suspects import SuspectRow, Suspects, View
from ipo_crm.graph import compose, explain, layout
from ipo_crm.graph.printing import PrintKind, print_picture
from ipo_crm.graph.scores import Perspective, Ranking, Score, ScoreOptions
from ipo_crm.graph.suspects import score_chosen, score_coalition
from ipo_crm.services import networks
from ipo_crm.services.drawing import Drawing


def draw(
    network: Network,
    groups: Sequence[CoalitionGroup],
    view: NetworkView,
    perspective: View | None,
    places: Mapping[ActorRef, tuple[float, float]],
    saliences: Mapping[CoalitionId, int | None],
    today: date,
) -> Drawing:
    """Score the coalitions shown and lay them out; the focal one is ranked in full."""
    part = networks.chosen(network, groups, sectors=view.sectors)
    scored = score_chosen(network, groups, _options(perspective, today))
    focal = next((group for group in groups if group.id in scored), None)
    ranked = None if focal is None else _named(network, focal, scored[focal.id], saliences.get(focal.id))
    return Drawing(
        picture=compose.compose(part, scored, dict(places), today),
        network=part,
        groups=tuple(groups),
        suspects=ranked,
    )


def reordered(
    network: Network,
    groups: Sequence[CoalitionGroup],
    view: NetworkView,
    places: Mapping[ActorRef, tuple[float, float]],
    pins: frozenset[ActorRef],
) -> dict[ActorRef, tuple[float, float]]:
    """Order what a view shows anew, from where it stands and with the pins where they are."""
    part = networks.chosen(network, groups, sectors=view.sectors)
    return layout.rearrange(part, places, pins)


def printed(drawing: Drawing, suffix: str) -> bytes:
    """Print the picture of a drawing as SVG, PNG or PDF, with its legend."""
    kind = suffix.lstrip(".").casefold()
    if kind not in {each.value for each in PrintKind}:
        raise UserError("Kies een bestand op .svg, .png of .pdf.")
    return print_picture(drawing.picture, PrintKind(kind))


def rank(
    network: Network, focal: CoalitionGroup, perspective: View | None, salience: int | None, today: date
) -> Suspects:
    """Rank the members of one coalition."""
    return _named(network, focal, score_coalition(network, focal, _options(perspective, today)), salience)


def _options(perspective: View | None, today: date) -> ScoreOptions:
    return ScoreOptions(perspective=None if perspective is None else Perspective(perspective.value), today=today)


def _named(network: Network, focal: CoalitionGroup, ranking: Ranking, salience: int | None) -> Suspects:
    actors = {actor.ref: actor for actor in network.actors}
    us = actors.get(network.us) if network.us else None
    return Suspects(
        coalition=focal.id,
        name=focal.name,
        view=View(ranking.perspective.value),
        us="" if us is None else us.label,
        core=tuple(actors[ref].label for ref in ranking.core),
        rows=tuple(_row(score, ranking, focal, actors, network.us) for score in ranking.scores),
        salience=salience,
        salience_note="" if salience is None else explain.salience_note(salience),
    )


def _row(
    score: Score, ranking: Ranking, focal: CoalitionGroup, actors: dict[ActorRef, Actor], us: ActorRef | None
) -> SuspectRow:
    actor = actors[score.actor]
    return SuspectRow(
        actor=score.actor,
        name=actor.name,
        sector=actor.sector,
        points=round(score.points),
        surprise=round(100 * score.surprise_share),
        bridge=round(100 * score.bridge),
        distance=round(100 * score.distance),
        brief=explain.explain_brief(score, actors, us),
        sentence=explain.explain_short(score, ranking, focal, actors, us),
        working=explain.explain_long(score, ranking, actors),
        evidence=score.evidence.value,
        highlighted=score.highlighted,
        opponent=score.opponent,
        rank=score.rank,
    )
