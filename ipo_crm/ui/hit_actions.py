"""What one can do with something that was found, beside opening it: behind Tab in the palette."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject

from ipo_crm.domain.ids import ActorRef, DossierId, OrganisationId, PersonId, RecordRef, organisation_ref, person_ref
from ipo_crm.services.meetings import Meetings
from ipo_crm.ui.page import Place, TalkAbout
from ipo_crm.ui.parts import Hit

_SUBJECTS: Final = {"people": "person", "organisations": "organisation", "dossiers": "dossier", "meetings": "meeting"}


class HitActions(QObject):
    """Gives the actions of a record, the usual one first; each has a letter that works once they are shown."""

    def __init__(self, meetings: Meetings) -> None:
        super().__init__()
        self._meetings = meetings

    def of(self, place: Place, name: str, *, quick: bool = False) -> Sequence[Hit]:
        """Give what can be done with the record at a place; nothing where it can only be opened.

        A `quick` answer asks the file nothing, as it is given at every key that is typed: its briefing leads nowhere.
        """
        key = place.record
        subject = _SUBJECTS.get(place.area)
        if subject is None or not isinstance(key, int):
            return ()
        own = self._own(place.area, key, name, quick=quick)
        change = Hit(title=_of(self.tr("%1 wijzigen"), name), icon="pencil", keys="F2", place=place, then="F2")
        past = Place("history", RecordRef(subject, key))
        history = Hit(title=_of(self.tr("Geschiedenis van %1"), name), icon="history", keys="H", place=past)
        return (*own, change, history)

    def _own(self, area: str, key: int, name: str, *, quick: bool) -> list[Hit]:
        """Give what only records of this area have."""
        match area:
            case "people":
                return self._person(key, name, quick=quick)
            case "organisations":
                return self._organisation(key, name)
            case "dossiers":
                return self._dossier(key, name, quick=quick)
            case _:
                return self._meeting(key, name)

    def _person(self, key: int, name: str, *, quick: bool) -> list[Hit]:
        person = PersonId(key)
        plan = Place("plan", ("person", person))
        briefing = Hit(title=_of(self.tr("Briefing maken voor %1"), name), icon="file-text", keys="B")
        if not quick:
            talk = self._meetings.talk_to_brief(person)
            detail = "" if talk else self.tr("er is nog geen gesprek; plan het eerst")
            place = Place("briefing", TalkAbout(talk, person)) if talk else plan
            briefing = replace(briefing, detail=detail, place=place)
        report, talked = Place("talk", ("person", person)), self.tr("Verslag van een gesprek met %1")
        here = Place("people", key)
        return [
            briefing,
            Hit(title=_of(talked, name), icon="message-square-plus", keys="G", place=report),
            Hit(title=_of(self.tr("Gesprek plannen met %1"), name), icon="calendar-plus", keys="A", place=plan),
            Hit(title=_of(self.tr("Positie van %1 vastleggen"), name), icon="scale", keys="P", place=here, then="P"),
            self._in_coalitions(person_ref(person), name),
        ]

    def _organisation(self, key: int, name: str) -> list[Hit]:
        return [self._in_coalitions(organisation_ref(OrganisationId(key)), name)]

    def _in_coalitions(self, actor: ActorRef, name: str) -> Hit:
        place = Place("coalitions", ("actor", actor))
        return Hit(title=_of(self.tr("%1 tonen in Coalities"), name), icon="own-coalition", keys="C", place=place)

    def _dossier(self, key: int, name: str, *, quick: bool) -> list[Hit]:
        position = _of(self.tr("Positie op %1 vastleggen"), name)
        place = Place("coalitions", ("dossier", key))
        others = [
            Hit(title=position, icon="scale", keys="P", place=Place("dossiers", key), then="P"),
            Hit(title=_of(self.tr("Coalities rond %1"), name), icon="own-coalition", keys="C", place=place),
        ]
        talk = None if quick else self._meetings.next_talk_on(DossierId(key))
        if talk is None:
            return others
        title = _of(self.tr("Briefing voor het eerstvolgende gesprek over %1"), name)
        return [Hit(title=title, icon="file-text", keys="B", place=Place("briefing", talk.id)), *others]

    def _meeting(self, key: int, name: str) -> list[Hit]:
        briefing, report = _of(self.tr("Briefing maken voor %1"), name), _of(self.tr("Verslag van %1"), name)
        return [
            Hit(title=briefing, icon="file-text", keys="B", place=Place("briefing", key)),
            Hit(title=report, icon="message-square-plus", keys="G", place=Place("talk", key)),
        ]


def _of(text: str, name: str) -> str:
    return text.replace("%1", name)
