from collections.abc import Mapping

import pytest

from ipo_crm.domain.ids import CoalitionId
from ipo_crm.domain.network import Network
from ipo_crm.graph.compose import compose
from ipo_crm.graph.layout import Places, arrange
from ipo_crm.graph.picture import Picture
from ipo_crm.graph.scores import Ranking
from ipo_crm.graph.suspects import score_coalitions
from tests.graph.demo import TODAY, demo_history, demo_network


@pytest.fixture(scope="session")
def demo() -> Network:
    return demo_network()


@pytest.fixture(scope="session")
def demo_scores(demo: Network) -> Mapping[CoalitionId, Ranking]:
    shown = {group.id for group in demo.coalitions}
    return {key: ranking for key, ranking in score_coalitions(demo_history()).items() if key in shown}


@pytest.fixture(scope="session")
def demo_places(demo: Network) -> Places:
    return arrange(demo)


@pytest.fixture(scope="session")
def demo_picture(demo: Network, demo_scores: Mapping[CoalitionId, Ranking], demo_places: Places) -> Picture:
    return compose(demo, demo_scores, demo_places, TODAY)
