"""Back and forward: the places that were visited, without Qt."""

from ipo_crm.ui.page import Place

_LONGEST = 100


class Journey:
    """A line of visited places with one of them in front; going somewhere new drops what lay ahead."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """The place in front."""
        return self._places[self._at] if self._places else None

    @property
    def visited(self) -> tuple[Place, ...]:
        """Every place that was in front, the last one first, each once."""
        return tuple(dict.fromkeys(reversed(self._places)))

    @property
    def can_go_back(self) -> bool:
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        return self._at < len(self._places) - 1

    def visit(self, place: Place) -> None:
        """Note a visit; a record chosen in the area in front replaces the bare area."""
        here = self.here
        if here == place:
            return
        if here is not None and here == Place(place.area):
            self._places[self._at] = place
            return
        self._places = [*self._places[: self._at + 1], place][-_LONGEST:]
        self._at = len(self._places) - 1

    def back(self) -> Place | None:
        """Step back and give the place, None at the beginning."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self.here

    def forward(self) -> Place | None:
        """Step forward and give the place, None at the end."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self.here
