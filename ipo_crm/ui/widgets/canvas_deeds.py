"""Deeds on the coalition canvas: look for, ring, select, hold, hide, walk and move actors, and tell of it."""

import numpy as np
from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from ipo_crm.domain.ids import ActorRef
from ipo_crm.graph.picture import Picture
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.canvas_attention import Attention
from ipo_crm.ui.widgets.canvas_hit import best_match, nearest, walk
from ipo_crm.ui.widgets.canvas_show import PictureView
from ipo_crm.ui.widgets.canvas_spoken import spoken

_NUDGE = 8.0


class AttendedView(PictureView):
    """A picture in which actors get attention; its signals are those of `CoalitionCanvas`."""

    selected = Signal(object)
    opened = Signal(object)
    hovered = Signal(object, QPoint)
    moved = Signal(object, float, float)
    cleared = Signal()
    hiding_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: ActorRef | None = None

    @override
    def set_picture(self, picture: Picture, *, animated: bool = False) -> None:
        super().set_picture(picture, animated=animated)
        self._tell()

    def select(self, ref: ActorRef | None) -> None:
        """Ring an actor as selected, without a signal."""
        self.attention.selected = self.scene.index(ref)
        self.update()

    def find_actor(self, typed: str) -> ActorRef | None:
        """Centre and ring the actor that best fits what was typed, without losing zoom; give it, or None."""
        actor = best_match(self.scene.picture.labels, self.scene.picture.label_rank, self.scene.shown, typed)
        if actor is not None:
            self.look_from(self.view.centred(self.scene.xy[actor], self.width(), self.height()))
            self._ring(actor)
        return self.ref(actor)

    def hold(self, ref: ActorRef | None) -> None:
        """Keep an actor and its surroundings in focus and in sight; None lets go and shows all."""
        actor = self.attention.held = self.scene.index(ref)
        if actor is None:
            self.fit()
        else:
            self.look_at(np.concatenate([[actor], self.scene.neighbours(actor), self.scene.fellows(actor)]))

    def hide_actor(self, ref: ActorRef) -> None:
        """Take an actor out of sight until `show_all`."""
        actor = self.scene.index(ref)
        if actor is not None:
            self.scene.hide(actor)
            self.attention.forget(actor)
            self.hiding_changed.emit(len(self.scene.hidden))
            self._tell()

    def show_all(self) -> None:
        """Bring back every hidden actor."""
        self.scene.show_all()
        self.hiding_changed.emit(0)
        self._tell()

    def point_at(self, actor: int | None) -> None:
        """Look at the actor under the pointer."""
        if actor != self.attention.pointer:
            self.attention.pointer = actor
            self._tell()

    def unring(self) -> None:
        """Stop showing where the keyboard is."""
        self.attention.ringed = False
        self._tell()

    def walk(self, way: tuple[float, float]) -> None:
        """Step with the keyboard from actor to actor; the first step goes to ourselves or to the middle."""
        shown = self.scene.shown
        start = self.attention.start
        if start is not None and shown[start]:
            found = walk(self.points, shown, start, way, self.scene.neighbours(start))
        elif self.scene.picture.own is not None and shown[self.scene.picture.own]:
            found = self.scene.picture.own
        else:
            found = nearest(self.points, shown, self.width() / 2, self.height() / 2)
        if found is not None:
            self.bring_in_sight(found)
            self._ring(found)

    def _ring(self, actor: int) -> None:
        self.attention.keyboard, self.attention.ringed, self.attention.pointer = actor, True, None
        self._tell()

    def choose(self, actor: int | None) -> None:
        """Select an actor, or nobody, and tell so; what is held stays held."""
        self.attention.selected = actor
        if actor is None:
            self.attention.ringed = False
            self.cleared.emit()
        else:
            self.attention.keyboard = actor
            self.selected.emit(self.ref(actor))
        self._tell()

    def nudge(self, actor: int, way: tuple[float, float]) -> None:
        """Move an actor a little, for those who do not drag; told when the key is let go."""
        x, y = (self.scene.xy[actor] + np.array(way) * _NUDGE).tolist()
        self.scene.place(actor, x, y)
        self.update()

    def let_go(self) -> bool:
        """Let go of selection, ring and hold, and tell whether there was anything to let go of."""
        if self.attention.empty:
            return False
        held = self.attention.held is not None
        self.attention = Attention(keyboard=self.attention.keyboard)
        if held:
            self.fit()
        self.cleared.emit()
        self._tell()
        return True

    def _tell(self) -> None:
        """Repaint, and tell the page and the screen reader if another actor is pointed at."""
        actor = self.attention.pointed
        self.update()
        if self.ref(actor) != self._told:
            self._told = self.ref(actor)
            x, y = self.points[actor].tolist() if actor is not None else (0.0, 0.0)
            self.hovered.emit(self._told, QPoint(round(x), round(y)))
        said = spoken(self.scene, actor)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)

    def tell_move(self, actor: int) -> None:
        """Tell where an actor was moved to."""
        x, y = self.scene.xy[actor].tolist()
        self.moved.emit(self.ref(actor), x, y)
