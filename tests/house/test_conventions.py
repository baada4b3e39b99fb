"""The list of what users expect is whole, and every test that it leans on exists."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.house.tree import ROOT

LAST = 62
STATES = ("yes", "partly", "no")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "conventions.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| \d+ \|", line)
]
NAMED = sorted({found for row in ROWS for found in re.findall(r"`(tests/[^`:]+\.py)::(test_\w+)`", row[3])})


def test_every_expectation_is_there_once() -> None:
    assert [int(row[0]) for row in ROWS] == list(range(1, LAST + 1))


def test_each_says_how_it_stands() -> None:
    assert [row[0] for row in ROWS if len(row) != 4 or row[2] not in STATES or not row[3]] == []


def test_what_is_held_names_a_test_and_what_is_not_says_why() -> None:
    unproven = [row[0] for row in ROWS if row[2] == "yes" and "::test_" not in row[3]]
    unexplained = [row[0] for row in ROWS if row[2] != "yes" and not re.search(r"(^|; )[^`]{20,}$", row[3])]

    assert unproven == []
    assert unexplained == []


@pytest.mark.parametrize(("file", "test"), NAMED, ids=lambda value: str(value).rpartition("/")[2])
def test_it_leans_on_a_test_that_exists(file: str, test: str) -> None:
    assert test in _tests(ROOT / file)


@cache
def _tests(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.exists() else ast.Module([], [])
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
