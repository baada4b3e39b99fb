"""Whether things may move by themselves: the network glides to another order, unless somebody wants less motion."""

from PySide6.QtCore import QCoreApplication, QSettings

_KEPT, _STILL = "theme/still", "stands_still"


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
