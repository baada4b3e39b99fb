"""A list as CSV: read back as it was, and nothing in it that a spreadsheet runs."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.exchange.list_csv import table


def _cells(made: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(made.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_table_has_its_mark_semicolons_and_lines_of_windows() -> None:
    assert table(("Naam", "Fractie"), [("Fryslân; van", "")]) == (
        b'\xef\xbb\xbfNaam;Fractie\r\n"Frysl\xc3\xa2n; van";\r\n'
    )


@pytest.mark.parametrize("cell", ["=1+1", "+31 70 888 12 12", "-x", "@SOM(A1)", "\t=1", "\r=1", "\n=1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(cell: str) -> None:
    assert _cells(table(("Naam",), [(cell,)]))[1] == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["-2", "+1", "0", "-1,5"])
def test_a_number_stays_a_number(cell: str) -> None:
    assert _cells(table(("Positie",), [(cell,)]))[1] == [cell]


@given(cells=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1), min_size=1))
def test_every_text_is_read_back(cells: list[str]) -> None:
    (row,) = _cells(table(("a",) * len(cells), [cells]))[1:]

    assert [cell.removeprefix("'") for cell in row] == [cell.removeprefix("'") for cell in cells]
