"""What a start loads, up to the first paint: nothing that the first page can do without."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from ipo_crm.services.samples import Samples
from ipo_crm.store.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]

NEVER_AT_THE_START = (
    *("asyncio.events", "ssl", "email.message", "importlib.metadata._meta", "sqlite3", "urllib.request"),
    *("sqlalchemy.orm", "alembic", "argon2", "keyring", "typst", "docx", "matplotlib"),
    *("numpy", "scipy", "networkx", "phonenumbers"),
)
NOT_FOR_THE_FIRST_PAGE = (
    *("ipo_crm.store.health", "ipo_crm.store.invariants", "ipo_crm.store.bin", "ipo_crm.store.purge"),
    *("ipo_crm.store.readable", "ipo_crm.store.search", "ipo_crm.services.search", "ipo_crm.services.bin"),
    *("ipo_crm.services.meetings", "ipo_crm.services.many", "ipo_crm.services.dossiers", "ipo_crm.domain.cards"),
    *("ipo_crm.ui.start", "ipo_crm.ui.finding", "ipo_crm.ui.palette", "ipo_crm.ui.hit_actions", "ipo_crm.ui.keys_form"),
    *("ipo_crm.ui.curtain", "ipo_crm.ui.pages.editors", "ipo_crm.ui.pages.talk_facts", "ipo_crm.ui.pages.talk_form"),
    *("ipo_crm.ui.pages.people", "ipo_crm.ui.pages.record_list", "ipo_crm.ui.history_sheet", "ipo_crm.ui.bin_sheet"),
    *("ipo_crm.ui.backups_window", "ipo_crm.ui.widgets.person_picker"),
)
NOT_FOR_THE_START_WINDOW = (
    *("sqlalchemy", "sqlcipher3", "ipo_crm.services.desk", "ipo_crm.ui.shell", "ipo_crm.ui.page", "ipo_crm.ui.parts"),
)


@cache
def _loaded(*file: str) -> frozenset[str]:
    """Give the modules that are loaded when the first paint is done, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.painted", "program", "modules", *file],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return frozenset(done.stdout.split())


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("start") / "voorbeeld.ipocrm"
    with Workspace.create(path, None) as workspace:
        Samples(workspace).fill()
    return str(path)


def test_the_first_page_stands_without_what_it_does_not_show(sample: str) -> None:
    loaded = _loaded(sample)

    assert {"ipo_crm.ui.pages.today", "ipo_crm.services.today", "sqlalchemy"} <= loaded
    assert sorted(loaded & {*NEVER_AT_THE_START, *NOT_FOR_THE_FIRST_PAGE}) == []


def test_the_start_window_stands_without_the_database() -> None:
    loaded = _loaded()

    assert "ipo_crm.ui.start" in loaded
    assert sorted(loaded & {*NEVER_AT_THE_START, *NOT_FOR_THE_START_WINDOW}) == []


def test_qt_leaves_the_import_statement_alone() -> None:
    script = """
from ipo_crm.ui.lean import load_qt
load_qt()
import builtins, PySide6.QtWidgets
print(builtins.__import__)
"""

    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "<built-in function __import__>"
