"""Records to hang others on, written straight into a store."""

from datetime import date

from ipo_crm.domain.dossiers import Dossier
from ipo_crm.domain.ids import DossierId, MeetingId, OrganisationId, PersonId
from ipo_crm.domain.meetings import Meeting, MeetingKind, Participant
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation, OrganisationKind
from ipo_crm.domain.people import Person
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.store import dossiers, meetings, organisations, people
from ipo_crm.store.workspace import Workspace

SOURCE = Source(source_class=SourceClass.INVENTED, title="Voorbeeld, verzonnen", known_on=date(2025, 6, 10))


def person(workspace: Workspace, family_name: str = "Proef") -> PersonId:
    with workspace.transaction("Persoon toevoegen") as tx:
        return people.put(tx.connection, Person(name=PersonName(initials="A.", family_name=family_name)))


def province(workspace: Workspace, name: str = "Proefprovincie") -> OrganisationId:
    with workspace.transaction("Provincie toevoegen") as tx:
        return organisations.put(tx.connection, Organisation(name=name, kind=OrganisationKind.PROVINCE))


def dossier(workspace: Workspace) -> DossierId:
    with workspace.transaction("Dossier toevoegen") as tx:
        return dossiers.put(tx.connection, Dossier(title="Proefdossier"))


def visit(workspace: Workspace) -> MeetingId:
    whom = person(workspace)
    made = Meeting(kind=MeetingKind.WORK_VISIT, day=date(2025, 6, 27), participants=(Participant(person_id=whom),))
    with workspace.transaction("Contactmoment toevoegen") as tx:
        return meetings.put(tx.connection, made)
