"""Shows a picture of the network: the camera, the frames and who gets attention, without any input."""

from typing import Final

import numpy as np
from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRect, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from ipo_crm.domain.ids import ActorRef
from ipo_crm.graph.picture import FloatArray, IntArray, Picture
from ipo_crm.ui.look import still
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.widgets.canvas_attention import Attention
from ipo_crm.ui.widgets.canvas_look import Look
from ipo_crm.ui.widgets.canvas_names import MOST_LABELS, Placed
from ipo_crm.ui.widgets.canvas_paint import PicturePainter
from ipo_crm.ui.widgets.canvas_scene import Scene
from ipo_crm.ui.widgets.canvas_still import Frames, Shot
from ipo_crm.ui.widgets.canvas_view import View, fitted

_REST_MS = 140
_GLIDE_MS = 260
_IN_SIGHT = 48.0
_RUNNING: Final = QVariantAnimation.State.Running
_NOTHING: Final = Picture(
    refs=(),
    labels=(),
    xy=np.empty((0, 2)),
    radius=np.empty(0),
    sector=np.empty(0, dtype=np.int64),
    person=np.empty(0, dtype=np.bool_),
    suspect=np.empty(0, dtype=np.bool_),
    score=np.empty(0),
    own=None,
    label_xy=np.empty((0, 2)),
    label_side=np.empty(0, dtype=np.int64),
    label_rank=np.empty(0, dtype=np.int64),
    edges=np.empty((0, 2), dtype=np.int64),
    edge_old=np.empty(0, dtype=np.bool_),
    hulls=(),
)


