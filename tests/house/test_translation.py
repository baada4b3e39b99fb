"""What is shown can be translated: whole sentences, each given to `tr` as one constant text."""

import ast
from pathlib import Path

from tests.house.tree import ROOT

SOURCES = sorted((ROOT / "ipo_crm" / "ui").rglob("*.py"))


def test_every_text_given_to_tr_is_one_constant() -> None:
    assert [where for path in SOURCES for where, text in _texts(path) if text is None] == []


def test_there_is_much_to_translate() -> None:
    assert sum(1 for path in SOURCES for _ in _texts(path)) > 800


def _texts(path: Path) -> list[tuple[str, str | None]]:
    """Give the texts that a module has translated, None where one is put together while the program runs."""
    found: list[tuple[str, str | None]] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        text = _translated(node) if isinstance(node, ast.Call) else None
        if text is not None:
            constant = text.value if isinstance(text, ast.Constant) and isinstance(text.value, str) else None
            found.append((f"{path.relative_to(ROOT)}:{text.lineno}", constant))
    return found


def _translated(call: ast.Call) -> ast.expr | None:
    """Give the text of a call that translates; None where it does something else, or hands on what `_tr` was given."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in ("tr", "_tr") and call.args:
        return call.args[0]
    in_context = name == "translate" and len(call.args) > 1 and isinstance(call.args[0], ast.Constant)
    return call.args[1] if in_context and not isinstance(call.args[1], ast.Name) else None
