"""The checkout as the house tests see it: its own files, not what tools leave behind."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ipo_crm"

_LEFT_BEHIND = {"__pycache__", "build", "dist", "ipo_crm-voorbeeld"}
_HIDDEN_BUT_OURS = {".ci", ".gitignore"}


def own_files(top: Path = ROOT) -> Iterator[Path]:
    """Give every file that belongs to the project, in order; git may be absent, so it is not asked."""
    for path in sorted(top.iterdir()):
        foreign = path.name.startswith(".") and path.name not in _HIDDEN_BUT_OURS
        if path.name.endswith(("-reservekopieen", "-quarantaine")):
            continue
        if foreign or path.name in _LEFT_BEHIND or path.suffix in {".egg-info", ".part", ".ipocrm"}:
            continue
        if path.is_dir():
            yield from own_files(path)
        else:
            yield path


@cache
def imports(path: Path) -> frozenset[str]:
    """Give the dotted name of all that a file imports, in functions and behind TYPE_CHECKING too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(found)


def name(path: Path) -> str:
    """Give the path as one reads it, from the root of the checkout."""
    return path.relative_to(ROOT).as_posix()
