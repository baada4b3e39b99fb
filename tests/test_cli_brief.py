"""The briefing on the command line is about whom it was asked for."""

from pathlib import Path

import pytest

from ipo_crm import cli
from ipo_crm.services.desk import create_desk


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("brief") / "proef.ipocrm"
    with create_desk(path, None) as desk:
        desk.samples.fill()
    return str(path)


@pytest.mark.parametrize(
    ("asked", "head"), [(["--person", "demonstra"], "# mw. N. Demonstra"), ([], "# mw. drs. S. van Fictie")]
)
def test_the_head_names_who_was_asked_for(file: str, tmp_path: Path, asked: list[str], head: str) -> None:
    path = tmp_path / "briefing.md"

    code = cli.run(["brief", file, *asked, "--format", "md", "--out", str(path)])

    assert code == 0
    assert path.read_text(encoding="utf-8").splitlines()[0] == head
