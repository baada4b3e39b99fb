"""Everything given out as open JSON: the text is that of `json`, and a file is there whole or not at all."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ipo_crm.services.desk import Desk
from ipo_crm.services.exports import FORMAT
from ipo_crm.services.files import write_whole
from ipo_crm.store import dump
from tests.services import makers


@pytest.mark.parametrize("private", [True, False])
def test_the_text_is_as_json_writes_it(sample: Desk, private: bool) -> None:
    sample.people.note_objection(sample.people.keys()[0])
    makers.organisation(sample, 'Huis "De {Brug}"\n, é')
    tables = dump.tables(sample._workspace.connection, private=private, blocked=private)

    written = sample.exports.as_json(private=private)

    plain = {"format": FORMAT, "program": "ipo_crm", "tables": tables}
    assert written == json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True)
    assert ("impression" in json.loads(written)["tables"]) is private


def test_an_empty_file_is_written_too(desk: Desk) -> None:
    assert json.loads(desk.exports.as_json())["tables"]["person"] == []


def test_the_file_holds_that_text_and_tells_how_far_it_is(sample: Desk, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []

    path = sample.exports.write_json(tmp_path / "uit.json", tick=lambda done, total: heard.append((done, total)))

    assert path.read_text(encoding="utf-8") == sample.exports.as_json()
    assert heard == sorted(heard)
    assert 0 < heard[-1][0] < heard[-1][1]


def test_what_cannot_be_made_leaves_the_former_file(tmp_path: Path) -> None:
    path = write_whole(tmp_path / "uit.json", b"van gisteren")

    def broken() -> Iterator[bytes]:
        yield b"van vandaag"
        raise KeyError

    with pytest.raises(KeyError):
        write_whole(path, broken())

    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"van gisteren", [path])
