"""The sector marks: equal areas, hollow people, filled organisations."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPolygonF

from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.marks import mark_path, mark_pixmap
from ipo_crm.ui.tokens import LIGHT


def _area(polygon: QPolygonF) -> float:
    points = [(point.x(), point.y()) for point in polygon.toList()]
    return abs(sum(x * v - u * y for (x, y), (u, v) in zip(points, [*points[1:], points[0]], strict=True))) / 2


@pytest.mark.parametrize("sector", Sector)
def test_shapes_weigh_about_as_much_as_a_circle(sector: Sector) -> None:
    circle = _area(mark_path(Sector.PROVINCE, QPointF(0, 0), 100).toFillPolygon())
    shape = _area(mark_path(sector, QPointF(0, 0), 100).toFillPolygon())

    assert 0.68 <= shape / circle <= 1.05


@pytest.mark.parametrize("sector", Sector)
def test_an_organisation_is_filled_in_its_colour(sector: Sector) -> None:
    middle = mark_pixmap(sector, LIGHT, 32).toImage().pixelColor(16, 16)

    assert middle.name() == QColor(LIGHT.sector(sector)).name()


@pytest.mark.parametrize("sector", Sector)
def test_a_person_is_hollow(sector: Sector) -> None:
    middle = mark_pixmap(sector, LIGHT, 32, person=True).toImage().pixelColor(16, 16)

    assert middle.name() == QColor(LIGHT.surface).name()


def test_who_has_no_sector_still_has_a_mark() -> None:
    assert mark_pixmap(None, LIGHT, 32).toImage().pixelColor(16, 16).name() == QColor(LIGHT.muted).name()
