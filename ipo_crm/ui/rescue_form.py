"""The small window for a file that does not open: what is wrong with it, and what can be done."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from ipo_crm.ui.form_parts import form_column
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.wrap_row import WrapRow

_WIDTH = 720


@dataclass(frozen=True, slots=True)
class Ways:
    """What can be done with a file that does not open; None for what cannot, `code_first` where the code is surest."""

    restore: Callable[[], object] | None = None
    by_code: Callable[[], object] | None = None
    salvage: Callable[[], object] | None = None
    code_first: bool = False


class RescueForm(QDialog):
    """Offers what can be done, the surest way last and by Enter; whoever leaves has changed nothing."""

    def __init__(self, path: Path, wrong: str, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Het bestand gaat niet open"))
        column = form_column(self, _WIDTH)
        column.addWidget(Label(self.tr("%1 gaat niet open").replace("%1", path.stem), TextRole.TITLE, wrap=True))
        self.wrong = Label(wrong, wrap=True)
        column.addWidget(self.wrong)
        column.addWidget(Label(self._calm(ways), TextRole.MUTED, wrap=True))
        row = WrapRow(gap=SIZES.gap, line_gap=8)
        row.add_stretch()
        leave = Button(self.tr("Annuleren"))
        leave.clicked.connect(self.reject)
        row.add(leave)
        offered = [
            (self.tr("Noodherstel"), "shield-alert", ways.salvage),
            (self.tr("Openen met herstelcode"), "key-round", ways.by_code),
            (self.tr("Reservekopie terugzetten"), "history", ways.restore),
        ]
        if ways.code_first:
            offered[1], offered[2] = offered[2], offered[1]
        possible = [(name, icon, act) for name, icon, act in offered if act is not None]
        for name, icon, act in possible:
            surest = act is possible[-1][2]
            button = Button(name, icon, Kind.PRIMARY if surest else Kind.NORMAL)
            button.clicked.connect(lambda _checked=False, act=act: self._go(act))
            button.setDefault(surest)
            row.add(button)
        column.addLayout(row)

    def _calm(self, ways: Ways) -> str:
        """Say what each way does, and why there is no back-up among them where there is none."""
        told = []
        if ways.restore:
            told.append(self.tr("Bij terugzetten gaat dit bestand niet weg: het komt opzij in een map ernaast."))
        else:
            told.append(
                self.tr(
                    "Bij dit bestand zijn geen reservekopieën gevonden. Ligt de map met reservekopieën elders, zet die "
                    "dan naast dit bestand en open het opnieuw."
                )
            )
        if ways.salvage:
            told.append(self.tr("Noodherstel leest wat nog leesbaar is in een nieuw bestand en zegt wat ontbreekt."))
        return " ".join(told)

    def _go(self, act: Callable[[], object]) -> None:
        self.accept()
        act()
