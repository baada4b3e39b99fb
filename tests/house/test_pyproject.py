"""What pyproject.toml promises."""

import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement

from tests.house.tree import ROOT

PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NEEDED = [Requirement(line) for line in PYPROJECT["project"]["dependencies"]]


def _qt_allowed(python: str, version: str) -> bool:
    """Tell whether a Python of this version may get a PySide6 of that version."""
    wanted = [need for need in NEEDED if need.name == "PySide6-Essentials"]
    fitting = [need for need in wanted if need.marker and need.marker.evaluate({"python_version": python})]
    return any(version in need.specifier for need in fitting)


@pytest.mark.parametrize("version", ["6.12.0", "6.12.1", "6.13.0"])
def test_python_3_11_never_gets_the_pyside_that_kills_it(version: str) -> None:
    assert not _qt_allowed("3.11", version)


@pytest.mark.parametrize(("python", "version"), [("3.11", "6.11.3"), ("3.12", "6.12.0"), ("3.13", "6.12.0")])
def test_a_pyside_that_works_is_allowed(python: str, version: str) -> None:
    assert _qt_allowed(python, version)


def test_only_the_essentials_of_qt_are_asked_for() -> None:
    assert {need.name for need in NEEDED if need.name.lower().startswith("pyside")} == {"PySide6-Essentials"}


def test_the_licence_stands_beside_the_program() -> None:
    files = [ROOT / file for file in PYPROJECT["project"]["license-files"]]

    assert [file.name for file in files if not file.is_file()] == []
