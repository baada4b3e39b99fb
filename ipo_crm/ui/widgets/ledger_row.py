"""One line of the ledger of positions: the dossier, the bar, the date and where it comes from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ipo_crm.domain.positions import Age, Stance
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.tokens import TextRole
from ipo_crm.ui.widgets.labels import ElidedLabel, Label
from ipo_crm.ui.widgets.stance_bar import StanceBar

_HEIGHT = 28
_BAR = 60
_DAY_WIDTH = 54


class LedgerRow(QWidget):
    """A position with its date and source; without them it says that nobody asked yet."""

    def __init__(
        self, subject: str, stance: Stance | None, age: Age = Age.FRESH, day: str = "", origin: str = ""
    ) -> None:
        super().__init__()
        bar = StanceBar(subject, bar=_BAR)
        bar.set_stance(stance, age, ", ".join(part for part in (day, origin) if part))
        when = Label(day, TextRole.META)
        when.setFixedWidth(scaled(_DAY_WIDTH))
        when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        asked = day or origin
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(ElidedLabel(subject), 6)
        row.addWidget(bar)
        row.addWidget(when)
        row.addWidget(ElidedLabel(origin if asked else self.tr("nog niet gevraagd"), TextRole.META), 4)
        row.addStrut(scaled(_HEIGHT))
