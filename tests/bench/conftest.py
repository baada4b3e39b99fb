"""What the measurements share: workspaces of three sizes, and the table with the ratios at the end."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ipo_crm.services.invent import PEOPLE, invent
from ipo_crm.services.samples import Samples
from ipo_crm.store.workspace import Workspace

_FIGURES = pytest.StashKey[list["Figure"]]()
_ROOT = Path(__file__).resolve().parents[2]
Measure = Callable[..., Any]
PASSPHRASE = "vier losse woorden samen"
SIZES = (600, 20_000, 200_000)


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured: seconds, or MiB; `budget` is the marker of the test, None at a limit."""

    group: str
    what: str
    value: float
    unit: str
    budget: pytest.Mark | None


@pytest.fixture(scope="session", autouse=True)
def what_takes_long_once() -> None:
    """Derive every key and lay every file anew, unlike the other tests: here their time is what is measured."""


def pytest_configure(config: pytest.Config) -> None:
    """Name the markers that only measurements bear."""
    config.addinivalue_line("markers", "limit: the bare limit that the others in its group are compared with")
    config.addinivalue_line("markers", "budget(ratio, most): at most so many times the limit, and so many ms or MiB")
    config.stash[_FIGURES] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option to measure at 200,000 too: to make such files takes minutes."""
    parser.addoption("--large", action="store_true", help="measure at 200,000 persons and reports too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is measured at 200,000 unless it is asked for."""
    if config.getoption("--large", default=False):
        return
    large = [each for each in items if isinstance(each, pytest.Function) and _is_large(each)]
    config.hook.pytest_deselected(items=large)
    items[:] = [each for each in items if each not in large]


def _is_large(item: pytest.Function) -> bool:
    asked = item.callspec.params if hasattr(item, "callspec") else {}
    return not {"people_200k", "reports"}.isdisjoint(item.fixturenames) or asked.get("people") == SIZES[-1]


@pytest.fixture
def note(request: pytest.FixtureRequest) -> Callable[[float, str], None]:
    """Give a function that writes a figure down for the table."""
    group = request.node.get_closest_marker("benchmark").kwargs["group"]
    words = request.node.originalname.removeprefix("test_").replace("_", " ")
    people = getattr(request.node, "callspec", None) and request.node.callspec.params.get("people")
    which = getattr(request.node, "callspec", None) and request.node.callspec.params.get("which")
    if which:
        words = f"{words} {which}"
    if people:
        group, words = f"{group}, {people:,} persons", f"{words}, {people:,} persons"
    name = words[0].upper() + words[1:]
    budget = None if request.node.get_closest_marker("limit") else request.node.get_closest_marker("budget")

    def write(value: float, unit: str) -> None:
        request.config.stash[_FIGURES].append(Figure(group, name, value, unit, budget))

    return write


@pytest.fixture
def measure(benchmark: Any, note: Callable[[float, str], None]) -> Measure:
    """Give a function that times another; the p95 is noted when asked for, else the median."""

    def timed(
        function: Callable[..., object], *args: object, rounds: int = 30, warm: int = 2, p95: bool = False, **rest: Any
    ) -> object:
        answer = benchmark.pedantic(function, args=args, rounds=rounds, warmup_rounds=warm, **rest)
        if benchmark.stats is not None:
            times = sorted(benchmark.stats.stats.data)
            note(times[round(0.95 * (len(times) - 1))] if p95 else times[len(times) // 2], "s")
        return answer

    return timed


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "voorbeeld.ipocrm"
    with Workspace.create(path, None) as workspace:
        Samples(workspace).fill()
    return path


@pytest.fixture(scope="session")
def scaled(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Give the encrypted workspace with so many invented people, made when it is first asked for."""

    @cache
    def made(people: int) -> Path:
        path = tmp_path_factory.mktemp("bench") / f"{people}.ipocrm"
        with Workspace.create(path, PASSPHRASE) as workspace:
            invent(workspace, people / PEOPLE)
        return path

    return made


@pytest.fixture(scope="session")
def path_600(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _plain(tmp_path_factory, 600)


@pytest.fixture(scope="session")
def path_20k(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _plain(tmp_path_factory, 20_000)


def _plain(tmp_path_factory: pytest.TempPathFactory, people: int) -> Path:
    """Make a plain file: the start is measured with its key at hand, not with the time that a passphrase takes."""
    path = tmp_path_factory.mktemp("bench") / "open.ipocrm"
    with Workspace.create(path, None) as workspace:
        invent(workspace, people / PEOPLE)
    return path


@pytest.fixture
def sample(sample_path: Path) -> Iterator[Workspace]:
    with Workspace.open(sample_path) as workspace:
        yield workspace


@pytest.fixture
def people_20k(scaled: Callable[[int], Path]) -> Iterator[Workspace]:
    with Workspace.open(scaled(20_000), PASSPHRASE) as workspace:
        yield workspace


@pytest.fixture
def people_200k(scaled: Callable[[int], Path]) -> Iterator[Workspace]:
    with Workspace.open(scaled(200_000), PASSPHRASE) as workspace:
        yield workspace


def driver(workspace: Workspace) -> Any:
    """Give the bare connection under a workspace: what raw SQL costs on the same file."""
    return workspace.connection.connection.driver_connection


def run_python(*arguments: object) -> bytes:
    """Run Python in a process of its own, the modules compiled as after a first start; give what it printed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=_ROOT,
        env=kept | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(_ROOT / ".venv" / "bench-cache")},
        capture_output=True,
        check=True,
    )
    return done.stdout


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print every figure beside its limit, with the ratio and whether it is within its budget."""
    figures = config.stash[_FIGURES]
    if not figures:
        return
    limits = {each.group: each for each in figures if each.budget is None and each.what.startswith("Limit")}
    terminalreporter.section("measured, beside the bare limit in the same run")
    terminalreporter.write_line(f"{'what':58} {'ours':>10} {'limit':>10} {'ratio':>7}  {'budget':16} met")
    for each in figures:
        if each not in limits.values():
            terminalreporter.write_line(_line(each, limits.get(each.group)))


def _line(figure: Figure, limit: Figure | None) -> str:
    ratio = None if limit is None else figure.value / limit.value
    budget = {} if figure.budget is None else figure.budget.kwargs
    most = f"{budget['most']} {'MiB' if figure.unit == 'MiB' else 'ms'}" if "most" in budget else ""
    wanted = ", ".join(filter(None, (f"{budget['ratio']}x" if "ratio" in budget else "", most)))
    seen = figure.value if figure.unit == "MiB" else figure.value * 1000
    kept = (ratio is None or ratio <= budget.get("ratio", ratio)) and seen <= budget.get("most", seen)
    met = ("yes" if kept else "NO") if wanted else ""
    bare = "" if limit is None else _shown(limit)
    times = "" if ratio is None else f"{ratio:.2f}x"
    return f"{figure.what:58} {_shown(figure):>10} {bare:>10} {times:>7}  {wanted:16} {met}"


def _shown(figure: Figure) -> str:
    return f"{figure.value:.0f} MiB" if figure.unit == "MiB" else f"{figure.value * 1000:.2f} ms"
