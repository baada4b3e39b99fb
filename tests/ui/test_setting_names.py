"""A setting is found by its name and by what one may call it, and does not turn up among names of people."""

import pytest

from ipo_crm.ui.setting_names import find_settings, setting_names


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("thema", ["theme"]),
        ("Donker", ["theme"]),
        ("tekst gro", ["text_size"]),
        ("zondag", ["week"]),
        ("geschiedenis", ["name"]),
        ("wij", ["own", "people"]),
        ("bekoeld", ["rhythm"]),
        ("reservekopieen", ["backups", "shelf"]),
        ("vergrendelen", ["lock"]),
        ("de", []),
        ("", []),
        ("thema zwwx", []),
    ],
)
def test_it_is_found_by_the_beginning_of_every_word(typed: str, found: list[str]) -> None:
    assert [name.key for name in find_settings(typed)] == found


def test_all_are_found_by_what_they_are() -> None:
    assert tuple(find_settings("instellingen")) == setting_names()
