"""What was understood of a paste about one person, ready for the form of a new person."""

import re
from dataclasses import dataclass

from ipo_crm.domain.names import PersonName, fold
from ipo_crm.domain.organisations import Organisation, OrganisationKind
from ipo_crm.domain.people import ContactKind, ContactPoint
from ipo_crm.domain.sectors import Level, Sector

_KINDS = (
    (r"\bprovincie\b", OrganisationKind.PROVINCE, Sector.PROVINCE, Level.PROVINCE),
    (r"\bgemeente\b", OrganisationKind.MUNICIPALITY, Sector.LOCAL, Level.MUNICIPALITY),
    (r"\bwaterschap|hoogheemraadschap", OrganisationKind.WATER_AUTHORITY, Sector.LOCAL, Level.WATER),
    (r"\bvervoerregio", OrganisationKind.REGION, Sector.LOCAL, Level.NONE),
    (r"\bministerie|\brijksdienst", OrganisationKind.MINISTRY, Sector.STATE, Level.STATE),
    (r"fractie\b", OrganisationKind.FRACTIE, Sector.PARLIAMENT, Level.STATE),
    (r"\b(?:tweede|eerste) kamer\b", OrganisationKind.CHAMBER, Sector.PARLIAMENT, Level.STATE),
    (r"netbe(?:heer|drijf)", OrganisationKind.GRID_OPERATOR, Sector.ENERGY, Level.NONE),
    (r"universiteit|hogeschool|instituut|planbureau", OrganisationKind.KNOWLEDGE, Sector.MARKET, Level.NONE),
    (r"vereniging\b|\bunie\b|koepel\b|bond\b|federatie\b", OrganisationKind.ASSOCIATION, Sector.CIVIL, Level.NONE),
    (r"\bb\.?v\b|\bn\.?v\b|\bltd\b", OrganisationKind.COMPANY, Sector.MARKET, Level.NONE),
)
_NOBODY = PersonName()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A person in parts; `known` is the organisation in the file, `organisation` its name as it was written.

    `why_known` says by what it was recognised where its name does not stand there so. `leftover` was not understood,
    `passed_over` is how many pieces were known to be of no use, such as a greeting.
    """

    name: PersonName = _NOBODY
    function: str = ""
    department: str = ""
    organisation: str = ""
    known: Organisation | None = None
    why_known: str = ""
    points: tuple[ContactPoint, ...] = ()
    leftover: tuple[str, ...] = ()
    passed_over: int = 0

    def points_of(self, kind: ContactKind) -> tuple[ContactPoint, ...]:
        """Give the ways of one kind to reach them."""
        return tuple(point for point in self.points if point.kind is kind)

    @property
    def is_name_only(self) -> bool:
        """Whether there is nothing to show beside the name."""
        return not (self.function or self.department or self.organisation or self.known or self.points or self.leftover)


def new_organisation(name: str) -> Organisation:
    """Give an organisation that is to be added, with what its name says about its kind."""
    folded = fold(name)
    for pattern, kind, sector, level in _KINDS:
        if re.search(pattern, folded):
            return Organisation(name=name, kind=kind, sector=sector, level=level)
    return Organisation(name=name)
