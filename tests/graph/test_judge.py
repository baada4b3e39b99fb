import numpy as np
import pytest

from ipo_crm.domain.network import Network
from ipo_crm.graph.judge import Drawn, outlines, spot_unrest, unrest
from ipo_crm.graph.layout import Places
from ipo_crm.graph.polish import polish
from ipo_crm.graph.star import StarGraph


@pytest.mark.parametrize("name", ["IPO", "Woonbond", "A. Voorbeeld", "T. Denkbeeldig", "Energie Samen"])
def test_unrest_of_a_spot_differs_as_that_of_the_whole_does(name: str, demo: Network, demo_places: Places) -> None:
    graph = StarGraph.of(demo)
    xy = np.array([demo_places[ref] for ref in graph.refs])
    drawn = Drawn.of(len(xy), graph.contacts, graph.groups)
    node = graph.refs.index(next(actor.ref for actor in demo.actors if actor.name == name))
    spots = xy[node] + np.array([[0.0, 0.0], [120.0, 40.0], [-300.0, 10.0], [20.0, -500.0]])

    quick = spot_unrest(xy, node, spots, drawn, outlines(xy, drawn))

    moved = [np.where(np.arange(len(xy))[:, None] == node, spot, xy) for spot in spots]
    assert quick - quick[0] == pytest.approx([unrest(one, drawn) - unrest(moved[0], drawn) for one in moved])


def test_polishing_makes_a_bad_drawing_calmer(demo: Network) -> None:
    graph = StarGraph.of(demo)
    drawn = Drawn.of(len(graph.refs), graph.contacts, graph.groups)
    rows = np.arange(len(graph.refs))
    grid = np.column_stack([rows % 6 * 150.0, rows // 6 * 110.0])

    assert unrest(polish(grid, drawn, (800.0, 600.0), sweeps=2), drawn) < 0.7 * unrest(grid, drawn)
