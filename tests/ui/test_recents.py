"""The workspaces opened lately: pinned first, ten at most, in the menus too."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.ui.folders import IMPORTING, OPENING, Folders
from ipo_crm.ui.recent_menu import RecentMenu
from ipo_crm.ui.recents import Recents


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def recents(settings: QSettings) -> Recents:
    return Recents(settings)


def _make(folder: Path, name: str) -> Path:
    path = folder / f"{name}.ipocrm"
    path.write_bytes(b"x")
    return path


def _names(recents: Recents) -> list[str]:
    return [each.path.stem for each in recents.all()]


def test_a_pinned_workspace_stands_first_and_stays_however_many_follow(recents: Recents, tmp_path: Path) -> None:
    recents.note(_make(tmp_path, "vast"))
    recents.pin(tmp_path / "vast.ipocrm", pinned=True)

    for number in range(15):
        recents.note(_make(tmp_path, f"werk{number}"))

    assert _names(recents)[:2] == ["vast", "werk14"]
    assert len(recents.all()) == 10


def test_a_workspace_stays_pinned_when_it_is_opened(recents: Recents, tmp_path: Path) -> None:
    recents.note(_make(tmp_path, "vast"))
    recents.pin(tmp_path / "vast.ipocrm", pinned=True)

    recents.note(tmp_path / "vast.ipocrm")

    assert [each.pinned for each in recents.all()] == [True]


def test_unpinned_it_stands_by_time_again(recents: Recents, tmp_path: Path) -> None:
    for name in ("oud", "nieuw"):
        recents.note(_make(tmp_path, name))
    for pinned in (True, False):
        recents.pin(tmp_path / "oud.ipocrm", pinned=pinned)

    assert {each.pinned for each in recents.all()} == {False}


@pytest.mark.parametrize("kept", ["", "x", "7", '[{"path": 3}]', "[4]", '{"path": "a"}'])
def test_a_list_that_is_none_counts_as_empty(recents: Recents, settings: QSettings, kept: str) -> None:
    settings.setValue("workspaces/recent", kept)

    assert recents.all() == ()


@pytest.fixture
def menu(qtbot: QtBot) -> QMenu:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = QMenu(owner)
    made.addAction("Openen")
    made.owner = owner  # type: ignore[attr-defined]
    return made


def test_the_menu_lists_all_but_the_open_one_and_looks_for_what_is_gone(
    recents: Recents, menu: QMenu, tmp_path: Path
) -> None:
    for name in ("hier", "weg", "ander"):
        recents.note(_make(tmp_path, name))
    (tmp_path / "weg.ipocrm").unlink()
    asked: list[object] = []
    filled = RecentMenu(recents, tmp_path / "hier.ipocrm", asked.append, lambda: asked.append("zoek"), menu)
    filled.stand_in(menu)

    for _ in range(2):
        menu.aboutToShow.emit()
    for action in menu.actions()[:2]:
        action.trigger()

    assert {action.text() for action in menu.actions()[:2]} == {"&1 ander", "&2 weg: niet gevonden, zoeken..."}
    assert [action.text() for action in menu.actions()[2:]] == ["", "Openen"]
    assert asked == [tmp_path / "ander.ipocrm", "zoek"]


def test_a_menu_without_others_says_so(recents: Recents, menu: QMenu, tmp_path: Path) -> None:
    RecentMenu(recents, tmp_path / "hier.ipocrm", bool, bool, menu).stand_in(menu)

    menu.aboutToShow.emit()

    assert (menu.actions()[0].text(), menu.actions()[0].isEnabled()) == ("Geen andere werkbestanden", False)


def test_each_purpose_begins_in_its_own_last_folder(settings: QSettings, tmp_path: Path) -> None:
    folder = tmp_path / "kaartjes"
    folder.mkdir()
    folders = Folders(settings)

    folders.note(IMPORTING, folder / "a.vcf")

    assert folders.start(IMPORTING) == str(folder)
    assert folders.start(OPENING) != str(folder)


def test_a_folder_that_is_gone_is_not_begun_in(settings: QSettings, tmp_path: Path) -> None:
    folders = Folders(settings)
    folders.note(OPENING, tmp_path / "weg" / "a.ipocrm")

    start = Path(folders.start(OPENING))

    assert start.is_dir()
    assert start != Path.cwd()
