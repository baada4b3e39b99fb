"""Desks behind pages: the sample, filled once and copied, and an empty one; and a lane to work on."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ipo_crm.services.desk import Desk, create_desk, open_desk
from ipo_crm.ui.lane import Lane


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("voorbeeld") / "voorbeeld.ipocrm"
    with create_desk(path, None) as desk:
        desk.samples.fill()
    return path


@pytest.fixture
def desk(tmp_path: Path, sample_file: Path) -> Iterator[Desk]:
    path = tmp_path / "voorbeeld.ipocrm"
    shutil.copy(sample_file, path)
    with open_desk(path) as made:
        yield made


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    with create_desk(tmp_path / "leeg.ipocrm", None) as made:
        yield made


@pytest.fixture
def lane() -> Iterator[Lane]:
    made = Lane()
    yield made
    made.close()
