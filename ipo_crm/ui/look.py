"""The look that was chosen on this computer, and whether things may move by themselves, as the network does."""

import math

from PySide6.QtCore import QCoreApplication, QSettings

from ipo_crm.ui.theme import ZOOM_STEPS, Mode

_KEPT, _STILL = "theme/still", "stands_still"


def kept_look(settings: QSettings) -> tuple[Mode, float]:
    """Give the theme and the text size; what is no such thing counts as never chosen, what is too far as the limit."""
    stored = str(settings.value("theme/mode", ""))
    mode = Mode(stored) if stored in set(Mode) else Mode.SYSTEM
    try:
        zoom = float(str(settings.value("theme/zoom", 1.0)))
    except ValueError:
        zoom = math.nan
    return mode, min(max(zoom, ZOOM_STEPS[0]), ZOOM_STEPS[-1]) if math.isfinite(zoom) else 1.0


def still() -> bool:
    """Tell whether nothing may move by itself."""
    app = QCoreApplication.instance()
    return app is not None and app.property(_STILL) is True


def read_still(settings: QSettings) -> None:
    """Take over what was chosen on this computer."""
    _hold(on=str(settings.value(_KEPT, "")) == "yes")


def choose_still(settings: QSettings | None, *, on: bool) -> None:
    """Have things stand still from now on, or move again."""
    _hold(on=on)
    if settings is not None:
        settings.setValue(_KEPT, "yes" if on else "no")


def _hold(*, on: bool) -> None:
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_STILL, on)
