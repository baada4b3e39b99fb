"""Erasure: see every place where a person is, choose what becomes of each, and wipe them with a proof."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ipo_crm.domain.erasure import BackupChoice, BackupFate, Preview, Proof, TextPlace
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.ids import PersonId, RecordRef
from ipo_crm.services import erased_again
from ipo_crm.services.backups import Backups
from ipo_crm.store import backup_names, backup_rewrite, backups, erasure, history, mentioned, records
from ipo_crm.store.backup_keys import SecretFor, with_secret
from ipo_crm.store.file_format import SUFFIX
from ipo_crm.store.mentioned import Target
from ipo_crm.store.workspace import Workspace

NOTHING_KEPT: Mapping[TextPlace, str] = {}


class Erasure:
    """The right to be forgotten; nothing of it can be taken back."""

    def __init__(self, workspace: Workspace, backups_of_file: Backups) -> None:
        self._workspace = workspace
        self._backups = backups_of_file

    def preview(self, person: PersonId) -> Preview:
        """Give every place where a person is; nothing is changed."""
        connection = self._workspace.connection
        who = self._target(person)
        lines = history.lines_of(connection, RecordRef("person", person), who.uuid)
        return Preview(
            name=who.name.full,
            pointers=erasure.pointers(connection, who),
            mentions=mentioned.found(connection, who),
            lines=len(lines),
            titles=len(mentioned.titles(connection, who)),
            drafts=len(mentioned.drafts(connection, who)),
            backups=sum(self._holds(path, [who]) is not False for path in self._files()),
        )

    def erase(
        self,
        people: Collection[PersonId],
        keep: Mapping[TextPlace, str] = NOTHING_KEPT,
        backups_become: BackupChoice = BackupChoice.LEAVE,
        *,
        drop_unreadable: bool = False,
    ) -> Proof:
        """Wipe people from the file, and from the back-ups as chosen; texts in `keep` stay, each for its reason.

        Back-ups under another passphrase cannot be looked into: they are left and named in the proof, or deleted
        unseen with `drop_unreadable`. Raises UserError for a text that is kept without a reason.
        """
        if any(not reason.strip() for reason in keep.values()):
            raise UserError("Geef bij elke tekst die blijft een reden: die hoort bij het bewijs van wissen.")
        wanted = [self._target(person) for person in people]
        proof = erased_again.wipe(self._workspace, wanted, keep)
        fates = []
        for path in self._files():
            holds = self._holds(path, wanted)
            doing = _doing(holds, backups_become, drop_unreadable=drop_unreadable)
            fates.append((path.name, self._do(doing, path, wanted, keep)))
        return replace(proof, backups=tuple(fates))

    def reapply(self) -> Proof | None:
        """Erase everyone in the file who stands in its register; to be called when an old file was opened."""
        return erased_again.reapply(self._workspace)

    def _target(self, person: PersonId) -> Target:
        who = mentioned.target(self._workspace.connection, person)
        if who is None:
            raise UserError("Deze persoon is er niet meer. Zet hem eerst terug uit de prullenbak om alles te wissen.")
        return who

    @property
    def _key(self) -> SecretFor:
        return with_secret(self._workspace.secret)

    def _files(self) -> tuple[Path, ...]:
        """Give the back-ups in every place, and the files that a restore put aside."""
        path, second = self._workspace.path, self._backups.place()
        places = [backup_names.folder_beside(path)]
        if second is not None:
            places.append(backup_names.folder_in(second, path))
        found = [place / str(name) for place in places for name in backups.names(place, path.stem)]
        aside = backup_names.quarantine_beside(path)
        return (*found, *sorted(each for each in aside.rglob(f"*{SUFFIX}") if each.is_file()))

    def _holds(self, path: Path, wanted: Sequence[Target]) -> bool | None:
        """Tell whether a file beside the workspace names one of these people; None when it cannot be read."""
        try:
            values = backup_rewrite.values(path, self._key)
            return any(who.meant(value) for value in values for who in wanted)
        except (StoreError, UserError):
            return None

    def _do(self, fate: BackupFate, path: Path, wanted: Sequence[Target], keep: Mapping[TextPlace, str]) -> BackupFate:
        """Let a file beside the workspace meet its fate; give what came of it."""
        try:
            if fate is BackupFate.DROPPED:
                backup_rewrite.drop(path)
            elif fate is BackupFate.REWRITTEN:
                self._rewrite(path, wanted, keep)
        except (StoreError, UserError, OSError):
            return BackupFate.FAILED
        return fate

    def _rewrite(self, path: Path, wanted: Sequence[Target], keep: Mapping[TextPlace, str]) -> None:
        def wipe(other: Workspace) -> None:
            _wipe_in(other, wanted, keep)

        if backup_names.quarantine_beside(self._workspace.path) in path.parents:
            with backup_rewrite.opened(path, self._key) as other:
                wipe(other)
        else:
            backup_rewrite.rewrite(path, self._key, wipe)


def _doing(holds: bool | None, choice: BackupChoice, *, drop_unreadable: bool) -> BackupFate:
    """Give what is to become of a file that holds the people, does not, or cannot be read."""
    if holds is None:
        return BackupFate.DROPPED if drop_unreadable else BackupFate.UNREADABLE
    if not holds:
        return BackupFate.CLEAN
    return {
        BackupChoice.DROP: BackupFate.DROPPED,
        BackupChoice.REWRITE: BackupFate.REWRITTEN,
        BackupChoice.LEAVE: BackupFate.LEFT,
    }[choice]


def _wipe_in(other: Workspace, wanted: Sequence[Target], keep: Mapping[TextPlace, str]) -> None:
    """Erase people from another state of the file, where they may bear another name or not be there yet."""
    there = []
    for who in wanted:
        key = records.by_uuid(other.connection, "person", who.uuid)
        as_then = None if key is None else mentioned.target(other.connection, PersonId(key))
        there.append(replace(who, key=None))
        if as_then is not None:
            there.append(as_then)
    erased_again.wipe(other, there[::-1], keep)
