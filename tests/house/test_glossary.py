"""The glossary says what the code and the screen say."""

import enum
import importlib
import inspect
import pkgutil
import re

import ipo_crm.domain
from ipo_crm.domain import labels
from tests.house.tree import ROOT

ROWS = {
    re.sub("`", "", cells[1]).strip(): line
    for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    if len(cells := line.split("|")) > 3
}
EXPLAINED = {noun for first in ROWS for noun in first.split(", ")}
CLASSES = [
    kind
    for module in pkgutil.iter_modules(ipo_crm.domain.__path__)
    for _, kind in inspect.getmembers(importlib.import_module(f"ipo_crm.domain.{module.name}"), inspect.isclass)
    if kind.__module__ == f"ipo_crm.domain.{module.name}"
]
LABELS = [
    (member, label)
    for name, words in vars(labels).items()
    if name.isupper() and isinstance(words, dict) and name != "PHASE_SHORT"
    for member, label in words.items()
]


def test_every_noun_is_explained() -> None:
    nouns = {re.sub("(?<=.)(Row|Card|Line)$", "", kind.__name__): kind.__name__ for kind in CLASSES}

    assert sorted(noun for noun, name in nouns.items() if not {noun, name} & EXPLAINED) == []


def test_every_value_of_an_enumeration_is_listed() -> None:
    members = [member for kind in CLASSES if issubclass(kind, enum.Enum) for member in kind]

    assert [str(member) for member in members if f"`{member.name}` " not in ROWS[type(member).__name__]] == []


def test_the_dutch_is_that_of_the_screen() -> None:
    pairs = [(f"`{member.name}` {label} ", ROWS[type(member).__name__]) for member, label in LABELS]

    assert [pair for pair, row in pairs if pair not in row] == []
