"""Contrast of every pair in use, by the WCAG formula; marks that differ; blending."""

import pytest

from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.tokens import DARK, LIGHT, MARKS, TYPES, TextRole, Tokens, contrast, mix

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
TEXT_PAIRS = [
    *((ink, ground) for ink in ("ink", "muted") for ground in ("bg", "surface", "sunken", "accent_soft")),
    *(("ink", ground) for ground in ("line", "neg_soft", "pos_soft", "amber_fill")),
    *(("accent", ground) for ground in ("bg", "surface", "sunken", "accent_soft")),
    ("on_accent", "accent"),
    ("amber", "amber_fill"),
    ("amber", "surface"),
    ("amber", "bg"),
    ("pos", "pos_soft"),
    ("pos", "surface"),
    ("neg", "neg_soft"),
    ("neg", "surface"),
    ("neg", "bg"),
    ("neg", "accent_soft"),
    ("surface", "ink"),
]
GRAPHIC_PAIRS = [
    ("ctl", "surface"),
    ("ctl", "bg"),
    ("accent", "surface"),
    ("accent", "bg"),
    ("neg", "surface"),
    ("amber_ring", "bg"),
    ("amber_ring", "surface"),
    ("pos", "bg"),
]


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


def test_contrast_agrees_with_the_published_ratio_of_a_grey() -> None:
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


@BOTH
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize(("mark", "ground"), GRAPHIC_PAIRS)
def test_borders_and_marks_can_be_seen(tokens: Tokens, mark: str, ground: str) -> None:
    assert contrast(getattr(tokens, mark), getattr(tokens, ground)) >= 3.0


@BOTH
@pytest.mark.parametrize("share", [0.08, 0.14])
def test_a_pressed_main_button_can_be_read(tokens: Tokens, share: float) -> None:
    assert contrast(tokens.on_accent, mix(tokens.accent, tokens.ink, share)) >= 4.5


@BOTH
@pytest.mark.parametrize("sector", Sector)
def test_sector_marks_can_be_seen(tokens: Tokens, sector: Sector) -> None:
    assert min(contrast(tokens.sector(sector), ground) for ground in (tokens.bg, tokens.surface)) >= 3.0


@BOTH
def test_coalition_labels_can_be_read(tokens: Tokens) -> None:
    assert min(contrast(hull, tokens.bg) for hull in tokens.hulls) >= 4.5


def test_no_two_sectors_share_a_shape() -> None:
    assert len({mark.shape for mark in MARKS.values()}) == len(Sector)


@pytest.mark.parametrize("role", TextRole)
def test_every_role_of_text_has_a_type_in_a_known_colour(role: TextRole) -> None:
    assert getattr(LIGHT, TYPES[role].colour).startswith("#")


def test_mixing_half_meets_in_the_middle() -> None:
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
