"""Twenty thousand people: every page still fits, in both themes."""

import pytest

from ipo_crm.ui.theme import Mode
from tests.screens.pages import PAGES, SMALL, Window
from tests.screens.test_every_page import findings


@pytest.mark.timeout(400)
@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_a_full_file_can_be_read_and_used(full: Window, mode: Mode) -> None:
    assert not findings(full, PAGES, SMALL, 1.0, mode)
