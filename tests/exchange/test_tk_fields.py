"""Fields of Tweede Kamer records, with the moments by the clock in The Hague."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.exchange.report import LeaveOutError
from ipo_crm.exchange.tk_fields import Record, local_time


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-12-06T00:00:00+01:00", date(2023, 12, 6)),
        ("2024-06-30T22:00:00Z", date(2024, 7, 1)),
        ("2024-01-15T23:00:00Z", date(2024, 1, 16)),
        ("1922-04-30T00:00:00+02:00", date(1922, 4, 30)),  # SGP: real zone history makes it the 29th
        ("1966-10-14T00:00:00+02:00", date(1966, 10, 14)),  # D66: there was no summer time in 1966
        ("2025-07-31T11:26:08.0539998+02:00", date(2025, 7, 31)),
        ("2023-12-06", date(2023, 12, 6)),
    ],
)
def test_a_day_is_that_of_the_hague(written: str, day: date) -> None:
    assert Record({"Van": written}).day("Van") == day


@pytest.mark.parametrize(
    "written", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59+01:00", "1753-01-01T00:00:00", "", None]
)
def test_sentinels_are_no_date(written: str | None) -> None:
    assert Record({"Sluiting": written}).day("Sluiting") is None


@given(st.datetimes(datetime(1997, 1, 1), datetime(2037, 12, 31)))
def test_universal_time_becomes_the_time_of_amsterdam(moment: datetime) -> None:
    expected = moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo("Europe/Amsterdam")).replace(tzinfo=None)

    assert local_time(moment.isoformat() + "Z") == expected


def test_text_comes_on_one_line_without_control_characters() -> None:
    assert Record({"NaamNL": " Partij\u00a0 voor\x00 de  Proef \n"}).text("NaamNL") == "Partij voor de Proef"


@pytest.mark.parametrize(
    ("value", "read"),
    [(5, Record.text), ("5", Record.whole), (True, Record.whole), (-1, Record.whole), ("nee", Record.flag)],
)
def test_a_field_of_the_wrong_type_is_said(value: object, read: object) -> None:
    assert callable(read)
    with pytest.raises(LeaveOutError, match="Het veld X"):
        read(Record({"X": value}), "X")


@pytest.mark.parametrize("value", ["gisteren", "2023-13-01", 20231206])
def test_what_is_no_date_is_said(value: object) -> None:
    with pytest.raises(LeaveOutError, match="Het veld Van"):
        Record({"Van": value}).day("Van")


def test_a_record_with_only_bookkeeping_is_blank() -> None:
    fields = {"Id": "1", "Naam": None, "Vergissing": False, "GewijzigdOp": "2020-01-01", "Verwijderd": None}

    assert Record(fields).is_blank


def test_a_zero_is_something() -> None:
    assert not Record({"Id": "1", "AantalZetels": 0}).is_blank


def test_a_reference_comes_from_the_expanded_record_where_there_is_no_key() -> None:
    assert Record({"Persoon": {"Id": "AB-1"}}).reference("Persoon") == "ab-1"
