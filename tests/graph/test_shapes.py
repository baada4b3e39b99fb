import numpy as np
import pytest

from ipo_crm.domain.sectors import Sector
from ipo_crm.graph.hulls import area
from ipo_crm.graph.marks import MARKS, UNKNOWN, mark_of, node_radius
from ipo_crm.graph.shapes import shape_of


@pytest.mark.parametrize("sector", Sector)
def test_all_shapes_have_about_the_area_of_the_circle(sector: Sector) -> None:
    assert area(shape_of(mark_of(sector))) == pytest.approx(np.pi, rel=0.06)


def test_every_sector_has_its_own_shape_and_colour() -> None:
    assert len({mark.shape for mark in MARKS.values()}) == len(Sector)
    assert len({mark.light for mark in MARKS.values()}) == len({mark.dark for mark in MARKS.values()}) == len(Sector)


def test_triangle_up_points_up() -> None:
    outline = shape_of(MARKS[Sector.PARLIAMENT])

    assert (outline[:, 1] < 0).sum() == 1


def test_sector_that_is_not_known_has_a_mark_of_its_own() -> None:
    assert mark_of(None) is UNKNOWN


def test_radius_runs_from_6_35_to_11_75() -> None:
    assert (node_radius(1), node_radius(5), node_radius(None)) == (6.35, 11.75, 6.35)
