"""Settings of the workspace: who we are, which day it is, and whether this is the sample."""

import os
from dataclasses import dataclass
from datetime import date

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import ActorRef, OrganisationId, organisation_ref
from ipo_crm.store import settings as kept
from ipo_crm.store.workspace import Workspace

OWN_ORGANISATION = "own_organisation"
REFERENCE_DAY = "reference_day"
SAMPLE_MARK = "sample_mark"
TITLE = "title"
_LOGIN = ("LOGNAME", "USER", "LNAME", "USERNAME")
AUTHOR = "author"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceSettings:
    """What is set; `sample_mark` is the sentence that a sample shows on every screen and page."""

    title: str
    own_organisation: OrganisationId | None
    reference_day: date | None
    sample_mark: str


class Settings:
    """Read and change the settings that travel with the file."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def read(self) -> WorkspaceSettings:
        """Give the settings as they are now."""
        values = kept.read(self._workspace.connection)
        own, day = values.get(OWN_ORGANISATION), values.get(REFERENCE_DAY)
        return WorkspaceSettings(
            title=values.get(TITLE) or self._workspace.path.stem,
            own_organisation=OrganisationId(int(own)) if own else None,
            reference_day=date.fromisoformat(day) if day else None,
            sample_mark=values.get(SAMPLE_MARK, ""),
        )

    def today(self) -> date:
        """Give the day that questions are asked on: the reference day of a sample, or else today."""
        return self.read().reference_day or date.today()

    def day(self, as_of: date | None) -> date:
        """Give the day that a question is asked as of: the one given, or else today."""
        return as_of or self.today()

    def author(self) -> str:
        """Give who does the deeds, as the history tells it: who was chosen, or else the login name of this computer."""
        return kept.read(self._workspace.connection).get(AUTHOR) or _login_name()

    def choose_author(self, name: str) -> Change:
        """Say under which name the history shows what is done from here on; an empty name is the login name again."""
        with self._workspace.transaction("Naam voor de geschiedenis kiezen") as tx:
            kept.write(tx.connection, AUTHOR, name.strip() or None)
            self._workspace.author = name.strip() or _login_name()
            return tx.change

    def us(self) -> ActorRef | None:
        """Give our own organisation, if it was chosen."""
        own = self.read().own_organisation
        return None if own is None else organisation_ref(own)

    def choose_own_organisation(self, organisation: OrganisationId) -> Change:
        """Say which organisation we are."""
        with self._workspace.transaction("Eigen organisatie kiezen") as tx:
            kept.write(tx.connection, OWN_ORGANISATION, str(organisation))
            return tx.change


def _login_name() -> str:
    """Give the name under which somebody is logged in, empty where the environment does not tell.

    The list of users is not asked: on some systems that opens a socket, be it a local one.
    """
    return next((name for variable in _LOGIN if (name := os.environ.get(variable))), "")
