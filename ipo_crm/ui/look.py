"""The look that was chosen on this computer, as it stands in the settings."""

import math

from PySide6.QtCore import QSettings

from ipo_crm.ui.theme import ZOOM_STEPS, Mode


def kept_look(settings: QSettings) -> tuple[Mode, float]:
    """Give the theme and the text size; what is no such thing counts as never chosen, what is too far as the limit."""
    stored = str(settings.value("theme/mode", ""))
    mode = Mode(stored) if stored in set(Mode) else Mode.SYSTEM
    try:
        zoom = float(str(settings.value("theme/zoom", 1.0)))
    except ValueError:
        zoom = math.nan
    return mode, min(max(zoom, ZOOM_STEPS[0]), ZOOM_STEPS[-1]) if math.isfinite(zoom) else 1.0
