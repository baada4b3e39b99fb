"""What leaves the house names nobody who objected; where users wrote the name themselves it is asked first."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ipo_crm.services.desk import Desk
from ipo_crm.ui.page import Page
from ipo_crm.ui.pages import names_left
from ipo_crm.ui.pages.data import DataPage
from ipo_crm.ui.pages.meetings import MeetingsPage
from ipo_crm.ui.pages.record_list import Shelf
from ipo_crm.ui.theme import Theme
from tests.ui.pages.people_window import person_called

NAME = "van Fictie"


class Asked:
    """What was asked before something went out, and what is answered."""

    def __init__(self) -> None:
        self.questions: list[str] = []
        self.told: list[str] = []
        self.answer = True

    def confirm(self, _parent: object, question: str, explanation: str, _action: str) -> bool:
        self.questions.append(question)
        self.told += [line for line in explanation.splitlines() if line.startswith("•")]
        return self.answer


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    made = Asked()
    monkeypatch.setattr(names_left, "confirm", made.confirm)
    return made


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "weg.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_how: (str(made), ""))
    return made


@pytest.fixture
def objected(desk: Desk) -> Desk:
    desk.people.note_objection(person_called(desk, "Van Fictie"))
    return desk


def _title(desk: Desk, title: str) -> None:
    """Give the latest talk with who objected a title."""
    row = next(row for row in desk.meetings.rows() if any(NAME in name for name in row.with_whom))
    desk.meetings.put(replace(desk.meetings.card(row.id).meeting, title=title))


def _shown(qtbot: QtBot, page: Page) -> None:
    qtbot.addWidget(page)
    page.reload()
    page.show()


def _meetings(qtbot: QtBot, desk: Desk) -> MeetingsPage:
    shelf = Shelf(objections=desk.objections)
    page = MeetingsPage(desk.meetings, desk.promises, desk.settings, lambda _key: None, desk.dossiers, shelf)
    _shown(qtbot, page)
    page.list.view.columns.show("title", shown=True)
    return page


@pytest.mark.usefixtures("theme")
def test_a_list_of_talks_names_everybody_else(qtbot: QtBot, objected: Desk, asked: Asked, path: Path) -> None:
    page = _meetings(qtbot, objected)
    on_screen = sum(any(NAME in name for name in row.with_whom) for row in page.list.model.rows())

    page.list.export()

    written = path.read_text(encoding="utf-8-sig")
    assert (on_screen > 1, NAME in written, asked.questions) == (True, False, [])
    assert len(written.splitlines()) == page.list.model.rowCount() + 1


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("answer", [True, False])
def test_a_title_that_names_them_is_told_first(
    qtbot: QtBot, objected: Desk, asked: Asked, path: Path, answer: bool
) -> None:
    _title(objected, "Koffie met mw. van Fictie")
    page = _meetings(qtbot, objected)
    asked.answer = answer

    page.list.export()

    assert asked.questions == ["De naam van wie bezwaar maakte gaat mee in 1 tekst"]
    assert [told.endswith(", Onderwerp") for told in asked.told] == [True]
    assert path.exists() is answer


@pytest.mark.parametrize("answer", [True, False])
def test_all_data_tells_every_text_first(
    qtbot: QtBot, theme: Theme, objected: Desk, asked: Asked, path: Path, answer: bool
) -> None:
    _title(objected, "Koffie met mw. van Fictie")
    found = objected.objections.mentions()
    page = DataPage(
        objected.imports, objected.exports, objected.objections, objected.health, objected.samples, objected.backups
    )
    _shown(qtbot, page)
    asked.answer = answer

    page.export()

    assert f"{len(found)} tekst" in asked.questions[0]
    assert asked.told[0].removeprefix("• ") in [each.where for each in found]
    assert path.exists() is answer
