"""The head of a page: where one is, the title, a line about it, and the page's buttons."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.labels import ElidedLabel, Label


class PageHead(QWidget):
    """56 px at the top of every page."""

    def __init__(self, title: str, *, above: str = "", go_above: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._title = ElidedLabel(title, TextRole.TITLE)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._subtitle = ElidedLabel("", TextRole.MUTED)
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SIZES.page_margin, 0, SIZES.page_margin, 1)
        self._row.setSpacing(SIZES.gap)
        if above:
            self._add_above(above, go_above or bool)
        self._row.addWidget(self._title)
        self._row.addWidget(self._subtitle)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(SIZES.gap)
        self._row.addLayout(self._chips)
        self._row.addStretch(1)
        self._measure()

    @property
    def title(self) -> str:
        """What is in front."""
        return self._title.whole_text

    @property
    def subtitle(self) -> str:
        """What stands behind the title."""
        return self._subtitle.whole_text

    def set_title(self, text: str) -> None:
        """Name the page or the record on it."""
        self._title.set_whole_text(text)

    def set_subtitle(self, text: str) -> None:
        """Say something about it in muted type."""
        self._subtitle.set_whole_text(text)

    def add_chip(self, chip: QWidget) -> None:
        """Put a chip between the line about the page and the buttons' side."""
        self._chips.addWidget(chip)

    def add(self, widget: QWidget) -> None:
        """Put a button at the right."""
        self._row.addWidget(widget)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens_of(self).line))

    def _measure(self) -> None:
        self.setFixedHeight(scaled(SIZES.page_head))

    def _add_above(self, above: str, go_above: Callable[[], object]) -> None:
        link = Button(above, kind=Kind.CRUMB)
        link.clicked.connect(lambda _checked=False: go_above())
        self._row.addWidget(link)
        self._row.addWidget(Label("›", TextRole.MUTED))
