import pytest

from ipo_crm.graph.widths import label_width


def test_accents_do_not_widen() -> None:
    assert label_width("Fryslân") == label_width("Fryslan")


def test_width_grows_with_the_size() -> None:
    assert label_width("Woonbond", 22.0) == pytest.approx(2 * label_width("Woonbond", 11.0))


def test_narrow_letters_are_narrower() -> None:
    assert label_width("illi") < label_width("WMWM") / 3


def test_unknown_letters_have_some_width() -> None:
    assert label_width("Ωж") > 0