class PictureView(QWidget):
    """A picture on the screen; all that is drawn can be read from `scene`, `view`, `points` and `labels`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 180)
        self.view = View()
        self.scene = Scene(_NOTHING)
        self.attention = Attention()
        self._whole = True
        self._hulls = 1.0
        self._labels: tuple[Shot, list[Placed]] | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.update)
        self._glide = QVariantAnimation(self, duration=_GLIDE_MS, startValue=0.0, endValue=1.0)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._way: tuple[FloatArray, FloatArray] | None = None
        self._glide.valueChanged.connect(self._glided)
        self._frames = Frames(self)
        self._frames.refined.connect(self.update)
        self._dress()

    def set_picture(self, picture: Picture, *, animated: bool = False) -> None:
        """Show a picture; who was selected, hidden or at the keyboard's place stays so, as do zoom and pan."""
        before, old = self.scene, self.attention
        self._glide.stop()
        self._hulls = 1.0
        self.scene = Scene(picture)
        self.scene.hide_all(before.hidden)
        self.attention = Attention(
            pointer=self._same(before, old.pointer),
            keyboard=self._same(before, old.keyboard),
            ringed=old.ringed,
            held=self._same(before, old.held),
            selected=self._same(before, old.selected),
        )
        self._dress()
        if self._whole:
            self.fit()
        if animated and before.picture.refs and not still():
            self._way = (self._places(before), self.scene.xy.copy())
            self._glide.start()

    def fit(self) -> None:
        """Show the whole picture, labels included, and keep it so while the window changes size."""
        self.view = self._fitted(self.width(), self.height())
        self._whole = True
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom around a point in px, or around the middle."""
        x, y = (at.x(), at.y()) if at is not None else (self.width() / 2, self.height() / 2)
        self.look_from(self.view.zoomed(factor, x, y))

    def look_from(self, view: View) -> None:
        """Take another view; frames are quick until it has stood still for a moment."""
        self.view = view
        self._whole = False
        self._rest.start()
        self.update()

    def look_at(self, actors: IntArray) -> None:
        """Take the view that shows these actors with their labels as large as can be."""
        self.look_from(fitted(self.scene.xy[actors], self._reach(actors), self.width(), self.height()))

    def bring_in_sight(self, actor: int) -> None:
        """Pan as little as needed to have an actor well inside."""
        x, y = self.points[actor].tolist()
        right = max(_IN_SIGHT - x, 0) - max(x - self.width() + _IN_SIGHT, 0)
        down = max(_IN_SIGHT - y, 0) - max(y - self.height() + _IN_SIGHT, 0)
        if right or down:
            self.look_from(self.view.panned(right, down))

    def paint(self, painter: QPainter, rect: QRect) -> None:
        """Paint the whole picture as it is at rest into a rectangle, for a file or a printer."""
        view = self._fitted(rect.width(), rect.height())
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, QColor(tokens_of(self).bg))
        painter.translate(rect.topLeft())
        for layer in self._painter.layers(view, rect.width(), rect.height(), Look(), fine=True):
            layer(painter)
        painter.restore()

    def frame_without(self, actor: int) -> QPixmap:
        """Give the frame over which one actor can be dragged."""
        return self._frames.whole(self._shot(Look(emphasis=actor, selected=self.attention.selected, without=actor)))

    def paint_dragged(self, painter: QPainter, actor: int) -> None:
        """Paint one actor over the frame that was made without it."""
        self._painter.dragged(painter, self.view, actor, self.attention.look())

    @property
    def labels(self) -> list[Placed]:
        """The labels that are drawn now, with their boxes in px."""
        shot = self._shot()
        if self._labels is None or self._labels[0] != shot:
            self._labels = (shot, self._painter.placed(shot.view, shot.width, shot.height, shot.look))
        return self._labels[1]

    @property
    def points(self) -> FloatArray:
        """The centre of every actor (n, 2) in px."""
        return self.view.to_screen(self.scene.xy)

    @property
    def settled(self) -> bool:
        """Whether nothing moves and the fine frame is there or needs no time."""
        return not (self._rest.isActive() or self._frames.busy or self._glide.state() is _RUNNING)

    def ref(self, actor: int | None) -> ActorRef | None:
        """Give the reference of an actor by its index."""
        return None if actor is None else self.scene.picture.refs[actor]

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        moving = self._rest.isActive() or self._glide.state() is _RUNNING
        painter = QPainter(self)
        self._frames.show(painter, self._shot(), moving=moving)

    @override
    def resizeEvent(self, _event: QResizeEvent) -> None:
        if self._whole:
            self.fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._dress()

    def _dress(self) -> None:
        """Make the painter anew for the scene, colours and font at hand, and forget all frames."""
        tokens = tokens_of(self)
        self._painter = PicturePainter(self.scene, tokens, self.font())
        self._frames.renew(self._painter, tokens.bg, len(self.scene.picture.edges))
        self._labels = None
        self.update()

    def _shot(self, look: Look | None = None) -> Shot:
        look = look or self.attention.look(hulls=self._hulls)
        return Shot(self.scene.version, self.view, look, self.width(), self.height(), self.devicePixelRatioF())

    def _fitted(self, width: float, height: float) -> View:
        shown = np.flatnonzero(self.scene.shown)
        corners = [hull.outline for hull in self.scene.picture.hulls]
        names, around = self._painter.names.hull_reach()
        points = np.concatenate([self.scene.xy[shown], names, *corners])
        reach = [self._reach(shown), around, *(np.zeros((len(outline), 4)) for outline in corners)]
        return fitted(points, np.concatenate(reach), width, height)

    def _reach(self, actors: IntArray) -> FloatArray:
        """Give how far actors reach around their places (k, 4), with their names where there are few."""
        if len(actors) <= MOST_LABELS:
            return self._painter.names.reach(actors)
        return self.scene.reach[actors, None] * (-1.0, -1.0, 1.0, 1.0)

    def _same(self, before: Scene, actor: int | None) -> int | None:
        return None if actor is None else self.scene.index(before.picture.refs[actor])

    def _places(self, before: Scene) -> FloatArray:
        """Give where each actor was in the scene before; newcomers start where they will stand."""
        places = self.scene.xy.copy()
        for index, ref in enumerate(self.scene.picture.refs):
            was = before.index(ref)
            if was is not None:
                places[index] = before.xy[was]
        return places

    def _glided(self, share: float) -> None:
        if self._way is not None:
            start, end = self._way
            self.scene.place_all(start + (end - start) * share)
            self._hulls = share
            self.update()
