import pytest

from ipo_crm.domain.ids import ActorKind, ActorRef
from ipo_crm.domain.network import Actor
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.graph.distance import actor_distances

HERE = ActorRef(ActorKind.ORGANISATION, 1)
DOSSIER, OTHER = 1, 2


def between(a: Actor, b: Actor, agreement: dict[frozenset[str], float] | None = None) -> float:
    return float(actor_distances((a, b), focal_dossier=DOSSIER, agreement=agreement or {})[0, 1])


def here(sector: Sector | None = None, level: Level = Level.NONE, party: str = "", stance: int | None = None) -> Actor:
    stances = () if stance is None else ((OTHER, stance),)
    return Actor(ref=HERE, name="", label="", sector=sector, level=level, party=party, stances=stances)


def test_sector_alone_is_all_or_nothing() -> None:
    assert between(here(Sector.HOUSING), here(Sector.HOUSING)) == 0.0
    assert between(here(Sector.HOUSING), here(Sector.ENERGY)) == 1.0


def test_nothing_known_is_neither_near_nor_far() -> None:
    assert between(here(), here()) == 0.5


def test_level_counts_only_where_both_have_one() -> None:
    assert between(here(Sector.LOCAL, Level.WATER), here(Sector.LOCAL)) == 0.0
    assert between(here(Sector.LOCAL, Level.WATER), here(Sector.LOCAL, Level.MUNICIPALITY)) == 0.5


def test_stances_on_other_dossiers_count_by_their_gap() -> None:
    # Same sector (0) and a gap of 3 out of 4 (0.75).
    assert between(here(Sector.CIVIL, stance=2), here(Sector.CIVIL, stance=-1)) == pytest.approx(0.375)


def test_stance_on_the_focal_dossier_is_left_out() -> None:
    against, in_favour = (Actor(ref=HERE, name="", label="", stances=((DOSSIER, one),)) for one in (-2, 2))

    assert between(against, in_favour) == 0.5


def test_party_counts_by_vote_agreement_scaled_to_the_widest() -> None:
    agreement = {frozenset({"A", "B"}): 0.8, frozenset({"A", "C"}): 0.6}

    assert between(here(party="A"), here(party="B"), agreement) == pytest.approx(0.5)


def test_parties_without_votes_are_not_known() -> None:
    assert between(here(Sector.PARLIAMENT, party="A"), here(Sector.PARLIAMENT, party="D")) == 0.0
