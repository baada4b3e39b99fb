"""docs/file-format.md describes the file that the program writes."""

import re

from ipo_crm.store import file_format, schema
from tests.house.tree import ROOT

PAGE = (ROOT / "docs" / "file-format.md").read_text(encoding="utf-8")


def test_every_table_is_described() -> None:
    named = set(re.findall(r"`(\w+)`", PAGE))

    assert sorted(set(schema.metadata.tables) - named) == []


def test_the_version_is_the_present_one() -> None:
    assert f"Format {file_format.MAJOR}.{file_format.MINOR}." in PAGE


def test_the_marks_of_the_file_are_the_present_ones() -> None:
    assert f"0x{file_format.APPLICATION_ID:X}" in PAGE
    assert f"now {file_format.VERSION}" in PAGE
