"""At which organisation people with a mail address of some domain work."""

from datetime import date

from sqlalchemy import Connection

from ipo_crm.domain.ids import OrganisationId
from ipo_crm.store.person_rows import ON_DAY
from ipo_crm.store.records import plain_rows

_COLLEAGUES = (
    "SELECT r.organisation_id FROM contact_point c JOIN role r ON r.person_id = c.person_id "
    f"WHERE c.kind = 'email' AND c.value LIKE :ending ESCAPE '!' AND {ON_DAY} "
    "GROUP BY r.organisation_id ORDER BY count(*) DESC, r.organisation_id LIMIT 2"
)


def employer_of(connection: Connection, domain: str, day: date) -> OrganisationId | None:
    """Give where everybody with an address of this domain works; None where they work at several, or nobody does."""
    ending = "".join(f"!{char}" if char in "!%_" else char for char in domain)
    found = plain_rows(connection, _COLLEAGUES, {"ending": f"%@{ending}", "day": day.isoformat()})
    return OrganisationId(found[0][0]) if len(found) == 1 else None
