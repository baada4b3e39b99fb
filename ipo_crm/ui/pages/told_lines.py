"""Sentences under each other, each with a tick before it, or a ring where it is still to come."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.icons import paint_icon
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.labels import Label, Rule

_RING = 4.5


class ToldLines(QWidget):
    """Made anew only when something else is said."""

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[tuple[str, bool], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def told(self) -> tuple[tuple[str, bool], ...]:
        """The sentences, each with whether it is ticked."""
        return self._told

    def show_told(self, told: Sequence[tuple[str, bool]]) -> None:
        """Show these sentences."""
        if tuple(told) == self._told:
            return
        self._told = tuple(told)
        empty(self._column)
        for text, ticked in told:
            row = QHBoxLayout()
            row.setContentsMargins(0, 10, 0, 10)
            row.setSpacing(8)
            row.addWidget(_Tick(ticked=ticked), 0, Qt.AlignmentFlag.AlignTop)
            words = Label(text, TextRole.BODY if ticked else TextRole.MUTED, wrap=True)
            words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)  # beside its tick
            row.addWidget(words, 1)
            frame = QWidget()
            frame.setLayout(row)
            self._column.addWidget(frame)
            self._column.addWidget(Rule())
        self.setAccessibleName(". ".join(text for text, _ticked in told))


class _Tick(QWidget):
    def __init__(self, *, ticked: bool) -> None:
        super().__init__()
        self._ticked = ticked
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(SIZES.icon), scaled(18))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        size = scaled(SIZES.icon)
        if self._ticked:
            paint_icon(painter, "check", tokens.pos, 0, (self.height() - size) / 2, size)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.ctl), 1.4))
        painter.drawEllipse(QPointF(size / 2, self.height() / 2), _RING, _RING)


def empty(column: QVBoxLayout) -> None:
    """Take everything out of a column and away."""
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
