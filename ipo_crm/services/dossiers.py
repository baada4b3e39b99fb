"""Dossiers: add and change them, move them on through the phases, say what we want and what we say."""

import json
from datetime import date
from functools import cache

from ipo_crm.assets import resource
from ipo_crm.domain.cards import DossierCard
from ipo_crm.domain.changes import NOTHING, Change
from ipo_crm.domain.coalitions import CoalitionRow
from ipo_crm.domain.differences import change_title
from ipo_crm.domain.dossiers import Ask, CalendarDate, Dossier, DossierName, DossierRow, Message, Phase, PhaseEntry
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import AskId, DossierId
from ipo_crm.domain.organisations import Chamber
from ipo_crm.domain.votes import Tally, tally
from ipo_crm.services.settings import Settings
from ipo_crm.store import coalitions, meetings, organisations, people, positions, promises, records, schema
from ipo_crm.store import dossiers as store
from ipo_crm.store.workspace import Workspace


class Dossiers:
    """Deeds and questions about dossiers."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def put(self, dossier: Dossier) -> Change:
        """Add or change a dossier; where nothing differs nothing is done."""
        if not dossier.title.strip():
            raise UserError("Geef het dossier een titel.")
        label = f"Dossier {dossier.label}"
        title = f"{label} toevoegen"
        if dossier.id:
            before = self._get(dossier.id)
            if dossier == before:
                return NOTHING
            title = change_title(label, "dossier", before, dossier)
        with self._workspace.transaction(title) as tx:
            store.put(tx.connection, dossier)
            return tx.change

    def drop(self, key: DossierId) -> Change:
        """Delete a dossier with its messages, asks and positions."""
        label = self._get(key).label
        with self._workspace.transaction(f"Dossier {label} verwijderen") as tx:
            records.drop(tx.connection, schema.dossier, key)
            return tx.change

    def enter_phase(self, key: DossierId, entry: PhaseEntry) -> Change:
        """Bring a dossier into a phase; skipping one or going back asks for a reason."""
        present = self._phase_on(key, entry.entered)
        step = 1 if present is None else entry.phase - present
        if step == 0:
            raise UserError("Het dossier is al in deze fase. Kies een andere fase of een andere dag.")
        if present is not None and step != 1 and not entry.reason.strip():
            raise UserError("Geef een reden: het dossier slaat een fase over of gaat terug.")
        label = self._get(key).label
        with self._workspace.transaction(f"{label} naar fase {entry.phase:d}") as tx:
            store.put_phase(tx.connection, key, entry)
            return tx.change

    def add_message(self, key: DossierId, message: Message) -> Change:
        """Add a core message, question, objection or sensitive point."""
        if not message.text.strip():
            raise UserError("Schrijf de boodschap in één zin.")
        with self._workspace.transaction("Boodschap toevoegen") as tx:
            store.put_message(tx.connection, key, message)
            return tx.change

    def add_date(self, key: DossierId, item: CalendarDate) -> Change:
        """Add a day to the calendar of a dossier."""
        with self._workspace.transaction(f"{item.text} in de kalender zetten") as tx:
            store.put_date(tx.connection, key, item)
            return tx.change

    def put_ask(self, ask: Ask) -> Change:
        """Add or change an ask; where nothing differs nothing is done."""
        if not ask.text.strip():
            raise UserError("Schrijf in één zin wat wij vragen.")
        title = "Inzet toevoegen"
        if ask.id:
            before = self.ask(ask.id)
            if before is None:
                raise UserError("Deze inzet is er niet meer. Sluit het formulier, of maak het verwijderen ongedaan.")
            if ask == before:
                return NOTHING
            title = change_title("Inzet", "ask", before, ask)
        with self._workspace.transaction(title) as tx:
            store.put_ask(tx.connection, ask)
            return tx.change

    def get(self, key: DossierId) -> Dossier | None:
        """Give a dossier, or None when there is none of that key."""
        return store.get(self._workspace.connection, key)

    def ask(self, key: AskId) -> Ask | None:
        """Give an ask, or None when there is none of that key."""
        return store.get_ask(self._workspace.connection, key)

    def addressee(self, ask: Ask) -> str:
        """Give the short name of whom an ask is for, empty where nobody is named."""
        key = ask.addressee_id
        found = organisations.get(self._workspace.connection, key) if key is not None else None
        return "" if found is None else found.label

    def rows(self, as_of: date | None = None) -> tuple[DossierRow, ...]:
        """Give the dossiers with phase, number of actors and next date on a day."""
        return store.rows(self._workspace.connection, self._settings.day(as_of))

    def names(self) -> tuple[DossierName, ...]:
        """Give what the dossiers are called, in the order of the list: for choosing one."""
        return store.names(self._workspace.connection)

    def busiest(self) -> DossierId | None:
        """Give the dossier on which most actors took a position, None where there is no dossier."""
        return store.busiest(self._workspace.connection)

    def card(self, key: DossierId, as_of: date | None = None) -> DossierCard:
        """Give one dossier with everything on it; as of a day that is given, without what happened after it.

        Who objected to being kept stands nowhere on it; a talk is a record of what happened, and keeps their name.
        """
        connection, today = self._workspace.connection, self._settings.day(as_of)
        hidden = people.blocked(connection)
        asks = store.asks(connection, key)
        parts = store.allocations(connection, key)
        addressed = (*(ask.addressee_id for ask in asks), *(part.organisation_id for part in parts))
        names = organisations.marks(connection, [each for each in addressed if each is not None])
        return DossierCard(
            dossier=self._get(key),
            phases=tuple(each for each in store.phases(connection, key) if as_of is None or each.entered <= as_of),
            messages=store.messages(connection, key),
            asks=asks,
            calendar=tuple(item for item in store.calendar(connection, key) if _known(item, today)),
            standings=tuple(
                each
                for each in positions.standings(connection, today, dossier=key)
                if not (each.actor.is_person and each.actor.key in hidden)
            ),
            meetings=tuple(row for row in meetings.rows(connection, dossier=key) if as_of is None or row.day <= as_of),
            promises=tuple(row for row in promises.rows(connection, dossier=key) if row.known_on(as_of)),
            coalitions=tuple(row for row in coalitions.rows(connection, today, dossier=key) if _formed(row, as_of)),
            addressees={named: label for named, (_, label, _, _) in names.items()},
            allocations=parts,
        )

    def seats(self, key: DossierId, as_of: date | None = None) -> tuple[Tally, ...]:
        """Add up the seats behind the positions of the fracties on a day, per chamber where one is recorded."""
        connection, today = self._workspace.connection, self._settings.day(as_of)
        stances = positions.of_organisations(connection, today, key)
        sizes = organisations.seats(connection, today)
        counted = (tally(chamber, sizes, stances) for chamber in Chamber)
        return tuple(each for each in counted if each is not None)

    def instruments(self, phase: Phase) -> tuple[str, ...]:
        """Give the instruments that fit a phase, in the order of the reference facts."""
        return fitting_instruments(phase)

    def _phase_on(self, key: DossierId, day: date) -> Phase | None:
        entries = [entry for entry in store.phases(self._workspace.connection, key) if entry.entered <= day]
        return entries[-1].phase if entries else None

    def _get(self, key: DossierId) -> Dossier:
        dossier = self.get(key)
        if dossier is None:
            raise UserError("Dit dossier is er niet meer. Ververs de lijst, of maak het verwijderen ongedaan.")
        return dossier


def _formed(row: CoalitionRow, as_of: date | None) -> bool:
    return as_of is None or row.formed is None or row.formed <= as_of


def _known(item: CalendarDate, today: date) -> bool:
    """Tell whether we knew of this day by today: a look at an earlier day shows what was known then."""
    return item.source is None or item.source.known_on is None or item.source.known_on <= today


def fitting_instruments(phase: Phase) -> tuple[str, ...]:
    """Give the instruments that fit a phase, in the order of the reference facts."""
    return _instruments()[phase]


@cache
def _instruments() -> dict[Phase, tuple[str, ...]]:
    facts = json.loads(resource("reference", "phases.json").read_text(encoding="utf-8"))
    return {Phase(row["number"]): tuple(row["instruments"]) for row in facts["rows"]}
