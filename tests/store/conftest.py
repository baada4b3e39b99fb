"""A plain workspace in a temporary folder; the encrypted ones are made where encryption matters."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ipo_crm.store.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "proef.ipocrm", None) as made:
        yield made
