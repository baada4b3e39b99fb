"""The frames of the coalition canvas: a fine one at rest, made in slices; a quick, wider one to move over."""

import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap

from ipo_crm.ui.widgets.canvas_look import Look
from ipo_crm.ui.widgets.canvas_paint import Layer, PicturePainter
from ipo_crm.ui.widgets.canvas_view import View

SMALL = 400
"""Up to so many lines a frame is fine at once, even while it moves."""

LARGE = 4000
"""From so many lines a zoom stretches the last frame for a while instead of drawing each step."""

_TURN = 0.008
_MARGIN = 0.25
_STRETCH = 1.5


@dataclass(frozen=True, slots=True)
class Shot:
    """Everything a frame depends on; equal shots look equal. `version` is the scene's, sizes are in px."""

    version: int
    view: View
    look: Look
    width: int
    height: int
    density: float

    def wider(self) -> "Shot":
        """Give the same shot with a quarter more to each side, to move over."""
        right, down = round(self.width * _MARGIN), round(self.height * _MARGIN)
        view = self.view.panned(right, down)
        return Shot(self.version, view, self.look, self.width + 2 * right, self.height + 2 * down, self.density)


Frame = tuple[Shot, QPixmap]


class Frames(QObject):
    """Keeps the frames of one painter; `refined` says that a fine frame is ready to be shown."""

    refined = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._painter: PicturePainter | None = None
        self._background = QColor()
        self._lines = 0
        self._fine: Frame | None = None
        self._quick: Frame | None = None
        self._started: Frame | None = None
        self._waiting: list[Layer] | None = None
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._refine)

    def renew(self, painter: PicturePainter, background: str, lines: int) -> None:
        """Forget all frames: from now on this painter makes them, of so many lines."""
        self._turns.stop()
        self._painter, self._background, self._lines = painter, QColor(background), lines
        self._fine = self._quick = self._started = None

    def show(self, painter: QPainter, shot: Shot, *, moving: bool) -> None:
        """Paint the best frame there is for a shot; at rest a missing fine one is begun."""
        if self._lines <= SMALL:
            if self._fine is None or self._fine[0] != shot:
                self._fine = (shot, self.whole(shot, fine=True, onto=self._fine))
        elif moving:
            self._turns.stop()
        elif (self._fine is None or self._fine[0] != shot) and (self._started is None or self._started[0] != shot):
            self._begin(shot)
        if self._fine is not None and self._fine[0] == shot:
            painter.drawPixmap(0, 0, self._fine[1])
        else:
            self._show_quick(painter, shot, moving=moving)

    def whole(self, shot: Shot, *, fine: bool | None = None, onto: Frame | None = None) -> QPixmap:
        """Give a complete frame at once, fine where that is soon done; `onto` is a frame that may be painted over."""
        fine = self._lines <= SMALL if fine is None else fine
        pixmap = self._blank(shot, onto)
        painter = QPainter(pixmap)
        for layer in self._layers(shot, fine=fine):
            layer(painter)
        painter.end()
        return pixmap

    @property
    def busy(self) -> bool:
        """Whether a fine frame is being made."""
        return self._turns.isActive()

    def _layers(self, shot: Shot, *, fine: bool) -> list[Layer]:
        if self._painter is None:
            return []
        return self._painter.layers(shot.view, shot.width, shot.height, shot.look, fine=fine)

    def _show_quick(self, painter: QPainter, shot: Shot, *, moving: bool) -> None:
        placed = _within(self._quick[0], shot) if self._quick else None
        stretched = moving and self._lines >= LARGE
        if self._quick is None or placed is None or (not stretched and self._quick[0].view.scale != shot.view.scale):
            wide = shot.wider() if moving else shot
            self._quick = (wide, self.whole(wide, fine=False, onto=self._quick))
            placed = _within(wide, shot)
        if placed is not None:
            pixmap = self._quick[1]
            if placed.width() == shot.width:
                painter.drawPixmap(-placed.topLeft(), pixmap)
            else:
                source = QRectF(placed.topLeft() * shot.density, placed.size() * shot.density)
                painter.drawPixmap(QRectF(0, 0, shot.width, shot.height), pixmap, source)

    def _begin(self, shot: Shot) -> None:
        self._started = (shot, self._blank(shot))
        self._waiting = None
        self._turns.start()

    def _refine(self) -> None:
        if self._started is None:
            self._turns.stop()
            return
        until = time.perf_counter() + _TURN
        if self._waiting is None:
            self._waiting = self._layers(self._started[0], fine=True)
        painter = QPainter(self._started[1])
        while self._waiting and time.perf_counter() < until:
            self._waiting.pop(0)(painter)
        painter.end()
        if not self._waiting:
            self._turns.stop()
            self._fine, self._started = self._started, None
            self.refined.emit()

    def _blank(self, shot: Shot, onto: Frame | None = None) -> QPixmap:
        size = QSize(round(shot.width * shot.density), round(shot.height * shot.density))
        pixmap = onto[1] if onto is not None and onto[1].size() == size else QPixmap(size)
        pixmap.setDevicePixelRatio(shot.density)
        pixmap.fill(self._background)
        return pixmap


def _within(wide: Shot, shot: Shot) -> QRectF | None:
    """Find the part of a wider frame that shows what a shot asks, or None where it cannot serve."""
    same = (wide.version, wide.look, wide.density) == (shot.version, shot.look, shot.density)
    stretch = wide.view.scale / shot.view.scale
    if not same or not 1 / _STRETCH <= stretch <= _STRETCH:
        return None
    corner = QPointF(wide.view.dx - shot.view.dx * stretch, wide.view.dy - shot.view.dy * stretch)
    part = QRectF(corner.x(), corner.y(), shot.width * stretch, shot.height * stretch)
    return part if QRectF(0, 0, wide.width, wide.height).contains(part) else None
