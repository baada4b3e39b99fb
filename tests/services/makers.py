"""Small records to test with, each made by the deed that makes them."""

from datetime import date, time

from ipo_crm.domain.dossiers import Dossier
from ipo_crm.domain.ids import DossierId, MeetingId, OrganisationId, PersonId
from ipo_crm.domain.meetings import Meeting, MeetingKind, MeetingStatus, Participant
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation, OrganisationKind
from ipo_crm.domain.people import Person
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.services.desk import Desk

INVENTED = Source(source_class=SourceClass.INVENTED, title="Voorbeeld, verzonnen")
VISIT_DAY = date(2025, 6, 27)


def person(desk: Desk, family_name: str = "Proef") -> PersonId:
    made = desk.people.add(Person(name=PersonName(initials="A.", family_name=family_name)))
    return PersonId(made.only("person"))


def dossier(desk: Desk, title: str = "Proefdossier") -> DossierId:
    return DossierId(desk.dossiers.put(Dossier(title=title)).only("dossier"))


def organisation(
    desk: Desk, name: str = "Proefprovincie", kind: OrganisationKind = OrganisationKind.PROVINCE
) -> OrganisationId:
    return OrganisationId(desk.organisations.put(Organisation(name=name, kind=kind)).only("organisation"))


def meeting(desk: Desk, whom: PersonId, kind: MeetingKind = MeetingKind.WORK_VISIT, day: date = VISIT_DAY) -> MeetingId:
    made = desk.meetings.put(
        Meeting(
            kind=kind,
            status=MeetingStatus.PLANNED,
            day=day,
            starts=time(9, 15),
            ends=time(14, 0),
            participants=(Participant(person_id=whom),),
        )
    )
    return MeetingId(made.only("meeting"))
