"""A workspace of any size, all of it invented: to try out how the program bears it, and to measure.

Once over: 600 people, 150 organisations, 12 dossiers and 1,500 talks, as one lobbyist gathers in some years.
"""

from ipo_crm.domain.counts import counted
from ipo_crm.domain.errors import UserError
from ipo_crm.services import invent_people, invent_talks
from ipo_crm.services.invent_words import MARK, TODAY, Chance
from ipo_crm.services.settings import OWN_ORGANISATION, REFERENCE_DAY, SAMPLE_MARK, TITLE
from ipo_crm.store import bulk, schema, settings
from ipo_crm.store.workspace import Workspace

PEOPLE, ORGANISATIONS, DOSSIERS, TALKS = 600, 150, 12, 1500
LARGEST = 1000
_COALITIONS, _MOTIONS = 3, 3


def invent(workspace: Workspace, scale: float = 1, seed: int = 1) -> None:
    """Fill a new workspace with `scale` times one lobbyist's file; the same seed gives the same content.

    It is where the file begins, not a deed: no step of undo leads to before it.
    """
    if not 0 < scale <= LARGEST:
        raise UserError(f"Kies een omvang boven 0 en ten hoogste {LARGEST}.")
    chance = Chance(seed)
    people = range(1, round(PEOPLE * scale) + 1)
    organisations = range(1, round(ORGANISATIONS * scale) + 1)
    fracties = range(organisations.stop, organisations.stop + sum(map(len, invent_people.FRACTIES.values())))
    dossiers = range(1, max(2, round(DOSSIERS * scale)) + 1)
    meetings = range(1, round(TALKS * scale) + 1)
    coalitions = range(1, len(dossiers) * _COALITIONS + 1)
    motions = range(1, len(dossiers) * _MOTIONS + 1)
    voted = list(invent_talks.votes(chance, motions, fracties.start))
    with workspace.founding() as connection:
        source = {"id": invent_people.SOURCE, "uuid": chance.uuid(), "source_class": "invented", "title": MARK}
        bulk.write(connection, schema.source, [source | {"known_on": TODAY}])
        for table, rows in (
            (schema.organisation, invent_people.organisations(chance, 1, len(organisations))),
            (schema.organisation, invent_people.fracties(chance, fracties.start)),
            (schema.seats, invent_people.seats(fracties.start)),
            (schema.person, invent_people.people(chance, 1, len(people))),
            (schema.role, invent_people.roles(chance, 1, len(people), organisations)),
            (schema.contact_point, invent_people.contact_points(chance, 1, len(people))),
            (schema.relation, invent_people.relations(chance, people, len(people) // 3)),
            (schema.dossier, invent_talks.dossiers(chance, 1, len(dossiers))),
            (schema.dossier_phase, invent_talks.phases(chance, dossiers)),
            (schema.message, invent_talks.messages(chance, dossiers)),
            (schema.ask, invent_talks.asks(chance, dossiers)),
            (schema.calendar_date, invent_talks.calendar(chance, dossiers)),
            (schema.meeting, invent_talks.meetings(chance, 1, len(meetings))),
            (schema.participant, invent_talks.participants(chance, meetings, people)),
            (schema.meeting_dossier, invent_talks.meeting_dossiers(chance, meetings, dossiers)),
            (schema.position, invent_talks.positions(chance, people, dossiers, len(people) * 2)),
            (schema.position, invent_talks.fractie_positions(chance, fracties, dossiers)),
            (schema.promise, invent_talks.promises(chance, meetings, people, len(meetings) // 2)),
            (schema.task, invent_talks.tasks(chance, dossiers, people, len(meetings) // 5)),
            (schema.coalition, invent_talks.coalitions(chance, 1, dossiers, _COALITIONS)),
            (schema.coalition_member, invent_talks.coalition_members(chance, coalitions, organisations)),
            (schema.motion, invent_talks.motions(chance, motions, dossiers, invent_talks.results(voted))),
            (schema.vote, voted),
        ):
            bulk.write(connection, table, rows)
        settings.write(connection, OWN_ORGANISATION, "1")
        settings.write(connection, REFERENCE_DAY, TODAY.isoformat())
        settings.write(connection, SAMPLE_MARK, MARK)
        settings.write(connection, TITLE, f"Proefbestand, {counted(len(people), 'personen')}")
