"""A row that goes on below where it does not fit: on a narrow screen, or in large type."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override


@dataclass(frozen=True)
class _Part:
    """One widget of the row; `least` is the width in px at text size 100 % below which it rather goes to a new line."""

    item: QLayoutItem
    share: int
    least: int | None
    right: bool
    top: bool

    @property
    def wanted(self) -> int:
        if self.least is not None:
            return max(scaled(self.least), self.item.minimumSize().width())
        return self.item.sizeHint().width()

    def height(self, width: int) -> int:
        if self.item.hasHeightForWidth():
            return self.item.heightForWidth(width)
        return self.item.sizeHint().height()


class WrapRow(QLayout):
    """Places widgets from left to right, those after `add_stretch` at the right; each line is as high as it must be.

    `line` is the least height of a line in px at text size 100 %.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int = 4, line: int = 0) -> None:
        self._lines_at: dict[int, list[list[_Part]]] = {}
        self._heights_at: dict[int, int] = {}
        super().__init__(parent) if parent is not None else super().__init__()
        self._parts: list[_Part] = []
        self._gap, self._line_gap, self._line = gap, line_gap, line
        self._right = False
        self._next: tuple[int, Callable[[QLayoutItem], _Part]] | None = None
        self.setContentsMargins(QMargins())

    def add(self, widget: QWidget, share: int = 0, *, least: int | None = None, top: bool = False) -> None:
        """Put a widget at the end; with a `share` it takes what is left of its line, with `top` it hangs from above."""
        self._put(len(self._parts), widget, partial(_Part, share=share, least=least, right=self._right, top=top))

    def insert_left(self, at: int, widget: QWidget) -> None:
        """Put a widget at a place among those at the left."""
        self._put(at, widget, partial(_Part, share=0, least=None, right=False, top=False))

    def set_line(self, line: int) -> None:
        """Have every line be so high at least, in px at text size 100 %."""
        if line != self._line:
            self._line = line
            self.invalidate()

    def add_stretch(self) -> None:
        """Have what is added from here on stand at the right."""
        self._right = True

    @override
    def addItem(self, item: QLayoutItem) -> None:
        at, make = self._next or (len(self._parts), partial(_Part, share=0, least=None, right=self._right, top=False))
        self._parts.insert(at, make(item))

    @override
    def count(self) -> int:
        return len(self._parts)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._parts[index].item if 0 <= index < len(self._parts) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        self._lines_at.clear()  # they hold what is freed now
        return self._parts.pop(index).item if 0 <= index < len(self._parts) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def invalidate(self) -> None:
        """Forget what was reckoned: Qt asks the same many times between two changes."""
        self._lines_at.clear()
        self._heights_at.clear()
        super().invalidate()

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights_at:
            self._heights_at[width] = self._height_at(width)
        return self._heights_at[width]

    def _height_at(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        lines = self._lines(inner)
        heights = sum(self._height(line, inner) for line in lines)
        return heights + self._line_gap * max(len(lines) - 1, 0) + margins.top() + margins.bottom()

    @override
    def sizeHint(self) -> QSize:
        parts = self._shown()
        margins = self.contentsMargins()
        width = sum(part.wanted for part in parts) + self._gap * max(len(parts) - 1, 0)
        height = max((part.item.sizeHint().height() for part in parts), default=0)
        height = max(height, scaled(self._line))
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    @override
    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        width = max((part.item.minimumSize().width() for part in self._shown()), default=0)
        return QSize(width + margins.left() + margins.right(), self.sizeHint().height())

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        box = rect.marginsRemoved(self.contentsMargins())
        top = box.top()
        lines = self._lines(box.width())
        for line in lines:
            height = self._height(line, box.width())
            if len(lines) == 1:  # one line stands in the middle of a row that was made higher
                height = max(height, box.height())
            self._place(line, box.left(), top, box.width(), height)
            top += height + self._line_gap

    def _put(self, at: int, widget: QWidget, make: Callable[[QLayoutItem], _Part]) -> None:
        """Have Qt make the item of a widget, and take it in `addItem`.

        WORKAROUND: an item made in Python counts as the owner of its widget in PySide 6.11; once it goes, what lies in
        the widget is freed twice.
        """
        self._next = (at, make)
        self.addWidget(widget)
        self._next = None
        self.invalidate()

    def _shown(self) -> list[_Part]:
        return [part for part in self._parts if not part.item.isEmpty()]

    def _lines(self, width: int) -> list[list[_Part]]:
        """Share the widgets out over lines: a new one where the next widget does not fit."""
        if width in self._lines_at:
            return self._lines_at[width]
        lines: list[list[_Part]] = []
        taken = 0
        for part in self._shown():
            if lines and taken + self._gap + part.wanted <= width:
                lines[-1].append(part)
                taken += self._gap + part.wanted
            else:
                lines.append([part])
                taken = part.wanted
        self._lines_at[width] = lines
        return lines

    def _widths(self, line: list[_Part], width: int) -> list[int]:
        """Give the widths on a line: as wanted, less where one alone is too wide, more for who takes what is left."""
        room = width - self._gap * (len(line) - 1)
        if len(line) == 1 and line[0].wanted > room:
            return [max(room, line[0].item.minimumSize().width())]
        shares = sum(part.share for part in line)
        left = room - sum(part.wanted for part in line)
        if not shares:
            return [part.wanted for part in line]
        even = (left + sum(part.wanted for part in line if part.share)) // shares  # px for a share, wishes apart
        if all(part.wanted <= even * part.share for part in line if part.share):
            return [even * part.share if part.share else part.wanted for part in line]
        return [part.wanted + left * part.share // shares for part in line]

    def _height(self, line: list[_Part], width: int) -> int:
        heights = (part.height(wide) for part, wide in zip(line, self._widths(line, width), strict=True))
        return max(max(heights, default=0), scaled(self._line))

    def _place(self, line: list[_Part], left: int, top: int, width: int, height: int) -> None:
        widths = self._widths(line, width)
        spare = width - sum(widths) - self._gap * (len(line) - 1)
        pushed = False
        for part, wide in zip(line, widths, strict=True):
            if part.right and not pushed:
                left, pushed = left + max(spare, 0), True
            tall = min(part.height(wide), height)
            below = 0 if part.top else (height - tall) // 2
            part.item.setGeometry(QRect(left, top + below, wide, tall))
            left += wide + self._gap
