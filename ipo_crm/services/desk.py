"""The desk: one open workspace with its deeds and questions.

A service is made, and its module loaded, when it is first asked for: the window opens before anybody imports a file
or prints a briefing.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Self

from ipo_crm.domain.errors import DamagedFileError, StoreError, WrongPassphraseError
from ipo_crm.services.settings import Settings
from ipo_crm.store import gate
from ipo_crm.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from ipo_crm.services.access import Access
    from ipo_crm.services.attachments import Attachments
    from ipo_crm.services.backup_shelf import Key
    from ipo_crm.services.backups import Backups
    from ipo_crm.services.bin import Bin
    from ipo_crm.services.briefings import Briefings
    from ipo_crm.services.coalitions import Coalitions
    from ipo_crm.services.day_packs import DayPacks
    from ipo_crm.services.dossier_parts import DossierParts
    from ipo_crm.services.dossiers import Dossiers
    from ipo_crm.services.drafts import Drafts
    from ipo_crm.services.duplicates import Duplicates
    from ipo_crm.services.erasure import Erasure
    from ipo_crm.services.exports import Exports
    from ipo_crm.services.health import Health
    from ipo_crm.services.history import History
    from ipo_crm.services.imports import Imports
    from ipo_crm.services.impressions import Impressions
    from ipo_crm.services.instruments import Instruments
    from ipo_crm.services.keys import Keys
    from ipo_crm.services.meetings import Meetings
    from ipo_crm.services.motions import Motions
    from ipo_crm.services.notes import Notes
    from ipo_crm.services.objections import Objections
    from ipo_crm.services.organisations import Organisations
    from ipo_crm.services.people import People
    from ipo_crm.services.positions import Positions
    from ipo_crm.services.promises import Promises
    from ipo_crm.services.relations import Relations
    from ipo_crm.services.retention import Retention
    from ipo_crm.services.samples import Samples
    from ipo_crm.services.saved_filters import SavedFilters
    from ipo_crm.services.scopes import Scopes
    from ipo_crm.services.search import Search
    from ipo_crm.services.sources import Sources
    from ipo_crm.services.tags import Tags
    from ipo_crm.services.tasks import Tasks
    from ipo_crm.services.today import Today
    from ipo_crm.services.trajectories import Trajectories
    from ipo_crm.services.visits import Visits

# The sums behind a drawing are small: shared out among threads they take a third longer, and the window gets no turn.
# numpy hears this when it is loaded, which is after a desk is.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


class Desk:
    """The services of one open file; whoever shows something takes only those it needs."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.path: Path = workspace.path
        self.encrypted = workspace.encrypted
        self.read_only = workspace.read_only
        self.notices = workspace.notices
        self.settings = Settings(workspace)
        self.settings.sign("")

    @property
    def broken(self) -> bool:
        """Whether the disk failed in the middle of a deed: nothing more is kept until the file is opened anew."""
        return self._workspace.broken

    @cached_property
    def history(self) -> History:
        from ipo_crm.services.history import History

        return History(self._workspace)

    @cached_property
    def people(self) -> People:
        from ipo_crm.services.people import People

        return People(self._workspace, self.settings)

    @cached_property
    def organisations(self) -> Organisations:
        from ipo_crm.services.organisations import Organisations

        return Organisations(self._workspace, self.settings)

    @cached_property
    def dossiers(self) -> Dossiers:
        from ipo_crm.services.dossiers import Dossiers

        return Dossiers(self._workspace, self.settings)

    @cached_property
    def positions(self) -> Positions:
        from ipo_crm.services.positions import Positions

        return Positions(self._workspace, self.settings)

    @cached_property
    def promises(self) -> Promises:
        from ipo_crm.services.promises import Promises

        return Promises(self._workspace, self.settings)

    @cached_property
    def meetings(self) -> Meetings:
        from ipo_crm.services.meetings import Meetings

        return Meetings(self._workspace, self.settings)

    @cached_property
    def motions(self) -> Motions:
        from ipo_crm.services.motions import Motions

        return Motions(self._workspace, self.settings)

    @cached_property
    def coalitions(self) -> Coalitions:
        from ipo_crm.services.coalitions import Coalitions

        return Coalitions(self._workspace, self.settings)

    @cached_property
    def attachments(self) -> Attachments:
        from ipo_crm.services.attachments import Attachments

        return Attachments(self._workspace, self.settings)

    @cached_property
    def notes(self) -> Notes:
        from ipo_crm.services.notes import Notes

        return Notes(self._workspace)

    @cached_property
    def access(self) -> Access:
        from ipo_crm.services.access import Access

        return Access(self._workspace, self.settings)

    @cached_property
    def dossier_parts(self) -> DossierParts:
        from ipo_crm.services.dossier_parts import DossierParts

        return DossierParts(self._workspace)

    @cached_property
    def drafts(self) -> Drafts:
        from ipo_crm.services.drafts import Drafts

        return Drafts(self._workspace)

    @cached_property
    def instruments(self) -> Instruments:
        from ipo_crm.services.instruments import Instruments

        return Instruments(self._workspace, self.settings)

    @cached_property
    def relations(self) -> Relations:
        from ipo_crm.services.relations import Relations

        return Relations(self._workspace, self.settings)

    @cached_property
    def saved_filters(self) -> SavedFilters:
        from ipo_crm.services.saved_filters import SavedFilters

        return SavedFilters(self._workspace)

    @cached_property
    def scopes(self) -> Scopes:
        from ipo_crm.services.scopes import Scopes

        return Scopes(self._workspace, self.settings)

    @cached_property
    def tags(self) -> Tags:
        from ipo_crm.services.tags import Tags

        return Tags(self._workspace)

    @cached_property
    def tasks(self) -> Tasks:
        from ipo_crm.services.tasks import Tasks

        return Tasks(self._workspace, self.settings)

    @cached_property
    def today(self) -> Today:
        from ipo_crm.services.today import Today

        return Today(self._workspace, self.people)

    @cached_property
    def trajectories(self) -> Trajectories:
        from ipo_crm.services.trajectories import Trajectories

        return Trajectories(self._workspace, self.settings)

    @cached_property
    def visits(self) -> Visits:
        from ipo_crm.services.visits import Visits

        return Visits(self._workspace, self.settings)

    @cached_property
    def impressions(self) -> Impressions:
        from ipo_crm.services.impressions import Impressions

        return Impressions(self._workspace)

    @cached_property
    def sources(self) -> Sources:
        from ipo_crm.services.sources import Sources

        return Sources(self._workspace)

    @cached_property
    def briefings(self) -> Briefings:
        from ipo_crm.services.briefings import Briefings

        return Briefings(self._workspace, self.settings, self.people, self.dossiers, self.meetings, self.coalitions)

    @cached_property
    def day_packs(self) -> DayPacks:
        from ipo_crm.services.day_packs import DayPacks

        return DayPacks(self.today, self.briefings, self.settings)

    @cached_property
    def retention(self) -> Retention:
        from ipo_crm.services.retention import Retention

        return Retention(self._workspace, self.settings)

    @cached_property
    def search(self) -> Search:
        from ipo_crm.services.search import Search

        return Search(self._workspace)

    @cached_property
    def duplicates(self) -> Duplicates:
        from ipo_crm.services.duplicates import Duplicates

        return Duplicates(self._workspace, self.settings)

    @cached_property
    def bin(self) -> Bin:
        from ipo_crm.services.bin import Bin

        return Bin(self._workspace)

    @cached_property
    def erasure(self) -> Erasure:
        from ipo_crm.services.erasure import Erasure

        return Erasure(self._workspace, self.backups)

    @cached_property
    def imports(self) -> Imports:
        from ipo_crm.services.imports import Imports

        return Imports(self._workspace, self.settings)

    @cached_property
    def exports(self) -> Exports:
        from ipo_crm.services.exports import Exports

        return Exports(self._workspace)

    @cached_property
    def objections(self) -> Objections:
        from ipo_crm.services.objections import Objections

        return Objections(self._workspace)

    @cached_property
    def samples(self) -> Samples:
        from ipo_crm.services.samples import Samples

        return Samples(self._workspace)

    @cached_property
    def health(self) -> Health:
        from ipo_crm.services.health import Health

        return Health(self._workspace)

    @cached_property
    def backups(self) -> Backups:
        from ipo_crm.services.backups import Backups

        return Backups(self._workspace)

    @cached_property
    def keys(self) -> Keys:
        from ipo_crm.services.keys import Keys

        return Keys(self._workspace)

    def change_key(self, old: str | None, new: str | None) -> Desk:
        """Give the file another passphrase, or none; this desk closes, and the one with the new key is given.

        A back-up is made before, and one with the new key after; what fails in that is among the notices.
        """
        from ipo_crm.services.backups import Reason

        before = self.backups.before(Reason.KEY)
        self._wipe_shown()
        desk = Desk(self.keys.change(old, new))
        desk.notices += (*before.notices, *desk.backups.make(Reason.KEY).notices)
        return desk

    def close(self) -> None:
        """Let go of the file, and wipe the copies of attachments that were shown."""
        self._wipe_shown()
        self._workspace.close()

    def _wipe_shown(self) -> None:
        if "attachments" in vars(self):
            self.attachments.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create_desk(path: Path, passphrase: str | None) -> Desk:
    """Make a new workspace, encrypted unless the passphrase is None."""
    return Desk(Workspace.create(path, passphrase))


