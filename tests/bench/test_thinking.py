"""Briefing, score and layout of the sample, beside Typst and networkx alone (P13, P14, P16)."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import networkx as nx
import pytest
import typst

from ipo_crm.assets import resource
from ipo_crm.domain.coalitions import Member
from ipo_crm.domain.meetings import MeetingStatus
from ipo_crm.domain.network_view import NetworkView
from ipo_crm.papers.briefing import BriefingPress
from ipo_crm.papers.content import BriefingContent
from ipo_crm.papers.sheet import sheet
from ipo_crm.services.desk import Desk
from ipo_crm.services.drawing import Drawing
from ipo_crm.store.records import forget_answers
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


@pytest.mark.budget(most=1500)
@pytest.mark.benchmark(group="briefing, 20,000 persons")
def test_p16_day_pack_of_eight_talks_at_20_000(measure: Measure, people_20k: Workspace) -> None:
    """Opened for the first time: nothing was read before, and Typst makes all pages anew."""
    _, day = _day_of(people_20k, 8)

    def pack() -> None:
        forget_answers(people_20k.connection)
        packs = Desk(people_20k).day_packs
        packs.pdf(packs.content(day))

    measure(pack, rounds=5, warm=0)


@pytest.mark.budget(most=100)
@pytest.mark.benchmark(group="briefing, 20,000 persons")
def test_longest_step_of_that_day_pack_on_the_thread_of_the_window(
    benchmark: Any, note: Callable[[float, str], None], people_20k: Workspace
) -> None:
    desk, day = _day_of(people_20k, 8)
    longest: list[float] = []

    def read() -> None:
        forget_answers(people_20k.connection)
        began, worst = perf_counter(), 0.0
        for _ in desk.day_packs.in_steps(day):
            worst, began = max(worst, perf_counter() - began), perf_counter()
        longest.append(worst)

    benchmark.pedantic(read, rounds=5, warmup_rounds=1)
    note(median(longest), "s")


@pytest.mark.budget(most=100)
@pytest.mark.benchmark(group="briefing, 20,000 persons")
def test_content_gathered_for_a_briefing_at_20_000(measure: Measure, people_20k: Workspace) -> None:
    desk, day = _day_of(people_20k, 8)
    talk = next(row.talk for row in desk.day_packs.talks(day) if row.talk.with_whom and row.talk.dossiers)
    measure(lambda: desk.briefings.content(talk.id), rounds=7)


@pytest.mark.budget(most=100)
@pytest.mark.benchmark(group="briefing, 20,000 persons")
def test_network_read_for_the_first_picture_at_20_000(measure: Measure, people_20k: Workspace) -> None:
    """Of coalitions that we are in ourselves, so that everybody we ever met is around them."""
    desk = Desk(people_20k)
    ours = desk.settings.us()
    assert ours is not None
    first = desk.coalitions.rows()[0]
    if all(member.actor != ours for member in desk.coalitions.members(first.id)):
        desk.coalitions.add_member(first.id, Member(actor=ours))

    def read() -> None:
        forget_answers(people_20k.connection)
        desk.coalitions.prepare(NetworkView(coalitions=frozenset((first.id,))))

    measure(read, rounds=7)


def _day_of(workspace: Workspace, talks: int) -> tuple[Desk, date]:
    """Give the day to come of which the number of talks is nearest to this."""
    desk = Desk(workspace)
    days = (desk.settings.today() + timedelta(days=ahead) for ahead in range(90))
    return desk, min(days, key=lambda day: abs(len(desk.day_packs.talks(day)) - talks))
