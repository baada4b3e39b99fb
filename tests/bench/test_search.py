"""Search as you type, beside the full-text index asked directly on the same file (P4)."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ipo_crm.services.search import Search
from ipo_crm.store.search import match_text
from ipo_crm.store.workspace import Workspace
from ipo_crm.ui.finding import Finder
from ipo_crm.ui.palette import Palette
from ipo_crm.ui.theme import Mode, Theme
from tests.bench.conftest import Measure, driver

pytestmark = pytest.mark.bench
TYPED = ("v", "va", "van", "vanv", "anna v", "anna van", "k ver", "verz")
INDEXES = ("person", "organisation", "dossier", "coalition", "meeting", "promise")


def _ask_raw(connection: Any) -> None:
    """Ask every index that the search field asks for its best eight rows, and nothing else of them."""
    for typed in TYPED:
        for name in INDEXES:
            order = "rowid DESC" if name in ("meeting", "promise") else "rank"
            query = f"SELECT rowid FROM {name}_search WHERE {name}_search MATCH ? ORDER BY {order} LIMIT 8"
            connection.execute(query, (match_text(typed),)).fetchall()


def _ask(workspace: Workspace) -> None:
    search = Search(workspace)
    for typed in TYPED:
        search.find(typed)


@pytest.mark.limit
@pytest.mark.benchmark(group="search, sample")
def test_limit_index_of_the_sample(measure: Measure, sample: Workspace) -> None:
    measure(_ask_raw, driver(sample))


@pytest.mark.budget(ratio=1.2)
@pytest.mark.benchmark(group="search, sample")
def test_p4_eight_texts_in_the_sample(measure: Measure, sample: Workspace) -> None:
    measure(_ask, sample)


@pytest.mark.limit
@pytest.mark.benchmark(group="search, 20,000")
def test_limit_index_of_20_000(measure: Measure, people_20k: Workspace) -> None:
    measure(_ask_raw, driver(people_20k), rounds=10)


@pytest.mark.budget(ratio=1.2)
@pytest.mark.benchmark(group="search, 20,000")
def test_p4_eight_texts_in_20_000_persons(measure: Measure, people_20k: Workspace) -> None:
    measure(_ask, people_20k, rounds=10)


@pytest.mark.limit
@pytest.mark.benchmark(group="search, 200,000")
def test_limit_index_of_200_000(measure: Measure, people_200k: Workspace) -> None:
    measure(_ask_raw, driver(people_200k), rounds=5)


@pytest.mark.budget(ratio=1.2)
@pytest.mark.benchmark(group="search, 200,000")
def test_p4_eight_texts_in_200_000_persons(measure: Measure, people_200k: Workspace) -> None:
    measure(_ask, people_200k, rounds=5)


def _time_keys(measure: Measure, workspace: Workspace, qapp: QApplication) -> None:
    """Time one key after another, from the changed text to the painted list; the slowest twentieth counts."""
    Theme(qapp, Mode.LIGHT).apply()
    window = QWidget()
    window.resize(1440, 900)
    palette = Palette(window, Finder(Search(workspace)).find, lambda: (), lambda _hit: None)
    window.show()
    QApplication.processEvents()
    texts = iter(TYPED * 5)

    palette.open()
    (field,) = palette.findChildren(QLineEdit)

    def type_one() -> None:
        field.setText(next(texts))
        palette.list.viewport().repaint()

    measure(type_one, rounds=4 * len(TYPED), warm=len(TYPED), p95=True)


@pytest.mark.budget(most=16.7)
@pytest.mark.benchmark(group="key to painted list")
def test_p4_p95_key_to_painted_list_sample(measure: Measure, sample: Workspace, qapp: QApplication) -> None:
    _time_keys(measure, sample, qapp)


@pytest.mark.budget(most=16.7)
@pytest.mark.benchmark(group="key to painted list")
def test_p4_p95_key_to_painted_list_20_000(measure: Measure, people_20k: Workspace, qapp: QApplication) -> None:
    _time_keys(measure, people_20k, qapp)


@pytest.mark.budget(most=16.7)
@pytest.mark.benchmark(group="key to painted list")
def test_p4_p95_key_to_painted_list_200_000(measure: Measure, people_200k: Workspace, qapp: QApplication) -> None:
    _time_keys(measure, people_200k, qapp)
