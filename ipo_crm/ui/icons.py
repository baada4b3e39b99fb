"""Icons: Lucide drawings in the colours of the theme, sharp at every scale.

QtSvg draws `currentColor` black, so the colour is written into the drawing before it is rendered. `set_icon` writes
on the widget or action which icon it bears; `refresh_icons` paints them all again after the theme has changed.
"""

from functools import cache, lru_cache
from math import ceil

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from ipo_crm.assets import resource
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.tokens import Tokens

_SMALL = 20
_SMALL_STROKE = b'stroke-width="2.3"'  # Lucide is drawn for 24 px; smaller it would look thin beside the type
_MEMORY = "icon_memory"


def pixmap(name: str, colour: str, size: int = 16, scale: float = 1.0) -> QPixmap:
    """Give an icon of `size` logical px in one colour; raises FileNotFoundError for a name that is not shipped."""
    return _render(name, colour, size, max(1, round(size * scale)))


def icon(name: str, tokens: Tokens, role: str = "ink", size: int = 16) -> QIcon:
    """Give an icon that is greyed when disabled; `role` names the token of its colour."""
    made = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, getattr(tokens, role)), (QIcon.Mode.Disabled, tokens.unk)):
        for scale in _scales():
            made.addPixmap(pixmap(name, colour, size, scale), mode)
    return made


def _scales() -> tuple[int, ...]:
    """Give the scales to draw: the plain one, and that of the sharpest screen at hand."""
    return tuple(sorted({1, ceil(max(screen.devicePixelRatio() for screen in QGuiApplication.screens()))}))


def set_icon(bearer: QAbstractButton | QAction, name: str, tokens: Tokens, role: str = "ink", size: int = 16) -> None:
    """Give a button or action its icon, and have it follow theme and text size from now on."""
    bearer.setProperty(_MEMORY, f"{name} {role} {size}")
    if isinstance(bearer, QAbstractButton):
        bearer.setIconSize(QSize(scaled(size), scaled(size)))
    bearer.setIcon(icon(name, tokens, role, scaled(size)))


def refresh_icons(root: QObject, tokens: Tokens) -> None:
    """Paint every icon under `root` again in the colours of these tokens."""
    for bearer in (root, *root.findChildren(QObject)):
        written = bearer.property(_MEMORY)
        if isinstance(written, str) and isinstance(bearer, QAbstractButton | QAction):
            name, role, size = written.split()
            set_icon(bearer, name, tokens, role, int(size))


def paint_icon(painter: QPainter, name: str, colour: str, x: float, y: float, size: int = 16) -> None:
    """Draw an icon with its top left corner at (x, y), sharp on the device at hand."""
    scale = painter.device().devicePixelRatioF()
    painter.drawPixmap(QRectF(x, y, size, size), pixmap(name, colour, size, scale), QRectF())


@lru_cache(maxsize=1024)
def _render(name: str, colour: str, size: int, physical: int) -> QPixmap:
    source = _source(name).replace(b"currentColor", colour.encode())
    if size <= _SMALL:
        source = source.replace(b'stroke-width="2"', _SMALL_STROKE)
    drawing = QSvgRenderer(QByteArray(source))
    made = QPixmap(physical, physical)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    drawing.render(painter, QRectF(0, 0, physical, physical))
    painter.end()
    made.setDevicePixelRatio(physical / size)
    return made


@cache
def _source(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()
