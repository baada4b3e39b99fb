"""Erased again: who was erased does not come back with an old back-up that is put in the place of the file."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from ipo_crm.domain.changes import Change
from ipo_crm.domain.erasure import Proof, TextPlace
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.ids import DeedId, PersonId
from ipo_crm.store import backup_rewrite, backups, erasure, erasure_register, mentioned
from ipo_crm.store.backup_keys import SecretFor
from ipo_crm.store.erasure_register import Register
from ipo_crm.store.mentioned import Target
from ipo_crm.store.workspace import Workspace


def wipe(workspace: Workspace, who: Target, kept: Mapping[TextPlace, str]) -> Proof:
    """Erase somebody from an open file and write the file anew; the proof names nobody and tells of no back-ups yet."""
    touched: dict[str, set[int]] = {"person": set()}
    for subject, key in mentioned.going_along(workspace.connection, who.key):
        touched.setdefault(subject, set()).add(key)
    for place in _places(workspace, who, kept):
        touched.setdefault(place.ref.subject, set()).add(place.ref.key)
    with workspace.wiping() as connection:
        counts, deed = erasure.erase(connection, who, frozenset(kept), workspace.author)
    workspace.compact()
    left = {place for place, _ in mentioned.texts(workspace.connection, who)} - kept.keys()
    change = Change(DeedId(deed), erasure.TITLE, {subject: frozenset(keys) for subject, keys in touched.items()})
    return Proof(
        at=datetime.now(UTC),
        change=change,
        counts=counts,
        kept=tuple(sorted(kept.items())),
        left=len(left) + len(mentioned.titles(workspace.connection, who)),
        backups=(),
    )


def reapply(workspace: Workspace, register: Register | None = None) -> tuple[Proof, ...]:
    """Erase everyone in an open file who stands in its register of erased people, or in the one given."""
    proofs = []
    for key in erasure_register.matches(workspace.connection, register):
        who = mentioned.target(workspace.connection, PersonId(key))
        if who is not None:
            proofs.append(wipe(workspace, who, {}))
    return tuple(proofs)


def carry_over(states: Sequence[Path], restored: Path, secret_for: SecretFor) -> tuple[Proof, ...]:
    """Take the register of another state of a file into the one that was put in its place, and erase again by it.

    `states` are tried in turn, as what was put aside may be damaged: the first that can be read and is of the same
    workspace counts. A register only grows, so the newest is the whole one.
    """
    with backup_rewrite.opened(restored, secret_for) as workspace:
        own = erasure_register.of(workspace.connection).workspace
        found = (_register_of(path, secret_for) for path in states)
        register = next((each for each in found if each is not None and each.workspace == own), None)
        if register is None or not register.digests:
            return ()
        with workspace.wiping() as connection:
            erasure_register.take_over(connection, register)
        return reapply(workspace, register)


def _register_of(path: Path, secret_for: SecretFor) -> Register | None:
    with suppress(StoreError, UserError), closing(backups.opened(path, secret_for)) as raw:
        return erasure_register.read(raw)
    return None


def _places(workspace: Workspace, who: Target, kept: Collection[TextPlace]) -> set[TextPlace]:
    return {place for place, _ in mentioned.texts(workspace.connection, who)} - set(kept)
