from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.ui.focus import FocusRing
from ipo_crm.ui.page import CHECK, Noted, Place
from ipo_crm.ui.pages.data import DataPage
from ipo_crm.ui.widgets.message_bar import MessageBar
from ipo_crm.ui.widgets.rows_view import RowsView
from tests.ui.impatient import cannot_wait

CARDS = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Piet Proef\nN:Proef;Piet;;;\nORG:Proefbedrijf\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nNOTE:niemand\nEND:VCARD\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with create_desk(tmp_path / "leeg.ipocrm", None) as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> DataPage:
    made = DataPage(desk.imports, desk.exports, desk.objections, desk.health, desk.samples, desk.backups)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    path = tmp_path / "kaarten.vcf"
    path.write_text(CARDS, encoding="utf-8")
    return path


def _button(page: DataPage, text: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text().strip() == text)


def _omissions(page: DataPage) -> list[str]:
    model = page.findChildren(RowsView)[0].model()
    return [str(model.index(row, 3).data()) for row in range(model.rowCount())]


def test_without_files_there_is_nothing_to_import(page: DataPage) -> None:
    assert not _button(page, "Importeren").isEnabled()


def test_files_are_rehearsed_first_and_nothing_is_kept(page: DataPage, desk: Desk, cards: Path) -> None:
    page.take((cards,))

    assert desk.exports.counts()["person"] == 0
    assert _button(page, "Importeren").isEnabled()
    assert len(_omissions(page)) == 1


def test_importing_keeps_it_as_one_step(qtbot: QtBot, page: DataPage, desk: Desk, cards: Path) -> None:
    page.take((cards,))

    with qtbot.waitSignal(page.noted) as heard:
        qtbot.mouseClick(_button(page, "Importeren"), Qt.MouseButton.LeftButton)

    noted = heard.args[0]
    assert isinstance(noted, Noted)
    assert noted.undoable
    assert desk.history.undo_title() == "kaarten.vcf importeren"
    assert desk.exports.counts()["person"] == 1


def test_a_bad_file_is_told_and_leaves_the_button_off(page: DataPage, tmp_path: Path) -> None:
    bad = tmp_path / "leeg.json"
    bad.write_bytes(b"")

    page.take((bad,))

    said = " ".join(bar.text for bar in page.findChildren(MessageBar))
    assert "leeg.json" in said
    assert not _button(page, "Importeren").isEnabled()


def test_what_gets_the_focus_is_scrolled_to(page: DataPage) -> None:
    FocusRing(page)  # as the window has one
    page.resize(1200, 400)
    button = _button(page, "Toevoegen")
    (side,) = [each for each in page.findChildren(QScrollArea) if each.isAncestorOf(button)]
    side.verticalScrollBar().setValue(side.verticalScrollBar().maximum())
    scrolled_away = button.visibleRegion().isEmpty()

    button.setFocus()

    assert scrolled_away
    assert not button.visibleRegion().isEmpty()


def test_reference_facts_are_added_once(qtbot: QtBot, page: DataPage, desk: Desk) -> None:
    qtbot.mouseClick(_button(page, "Toevoegen"), Qt.MouseButton.LeftButton)
    added = desk.exports.counts()["organisation"]

    qtbot.mouseClick(_button(page, "Toevoegen"), Qt.MouseButton.LeftButton)

    assert added > 100
    assert desk.exports.counts()["organisation"] == added
    assert "stonden er al" in " ".join(bar.text for bar in page.findChildren(MessageBar))


def _checked(qtbot: QtBot, page: DataPage) -> tuple[str, ...]:
    with qtbot.waitSignal(page.checks.finished):
        qtbot.mouseClick(_button(page, "Controleer bestand"), Qt.MouseButton.LeftButton)
    return page.checks.standing


def test_checking_says_that_all_is_well(qtbot: QtBot, page: DataPage) -> None:
    assert _checked(qtbot, page) == ("in orde",) * 8


def test_what_the_checks_say_comes_in_sight(qtbot: QtBot, page: DataPage) -> None:
    page.resize(1200, 500)
    _checked(qtbot, page)

    qtbot.waitUntil(lambda: page.checks.visibleRegion().boundingRect().bottom() >= page.checks.height() - 1)
    assert page.checks.height() > 200


def test_the_checks_are_started_from_elsewhere(qtbot: QtBot, page: DataPage) -> None:
    with qtbot.waitSignal(page.checks.finished):
        page.show_record(CHECK)

    assert page.checks.standing == ("in orde",) * 8


def test_what_is_found_leads_to_its_record(qtbot: QtBot, page: DataPage, desk: Desk) -> None:
    desk.samples.fill()
    _checked(qtbot, page)

    with qtbot.waitSignal(page.wanted) as heard:
        qtbot.mouseClick(_button(page, "Tonen"), Qt.MouseButton.LeftButton)

    assert heard.args[0].area == "people"
    assert page.checks.standing[-1].endswith("open")


