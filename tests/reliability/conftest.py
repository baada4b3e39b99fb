"""The encrypted sample that the runs start from, made once, and the tap, built once."""

from pathlib import Path

import pytest

from ipo_crm.store import keys
from tests.reliability import files, tap


@pytest.fixture(scope="session")
def begin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an encrypted file with the sample; copy it before writing in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "derive", lambda passphrase, salt: files.KEY)
        return files.fill(tmp_path_factory.mktemp("begin") / "begin.ipocrm")


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a plain file with the sample; copy it before writing in it."""
    return files.fill(tmp_path_factory.mktemp("plain") / "plain.ipocrm", encrypted=False)


@pytest.fixture(scope="session")
def tap_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the tap."""
    return tap.build(tmp_path_factory.mktemp("tap"))
