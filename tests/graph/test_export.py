from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

import networkx as nx

from ipo_crm.domain.ids import CoalitionId
from ipo_crm.domain.network import Network
from ipo_crm.graph.export import actors_to_csv, contacts_to_csv, to_graphml
from ipo_crm.graph.layout import Places
from ipo_crm.graph.scores import Ranking

Scores = Mapping[CoalitionId, Ranking]


def test_graphml_reads_back_with_places_and_scores(demo: Network, demo_scores: Scores, demo_places: Places) -> None:
    graph = nx.read_graphml(BytesIO(to_graphml(demo, demo_scores, demo_places)))

    assert graph.number_of_nodes() == len(demo.actors) + len(demo.coalitions)
    assert graph.nodes["organisation-9"]["label"] == "Vereniging Eigen Huis"
    assert graph.nodes["organisation-9"]["x"] == round(demo_places[demo.actors[8].ref][0], 1)


def test_graphml_ties_a_coalition_to_its_members(demo: Network) -> None:
    graph = nx.read_graphml(BytesIO(to_graphml(demo, {}, {})))

    assert graph.degree["coalition-1"] == 10


def test_graphml_leaves_out_characters_that_xml_does_not_allow(demo: Network) -> None:
    actor = replace(demo.actors[0], name="IPO\x00\x0b")

    graph = nx.read_graphml(BytesIO(to_graphml(Network(actors=(actor,), coalitions=()), {}, {})))

    assert graph.nodes["organisation-1"]["label"] == "IPO"


def test_actors_csv_opens_in_a_dutch_spreadsheet(demo: Network, demo_scores: Scores) -> None:
    lines = actors_to_csv(demo, demo_scores).decode("utf-8-sig").split("\r\n")

    assert lines[0] == "naam;soort;sector;invloed;coalities;score;unusual suspect"
    assert "EBN;organisatie;Netbeheer en energie;3;Brief van tien;" in "\n".join(lines)


def test_contacts_csv_has_a_row_per_contact(demo: Network) -> None:
    assert len(contacts_to_csv(demo).splitlines()) == 1 + len(demo.ties)


def test_name_is_not_taken_for_a_formula(demo: Network) -> None:
    actor = replace(demo.actors[0], name="=1+1")

    assert b"\r\n'=1+1;" in actors_to_csv(Network(actors=(actor,), coalitions=()), {})
