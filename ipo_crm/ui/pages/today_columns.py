"""The columns of the page Vandaag: a block stays as it is until what it shows has changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.today_blocks import Block
from ipo_crm.ui.tokens import SIZES


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one block shows, and how it is made of that; no block where `make` gives None."""

    name: str
    shows: object
    make: Callable[[], Block | None]


class BlockColumn(QWidget):
    """Blocks below each other, each at the place of its name; `letting_go` is told of each before it goes."""

    def __init__(self, names: Sequence[str], letting_go: Callable[[Block], object]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._letting_go = letting_go
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

    def put(self, part: Part) -> Block | None:
        """Show a part; give its block where it had to be made."""
        shows = (part.shows, scaled(100))  # the text size is in the measures of a row
        before = self._shown.get(part.name)
        if before is not None and before[0] == shows:
            return None
        if before is not None and before[1] is not None:
            self._take_out(before[1])
        block = part.make()
        self._shown[part.name] = (shows, block)
        if block is not None:
            self._column.insertWidget(self.blocks.index(block), block)
            block.show()  # not at the next round of events: the keyboard may go to it now
        return block

    def _take_out(self, block: Block) -> None:
        """Take a block out; it is dropped later, as what led here may stand in it."""
        self._letting_go(block)
        block.release()
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()
