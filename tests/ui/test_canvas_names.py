from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from ipo_crm.graph.picture import Picture
from ipo_crm.ui.tokens import LIGHT
from ipo_crm.ui.widgets.canvas_lettering import Style
from ipo_crm.ui.widgets.canvas_look import Look
from ipo_crm.ui.widgets.canvas_names import MOST_LABELS, Placed
from ipo_crm.ui.widgets.canvas_paint import PicturePainter
from ipo_crm.ui.widgets.canvas_scene import Scene
from ipo_crm.ui.widgets.canvas_view import View
from tests.ui.canvas_samples import demo_picture, large_picture

WHOLE = View(1.0, 0.0, 0.0)


def placed(picture: Picture, view: View = WHOLE, look: Look | None = None) -> list[Placed]:
    painter = PicturePainter(Scene(picture), LIGHT, QFont())
    return painter.placed(view, 900, 700, look or Look())


def ink(box: QRectF) -> QRectF:
    """Give the part of a name's box that letters fill: 4 px cells let boxes overlap by less than that."""
    return box.adjusted(2, 2, -2, -2)


def test_all_names_of_a_small_picture_are_drawn() -> None:
    picture = demo_picture()

    drawn = {name.text for name in placed(picture) if name.actor is not None}

    assert drawn == set(picture.labels)


def test_no_name_lies_on_another() -> None:
    boxes = [ink(name.box) for name in placed(large_picture(300, 600), View(0.6))]

    assert len(boxes) > 20
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))


def test_no_name_lies_on_a_node_of_a_small_picture() -> None:
    scene = Scene(demo_picture())

    names = placed(scene.picture)

    covered = [name.text for name in names for x, y in scene.xy.tolist() if ink(name.box).contains(x, y)]
    assert covered == []


def test_at_most_120_names_are_drawn() -> None:
    names = placed(large_picture(2000, 4000), View(0.3))

    assert len(names) <= MOST_LABELS


def test_of_two_names_in_one_place_the_best_rank_is_drawn() -> None:
    picture = demo_picture()
    same = [0] * 36
    sides = picture.label_side[same]
    crowded = replace(picture, xy=picture.xy[same], label_xy=picture.label_xy[same], label_side=sides, hulls=())

    names = placed(crowded)

    assert [name.actor for name in names] == [picture.own]


@pytest.mark.parametrize("look", [Look(emphasis=499), Look(selected=499)])
def test_who_is_looked_at_or_selected_always_has_a_name(look: Look) -> None:
    picture = large_picture(500, 800)
    view = View(0.4).centred(picture.xy[499], 900, 700)

    assert 499 in {name.actor for name in placed(picture, view, look)}


def test_a_coalition_shows_its_number_of_members() -> None:
    names = [name.text for name in placed(demo_picture()) if name.actor is None]

    assert "Brief van tien\t10" in names


def test_suspects_ourselves_and_others_are_set_apart() -> None:
    styles = {name.text: name.style for name in placed(demo_picture())}

    assert styles["Woonbond"] is Style.SUSPECT
    assert styles["IPO"] is Style.STRONG
    assert styles["Aedes"] is Style.PLAIN


def test_names_fade_with_their_actors() -> None:
    levels = {name.text: name.level for name in placed(demo_picture(), look=Look(emphasis=8))}

    assert (levels["F. Quasi"], levels["Aedes"], levels["MRDH"]) == (1.0, 0.55, 0.22)
