import pytest
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.tokens import DARK, LIGHT, Tokens, mix
from ipo_crm.ui.widgets.canvas_look import Look
from ipo_crm.ui.widgets.canvas_marks import ring_radius
from ipo_crm.ui.widgets.canvas_paint import PicturePainter
from ipo_crm.ui.widgets.canvas_scene import Scene
from ipo_crm.ui.widgets.canvas_view import View
from tests.ui.canvas_samples import demo_picture

PICTURE = demo_picture()
WOONBOND, QUASI = PICTURE.labels.index("Woonbond"), PICTURE.labels.index("F. Quasi")
both_themes = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)


def frame(tokens: Tokens, look: Look | None = None, *, fine: bool = True, density: float = 1.0) -> QImage:
    image = QImage(round(900 * density), round(700 * density), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(density)
    image.fill(QColor(tokens.bg))
    painter = QPainter(image)
    for layer in PicturePainter(Scene(PICTURE), tokens, QFont()).layers(View(), 900, 700, look or Look(), fine=fine):
        layer(painter)
    painter.end()
    return image


def colour_at(image: QImage, x: float, y: float) -> str:
    density = image.devicePixelRatio()
    return image.pixelColor(round(x * density), round(y * density)).name().upper()


def colour_of(image: QImage, name: str, right: float = 0.0, down: float = 0.0) -> str:
    x, y = PICTURE.xy[PICTURE.labels.index(name)].tolist()
    return colour_at(image, x + right, y + down)


def apart(colour: str, other: str) -> int:
    one, two = QColor(colour), QColor(other)
    return max(abs(one.red() - two.red()), abs(one.green() - two.green()), abs(one.blue() - two.blue()))


@both_themes
def test_organisations_are_filled_in_the_colour_of_their_sector(tokens: Tokens) -> None:
    image = frame(tokens)

    assert colour_of(image, "IPO") == tokens.sector(Sector.PROVINCE)
    assert colour_of(image, "VNG") == tokens.sector(Sector.LOCAL)


@both_themes
def test_people_are_hollow(tokens: Tokens) -> None:
    image = frame(tokens)

    assert colour_of(image, "A. Voorbeeld", down=2) == tokens.surface


@both_themes
def test_the_ring_of_a_halo_is_amber(tokens: Tokens) -> None:
    halo = float(PICTURE.radius[WOONBOND]) + 7

    below = [colour_of(frame(tokens), "Woonbond", right=away) for away in (halo - 1, halo, halo + 1)]

    assert min(apart(colour, tokens.amber_ring) for colour in below) < 24


@both_themes
def test_the_ground_of_a_coalition_is_tinted_by_7_and_a_half_percent(tokens: Tokens) -> None:
    inside = colour_of(frame(tokens), "Aedes", right=-45)

    assert apart(inside, mix(tokens.bg, tokens.hulls[0], 0.075)) <= 2


@both_themes
def test_own_lines_are_accent_while_one_is_looked_at(tokens: Tokens) -> None:
    x, y = PICTURE.xy[[WOONBOND, QUASI]].mean(axis=0).tolist()

    image = frame(tokens, Look(emphasis=WOONBOND))

    assert tokens.accent in {colour_at(image, x + right, y) for right in range(-4, 5)}


@both_themes
def test_strangers_fade_while_one_is_looked_at(tokens: Tokens) -> None:
    image = frame(tokens, Look(emphasis=WOONBOND))

    faded = colour_of(image, "Proefprovincie")
    assert apart(faded, mix(tokens.bg, tokens.sector(Sector.PROVINCE), 0.22)) <= 6


def test_who_is_selected_gets_a_ring_clear_of_the_node() -> None:
    ring = ring_radius(PICTURE, QUASI, 1.0)

    image = frame(LIGHT, Look(selected=QUASI))

    assert apart(colour_of(image, "F. Quasi", right=-ring), LIGHT.accent) < 60
    assert ring > PICTURE.radius[QUASI] * 1.32 + 3


def test_a_ring_by_keys_is_dashed() -> None:
    solid = frame(LIGHT, Look(emphasis=QUASI))

    assert frame(LIGHT, Look(emphasis=QUASI, dashed=True)) != solid


def test_an_actor_left_out_is_not_drawn() -> None:
    image = frame(LIGHT, Look(without=PICTURE.labels.index("W. Aanname")))

    assert colour_of(image, "W. Aanname") == LIGHT.bg


def test_a_dense_screen_shows_the_same_sizes() -> None:
    once, twice = frame(LIGHT), frame(LIGHT, density=2.0).scaled(900, 700)

    differing = sum(
        apart(once.pixelColor(x, y).name(), twice.pixelColor(x, y).name()) > 60
        for x in range(0, 900, 3)
        for y in range(0, 700, 3)
    )
    assert differing < 0.02 * 300 * 233


@pytest.mark.parametrize("fine", [True, False])
def test_a_line_runs_between_two_contacts(fine: bool) -> None:
    ends = PICTURE.xy[[PICTURE.labels.index("Hogeschool Proefstad"), PICTURE.labels.index("W. Aanname")]]
    x, y = ends.mean(axis=0).tolist()

    image = frame(LIGHT, fine=fine)

    across = [colour_at(image, x, y + down) for down in range(-6, 7)]
    assert min(apart(colour, mix(LIGHT.bg, LIGHT.ctl, 0.55)) for colour in across) < 24
    assert across.count(LIGHT.bg) >= 9
