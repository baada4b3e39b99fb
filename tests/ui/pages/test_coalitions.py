from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import ActorRef, organisation_ref
from ipo_crm.domain.suspects import View
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.coalition_form import CoalitionForm
from ipo_crm.ui.pages.coalitions import CoalitionsPage
from ipo_crm.ui.widgets.actor_card import ActorCard
from ipo_crm.ui.widgets.suspect_card import SuspectCard


def _shown(qtbot: QtBot, desk: Desk, lane: Lane) -> CoalitionsPage:
    page = CoalitionsPage(desk.coalitions, desk.dossiers, desk.organisations, desk.positions, desk.settings, lane)
    qtbot.addWidget(page)
    page.resize(1230, 800)
    page.noted.connect(lambda _noted: page.reload())
    with qtbot.waitExposed(page):
        page.show()
    page.reload()
    return page


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, lane: Lane) -> CoalitionsPage:
    made = _shown(qtbot, desk, lane)
    _thought(qtbot, made)
    return made


def _thought(qtbot: QtBot, page: CoalitionsPage) -> None:
    qtbot.waitUntil(lambda: len(page.canvas.scene.picture.refs) > 0 and not page.thinking, timeout=20_000)


def _names(page: CoalitionsPage) -> list[str]:
    return [card.accessibleName() for card in page.findChildren(SuspectCard)]


def _ref(desk: Desk, name: str) -> ActorRef:
    return organisation_ref(next(item.id for item in desk.organisations.all() if item.name == name))


def test_the_letter_is_ranked_with_its_three_suspects_first(page: CoalitionsPage) -> None:
    first = " ".join(_names(page)[:3])

    assert all(name in first for name in ("Vereniging Eigen Huis", "Woonbond", "Bouwend Nederland"))
    assert len(page.canvas.scene.picture.hulls) == 4


def test_the_perspective_turns_and_is_named(qtbot: QtBot, page: CoalitionsPage) -> None:
    page.panel.turned.emit(View.WHOLE)

    qtbot.waitUntil(lambda: page.panel.perspective == "hele coalitie", timeout=10_000)


def test_the_table_shows_the_same_actors_as_the_network(qtbot: QtBot, page: CoalitionsPage) -> None:
    qtbot.keyClick(page.canvas, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)

    assert page.table.isVisible()
    assert page.table.model().rowCount() == len(page.canvas.scene.picture.refs)


def test_pointing_at_a_node_shows_who_it_is_with_position_and_source(
    qtbot: QtBot, page: CoalitionsPage, desk: Desk
) -> None:
    page.canvas.hovered.emit(_ref(desk, "Woonbond"), QPoint(300, 300))

    card = page.findChildren(ActorCard)[0]
    assert card.isVisible()
    assert "Brief van tien partijen" in card.told


def test_typing_finds_an_actor_and_rings_it(qtbot: QtBot, page: CoalitionsPage, desk: Desk) -> None:
    field = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "Vind actor")

    qtbot.keyClicks(field, "woonb")

    assert page.canvas.scene.picture.refs[page.canvas.attention.keyboard or 0] == _ref(desk, "Woonbond")


def test_a_dragged_node_stays_and_can_be_put_back(qtbot: QtBot, page: CoalitionsPage, desk: Desk) -> None:
    ref = _ref(desk, "Woonbond")
    at = page.canvas.scene.picture.refs.index(ref)
    before = page.canvas.scene.picture.xy[at].tolist()
    page.canvas.moved.emit(ref, before[0] + 40, before[1] + 10)
    qtbot.waitUntil(lambda: page.canvas.scene.picture.xy[at].tolist() != before, timeout=10_000)
    moved = page.canvas.scene.picture.xy[at].tolist()

    desk.history.undo()
    page.reload()

    assert moved == pytest.approx([before[0] + 40, before[1] + 10], abs=0.01)
    qtbot.waitUntil(lambda: page.canvas.scene.picture.xy[at].tolist() == before, timeout=10_000)


def test_moving_one_node_moves_no_other(qtbot: QtBot, page: CoalitionsPage, desk: Desk) -> None:
    ref = _ref(desk, "Woonbond")
    picture = page.canvas.scene.picture
    at = picture.refs.index(ref)
    page.canvas.moved.emit(ref, 40.0, 40.0)
    qtbot.waitUntil(lambda: page.canvas.scene.picture is not picture, timeout=10_000)

    after = page.canvas.scene.picture.xy

    others = [row for row in range(len(picture.refs)) if row != at]
    assert after[others] == pytest.approx(picture.xy[others], abs=0.01)


def test_opening_an_actor_asks_for_its_page(qtbot: QtBot, page: CoalitionsPage, desk: Desk) -> None:
    with qtbot.waitSignal(page.wanted) as heard:
        page.canvas.opened.emit(_ref(desk, "Woonbond"))

    assert heard.args == [Place("organisations", _ref(desk, "Woonbond").key)]


def test_an_empty_workspace_says_so_and_offers_to_make_one(qtbot: QtBot, tmp_path: Path, lane: Lane) -> None:
    with create_desk(tmp_path / "leeg.ipocrm", None) as desk:
        page = _shown(qtbot, desk, lane)

        texts = [button.text().strip() for button in page.findChildren(QPushButton) if button.isVisible()]

    assert "Coalitie maken" in texts


def test_a_coalition_is_made_with_members_and_source(qtbot: QtBot, page: CoalitionsPage, desk: Desk) -> None:
    form = page.edit(None)
    assert isinstance(form, CoalitionForm)
    form.name.setText("Proefcoalitie")
    form.tick("Woonbond")
    form.tick("Aedes")
    form.source.setText("Gezamenlijke verklaring")

    qtbot.mouseClick(form.main_button, Qt.MouseButton.LeftButton)

    made = next(row for row in desk.coalitions.rows() if row.name == "Proefcoalitie")
    assert made.members == 2
    assert made.source is not None


def test_a_coalition_without_source_or_members_is_refused_beside_the_fields(
    qtbot: QtBot, page: CoalitionsPage, desk: Desk
) -> None:
    form = page.edit(None)
    form.name.setText("Proefcoalitie")

    qtbot.mouseClick(form.main_button, Qt.MouseButton.LeftButton)

    assert form.isVisible()
    assert "ten minste twee" in form.errors
    assert "Noem de bron" in form.errors
    assert "Proefcoalitie" not in [row.name for row in desk.coalitions.rows()]
