"""From the start of the process to the first paint, and what it holds in memory, beside a bare Qt window (P1-P3)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.conftest import Measure, run_python

pytestmark = pytest.mark.bench


def _window(*arguments: object) -> int:
    """Run a window in a process of its own; give what it printed."""
    return int(run_python("-m", "tests.bench.painted", *arguments))


@pytest.mark.limit
@pytest.mark.benchmark(group="start")
def test_limit_bare_window(measure: Measure) -> None:
    measure(_window, "bare", "nothing", rounds=9)


@pytest.mark.budget(ratio=1.5)
@pytest.mark.benchmark(group="start")
def test_p1_start_window_painted(measure: Measure) -> None:
    measure(_window, "program", "nothing", rounds=9)


@pytest.mark.budget(ratio=1.5)
@pytest.mark.benchmark(group="start")
def test_p1_sample_painted(measure: Measure, sample_path: Path) -> None:
    measure(_window, "program", "nothing", sample_path, rounds=9)


@pytest.mark.budget(ratio=1.5)
@pytest.mark.benchmark(group="start")
def test_p1_600_persons_painted(measure: Measure, path_600: Path) -> None:
    measure(_window, "program", "nothing", path_600, rounds=9)


@pytest.mark.budget(ratio=1.5)
@pytest.mark.benchmark(group="start")
def test_p1_20_000_persons_painted(measure: Measure, path_20k: Path) -> None:
    measure(_window, "program", "nothing", path_20k, rounds=9)


@pytest.mark.budget(ratio=4)
@pytest.mark.benchmark(group="start")
def test_p2_sample_painted_and_graph_and_papers_loaded(measure: Measure, sample_path: Path) -> None:
    measure(_window, "program", "ready", sample_path, rounds=9)


@pytest.mark.limit
@pytest.mark.benchmark(group="memory")
def test_limit_memory_of_a_bare_window(note: Callable[[float, str], None]) -> None:
    note(_window("bare", "memory") / 1024, "MiB")


@pytest.mark.budget(most=120)
@pytest.mark.benchmark(group="memory")
def test_p3_memory_with_the_sample_painted(note: Callable[[float, str], None], sample_path: Path) -> None:
    note(_window("program", "memory", sample_path) / 1024, "MiB")


@pytest.mark.budget(most=160)
@pytest.mark.benchmark(group="memory")
def test_p3_memory_with_graph_and_papers_loaded(note: Callable[[float, str], None], sample_path: Path) -> None:
    note(_window("program", "ready", sample_path) / 1024, "MiB")


@pytest.mark.budget(most=160)
@pytest.mark.benchmark(group="memory")
def test_p3_memory_with_the_coalition_graph_shown(note: Callable[[float, str], None], sample_path: Path) -> None:
    note(_window("program", "graph", sample_path) / 1024, "MiB")


@pytest.mark.budget(most=220)
@pytest.mark.benchmark(group="memory")
def test_memory_of_600_persons_with_every_page_seen(note: Callable[[float, str], None], path_600: Path) -> None:
    note(_window("program", "pages", path_600) / 1024, "MiB")


@pytest.mark.budget(most=400)
@pytest.mark.benchmark(group="memory")
def test_memory_of_20_000_persons_with_every_page_seen(note: Callable[[float, str], None], path_20k: Path) -> None:
    note(_window("program", "pages", path_20k) / 1024, "MiB")


@pytest.mark.budget(most=4)
@pytest.mark.benchmark(group="memory")
def test_growth_over_200_people_looked_at_and_50_pages(note: Callable[[float, str], None], path_600: Path) -> None:
    note(_window("program", "growth", path_600) / 1024, "MiB")
