"""The head of a page: where one is, the title, a line about it, and the page's buttons."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.labels import ElidedLabel, Label
from ipo_crm.ui.widgets.wrap_row import WrapRow

_TITLE = 160
_WORDS = 320  # px, title and what stands behind it; with less room the buttons go below


class PageHead(QWidget):
    """56 px at the top of every page, more where the buttons go on below."""

    def __init__(self, title: str, *, above: str = "", go_above: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._title = _Title(title, TextRole.TITLE)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._subtitle = ElidedLabel("", TextRole.MUTED)
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._row = WrapRow(self, gap=SIZES.gap, line_gap=0, line=SIZES.page_head - 1)
        self._row.setContentsMargins(SIZES.page_margin, 0, SIZES.page_margin, 1)
        self._words = QHBoxLayout()
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(SIZES.gap)
        if above:
            self._add_above(above, go_above or bool)
        self._words.addWidget(self._title)
        self._words.addWidget(self._subtitle)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(SIZES.gap)
        self._words.addLayout(self._chips)
        self._words.addStretch(1)
        words = QWidget()
        words.setLayout(self._words)
        self._row.add(words, 1, least=_WORDS)
        self._row.add_stretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

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
        self._row.add(widget)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens_of(self).line))

    def _add_above(self, above: str, go_above: Callable[[], object]) -> None:
        link = Button(above, kind=Kind.CRUMB)
        link.clicked.connect(lambda _checked=False: go_above())
        self._words.addWidget(link)
        self._words.addWidget(Label("›", TextRole.MUTED))


class _Title(ElidedLabel):
    """The title: what stands behind it is cut first."""

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(scaled(_TITLE), self.sizeHint().width()), hint.height())
