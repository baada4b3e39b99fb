"""Search as you type, beside the full-text index asked directly on the same file (P4)."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from sqlalchemy import insert

from ipo_crm.services.duplicates import Duplicates
from ipo_crm.services.meetings import Meetings
from ipo_crm.services.search import Search
from ipo_crm.services.settings import Settings
from ipo_crm.store import schema
from ipo_crm.store.search import match_text
from ipo_crm.store.search_kinds import KINDS
from ipo_crm.store.workspace import Workspace
from ipo_crm.ui.finding import Finder
from ipo_crm.ui.hit_actions import HitActions
from ipo_crm.ui.palette import Palette
from ipo_crm.ui.palette_commands import PaletteCommands
from ipo_crm.ui.theme import Mode, Theme
from tests.bench.conftest import Measure, driver

pytestmark = pytest.mark.bench
TYPED = ("v", "va", "van", "vanv", "anna v", "anna van", "k ver", "verz")
REPORTS = 200_000
PASSPHRASE = "vier losse woorden samen"


def _ask_raw(connection: Any) -> None:
    """Ask every index that the search field asks for its best eight, with what the field shows or marks of each."""
    for typed in TYPED:
        for kind in KINDS:
            index, order = f"{kind.table}_search", "s.rowid DESC" if kind.newest else "s.rank"
            columns = [kind.title, kind.detail, kind.day or "NULL", kind.home, kind.sector]
            shown = ", ".join([*columns, *(f"t.{column}" for column in kind.texts)])
            query = f"SELECT s.rowid, {shown} FROM {index} s JOIN {kind.table} t ON t.id = s.rowid"
            bound = (match_text(typed),)
            connection.execute(f"{query} WHERE {index} MATCH ? ORDER BY {order} LIMIT 8", bound).fetchall()


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
    offers = HitActions(Meetings(workspace, Settings(workspace))).of
    finder = Finder(Search(workspace), offers=offers)
    palette = Palette(window, finder.find, PaletteCommands(tuple), lambda _hit: None)
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


@pytest.fixture(scope="session")
def reports_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an encrypted file with 200,000 reports, half of which hold the word that is looked for."""
    path = tmp_path_factory.mktemp("bench") / "verslagen.ipocrm"
    with Workspace.create(path, PASSPHRASE) as workspace, workspace.transaction("Verslagen") as tx:
        for start in range(0, REPORTS, 10_000):
            rows = [_report(key) for key in range(start + 1, start + 10_001)]
            tx.connection.execute(insert(schema.meeting), rows)
    return path


def _report(key: int) -> dict[str, Any]:
    subject = "dekking" if key % 2 else "planning"
    return {
        "id": key,
        "uuid": str(UUID(int=key)),
        "kind": "bilateraal",
        "status": "held",
        "day": date(2000, 1, 1) + timedelta(days=key * 7919 % 9_000),
        "precision": "day",
        "title": f"Verzonnen gesprek {key}",
        "report": f"Wij spraken over de {subject} van het plan. " * 8,
    }


@pytest.fixture
def reports(reports_path: Path) -> Iterator[Workspace]:
    with Workspace.open(reports_path, PASSPHRASE) as workspace:
        yield workspace


@pytest.mark.budget(most=10)
@pytest.mark.benchmark(group="reports, 200,000, encrypted")
def test_p5_newest_50_of_200_000_reports(measure: Measure, reports: Workspace) -> None:
    measure(Search(reports).newest, "dekking", rounds=20)


@pytest.mark.limit
@pytest.mark.benchmark(group="near names, 20,000")
def test_limit_index_asked_for_a_misspelt_name(measure: Measure, people_20k: Workspace) -> None:
    measure(Search(people_20k).find, "jansn belverdr")


@pytest.mark.budget(most=16.7)
@pytest.mark.benchmark(group="near names, 20,000")
def test_p4_near_names_of_20_000_persons(measure: Measure, people_20k: Workspace) -> None:
    measure(Search(people_20k).look, "jansn belverdr")


@pytest.mark.budget(most=5_000)
@pytest.mark.benchmark(group="doubles")
def test_doubles_among_20_000_persons(measure: Measure, people_20k: Workspace) -> None:
    compare = Duplicates(people_20k, Settings(people_20k)).comparison()
    measure(compare, rounds=2, warm=0)
