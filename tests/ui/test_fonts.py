"""The typeface: no text of ours asks for a weight that is not shipped, of which Qt would draw the letters twice."""

import re

import pytest
from PySide6.QtGui import QFontDatabase

from ipo_crm.ui.fonts import FAMILY, HEAVIEST
from ipo_crm.ui.handbook import Handbook
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.tokens import TYPES
from tests.house.tree import PACKAGE

_SHEET_WEIGHT = re.compile(r"font-weight: (\w+)")
_CODE_WEIGHT = re.compile(r"setBold|QFont\.Weight\.(\w+)")


@pytest.fixture
def shipped(shell: Shell) -> set[int]:
    assert shell.font().family() == FAMILY
    return {QFontDatabase.weight(FAMILY, style) for style in QFontDatabase.styles(FAMILY)}


def test_the_heaviest_weight_is_shipped_and_every_role_has_one_that_is(shipped: set[int]) -> None:
    assert max(shipped) == HEAVIEST
    assert {kind.weight for kind in TYPES.values()} <= shipped


def test_no_source_asks_for_another(shipped: set[int]) -> None:
    asked: set[str] = set()
    for path in (PACKAGE / "ui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        asked |= {found[0] for found in _CODE_WEIGHT.finditer(text)}
        asked |= {found[1] for found in _SHEET_WEIGHT.finditer(text)}

    assert asked <= {"QFont.Weight.DemiBold", "QFont.Weight.Normal", *map(str, shipped)}


def test_the_handbook_has_no_other(shell: Shell, shipped: set[int]) -> None:
    text = Handbook(shell).text.document()

    block, weights = text.begin(), set()
    while block.isValid():
        weights |= {int(piece.format.fontWeight()) for piece in block.textFormats() if piece.length}
        block = block.next()
    assert weights <= shipped
