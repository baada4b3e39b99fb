"""The curtain: hides every window until the passphrase is given again, and keeps what was being typed.

It shields the screen, not the memory: it is for when half-typed text can nowhere be kept and would be lost.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from ipo_crm.domain.errors import UserError
from ipo_crm.ui.keys_form import UnlockForm


def draw_curtain(path: Path, fits: Callable[[str], bool], leave: Callable[[], object]) -> UnlockForm:
    """Hide all windows behind a form that asks the passphrase; whoever gives up leaves the program."""
    hidden = [window for window in QApplication.topLevelWidgets() if window.isVisible()]

    def lift(passphrase: str) -> None:
        if not fits(passphrase):
            raise UserError(
                _translated("De wachtzin klopt niet. Let op hoofdletters en spaties en probeer het opnieuw.")
            )
        _show(hidden)

    told = _translated("Vergrendeld. Wat u aan het typen was, staat er straks nog.")
    form = UnlockForm(path, lift, told=told, leave=_translated("Programma afsluiten"))
    form.rejected.connect(leave)
    form.finished.connect(form.deleteLater)
    for window in hidden:
        window.hide()
    form.show()
    return form


def _show(windows: Sequence[QWidget]) -> None:
    """Show windows again, those that stand on another one after it."""
    for window in sorted(windows, key=lambda window: window.parentWidget() is not None):
        window.show()


def _translated(text: str) -> str:
    return QCoreApplication.translate("curtain", text)
