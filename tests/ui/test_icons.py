"""Icons: in the colour that was asked for, sharp, and every name that is written in the sources is shipped."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QIcon, QImage

from ipo_crm.assets import resource
from ipo_crm.ui.icons import icon, pixmap
from ipo_crm.ui.tokens import DARK, LIGHT

SOURCES = Path(__file__).resolve().parents[2] / "ipo_crm" / "ui"


def _colours(image: QImage) -> set[str]:
    """Give the colours of the pixels that are fully covered."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_an_icon_takes_the_colour_that_was_asked_for() -> None:
    assert _colours(pixmap("minus", "#1D4E89", 24).toImage()) == {"#1d4e89"}


def test_no_shipped_icon_is_drawn_black() -> None:
    names = [path.stem for path in resource("icons").glob("*.svg")]

    assert [name for name in names if "#000000" in _colours(pixmap(name, "#1D4E89", 32).toImage())] == []


def test_a_disabled_icon_is_grey() -> None:
    drawn = icon("minus", DARK).pixmap(16, 16, QIcon.Mode.Disabled).toImage()

    assert abs(drawn.pixelColor(8, 8).lightness() - QColor(DARK.unk).lightness()) < 24


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_an_icon_is_sharp_at_every_scale(scale: float) -> None:
    drawn = pixmap("users", LIGHT.ink, 16, scale)

    assert (drawn.width(), drawn.devicePixelRatio()) == (16 * scale, scale)


def test_an_icon_that_is_not_shipped_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError):
        pixmap("does-not-exist", LIGHT.ink)


def test_every_icon_named_in_the_sources_is_shipped() -> None:
    called = re.compile(r'(?:set_icon\(\w+, |icon=|IconButton\([^"]*"[^"]*"\), |paint_icon\(\w+, )"([a-z0-9-]+)"')
    named = {name for path in SOURCES.rglob("*.py") for name in called.findall(path.read_text("utf-8"))}

    assert named
    assert {name for name in named if not (resource("icons") / f"{name}.svg").is_file()} == set()
