"""The question before something leaves the house in which people wrote the name of who objected to being kept."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ipo_crm.domain.counts import counted, dotted
from ipo_crm.ui.widgets.confirm import confirm

_SHOWN = 8


def may_name(parent: QWidget, places: Sequence[str]) -> bool:
    """Tell whether it may go out as it is; asked only where the name stands in some of what people wrote."""
    if not places:
        return True
    question = _tr("De naam van wie bezwaar maakte gaat mee in %1").replace("%1", counted(len(places), "teksten"))
    listed = [f"• {place}" for place in places[:_SHOWN]]
    if len(places) > _SHOWN:
        listed.append(_tr("en nog %1").replace("%1", dotted(len(places) - _SHOWN)))
    why = _tr("Wat u zelf schreef verandert het programma niet. Pas het eerst aan, of exporteer het zo.")
    return confirm(parent, question, "\n".join([*listed, "", why]), _tr("Toch exporteren"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("names_left", text)
