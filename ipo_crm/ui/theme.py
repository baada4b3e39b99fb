"""The theme: Fusion with our own palette and style sheet, light or dark, switched while the program runs.

`QStyleHints.setColorScheme` does nothing on bare sessions, so the palette is ours in both modes; what the system wants
is only listened to. A widget that paints itself asks `tokens_of(self)` and repaints when its palette changes.
"""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ipo_crm.ui.fonts import base_font, load_fonts
from ipo_crm.ui.icons import refresh_icons
from ipo_crm.ui.qss import style_sheet
from ipo_crm.ui.tokens import BODY_SIZE, DARK, LIGHT, Tokens

ZOOM_STEPS = (0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class Mode(StrEnum):
    """What the user chose."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Theme(QObject):
    """Dresses the application; `changed` tells that colours or text size are new."""

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM, zoom: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self.mode = mode
        self.zoom = zoom
        load_fonts()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def tokens(self) -> Tokens:
        """The colours in force; where the system does not say what it wants, light."""
        if self.mode is Mode.SYSTEM:
            return DARK if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self.mode is Mode.DARK else LIGHT

    def apply(self, mode: Mode | None = None, zoom: float | None = None) -> None:
        """Dress all windows, open ones too."""
        self.mode = mode or self.mode
        self.zoom = zoom or self.zoom
        tokens = self.tokens
        self._app.setFont(base_font(round(BODY_SIZE * self.zoom)))
        self._app.setPalette(palette_of(tokens))
        self._app.setStyleSheet(style_sheet(tokens, self.zoom))
        for window in self._app.topLevelWidgets():
            refresh_icons(window, tokens)
        self.changed.emit()

    def bigger(self, steps: int) -> None:
        """Take the text size up or down some steps; 0 goes back to 100 %."""
        nearest = min(range(len(ZOOM_STEPS)), key=lambda at: abs(ZOOM_STEPS[at] - self.zoom))
        wanted = ZOOM_STEPS.index(1.0) if steps == 0 else nearest + steps
        self.apply(zoom=ZOOM_STEPS[max(0, min(wanted, len(ZOOM_STEPS) - 1))])

    def _follow_system(self) -> None:
        if self.mode is Mode.SYSTEM:
            self.apply()


def tokens_of(widget: QWidget) -> Tokens:
    """Give the colours that a widget is dressed in, read from its palette, so that no theme has to be handed down."""
    return DARK if widget.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def palette_of(tokens: Tokens) -> QPalette:
    """Give the Qt palette of a theme; both pairs of highlighted text and disabled text are ours, not Fusion's."""
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, tokens.bg),
        (roles.WindowText, tokens.ink),
        (roles.Base, tokens.surface),
        (roles.AlternateBase, tokens.bg),
        (roles.Text, tokens.ink),
        (roles.PlaceholderText, tokens.muted),
        (roles.Button, tokens.surface),
        (roles.ButtonText, tokens.ink),
        (roles.BrightText, tokens.neg),
        (roles.ToolTipBase, tokens.surface),
        (roles.ToolTipText, tokens.ink),
        (roles.Highlight, tokens.accent),
        (roles.HighlightedText, tokens.on_accent),
        (roles.Accent, tokens.accent),
        (roles.Link, tokens.accent),
        (roles.LinkVisited, tokens.accent),
        (roles.Light, tokens.surface),
        (roles.Midlight, tokens.line),
        (roles.Mid, tokens.ctl),
        (roles.Dark, tokens.ctl),
        (roles.Shadow, tokens.ink),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.unk))
    palette.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, QColor(tokens.sunken))
    palette.setColor(QPalette.ColorGroup.Disabled, roles.HighlightedText, QColor(tokens.muted))
    return palette
