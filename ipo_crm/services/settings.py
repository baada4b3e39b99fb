"""Settings of the workspace: who we are, how often we speak to people, which day it is, whether this is the sample."""

import os
from dataclasses import dataclass
from datetime import date

from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import ActorRef, OrganisationId, organisation_ref
from ipo_crm.domain.names import clean
from ipo_crm.domain.tags import LONGEST_RHYTHM
from ipo_crm.store import settings as kept
from ipo_crm.store.workspace import Workspace

OWN_ORGANISATION = "own_organisation"
REFERENCE_DAY = "reference_day"
SAMPLE_MARK = "sample_mark"
RHYTHM_DAYS = "rhythm_days"
TITLE = "title"
_LOGIN = ("LOGNAME", "USER", "LNAME", "USERNAME")
LONGEST_NAME = 200
"""How long a name the history takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceSettings:
    """What is set; `sample_mark` is the sentence that a sample shows on every screen and page.

    `rhythm_days` is how often whoever has no rhythm of their own or by a tag wants to be spoken to.
    """

    title: str
    own_organisation: OrganisationId | None
    rhythm_days: int | None
    reference_day: date | None
    sample_mark: str


class Settings:
    """Read and change the settings that travel with the file."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def read(self) -> WorkspaceSettings:
        """Give the settings as they are now."""
        values = kept.read(self._workspace.connection)
        own, day, rhythm = (values.get(name) for name in (OWN_ORGANISATION, REFERENCE_DAY, RHYTHM_DAYS))
        return WorkspaceSettings(
            title=values.get(TITLE) or self._workspace.path.stem,
            own_organisation=OrganisationId(int(own)) if own else None,
            rhythm_days=int(rhythm) if rhythm else None,
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
        """Give who does the deeds, as the history tells it."""
        return self._workspace.author

    def sign(self, name: str) -> None:
        """Say who does the deeds from here on; without a name it is the login name of this computer.

        Nothing of it is kept in the file, which others open too: whoever opens it signs anew.
        """
        self._workspace.author = " ".join(clean(name).split())[:LONGEST_NAME].strip() or login_name()

    def us(self) -> ActorRef | None:
        """Give our own organisation, if it was chosen."""
        own = self.read().own_organisation
        return None if own is None else organisation_ref(own)

    def choose_own_organisation(self, organisation: OrganisationId | None) -> Change:
        """Say which organisation we are; None for not yet known."""
        with self._workspace.transaction("Eigen organisatie kiezen") as tx:
            kept.write(tx.connection, OWN_ORGANISATION, None if organisation is None else str(organisation))
            return tx.change

    def choose_rhythm(self, days: int | None) -> Change:
        """Say after how many days without a talk a relation has cooled; None for only those with a rhythm of theirs."""
        if days is not None and not 1 <= days <= LONGEST_RHYTHM:
            raise UserError(f"Geef het ritme als een aantal dagen van 1 tot {LONGEST_RHYTHM}, of kies geen ritme.")
        with self._workspace.transaction("Ritme van gesprekken kiezen") as tx:
            kept.write(tx.connection, RHYTHM_DAYS, None if days is None else str(days))
            return tx.change


def login_name() -> str:
    """Give the name under which somebody is logged in, empty where the environment does not tell.

    The list of users is not asked: on some systems that opens a socket, be it a local one.
    """
    return next((name for variable in _LOGIN if (name := os.environ.get(variable))), "")
