"""The chooser for a position: segments -2 to +2 and unknown, keys 1 to 5 and the question mark."""

from PySide6.QtCore import Signal

from ipo_crm.domain.positions import Stance
from ipo_crm.ui.widgets.segments import Segments
from ipo_crm.ui.widgets.stance_bar import stance_number

_STANCES: tuple[Stance | None, ...] = (*Stance, None)


class StanceChooser(Segments):
    """Choose a position; nothing chosen means that nothing changed, "?" that it is not known."""

    stance_chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name, [stance_number(stance) for stance in _STANCES], keys="12345?", least_width=38)
        self.chosen.connect(lambda at: self.stance_chosen.emit(_STANCES[at]))

    @property
    def touched(self) -> bool:
        """Whether something was chosen."""
        return self.at >= 0

    @property
    def stance(self) -> Stance | None:
        """The position chosen; None means unknown, or nothing where not `touched`."""
        return _STANCES[self.at] if self.touched else None

    def set_stance(self, stance: Stance | None) -> None:
        """Show this position as chosen."""
        self.choose(_STANCES.index(stance))
