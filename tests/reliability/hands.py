"""A pair of hands that does what a lobbyist does, at random, through the services: talks, people, positions, undo."""

import random
from datetime import timedelta
from importlib import import_module

from ipo_crm.domain.ids import DossierId, PersonId, person_ref
from ipo_crm.domain.meetings import Meeting, Participant
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.domain.positions import Position, Stance
from ipo_crm.domain.promises import Direction, Promise
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.domain.talks import StanceHeard, TalkReport
from ipo_crm.services.desk import Desk

_NEWCOMER = PersonId(-1)
_LATE = ("desk", "history", "imports", "meetings", "people", "positions")


def import_all() -> None:
    """Import what a desk imports at its first deed, so that a fork need not."""
    for name in _LATE:
        import_module(f"ipo_crm.services.{name}")
    import_module("sqlalchemy.dialects.sqlite.pysqlite")


class Hands:
    """Does one deed after another on a filled file; the seed says which."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self._desk = desk
        self._draw = random.Random(seed)
        self._today = desk.settings.today()
        self._dossiers = [DossierId(key) for key in self._keys("dossier")]
        self._count = 0

    def move(self, desk: Desk) -> None:
        """Go on at a desk on the same file, opened anew."""
        self._desk = desk

    def act(self) -> None:
        """Do one deed."""
        self._count += 1
        acts = (self.talk, self.talk, self.meet, self.take_stand, self.drop, self.take_back, self.do_again)
        self._draw.choice(acts)()

    def report(self) -> TalkReport:
        """Give the report of a talk, with somebody who is new to us, a position and a promise."""
        dossier, known = self._dossier(), self._person()
        who = (Participant(person_id=known), Participant(person_id=_NEWCOMER))
        day = self._today - timedelta(days=self._draw.randrange(400))
        meeting = Meeting(day=day, participants=who, dossiers=(dossier,), report="Steunt ons plan. " * 40)
        promise = Promise(direction=Direction.BY_THEM, person_id=known, dossier_id=dossier, text="Stuurt de motie")
        stance = StanceHeard(actor=person_ref(_NEWCOMER), dossier_id=dossier, stance=Stance.FOR, quote="Ja, mits.")
        newcomer = Person(id=_NEWCOMER, name=self._name())
        return TalkReport(meeting=meeting, stances=(stance,), promises=(promise,), new_people=(newcomer,))

    def talk(self) -> None:
        """Record a talk."""
        self._desk.meetings.record_talk(self.report())

    def meet(self) -> None:
        """Add a person, with notes."""
        self._desk.people.add(Person(name=self._name(), notes="Ooit kort gesproken. " * 20))

    def take_stand(self) -> None:
        """Write down where somebody stands."""
        source = Source(source_class=SourceClass.PUBLIC, title=f"Stuk {self._count}", published=self._today)
        position = Position(
            actor=person_ref(self._person()),
            dossier_id=self._dossier(),
            stance=self._draw.choice(list(Stance)),
            day=self._today,
            source=source,
        )
        self._desk.positions.record(position)

    def drop(self) -> None:
        """Delete a person with all that hangs on them, while there are enough."""
        there = self._people()
        if len(there) < 20:
            self.meet()
        else:
            self._desk.people.drop(self._draw.choice(there))

    def take_back(self) -> None:
        """Undo, unless that would take the whole sample away."""
        if self._desk.history.undo_title() == "Voorbeeld vullen":
            self.talk()
        else:
            self._desk.history.undo()

    def do_again(self) -> None:
        """Redo where there is something to redo, else add a person."""
        if self._desk.history.redo_title():
            self._desk.history.redo()
        else:
            self.meet()

    def _person(self) -> PersonId:
        return self._draw.choice(self._people())

    def _people(self) -> list[PersonId]:
        return [PersonId(key) for key in self._keys("person")]

    def _keys(self, table: str) -> list[int]:
        """Give what there is, straight from the table: the lists of the services take longer than most deeds."""
        rows = self._desk._workspace.connection.exec_driver_sql(f"SELECT id FROM {table} ORDER BY id")
        return [key for (key,) in rows]

    def _dossier(self) -> DossierId:
        return self._draw.choice(self._dossiers)

    def _name(self) -> PersonName:
        return PersonName(initials="V.", family_name=f"Verzonnen{self._count}x{self._draw.randrange(10**6)}")