def test_what_can_be_made_anew_is_offered_and_done(qtbot: QtBot, page: DataPage, tmp_path: Path, desk: Desk) -> None:
    with desk._workspace.watch.writing():
        desk._workspace.connection.exec_driver_sql("DROP TRIGGER person_search_update")
    before = _checked(qtbot, page)

    with qtbot.waitSignal(page.checks.finished):
        qtbot.mouseClick(_button(page, "Herstel de opbouw"), Qt.MouseButton.LeftButton)

    assert before.count("1 niet in orde") == 1
    assert page.checks.standing == ("in orde",) * 8


def test_our_own_organisation_is_chosen_among_the_settings(qtbot: QtBot, page: DataPage) -> None:
    with qtbot.waitSignal(page.wanted) as heard:
        qtbot.mouseClick(_button(page, "Eigen organisatie kiezen"), Qt.MouseButton.LeftButton)

    assert heard.args == [Place("settings", "own")]


def test_an_import_that_is_given_up_says_so_and_can_be_done_yet(
    monkeypatch: pytest.MonkeyPatch, page: DataPage, desk: Desk, cards: Path
) -> None:
    page.take((cards,))
    before = desk.exports.as_json()
    cannot_wait(monkeypatch, "ipo_crm.ui.pages.data", page)

    _button(page, "Importeren").click()

    assert _said(page) == ["Geannuleerd; er is niets gewijzigd."]
    assert (desk.exports.as_json(), desk.history.undo_title()) == (before, "")
    assert _button(page, "Importeren").isEnabled()


def test_a_rehearsal_that_is_given_up_shows_no_result(
    monkeypatch: pytest.MonkeyPatch, page: DataPage, cards: Path
) -> None:
    cannot_wait(monkeypatch, "ipo_crm.ui.pages.data", page)

    page.take((cards,))

    assert _said(page) == ["Geannuleerd; er is niets gewijzigd."]
    assert not _button(page, "Importeren").isEnabled()


def _said(page: DataPage) -> list[str]:
    return [bar.text for bar in page.findChildren(MessageBar) if bar.isVisible()]


def _choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_everything_is_exported_to_the_file_chosen(
    monkeypatch: pytest.MonkeyPatch, page: DataPage, desk: Desk, tmp_path: Path
) -> None:
    desk.samples.fill()
    _choose(monkeypatch, tmp_path / "alles.json")

    _button(page, "Exporteren als JSON").click()

    assert (tmp_path / "alles.json").read_text(encoding="utf-8") == desk.exports.as_json()
    assert _said(page) == [f"De gegevens staan in {tmp_path / 'alles.json'}."]


def test_an_export_that_is_given_up_leaves_no_file(
    monkeypatch: pytest.MonkeyPatch, page: DataPage, desk: Desk, tmp_path: Path
) -> None:
    desk.samples.fill()
    place = tmp_path / "uit"
    place.mkdir()
    _choose(monkeypatch, place / "alles.json")
    cannot_wait(monkeypatch, "ipo_crm.ui.pages.data", page)

    _button(page, "Exporteren als JSON").click()

    assert _said(page) == ["Geannuleerd; er is geen bestand geschreven."]
    assert list(place.iterdir()) == []


@pytest.fixture
def crowd(tmp_path: Path) -> Path:
    """Give so many cards that a back-up comes first."""
    path = tmp_path / "menigte.vcf"
    cards = (f"BEGIN:VCARD\nVERSION:3.0\nFN:Piet Proef{each}\nN:Proef{each};Piet;;;\nEND:VCARD\n" for each in range(60))
    path.write_text("".join(cards), encoding="utf-8")
    return path


def _backups(desk: Desk) -> list[str]:
    return [path.name for path in desk._workspace.path.parent.glob("*-reservekopieen/*")]


def test_a_large_import_makes_a_checked_back_up_first(page: DataPage, desk: Desk, crowd: Path) -> None:
    desk.samples.add_reference()
    people = desk.exports.counts()["person"]
    page.take((crowd,))

    _button(page, "Importeren").click()

    (made,) = desk.backups.rows()
    assert made.reason == "import"
    assert desk.exports.counts()["person"] == people + 60
    assert _said(page) == []


def test_a_back_up_that_is_given_up_cancels_the_import_before_it_begins(
    monkeypatch: pytest.MonkeyPatch, page: DataPage, desk: Desk, crowd: Path
) -> None:
    desk.samples.add_reference()
    before = desk.exports.as_json(private=True)
    page.take((crowd,))
    cannot_wait(monkeypatch, "ipo_crm.ui.pages.data", page)

    _button(page, "Importeren").click()

    assert _said(page) == ["Geannuleerd bij de reservekopie; de import is niet begonnen en er is niets gewijzigd."]
    assert desk.exports.as_json(private=True) == before
    assert _backups(desk) == []
    assert _button(page, "Importeren").isEnabled()
