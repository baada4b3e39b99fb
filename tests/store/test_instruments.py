"""Instruments in the file: every field of a use comes back."""

from dataclasses import replace
from datetime import date

from ipo_crm.domain.dossiers import Phase
from ipo_crm.domain.instruments import Instrument
from ipo_crm.store import instruments
from ipo_crm.store.workspace import Workspace
from tests.store import some

DAY = date(2025, 6, 10)


def test_the_use_of_an_instrument_comes_back_whole(workspace: Workspace) -> None:
    made = Instrument(
        dossier_id=some.dossier(workspace),
        kind="ingezonden brief",
        phase=Phase.AGENDA,
        day=DAY,
        text="In het Dagblad",
        outcome="Kamervragen",
        meeting_id=some.visit(workspace),
        source=some.SOURCE,
    )
    with workspace.transaction("Instrument") as tx:
        key = instruments.put(tx.connection, made)

    (found,) = instruments.rows(workspace.connection, made.dossier_id)
    assert found == instruments.get(workspace.connection, key)
    assert replace(found, uuid="", source=some.SOURCE) == replace(made, id=key)
    assert found.source is not None
    assert found.source.title == some.SOURCE.title