def open_desk(path: Path, passphrase: str | None = None) -> Desk:
    """Open a workspace; when the passphrase opens a back-up and not the file, the file is told to be damaged."""
    try:
        return Desk(Workspace.open(path, passphrase, before_migration=_back_up))
    except WrongPassphraseError as error:
        from ipo_crm.services.backups import is_damaged

        if passphrase is not None and is_damaged(path, passphrase):
            raise DamagedFileError(
                "De wachtzin klopt, want zij past op een reservekopie; het begin van dit werkbestand is beschadigd. "
                "Het is ongewijzigd gelaten. Zet een reservekopie terug, of open het met de herstelcode."
            ) from error
        raise


def open_desk_with_key(path: Path, key: bytes) -> Desk:
    """Open an encrypted workspace with its raw key; WrongPassphraseError when it is that of another time."""
    return Desk(Workspace.open_with_key(path, key, before_migration=_back_up))


def open_desk_with_code(path: Path, code: str) -> Desk:
    """Open an encrypted workspace with its recovery code; when that opens a back-up and not the file, that is told."""
    try:
        return Desk(Workspace.open_with_code(path, code, before_migration=_back_up))
    except WrongPassphraseError as error:
        from ipo_crm.services.backup_shelf import by_code
        from ipo_crm.services.backups import is_damaged

        if is_damaged(path, by_code(code)):
            raise DamagedFileError(
                "De herstelcode klopt, want hij past op een reservekopie; het begin van dit werkbestand is te ver "
                "beschadigd. Het is ongewijzigd gelaten. Zet een reservekopie terug."
            ) from error
        raise


def open_desk_by(path: Path, key: Key) -> Desk:
    """Open a workspace with what opens its back-ups: after a restore nobody is asked again."""
    salt = gate.look(path).salt
    return open_desk(path) if salt is None else open_desk_with_key(path, key(salt).key)


def _back_up(workspace: Workspace) -> None:
    """Keep a back-up of a file before it is brought to the present format; without one it stays as it is."""
    from ipo_crm.services.backups import Backups, Reason

    made = Backups(workspace).make(Reason.MIGRATION)
    if made.path is None:
        raise StoreError(
            "Dit bestand is van een oudere versie en wordt pas bijgewerkt als er een reservekopie is. Er is niets "
            f"gewijzigd. {' '.join(made.notices)}"
        )


def asks_passphrase(path: Path) -> bool:
    """Tell whether a file is encrypted, without opening it; UserError or StoreError when it is no workspace."""
    return gate.look(path).encrypted
