"""Organisations: add, change and drop them; list them and show one."""

from ipo_crm.domain.cards import OrganisationCard
from ipo_crm.domain.changes import Change
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import OrganisationId, organisation_ref
from ipo_crm.domain.organisations import Organisation, OrganisationRow
from ipo_crm.services.settings import Settings
from ipo_crm.store import coalitions, people, positions, records, schema
from ipo_crm.store import organisations as store
from ipo_crm.store.workspace import Workspace


class Organisations:
    """Deeds and questions about organisations."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def put(self, organisation: Organisation) -> Change:
        """Add or change an organisation."""
        if not organisation.name.strip():
            raise UserError("Geef de organisatie een naam.")
        verb = "wijzigen" if organisation.id else "toevoegen"
        with self._workspace.transaction(f"{organisation.label} {verb}") as tx:
            store.put(tx.connection, organisation)
            return tx.change

    def drop(self, key: OrganisationId) -> Change:
        """Delete an organisation with all that hangs on it."""
        label = self._get(key).label
        with self._workspace.transaction(f"{label} verwijderen") as tx:
            records.drop(tx.connection, schema.organisation, key)
            return tx.change

    def rows(self) -> tuple[OrganisationRow, ...]:
        """Give the organisations that exist today."""
        return store.rows(self._workspace.connection, self._settings.today())

    def all(self) -> tuple[Organisation, ...]:
        """Give every organisation that ever existed, by name."""
        return store.all_organisations(self._workspace.connection)

    def card(self, key: OrganisationId) -> OrganisationCard:
        """Give one organisation with its people, positions and coalitions."""
        connection, today = self._workspace.connection, self._settings.today()
        joined = {
            coalition.id
            for coalition in coalitions.all_coalitions(connection)
            if any(member.actor == organisation_ref(key) for member in coalition.members)
        }
        staff = {
            person
            for person, lines in people.role_lines(connection, day=today).items()
            if any(line.role.organisation_id == key for line in lines)
        }
        return OrganisationCard(
            organisation=self._get(key),
            people=tuple(row for row in people.rows(connection, today) if row.id in staff),
            standings=positions.standings(connection, today, actor=organisation_ref(key)),
            coalitions=tuple(row for row in coalitions.rows(connection) if row.id in joined),
        )

    def _get(self, key: OrganisationId) -> Organisation:
        organisation = store.get(self._workspace.connection, key)
        if organisation is None:
            raise UserError("Deze organisatie is er niet meer. Ververs de lijst, of maak het verwijderen ongedaan.")
        return organisation
