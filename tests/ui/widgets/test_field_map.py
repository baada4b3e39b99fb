"""The map: everyone once and in their own cell, nothing over anything else, walked by mouse and arrows."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ipo_crm.domain.ids import PersonId, person_ref
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.widgets.field_map import FieldMap
from ipo_crm.ui.widgets.field_places import STANCES, Places, Point, lay_out

ROOM = QRectF(32, 2, 700, 500)


def _point(key: int, stance: Stance | None, influence: int | None, *, suspect: bool = False) -> Point:
    return Point(
        actor=person_ref(PersonId(key)),
        name=f"V. Verzonnen{key}",
        sector=Sector.PARLIAMENT,
        stance=stance,
        influence=influence,
        suspect=suspect,
        told=f"V. Verzonnen{key}, verzonnen.",
    )


FEW = (
    _point(1, None, 5),
    _point(2, Stance.AGAINST, 2),
    _point(3, Stance.FOR, 5),
    _point(4, Stance.FOR, 4),
    _point(5, Stance.STRONGLY_FOR, 1),
)
CROWDS = st.lists(
    st.tuples(st.sampled_from(STANCES), st.sampled_from((None, 1, 2, 3, 4, 5)), st.booleans()), max_size=120
).map(lambda rows: [_point(key, stance, influence, suspect=flag) for key, (stance, influence, flag) in enumerate(rows)])


def _laid_out(points: list[Point]) -> Places:
    return lay_out(points, ROOM, 24, 12, lambda point: 40 + 6 * len(point.name))


@pytest.fixture
def shown(qtbot: QtBot) -> FieldMap:
    made = FieldMap("Krachtenveld")
    qtbot.addWidget(made)
    made.resize(760, 560)
    made.show_points(FEW, "1 jan 2025")
    with qtbot.waitActive(made):
        made.show()
    return made


@given(CROWDS)
def test_everyone_is_on_the_map_or_counted(points: list[Point]) -> None:
    spots = _laid_out(points).spots

    assert sum(spot.left_out if spot.point is None else 1 for spot in spots) == len(points)


@given(CROWDS)
def test_nobody_stands_on_another_or_outside(points: list[Point]) -> None:
    boxes = [spot.box.adjusted(0.01, 0.01, -0.01, -0.01) for spot in _laid_out(points).spots]

    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    assert all(ROOM.contains(box) for box in boxes)


@given(CROWDS)
def test_everyone_stands_in_their_own_cell(points: list[Point]) -> None:
    places = _laid_out(points)

    for spot in places.spots:
        if spot.point is not None:
            row = places.rows[spot.point.influence]
            assert STANCES[spot.column] is spot.point.stance
            assert row.start <= spot.box.center().y() <= row.end


def test_a_row_for_unknown_influence_is_there_only_when_needed() -> None:
    known, unknown = _laid_out(list(FEW)), _laid_out([*FEW, _point(9, Stance.FOR, None)])

    assert (None in known.rows, None in unknown.rows) == (False, True)


def test_a_suspect_is_left_out_last() -> None:
    crowd = [_point(key, Stance.FOR, 3) for key in range(40)]

    spots = _laid_out([*crowd, _point(99, Stance.FOR, 3, suspect=True)]).spots

    assert 99 in [spot.point.actor.key for spot in spots if spot.point is not None]


def test_the_arrows_walk_down_a_column_and_on(shown: FieldMap) -> None:
    shown.setFocus()
    walked = []
    for _ in FEW:
        walked.append(shown.actor.key if shown.actor else None)
        QTest.keyClick(shown, Qt.Key.Key_Down)

    assert walked == [1, 2, 3, 4, 5]


def test_left_and_right_go_to_the_nearest_height(shown: FieldMap) -> None:
    shown.choose(FEW[1].actor)

    QTest.keyClick(shown, Qt.Key.Key_Right)

    assert shown.actor == FEW[3].actor


def _middle(shown: FieldMap, point: Point) -> QPoint:
    return next(spot.box.center().toPoint() for spot in shown.spots if spot.point is point)


def test_a_click_picks(qtbot: QtBot, shown: FieldMap) -> None:
    with qtbot.waitSignal(shown.picked) as told:
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=_middle(shown, FEW[2]))

    assert told.args == [FEW[2].actor]


def test_a_double_click_opens(qtbot: QtBot, shown: FieldMap) -> None:
    with qtbot.waitSignal(shown.opened) as told:
        QTest.mouseDClick(shown, Qt.MouseButton.LeftButton, pos=_middle(shown, FEW[2]))

    assert told.args == [FEW[2].actor]


def test_enter_opens_who_is_current(qtbot: QtBot, shown: FieldMap) -> None:
    shown.choose(FEW[4].actor)

    with qtbot.waitSignal(shown.opened) as told:
        QTest.keyClick(shown, Qt.Key.Key_Return)

    assert told.args == [FEW[4].actor]


def test_who_is_current_is_read_aloud(shown: FieldMap) -> None:
    shown.choose(FEW[3].actor)

    assert (shown.accessibleName(), shown.accessibleDescription()) == ("Krachtenveld", FEW[3].told)


def test_the_current_one_survives_new_points_and_another_size(shown: FieldMap) -> None:
    shown.choose(FEW[2].actor)

    shown.show_points(FEW[1:])
    shown.resize(500, 400)

    assert shown.actor == FEW[2].actor


def test_what_does_not_fit_asks_for_the_table(qtbot: QtBot, shown: FieldMap) -> None:
    shown.show_points([_point(key, Stance.FOR, 3) for key in range(60)])
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_End)

    with qtbot.waitSignal(shown.more):
        QTest.keyClick(shown, Qt.Key.Key_Return)

    assert shown.accessibleDescription().startswith("Nog ")


def test_without_points_the_arrows_do_nothing(shown: FieldMap) -> None:
    shown.show_points(())

    QTest.keyClick(shown, Qt.Key.Key_Down)

    assert shown.actor is None
