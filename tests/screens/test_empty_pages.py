"""A file in which nothing was written: every page says so, and what to do about it."""

import pytest
from PySide6.QtCore import QSize

from ipo_crm.ui.theme import Mode
from tests.screens.pages import PAGES, SMALL, USUAL, Window
from tests.screens.test_every_page import findings

WITHOUT_CONTENT = [page for page in PAGES if page not in ("dossier", "briefing")]


@pytest.mark.parametrize(("size", "zoom"), [(SMALL, 1.0), (USUAL, 2.0)], ids=["small", "text 200 %"])
def test_an_empty_file_can_be_read_and_used(empty: Window, size: QSize, zoom: float) -> None:
    assert not findings(empty, WITHOUT_CONTENT, size, zoom, Mode.LIGHT)
