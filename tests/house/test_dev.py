"""The door: when it sets up, when it stays away from the network, what it does without a screen."""

import runpy
import sys
from pathlib import Path

import pytest

import dev
from tests.house.tree import ROOT


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder that dev.py takes for the checkout, with a .venv that looks whole and bears no stamp."""
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    python = tmp_path / ".venv" / "python"
    python.parent.mkdir()
    python.touch()
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", python.parent)
    monkeypatch.setattr(dev, "PYTHON", python)
    return tmp_path


def _stamp(extras: str) -> None:
    dev.stamp_file(extras).write_text(dev.stamp(extras), encoding="utf-8")


def test_without_a_stamp_it_sets_up(checkout: Path) -> None:
    assert not dev.is_ready("")


@pytest.mark.parametrize("extras", ["", "dev"])
def test_with_a_stamp_it_is_ready(checkout: Path, extras: str) -> None:
    _stamp(extras)

    assert dev.is_ready(extras)


def test_a_developers_set_up_serves_a_user(checkout: Path) -> None:
    _stamp("dev")

    assert dev.is_ready("")


def test_a_users_set_up_does_not_serve_a_developer(checkout: Path) -> None:
    _stamp("")

    assert not dev.is_ready("dev")


def test_a_changed_pyproject_sets_up_again(checkout: Path) -> None:
    _stamp("dev")

    (checkout / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")

    assert not dev.is_ready("dev")


def test_a_venv_without_its_python_sets_up_again(checkout: Path) -> None:
    _stamp("dev")

    dev.PYTHON.unlink()

    assert not dev.is_ready("dev")


def test_a_library_that_is_not_there_does_not_load() -> None:
    assert not dev.loads("libipocrm-does-not-exist.so.9")


@pytest.mark.parametrize(
    ("environment", "system", "seen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"QT_QPA_PLATFORM": "vnc"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_screen_is_known_by_its_name(environment: dict[str, str], system: str, seen: bool) -> None:
    assert dev.has_screen(environment, system) is seen


def test_an_old_python_is_told_kindly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))

    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer; this is Python 3\.9"):
        runpy.run_path(str(ROOT / "dev.py"))


def test_an_unknown_command_shows_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    code = dev.main(["nonsense"])

    assert code == 2
    assert "dev.py COMMAND" in capsys.readouterr().out


def _called(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> list[tuple[str, ...]]:
    """Give the programs that `dev.py test` starts."""
    called: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "prepare", lambda *_given, **_named: None)

    def call(*command: str | Path, **_named: object) -> int:
        called.append(tuple(map(str, command)))
        return 0

    monkeypatch.setattr(dev, "call", call)
    dev.main(["test", *arguments])
    return called


def test_what_one_types_comes_after_the_spreading_and_so_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    ((*_, processes, how),) = _called(monkeypatch, "-n0", "tests/house")

    assert [processes, how] == ["-n0", "tests/house"]


def test_a_nightly_run_writes_its_figures_afterwards(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IPO_CRM_FIGURES", "")

    tests, figures = _called(monkeypatch, "--nightly")

    assert "figures or nightly" in tests
    assert figures[1:] == ("-m", "tests.reliability.figures", str(checkout / ".venv" / "figures.jsonl"))
