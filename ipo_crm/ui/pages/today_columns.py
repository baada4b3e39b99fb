"""The columns of the page Vandaag: a block stays as it is until what it shows has changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.today_blocks import Block
from ipo_crm.ui.pages.today_rows import TodayRow
from ipo_crm.ui.tokens import SIZES


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one block shows, and how it is made of that, in the place of the former one; no block where that is None."""

    name: str
    shows: object
    make: Callable[[Block | None], Block | None]


class BlockColumn(QWidget):
    """Blocks below each other, each at the place of its name.

    `letting_go` is told of each before it is filled anew, `walked` of the arrows in any.
    """

    def __init__(
        self, names: Sequence[str], letting_go: Callable[[Block], object], walked: Callable[[TodayRow, int], object]
    ) -> None:
        super().__init__()
        self._names = tuple(names)
        self._letting_go = letting_go
        self._walked = walked
        self._shown: dict[str, tuple[object, Block | None]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, SIZES.gap)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    @property
    def blocks(self) -> list[Block]:
        """The blocks as one reads them."""
        found = (self._shown.get(name, (None, None))[1] for name in self._names)
        return [block for block in found if block is not None]

    def put(self, part: Part) -> bool:
        """Show a part; tell whether anything had to change for it."""
        shows = (part.shows, scaled(100))  # the text size is in the measures of a row
        before, former = self._shown.get(part.name, (None, None))
        if before == shows:
            return False
        if former is not None:
            self._letting_go(former)
        block = part.make(former)
        self._shown[part.name] = (shows, block)
        if former is not None and block is None:
            self._take_out(former)
        if block is not None and former is None:
            block.walked.connect(self._walked)
            self._column.insertWidget(self.blocks.index(block), block)
        if block is not None:
            block.show()  # not at the next round of events: the keyboard may go to it now
        return True

    def _take_out(self, block: Block) -> None:
        """Take a block out; it is dropped later, as what led here may stand in it."""
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()
