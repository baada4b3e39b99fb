import struct
from xml.etree import ElementTree as ET

import pytest

from ipo_crm.domain.network import Network
from ipo_crm.graph.compose import compose
from ipo_crm.graph.picture import Picture
from ipo_crm.graph.printing import PrintKind, print_picture
from tests.graph.demo import TODAY


@pytest.mark.parametrize("kind", PrintKind)
def test_same_picture_gives_the_same_bytes(kind: PrintKind, demo_picture: Picture) -> None:
    assert print_picture(demo_picture, kind) == print_picture(demo_picture, kind)


@pytest.mark.parametrize(
    ("kind", "magic"), [(PrintKind.SVG, b"<?xml"), (PrintKind.PNG, b"\x89PNG"), (PrintKind.PDF, b"%PDF")]
)
def test_each_kind_is_what_it_says(kind: PrintKind, magic: bytes, demo_picture: Picture) -> None:
    assert print_picture(demo_picture, kind).startswith(magic)


def test_svg_is_well_formed_and_names_everyone(demo_picture: Picture) -> None:
    svg = print_picture(demo_picture, PrintKind.SVG, title="Wie & wat", note="Peildatum 10-06-2025")

    assert ET.fromstring(svg).tag.endswith("svg")
    # Letters are drawn as shapes; the text itself stands in a comment before each.
    assert all(f"<!-- {name} -->".encode() in svg for name in demo_picture.labels)


def test_svg_has_the_legend(demo_picture: Picture) -> None:
    svg = print_picture(demo_picture, PrintKind.SVG)

    assert all(f"<!-- {text} -->".encode() in svg for text in ("Netbeheer en energie", "unusual suspect", "coalitie"))


def test_name_that_looks_like_mathematics_is_printed_as_it_is(demo: Network) -> None:
    actor = demo.actors[0]
    named = type(actor)(ref=actor.ref, name="$x_1$", label="$x_1$")

    svg = print_picture(compose(Network(actors=(named,), coalitions=()), {}, None, TODAY), PrintKind.SVG)

    assert b"<!-- $x_1$ -->" in svg


def test_png_is_at_least_as_wide_as_its_legend(demo: Network) -> None:
    lone = compose(Network(actors=demo.actors[:1], coalitions=()), {}, None, TODAY)

    width, _ = struct.unpack(">II", print_picture(lone, PrintKind.PNG)[16:24])

    assert width >= 2 * 860
