import pytest

from ipo_crm.assets import resource


def test_a_shipped_file_is_found() -> None:
    template = resource("templates", "briefing.typ")

    assert template.is_file()


def test_a_missing_file_is_an_error_that_names_it() -> None:
    with pytest.raises(FileNotFoundError, match="nowhere/nothing"):
        resource("nowhere", "nothing")
