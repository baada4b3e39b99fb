"""Erasure: see every place where a person is, choose what becomes of each, and wipe them with a proof."""

from collections.abc import Mapping
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
    """The right to be forgotten, for one person at a time; nothing of it can be taken back."""

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
            backups=sum(self._holds(path, who) is not False for path in self._files()),
        )

    def erase(
        self,
        person: PersonId,
        keep: Mapping[TextPlace, str] = NOTHING_KEPT,
        backups_become: BackupChoice = BackupChoice.LEAVE,
        *,
        drop_unreadable: bool = False,
    ) -> Proof:
        """Wipe a person from the file, and from the back-ups as chosen; texts in `keep` stay, each for its reason.

        Back-ups under another passphrase cannot be looked into: they are left and named in the proof, or deleted
        unseen with `drop_unreadable`. Raises UserError for a text that is kept without a reason.
        """
        if any(not reason.strip() for reason in keep.values()):
            raise UserError("Geef bij elke tekst die blijft een reden: die hoort bij het bewijs van wissen.")
        who = self._target(person)
        proof = erased_again.wipe(self._workspace, who, keep)
        fates = tuple(
            (path.name, self._settle(path, who, keep, backups_become, drop_unreadable=drop_unreadable))
            for path in self._files()
        )
        return replace(proof, backups=fates)

    def reapply(self) -> tuple[Proof, ...]:
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

    def _holds(self, path: Path, who: Target) -> bool | None:
        """Tell whether a file beside the workspace names the person; None when it cannot be read."""
        try:
            return any(_names(who, text) for text in backup_rewrite.texts(path, self._key))
        except (StoreError, UserError):
            return None

    def _settle(
        self, path: Path, who: Target, keep: Mapping[TextPlace, str], choice: BackupChoice, *, drop_unreadable: bool
    ) -> BackupFate:
        holds = self._holds(path, who)
        if holds is False:
            return BackupFate.CLEAN
        try:
            if (choice is BackupChoice.DROP and holds) or (holds is None and drop_unreadable):
                backup_rewrite.drop(path)
                return BackupFate.DROPPED
            if holds is None:
                return BackupFate.UNREADABLE
            if choice is BackupChoice.LEAVE:
                return BackupFate.LEFT
            self._rewrite(path, who, keep)
        except (StoreError, UserError, OSError):
            return BackupFate.FAILED
        return BackupFate.REWRITTEN

    def _rewrite(self, path: Path, who: Target, keep: Mapping[TextPlace, str]) -> None:
        def wipe(other: Workspace) -> None:
            _wipe_in(other, who, keep)

        if backup_names.quarantine_beside(self._workspace.path) in path.parents:
            with backup_rewrite.opened(path, self._key) as other:
                wipe(other)
        else:
            backup_rewrite.rewrite(path, self._key, wipe)


def _wipe_in(other: Workspace, who: Target, keep: Mapping[TextPlace, str]) -> None:
    """Erase somebody from another state of the file, where they may bear another name or not be there yet."""
    there = records.by_uuid(other.connection, "person", who.uuid)
    if there is not None:
        as_then = mentioned.target(other.connection, PersonId(there))
        if as_then is not None:
            erased_again.wipe(other, as_then, keep)
    erased_again.wipe(other, replace(who, key=None), keep)


def _names(who: Target, text: str) -> bool:
    """Tell whether a text of a back-up is about the person; a bare surname that others bear says nothing."""
    return text == who.uuid or any(each.certain or not who.namesakes for each in who.mentions.find(text))
