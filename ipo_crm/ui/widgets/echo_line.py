"""A line that is read while one types: it echoes what was understood, and is wrong while that cannot be read."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from ipo_crm.domain.drafts import DAY
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.names import fold
from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.qt import VCENTRE, override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import TextRole

_BEFORE_ECHO = 14


class EchoLine(QLineEdit):
    """The base of the date field and the period field.

    `settled` comes with what was understood, or None for an emptied field, when editing ends; `refused` comes with the
    sentence to show below the field, empty once it is mended.
    """

    settled = Signal(object)
    refused = Signal(str)
    side_room = 4
    """What stands at the end of the line takes so many px from the echo."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._told: object = None
        self.setAccessibleName(name)
        self.textChanged.connect(lambda _text: self._speak())
        self.editingFinished.connect(self._settle)

    @property
    def problem(self) -> str:
        """Why what stands here cannot be read, empty when it can."""
        try:
            self._understood()
        except UserError as error:
            return str(error)
        return ""

    @property
    def meant(self) -> str:
        """What was understood, written so that it means the same on any day; empty where nothing was."""
        return "" if self.problem else self._in_words()

    @property
    def echo(self) -> str:
        """What was understood, empty where that is what was typed."""
        written = self.meant
        return "" if fold(self.text().strip()) == fold(written) else written

    @property
    def written(self) -> dict[str, str]:
        """What stands here letter by letter, and what it means: "morgen" means another day tomorrow."""
        return {DAY: self.meant, "text": self.text()}

    def write(self, written: Mapping[str, str]) -> None:
        """Put back what `written` gave: as it was typed, or what it meant where that is something else by now."""
        self.setText(written["text"])
        if written[DAY] and self.meant != written[DAY]:
            self.setText(written[DAY])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.echo:
            return
        font = font_for(TextRole.BODY)
        left = _BEFORE_ECHO + QFontMetrics(font).horizontalAdvance(self.text())
        room = self.width() - left - scaled(self.side_room)
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(QColor(tokens_of(self).muted))
        shown = self._shortened(lambda text: painter.fontMetrics().horizontalAdvance(text) <= room)
        painter.drawText(QRectF(left, 0, room, self.height()), VCENTRE, shown)

    def _understood(self) -> object:
        """Read what stands here; UserError where it cannot be read, None where nothing stands."""
        raise NotImplementedError

    def _in_words(self) -> str:
        """Write what stands here and can be read."""
        raise NotImplementedError

    def _shorter(self) -> Sequence[str]:
        """Give shorter echoes, for where the whole one does not fit."""
        return ()

    def _shortened(self, fits: Callable[[str], bool]) -> str:
        return next((f"→ {text}" for text in (self.echo, *self._shorter()) if text and fits(f"→ {text}")), "")

    def _show(self, thing: object, words: str) -> None:
        """Show something without telling anyone."""
        self._told = thing
        self.setText(words)
        self._mark("")

    def _settle(self) -> None:
        try:
            understood = self._understood()
        except UserError as error:
            self._mark(str(error))
            return
        self._mark("")
        if understood != self._told:
            self._told = understood
            self.settled.emit(understood)

    def _mark(self, problem: str) -> None:
        self.setProperty("wrong", bool(problem))
        self.style().unpolish(self)
        self.style().polish(self)
        self.refused.emit(problem)

    def _speak(self) -> None:
        self.setAccessibleDescription(self.echo)
