"""What stands in the form of a report, letter by letter, as it is kept in a draft."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from ipo_crm.domain.ids import DossierId, PromiseId
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.sources import SourceClass
from ipo_crm.ui.pages import editors
from ipo_crm.ui.pages.talk_draft import StanceTaken, TalkDraft
from ipo_crm.ui.pages.talk_fields import TalkFields

_DOSSIERS = "Dossiers"
_STANCES = "Posities"
_BY_THEM = "Zij zeggen toe"
_BY_US = "Wij zeggen toe"
_NEXT = "Volgende stap"
_SETTLED = "Afgevinkt"


def typing(fields: TalkFields) -> Iterable[SignalInstance]:
    """Give the signals of what is typed and says nothing yet: half a name, half a day."""
    sides = (fields.sides.theirs.typing, fields.sides.ours.typing)
    return (*sides, fields.by_them.typed, fields.by_us.typed, fields.next_step.typed)


def values(fields: TalkFields, draft: TalkDraft) -> dict[str, Any]:
    """Give what stands in the fields, with what is no field from the draft."""
    taken = [[each.dossier_id, each.stance, each.source_class.value] for each in draft.stances]
    return {
        **{name: editors.read(editor) for name, editor in _editors(fields).items()},
        _DOSSIERS: list(fields.linked),
        _STANCES: taken,
        _BY_THEM: fields.by_them.written,
        _BY_US: fields.by_us.written,
        _NEXT: list(fields.next_step.written),
        _SETTLED: sorted(draft.settled),
    }


def put(fields: TalkFields, draft: TalkDraft, kept: Mapping[str, Any]) -> TalkDraft:
    """Put back what `values` gave, and give the draft with what is no field, to be shown."""
    for name, editor in _editors(fields).items():
        editors.write(editor, kept[name])
    fields.by_them.write(kept[_BY_THEM])
    fields.by_us.write(kept[_BY_US])
    fields.next_step.write(*kept[_NEXT])
    fields.reveal_impression()
    stances = tuple(
        StanceTaken(
            dossier_id=DossierId(key),
            stance=None if stance is None else Stance(stance),
            source_class=SourceClass(source),
        )
        for key, stance, source in kept[_STANCES]
    )
    return replace(
        draft,
        theirs=fields.sides.theirs.picks,
        ours=fields.sides.ours.picks,
        dossiers=tuple(DossierId(key) for key in kept[_DOSSIERS]),
        stances=stances,
        settled=frozenset(PromiseId(key) for key in kept[_SETTLED]),
    )


def _editors(fields: TalkFields) -> dict[str, QWidget]:
    return {
        "Soort": fields.basics.kind,
        "Wanneer": fields.basics.when,
        "Waar": fields.basics.place,
        "Namens": fields.basics.behalf,
        "Zij": fields.sides.theirs,
        "Wij": fields.sides.ours,
        "Reactie": fields.reaction,
        "Indruk": fields.impression,
        "Nieuw voor ons": fields.learned,
    }
