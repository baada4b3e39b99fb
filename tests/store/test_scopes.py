"""Scope in the file: said once, and gone with the dossier."""

from dataclasses import replace

from ipo_crm.domain.scopes import Interest, Scope
from ipo_crm.store import records, schema, scopes
from ipo_crm.store.workspace import Workspace
from tests.store import some


def test_what_a_dossier_is_to_a_province_is_said_once(workspace: Workspace) -> None:
    dossier, province = some.dossier(workspace), some.province(workspace)
    said = Scope(dossier_id=dossier, organisation_id=province, interest=Interest.JOINT, mandate="BAC", note="Grootste")
    for each in (replace(said, interest=Interest.OWN), said):
        with workspace.transaction("Belang") as tx:
            scopes.put(tx.connection, each)

    assert scopes.rows(workspace.connection) == (said,)


def test_scope_goes_with_the_dossier_and_comes_back(workspace: Workspace) -> None:
    dossier, province = some.dossier(workspace), some.province(workspace)
    with workspace.transaction("Belang") as tx:
        scopes.put(tx.connection, Scope(dossier_id=dossier, organisation_id=province, interest=Interest.NONE))
    with workspace.transaction("Verwijderen") as tx:
        records.drop(tx.connection, schema.dossier, dossier)
    assert scopes.rows(workspace.connection) == ()

    workspace.undo()

    assert len(scopes.rows(workspace.connection)) == 1
