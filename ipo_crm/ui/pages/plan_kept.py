"""What stands in the form of a plan, letter by letter, as it is kept in a draft."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from ipo_crm.domain.ids import AskId, DossierId
from ipo_crm.ui.pages import editors
from ipo_crm.ui.pages.plan_draft import PlanDraft
from ipo_crm.ui.pages.plan_fields import PlanFields

_DOSSIERS = "Dossiers"
_ASK = "Inzet van het dossier"
_TASKS = "Wie doet wat"


def typing(fields: PlanFields) -> Iterable[SignalInstance]:
    """Give the signals of what is typed and says nothing yet: half a name."""
    return (fields.sides.theirs.typing, fields.sides.ours.typing)


def values(fields: PlanFields) -> dict[str, Any]:
    """Give what stands in the fields."""
    return {
        **{name: editors.read(editor) for name, editor in _editors(fields).items()},
        _DOSSIERS: list(fields.dossiers.keys),
        _ASK: fields.ask.value,
        _TASKS: fields.tasks.texts,
    }


def put(fields: PlanFields, draft: PlanDraft, kept: Mapping[str, Any]) -> PlanDraft:
    """Put back what `values` gave, and give the draft with what is no field, to be shown."""
    for name, editor in _editors(fields).items():
        editors.write(editor, kept[name])
    fields.tasks.show_names([pick.name for pick in fields.sides.ours.picks], kept[_TASKS])
    return replace(
        draft,
        dossiers=tuple(DossierId(key) for key in kept[_DOSSIERS]),
        ask_id=None if kept[_ASK] is None else AskId(kept[_ASK]),
    )


def _editors(fields: PlanFields) -> dict[str, QWidget]:
    return {
        "Soort": fields.basics.kind,
        "Wanneer": fields.basics.when,
        "Waar": fields.basics.place,
        "Namens": fields.basics.behalf,
        "Zij": fields.sides.theirs,
        "Wij": fields.sides.ours,
        "Onderwerp": fields.title,
        "Doel": fields.purpose,
        "Wat zij zullen vragen": fields.pushback,
        "Onze vraag": fields.ask_text,
        "Anders": fields.fallback,
        "Achterlaten": fields.leave_behind,
    }
