"""What is special about a frame of the coalition canvas. No Qt here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Who is looked at (`dashed`: by keys), selected, left out, as indices; and how strongly hulls show."""

    emphasis: int | None = None
    dashed: bool = False
    selected: int | None = None
    without: int | None = None
    hulls: float = 1.0

    @property
    def ringed(self) -> list[int]:
        """Who has a ring: looked at or selected, and not left out."""
        return [actor for actor in {self.emphasis, self.selected} if actor is not None and actor != self.without]
