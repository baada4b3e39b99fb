"""Each picture of the design that has a page stands beside the program, and it is said where they differ."""

from tests.house.tree import ROOT
from tests.shots_beside import BESIDE, PAIRS

SHOTS = ROOT / "docs" / "shots"


def test_every_pair_was_drawn_and_is_spoken_of() -> None:
    told = (SHOTS / "README.md").read_text(encoding="utf-8")

    assert {f"]({BESIDE.format(each)})" in told for each in PAIRS} == {True}
    assert [each for each in PAIRS if not (SHOTS / BESIDE.format(each)).exists()] == []
    assert [each for each in PAIRS.values() if not (SHOTS / f"{each}.png").exists()] == []
