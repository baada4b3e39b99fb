"""Who is looked at on the coalition canvas: by pointer, by keyboard, kept in focus, selected. No Qt here."""

from dataclasses import dataclass

from ipo_crm.ui.widgets.canvas_look import Look


@dataclass(slots=True)
class Attention:
    """Indices of actors.

    `keyboard` is where arrows start, `ringed` says that this shows; `held` keeps one with its surroundings in focus.
    """

    pointer: int | None = None
    keyboard: int | None = None
    ringed: bool = False
    held: int | None = None
    selected: int | None = None

    @property
    def pointed(self) -> int | None:
        """Who is pointed at: the pointer goes before the keyboard."""
        if self.pointer is not None:
            return self.pointer
        return self.keyboard if self.ringed else None

    @property
    def subject(self) -> int | None:
        """Who a key is about: pointed at by keyboard or pointer, else selected."""
        if self.ringed and self.keyboard is not None:
            return self.keyboard
        return self.pointer if self.pointer is not None else self.selected

    @property
    def start(self) -> int | None:
        """Where a walk by arrows starts."""
        return self.keyboard if self.keyboard is not None else self.selected

    @property
    def empty(self) -> bool:
        """Whether nobody has attention, so that there is nothing to clear."""
        return self.held is None and self.selected is None and self.pointed is None

    def forget(self, actor: int) -> None:
        """Let go of an actor that is no longer drawn."""
        self.pointer = None if self.pointer == actor else self.pointer
        self.keyboard = None if self.keyboard == actor else self.keyboard
        self.held = None if self.held == actor else self.held
        self.selected = None if self.selected == actor else self.selected

    def look(self, *, hulls: float = 1.0) -> Look:
        """Say how a frame looks now."""
        emphasis = self.held if self.held is not None else self.pointed
        by_keys = emphasis is not None and self.ringed and emphasis == self.keyboard and self.pointer is None
        return Look(emphasis=emphasis, dashed=by_keys, selected=self.selected, hulls=hulls)
