"""Whatever is counted has a singular: a noun without one would be found out by the person who has exactly one."""

import ast

from ipo_crm.domain.counts import ONE
from tests.house.tree import PACKAGE

_COUNTS = {"counted": 1, "count": 0, "add": 0}


def _nouns() -> set[str]:
    """Give every noun that is counted, and those under which an import counts the rows it takes over."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        takes_rows = path.name.startswith("import_")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found |= _counted(node, takes_rows=takes_rows)
            elif takes_rows and isinstance(node, ast.Return) and isinstance(node.value, ast.Constant):
                found |= {node.value.value} if isinstance(node.value.value, str) else set()
    return found - {""}


def _counted(call: ast.Call, *, takes_rows: bool) -> set[str]:
    name = "counted" if isinstance(call.func, ast.Name) and call.func.id == "counted" else ""
    if isinstance(call.func, ast.Attribute) and takes_rows and ast.unparse(call.func.value) == "tally":
        name = call.func.attr
    at = _COUNTS.get(name)
    if at is None or len(call.args) <= at:
        return set()
    noun = call.args[at]
    return {noun.value} if isinstance(noun, ast.Constant) and isinstance(noun.value, str) else set()


def test_every_noun_that_is_counted_has_a_singular() -> None:
    assert len(_nouns()) > 20
    assert _nouns() - ONE.keys() == set()


def test_no_singular_stands_there_for_nothing() -> None:
    said = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if path.name != "counts.py")

    assert [nouns for nouns in ONE if f'"{nouns}"' not in said and f"'{nouns}'" not in said] == []
