"""A module that stands in for another one: nothing is loaded until something is asked of it."""

import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from ipo_crm.store.lean import Later, stand_in

NAME = "heavy_for_a_test"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def heavy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    package = tmp_path / NAME
    package.mkdir()
    (package / "__init__.py").write_text("weight = 12\nknown = 'by the module'\n", encoding="utf-8")
    (package / "part.py").write_text("size = 3\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    for name in (NAME, f"{NAME}.part"):
        sys.modules.pop(name, None)


def test_what_is_known_loads_nothing() -> None:
    stand_in(NAME, known="by the one that stands in")

    assert import_module(NAME).known == "by the one that stands in"
    assert isinstance(sys.modules[NAME], Later)


def test_who_only_looks_through_all_modules_loads_nothing() -> None:
    stand_in(NAME)

    assert not hasattr(sys.modules[NAME], "__file__")
    assert isinstance(sys.modules[NAME], Later)


def test_what_is_not_known_loads_the_module_itself() -> None:
    stand_in(NAME, known="by the one that stands in")
    held = import_module(NAME)

    assert held.weight == 12
    assert not isinstance(sys.modules[NAME], Later)
    assert import_module(NAME).known == "by the module"
    with pytest.raises(AttributeError):
        held.nothing_like_it  # noqa: B018 - to ask is the test


def test_a_part_of_a_package_can_be_imported() -> None:
    stand_in(NAME)

    assert import_module(f"{NAME}.part").size == 3
    assert sys.modules[NAME].weight == 12


def test_a_module_that_is_there_stays() -> None:
    there = import_module(NAME)

    stand_in(NAME)

    assert sys.modules[NAME] is there


def test_an_error_of_the_database_is_told_without_asyncio() -> None:
    done = subprocess.run([sys.executable, "-c", _ERROR], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["OperationalError", "False", "TimeoutError"]


_ERROR = """
import sys
from ipo_crm.store.lean import without_network_and_mail
without_network_and_mail()
import sqlalchemy
from sqlcipher3 import dbapi2
engine = sqlalchemy.create_engine("sqlite://", module=dbapi2)
try:
    engine.connect().exec_driver_sql("SELECT * FROM nothing")
except sqlalchemy.exc.OperationalError as error:
    print(type(error).__name__)
print("asyncio.events" in sys.modules)
import asyncio
async def late():
    await asyncio.wait_for(asyncio.sleep(9), 0.01)
try:
    asyncio.run(late())
except asyncio.TimeoutError as error:
    print(type(error).__name__)
"""
