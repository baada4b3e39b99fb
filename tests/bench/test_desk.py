"""The whole window at 600 and 20,000 persons: what somebody waits for at the desk, from key to painted window.

Painted is the whole window drawn anew, which is more than Qt does: the figures are above what somebody sees.
"""

import shutil
import time
from collections.abc import Callable, Iterator
from itertools import count, cycle
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from ipo_crm.app import Program
from ipo_crm.services.desk import open_desk
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.people import PeoplePage
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.widgets.rows_view import RowsView
from tests.bench.conftest import PASSPHRASE, Measure

pytestmark = [pytest.mark.bench, pytest.mark.parametrize("people", [600, 20_000], scope="module")]
TYPED = ("v", "va", "van", "vanv", "anna v", "anna van", "k ver", "verz", "nieuwe per", "export")
PAGES = ("people", "organisations", "meetings", "dossiers", "today")


@pytest.fixture(scope="module")
def program(
    people: int, scaled: Callable[[int], Path], qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Program]:
    """Give a program with a copy of the encrypted file open, at 1440 x 900."""
    home = tmp_path_factory.mktemp("bureau")
    path = home / "bureau.ipocrm"
    shutil.copy(scaled(people), path)
    made = Program(qapp, QSettings(str(home / "bureau.ini"), QSettings.Format.IniFormat), home)
    made.enter(open_desk(path, PASSPHRASE))
    assert made.shell is not None
    made.shell.resize(1440, 900)
    yield made
    made.leave()
    made.release()


@pytest.fixture
def shell(program: Program) -> Shell:
    assert program.shell is not None
    return program.shell


@pytest.fixture
def page(shell: Shell) -> PeoplePage:
    """Give the page of people, in front, with every line of its list read."""
    shell.open(Place("people"))
    page = shell.page
    assert isinstance(page, PeoplePage)
    page.list.clear_filters()
    read_all(shell)
    return page


def read_all(shell: Shell) -> None:
    """Wait until the lists have read their lines, as they do when there is nothing else to do."""
    lists = [view.model() for view in shell.findChildren(RowsView) if view.isVisible()]
    ends = time.monotonic() + 60
    while any(getattr(rows, "unread", 0) for rows in lists) and time.monotonic() < ends:
        QApplication.processEvents()
    QApplication.processEvents()


@pytest.mark.budget(most=16.7)
@pytest.mark.benchmark(group="desk")
def test_p95_key_in_the_palette_to_painted_list(measure: Measure, shell: Shell, page: PeoplePage) -> None:
    texts = cycle(TYPED)
    palette = shell.palette_view
    palette.open()
    (field,) = palette.findChildren(QLineEdit)

    def type_one() -> None:
        field.setText(next(texts))
        palette.list.viewport().repaint()

    measure(type_one, rounds=6 * len(TYPED), warm=len(TYPED), p95=True)
    palette.shut()


@pytest.mark.budget(most=50)
@pytest.mark.benchmark(group="desk")
def test_p95_key_in_the_filter_to_painted_list(measure: Measure, page: PeoplePage) -> None:
    texts = cycle(("v", "va", "van", "", "k", "ka", "kam"))

    def type_one() -> None:
        page.list.field.setText(next(texts))
        page.list.view.viewport().repaint()

    measure(type_one, rounds=28, warm=7, p95=True)
    page.list.clear_filters()


@pytest.mark.budget(most=50)
@pytest.mark.benchmark(group="desk")
def test_selection_to_painted_detail(measure: Measure, shell: Shell, page: PeoplePage) -> None:
    page.list.view.setFocus()

    def choose_next() -> None:
        QTest.keyClick(page.list.view, Qt.Key.Key_Down)
        shell.grab()

    measure(choose_next, rounds=30)


@pytest.mark.budget(most=50)
@pytest.mark.benchmark(group="desk")
def test_another_page_that_was_seen_before(measure: Measure, shell: Shell) -> None:
    places = cycle(PAGES)
    for area in PAGES:
        shell.open(Place(area))
        read_all(shell)

    def go_on() -> None:
        shell.open(Place(next(places)))
        shell.grab()

    measure(go_on, rounds=30, warm=len(PAGES))


@pytest.mark.budget(most=100)
@pytest.mark.benchmark(group="desk")
@pytest.mark.parametrize("which", PAGES)
def test_page_made_and_read(measure: Measure, shell: Shell, which: str) -> None:
    def forget() -> None:
        shell.forget_pages()
        QApplication.processEvents()

    def open_page() -> None:
        shell.open(Place(which))
        shell.grab()

    measure(open_page, rounds=7, warm=1, setup=forget)


@pytest.mark.budget(most=50)
@pytest.mark.benchmark(group="desk")
@pytest.mark.parametrize("which", ["Telefoon", "Notities", "Achternaam"])
def test_field_left_and_kept(measure: Measure, shell: Shell, page: PeoplePage, which: str) -> None:
    page.list.take_focus()
    QTest.keyClick(page.list.view, Qt.Key.Key_F2)
    QApplication.processEvents()
    (editor,) = [each.editor for each in page.person_form.fields if each.label == which]
    numbers = count(1000)

    def type_something() -> None:
        editor.setFocus()
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.selectAll()
        QTest.keyClicks(editor, f"Verzonnen {next(numbers)}" if which != "Telefoon" else f"070 123{next(numbers)}")
        QApplication.processEvents()

    def leave() -> None:
        QTest.keyClick(editor, Qt.Key.Key_Backtab if which == "Notities" else Qt.Key.Key_Tab)

    measure(leave, rounds=15, warm=2, setup=type_something)
    page.person_form.leave()


@pytest.mark.budget(most=50)
@pytest.mark.benchmark(group="desk")
def test_deed_undone(measure: Measure, shell: Shell, page: PeoplePage, program: Program) -> None:
    assert program.desk is not None
    assert page.chosen is not None
    people, chosen = program.desk.people, page.chosen
    for days in range(20):
        shell.note(people.set_rhythm(chosen, days + 1))

    measure(shell.undo, rounds=15, warm=2)
