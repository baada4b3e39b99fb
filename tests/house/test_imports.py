"""What may be imported where, as far as import-linter cannot tell."""

import sys
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, ROOT, imports, name

SOURCES = sorted(PACKAGE.rglob("*.py"))
NO_NETWORK = ("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "xmlrpc", "requests", "httpx", "aiohttp")
NO_QT_NETWORK = ("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets")
NO_CODE_FROM_FILES = ("pickle", "shelve", "marshal", "dill", "joblib")
NO_SECOND_SQLITE = ("sqlite3", "apsw", "PySide6.QtSql")


def _within(imported: str, module: str) -> bool:
    return imported == module or imported.startswith(f"{module}.")


def _offenders(forbidden: tuple[str, ...]) -> list[str]:
    return [
        f"{name(path)} imports {imported}"
        for path in SOURCES
        for imported in sorted(imports(path))
        if any(_within(imported, module) for module in forbidden)
    ]


def test_nothing_can_reach_the_network() -> None:
    assert _offenders(NO_NETWORK + NO_QT_NETWORK) == []


def test_nothing_read_from_a_file_can_run() -> None:
    assert _offenders(NO_CODE_FROM_FILES) == []


def test_no_second_sqlite_library_meets_the_workspace() -> None:
    assert _offenders(NO_SECOND_SQLITE) == []


def test_nobody_asks_qt_for_other_names() -> None:
    assert _offenders(("__feature__",)) == []  # `ui.lean` takes away what would listen


def _foreign(path: Path, own: tuple[str, ...]) -> list[str]:
    allowed = {*own, *sys.stdlib_module_names}
    return sorted(imported for imported in imports(path) if not any(_within(imported, module) for module in allowed))


@pytest.mark.parametrize("path", sorted((PACKAGE / "domain").glob("*.py")), ids=name)
def test_domain_knows_only_the_standard_library(path: Path) -> None:
    assert _foreign(path, ("ipo_crm.domain",)) == []


def test_dev_needs_nothing_but_python() -> None:
    assert _foreign(ROOT / "dev.py", ()) == []
