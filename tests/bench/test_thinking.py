"""Briefing, score and layout of the sample, beside Typst and networkx alone (P13, P14, P16)."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import typst

from ipo_crm.assets import resource
from ipo_crm.domain.meetings import MeetingStatus
from ipo_crm.domain.network_view import NetworkView
from ipo_crm.papers.briefing import BriefingPress
from ipo_crm.papers.content import BriefingContent
from ipo_crm.papers.sheet import sheet
from ipo_crm.services.desk import Desk
from ipo_crm.services.drawing import Drawing
from ipo_crm.store.workspace import Workspace
from tests.bench.conftest import Measure, run_python

pytestmark = pytest.mark.bench


@pytest.fixture
def desk(sample: Workspace) -> Desk:
    return Desk(sample)


def _content(desk: Desk) -> BriefingContent:
    today = desk.settings.today()
    talk = next(row for row in desk.meetings.on_day(today) if row.status is MeetingStatus.PLANNED and row.with_whom)
    return desk.briefings.content(talk.id)


def _compiler(content: BriefingContent) -> Callable[[], object]:
    """Give Typst alone, with the template and words of a briefing that is ready."""
    compiler: Any = typst.Compiler(
        input=resource("templates", "briefing.typ"), font_paths=[resource("fonts")], ignore_system_fonts=True
    )
    inputs = {"content": json.dumps(sheet(content))}
    return lambda: compiler.compile(sys_inputs=inputs)


@pytest.mark.limit
@pytest.mark.benchmark(group="briefing")
def test_limit_typst_again_untagged(measure: Measure, desk: Desk) -> None:
    measure(_compiler(_content(desk)))


@pytest.mark.budget(most=1000)
@pytest.mark.benchmark(group="briefing")
def test_p16_pdf_with_a_new_press(measure: Measure, desk: Desk) -> None:
    measure(lambda: BriefingPress().pdf(_content(desk)), rounds=5, warm=0)


@pytest.mark.budget(most=1000)
@pytest.mark.benchmark(group="briefing")
def test_p16_pdf_in_a_fresh_process(measure: Measure, sample_path: Path, tmp_path: Path) -> None:
    """Nothing is loaded: Python, the database and Typst start too."""
    measure(run_python, "-m", "ipo_crm", "brief", sample_path, "--out", tmp_path / "briefing.pdf", rounds=5)


@pytest.mark.budget(most=300)
@pytest.mark.benchmark(group="briefing")
def test_p16_pdf_warm_tagged(measure: Measure, desk: Desk) -> None:
    measure(lambda: desk.briefings.pdf(_content(desk)))


@pytest.mark.budget(most=1500)
@pytest.mark.benchmark(group="briefing")
def test_p16_day_pack_of_five_talks(measure: Measure, desk: Desk) -> None:
    measure(lambda: desk.day_packs.pdf(desk.day_packs.content(desk.settings.today())))


@pytest.mark.budget(most=100)
@pytest.mark.benchmark(group="briefing")
def test_p16_preview_warm(measure: Measure, desk: Desk) -> None:
    measure(lambda: desk.briefings.pages_png(_content(desk)))


@pytest.mark.budget(most=500)
@pytest.mark.benchmark(group="briefing")
def test_p16_docx(measure: Measure, desk: Desk) -> None:
    measure(lambda: desk.briefings.docx(_content(desk)))


@pytest.mark.benchmark(group="briefing")
def test_content_gathered_for_the_briefing(measure: Measure, desk: Desk) -> None:
    measure(lambda: _content(desk))


def _view(desk: Desk) -> NetworkView:
    return NetworkView(dossier=desk.dossiers.rows()[-1].id)


def _graph(drawing: Drawing) -> nx.Graph:
    graph = nx.Graph((tie.a, tie.b) for tie in drawing.network.ties)
    graph.add_nodes_from(actor.ref for actor in drawing.network.actors)
    return graph


@pytest.mark.limit
@pytest.mark.benchmark(group="graph")
def test_limit_forceatlas2_of_networkx_the_peer(measure: Measure, desk: Desk) -> None:
    graph = _graph(desk.coalitions.prepare(_view(desk))())
    measure(lambda: nx.forceatlas2_layout(graph, seed=1), rounds=5)


@pytest.mark.budget(most=60)
@pytest.mark.benchmark(group="graph")
def test_p13_score_and_layout_of_the_sample(measure: Measure, desk: Desk) -> None:
    measure(lambda view: desk.coalitions.prepare(view)(), _view(desk), rounds=7)


@pytest.mark.budget(most=20)
@pytest.mark.benchmark(group="graph")
def test_p14_score_of_one_coalition(measure: Measure, desk: Desk) -> None:
    think = desk.coalitions.prepare_suspects(desk.coalitions.rows()[0].id)
    measure(think)


@pytest.mark.benchmark(group="graph")
def test_network_read_from_the_sample(measure: Measure, desk: Desk) -> None:
    measure(lambda: desk.coalitions.prepare(_view(desk)))
