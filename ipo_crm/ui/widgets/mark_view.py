"""A sector mark as a widget, for heads and legends."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.marks import paint_halo, paint_mark
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SECTOR_NAMES

_BESIDE = 2.5
_HALO = 8.0


class MarkView(QWidget):
    """Draws one mark of `size` px; its spoken name is the sector."""

    def __init__(self, sector: Sector | None, *, person: bool = False, suspect: bool = False, size: int = 18) -> None:
        super().__init__()
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_mark(sector, person=person, suspect=suspect)

    def set_mark(self, sector: Sector | None, *, person: bool = False, suspect: bool = False) -> None:
        """Show another mark."""
        self._sector, self._person, self._suspect = sector, person, suspect
        self.setAccessibleName(SECTOR_NAMES[sector] if sector is not None else self.tr("sector onbekend"))
        self.setToolTip(self.accessibleName())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        beyond = round(2 * _HALO) if self._suspect else 0
        return QSize(scaled(self._size) + beyond, scaled(self._size) + beyond)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        centre = QPointF(self.width() / 2, self.height() / 2)
        radius = scaled(self._size) / 2 - _BESIDE
        if self._suspect:
            paint_halo(painter, centre, radius, tokens)
        paint_mark(painter, self._sector, centre, radius, tokens, person=self._person)
