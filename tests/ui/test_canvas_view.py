import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.ui.widgets.canvas_view import MOST_SCALE, View, fitted

POINTS = np.array([[0.0, 0.0], [300.0, 120.0], [40.0, 260.0]])
BOXES = np.array([[-10.0, -10.0, 90.0, 10.0]] * 3)
coordinates = st.floats(-1e4, 1e4)


@given(coordinates, coordinates, st.floats(0.1, 5))
def test_a_pixel_taken_to_the_scene_comes_back(x: float, y: float, scale: float) -> None:
    view = View(scale, 17.0, -40.0)

    scene = np.array([view.to_scene(x, y)])

    assert view.to_screen(scene)[0] == pytest.approx((x, y), abs=1e-6)


@given(coordinates, coordinates, st.floats(0.2, 4))
def test_zoom_keeps_what_lies_under_the_pointer(x: float, y: float, factor: float) -> None:
    view = View(1.0, 5.0, 6.0)

    zoomed = view.zoomed(factor, x, y)

    assert zoomed.to_scene(x, y) == pytest.approx(view.to_scene(x, y), abs=1e-6)


def test_zoom_keeps_within_bounds() -> None:
    zoomed = View().zoomed(1e9, 0, 0)

    assert zoomed.scale == MOST_SCALE


def test_a_fitted_view_shows_points_and_boxes_within_the_margin() -> None:
    view = fitted(POINTS, BOXES, 400, 300, margin=16)

    screen = view.to_screen(POINTS)
    assert (screen + BOXES[:, :2]).min() >= 16 - 1e-6
    assert ((screen + BOXES[:, 2:]) <= (384 + 1e-6, 284 + 1e-6)).all()


def test_nothing_fits_in_the_middle() -> None:
    view = fitted(np.empty((0, 2)), np.empty((0, 4)), 400, 300)

    assert view == View(1.0, 200.0, 150.0)


def test_marks_grow_less_than_the_zoom() -> None:
    scales = [View(scale).mark_scale for scale in (0.05, 1.0, 6.0)]

    assert scales == [0.35, 1.0, 1.6]
