"""The unusual-suspects score in Dutch sentences; every number in them comes from the formula."""

from collections.abc import Mapping, Sequence

from ipo_crm.domain.counts import counted
from ipo_crm.domain.ids import ActorRef
from ipo_crm.domain.network import Actor, CoalitionGroup
from ipo_crm.domain.suspects import NAMED
from ipo_crm.graph.scores import Evidence, Pair, Perspective, Ranking, Score


def explain_short(
    score: Score, ranking: Ranking, coalition: CoalitionGroup, actors: Mapping[ActorRef, Actor], us: ActorRef | None
) -> str:
    """Say in two or three sentences why a member stands where it stands, for the ranked panel."""
    sentences = [_company(score, actors, us), _contacts(score, ranking, coalition, actors)]
    if score.opponent:
        sentences.insert(0, "Staat op dit dossier tegenover ons en telt daarom niet als unusual suspect.")
    if score.evidence is Evidence.PROVISIONAL:
        sentences.append("Weinig gegevens.")
    return " ".join(sentences)


def explain_brief(score: Score, actors: Mapping[ActorRef, Actor], us: ActorRef | None) -> str:
    """Say in one line why a member is unusual, for the margin of a paper."""
    pair = next((pair for pair in score.pairs if pair.partner == us), None)
    parts = [] if pair is None else [f"{_count(pair.observed)} keer eerder met {_name(pair.partner, actors)}"]
    if score.exclusive:
        rest = len(score.exclusive) - 1
        others = f" en {counted(rest, 'anderen')}" if rest else ""
        parts.append(f"enige ingang bij {_name(score.exclusive[0], actors)}{others}")
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def explain_long(score: Score, ranking: Ranking, actors: Mapping[ActorRef, Actor]) -> str:
    """Say the whole calculation of one member in a few sentences, for "Hoe is dit berekend?"."""
    sentences = [_history_in_full(score, actors), _reach_in_full(score, ranking), _total(score)]
    evidence = f"Bewijs: {score.evidence.value} (samen {_times(score.expected)} verwacht)."
    return " ".join(filter(None, [*sentences, evidence]))


def explain_pair(pair: Pair, actors: Mapping[ActorRef, Actor]) -> str:
    """Show how one partner counts: ratio with its 80 % interval, distance and bits."""
    ratio = f"{decimal(pair.lift, 2)} (80 % tussen {decimal(pair.lift_low, 2)} en {decimal(pair.lift_high, 2)})"
    return (
        f"Met {_name(pair.partner, actors)}: {_times(pair.observed)}, verwacht {_times(pair.expected)}; "
        f"verhouding {ratio}, afstand {decimal(pair.distance, 2)}, {decimal(pair.bits)} bit."
    )


def perspective_name(ranking: Ranking, actors: Mapping[ActorRef, Actor], us: ActorRef | None) -> str:
    """Name the perspective as the panel's head does."""
    if ranking.perspective is Perspective.WHOLE or us is None:
        return "hele coalitie"
    return f"gezien vanuit {_name(us, actors)}"


def salience_note(salience: int) -> str:
    """Say what research found about diverse coalitions, without a promise that diversity wins."""
    return (
        f"Saillantie {salience} van 5. Europees onderzoek (Junk 2019) vond dat gemengde coalities het bij saillante "
        "dossiers vaker beter doen; Amerikaans onderzoek (Dwidar) vond juist bij lage saillantie een sterker effect."
    )


def decimal(value: float, digits: int = 1) -> str:
    """Write a number the Dutch way: decimal comma, a true minus sign, no minus before nought."""
    text = f"{abs(value):.{digits}f}".replace(".", ",")
    return f"−{text}" if value < 0 and text.strip("0,") else text


def enumerate_names(names: Sequence[str], shown: int = NAMED) -> str:
    """Join names with commas and "en", and count those that do not fit."""
    rest = len(names) - shown
    parts = [*names[:shown], counted(rest, "anderen")] if rest > 0 else list(names)
    return " en ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _company(score: Score, actors: Mapping[ActorRef, Actor], us: ActorRef | None) -> str:
    """Compare with us where we are among the partners, else with the partner that surprises most."""
    if not score.pairs:
        return "Er is geen ander lid om mee te vergelijken."
    pair = next((pair for pair in score.pairs if pair.partner == us), max(score.pairs, key=lambda pair: pair.bits))
    return (
        f"Zat {_count(pair.observed)} keer eerder met {_name(pair.partner, actors)}, verwacht {decimal(pair.expected)}."
    )


def _contacts(score: Score, ranking: Ranking, coalition: CoalitionGroup, actors: Mapping[ActorRef, Actor]) -> str:
    circle = "de brief" if "brief" in coalition.name.casefold() else "de coalitie"
    if not score.contacts:
        return "Geen contactgegevens." if ranking.reach == 0 else f"Geen contacten buiten {circle} vastgelegd."
    only = enumerate_names([_name(ref, actors) for ref in score.exclusive])
    if score.exclusive == score.contacts:
        return f"Enige ingang bij {only}."
    known = f"Kent {len(score.contacts)} {_kind(score.contacts)} buiten {circle}"
    return f"{known}; alleen via hen: {only}." if only else f"{known}, die ook anderen kennen."


def _kind(contacts: Sequence[ActorRef]) -> str:
    people = sum(ref.is_person for ref in contacts)
    one = len(contacts) == 1
    if people == len(contacts):
        return "mens" if one else "mensen"
    if people == 0:
        return "organisatie" if one else "organisaties"
    return "contacten"


def _history_in_full(score: Score, actors: Mapping[ActorRef, Actor]) -> str:
    if not score.pairs:
        return ""
    first, *others = score.pairs
    name, partner = _name(score.actor, actors), _name(first.partner, actors)
    parts = [f"{name} zat {_times(first.observed)} eerder met {partner}, verwacht {_times(first.expected)}"]
    parts += [
        f"met {_name(pair.partner, actors)} {_times(pair.observed)}, verwacht {_times(pair.expected)}"
        for pair in others
    ]
    return f"{'; '.join(parts)} → verrassing {decimal(score.surprise)} bit."


def _reach_in_full(score: Score, ranking: Ranking) -> str:
    if score.share is None:
        return f"Geen contactgegevens; de afstand {decimal(score.distance, 2)} telt in plaats van de brug."
    share, fair = decimal(100 * score.share, 0), decimal(100 * ranking.fair_share, 0)
    return (
        f"Brengt {len(score.exclusive)} van de {ranking.reach} buitencontacten die niemand anders heeft; "
        f"aandeel in het bereik {share} % (eerlijk deel {fair} %)."
    )


def _total(score: Score) -> str:
    return (
        f"Score {decimal(score.points, 0)} = 100 × √(verrassing {decimal(score.surprise_share, 2)} "
        f"× brug {decimal(score.bridge, 2)})."
    )


def _times(value: float) -> str:
    return f"{_count(value)}x"


def _count(value: float) -> str:
    """Write an observed number: whole where it is whole (it is not with a half-life)."""
    return str(int(value)) if float(value).is_integer() else decimal(value)


def _name(ref: ActorRef, actors: Mapping[ActorRef, Actor]) -> str:
    actor = actors.get(ref)
    return actor.label if actor and actor.label else "onbekend"
