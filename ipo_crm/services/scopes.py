"""Scope: what a dossier is to each province, with the money and the mandate; what is not known is to be asked."""

from datetime import date

from ipo_crm.domain.changes import Change
from ipo_crm.domain.dossiers import Recurrence
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import DossierId, OrganisationId
from ipo_crm.domain.organisations import Organisation, OrganisationKind
from ipo_crm.domain.scopes import Interest, Scope, ScopeCell, ScopeMatrix, ScopeRow
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.services.settings import Settings
from ipo_crm.store import dossiers, organisations, people
from ipo_crm.store import scopes as store
from ipo_crm.store.workspace import Workspace

_Cell = tuple[DossierId, OrganisationId]


class Scopes:
    """Deeds and questions about what provinces share and what they do not."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def put(self, scope: Scope) -> Change:
        """Say what a dossier is to a province, with its mandate."""
        province = self._province(scope.organisation_id)
        with self._workspace.transaction(f"Belang van {province} vastleggen") as tx:
            store.put(tx.connection, scope)
            return tx.change

    def mark(
        self, dossier: DossierId, organisation: OrganisationId, interest: Interest | None, source: Source | None = None
    ) -> Change:
        """Say what a dossier is to a province, keeping mandate and note; None takes it away: not known.

        Without a source the one that is there stays.
        """
        province = self._province(organisation)
        known = store.get(self._workspace.connection, dossier, organisation)
        with self._workspace.transaction(f"Belang van {province} vastleggen") as tx:
            if interest is None:
                store.take_away(tx.connection, dossier, organisation)
            else:
                made = Scope(
                    dossier_id=dossier,
                    organisation_id=organisation,
                    interest=interest,
                    mandate=known.mandate if known else "",
                    note=known.note if known else "",
                    source=source or (known.source if known else None),
                )
                store.put(tx.connection, made)
            return tx.change

    def get(self, dossier: DossierId, organisation: OrganisationId) -> Scope | None:
        """Give what a dossier is to a province, None where that is not known."""
        return store.get(self._workspace.connection, dossier, organisation)

    def matrix(self, day: date | None = None) -> ScopeMatrix:
        """Give provinces by dossiers as known on a day, today when none is given.

        An invented province stands in it only where something was said about it.
        """
        connection, asked = self._workspace.connection, day or self._settings.today()
        columns = tuple((row.id, row.label) for row in dossiers.names(connection))
        scopes = {
            (each.dossier_id, each.organisation_id): each
            for each in store.rows(connection)
            if _known(each.source, asked)
        }
        money = self._money(asked)
        deputies = self._deputies(asked)
        rows = tuple(
            ScopeRow(
                organisation_id=province.id,
                name=province.label,
                deputies=tuple(deputies.get(province.id, ())),
                cells=tuple(_cell((key, province.id), scopes, money) for key, _ in columns),
            )
            for province in self._provinces(asked, {organisation for _, organisation in scopes})
        )
        return ScopeMatrix(day=asked, dossiers=columns, rows=rows)

    def _provinces(self, day: date, told: set[OrganisationId]) -> list[Organisation]:
        """Give the provinces of a day by name."""
        found = organisations.all_organisations(self._workspace.connection)
        return [
            each
            for each in found
            if each.kind is OrganisationKind.PROVINCE
            and each.period.contains(day)
            and (each.id in told or each.source is None or each.source.source_class is not SourceClass.INVENTED)
        ]

    def _money(self, day: date) -> dict[tuple[_Cell, Recurrence], int]:
        """Add up who gets what of the asks, apart for once and per year."""
        found: dict[tuple[_Cell, Recurrence], int] = {}
        for dossier, recurrence, share in store.shares(self._workspace.connection):
            if _known(share.source, day):
                place = ((dossier, share.organisation_id), recurrence)
                found[place] = found.get(place, 0) + share.amount
        return found

    def _deputies(self, day: date) -> dict[OrganisationId, list[str]]:
        """Give the gedeputeerden of a day per province, by name."""
        connection = self._workspace.connection
        held = store.deputies(connection, day)
        names = people.names(connection, {person for persons in held.values() for person in persons})
        return {
            province: [names[person].short for person in sorted(persons, key=lambda person: names[person].sort_key)]
            for province, persons in held.items()
        }

    def _province(self, key: OrganisationId) -> str:
        organisation = organisations.get(self._workspace.connection, key)
        if organisation is None or organisation.kind is not OrganisationKind.PROVINCE:
            raise UserError("Alleen een provincie heeft een belang in deze tabel. Kies een provincie.")
        return organisation.label


def _cell(place: _Cell, scopes: dict[_Cell, Scope], money: dict[tuple[_Cell, Recurrence], int]) -> ScopeCell:
    scope = scopes.get(place)
    return ScopeCell(
        interest=scope.interest if scope else None,
        mandate=scope.mandate if scope else "",
        note=scope.note if scope else "",
        source=scope.source if scope else None,
        per_year=money.get((place, Recurrence.PER_YEAR)),
        once=money.get((place, Recurrence.ONCE)),
    )


def _known(source: Source | None, day: date) -> bool:
    """Tell whether we knew this by that day; what has no source was always known."""
    return source is None or source.known_on is None or source.known_on <= day
