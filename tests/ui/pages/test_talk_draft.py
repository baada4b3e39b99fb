"""The draft of a report becomes a report: newcomers numbered, promises between the first ones, the plan kept."""

from dataclasses import replace
from datetime import date

from ipo_crm.domain.dates import Moment
from ipo_crm.domain.ids import DossierId, PersonId, PromiseId, person_ref
from ipo_crm.domain.meetings import Meeting, Participant, Side
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.promises import Direction, Outcome
from ipo_crm.domain.sources import SourceClass
from ipo_crm.domain.talks import TalkReport
from ipo_crm.ui.pages.talk_draft import Promised, StanceTaken, TalkDraft, report_of
from ipo_crm.ui.widgets.person_picker import Pick

TUESDAY = date(2025, 6, 10)
THEM = Pick(key=16, name="S. van Fictie")
US = Pick(key=1, name="J. Demo")
FRESH = Pick(key=None, name="Q. Medewerker")
DRAFT = TalkDraft(when=Moment(TUESDAY), theirs=(THEM,), ours=(US,), dossiers=(DossierId(1),))


def _report(draft: TalkDraft) -> TalkReport:
    return report_of(draft, TUESDAY, lambda name: PersonName(family_name=name), "Volgende stap: %1")


def test_a_newcomer_gets_a_key_by_which_all_points_at_them() -> None:
    draft = replace(DRAFT, theirs=(FRESH,), by_them=(Promised(text="Belt terug"),))

    report = _report(draft)

    (person,) = report.new_people
    assert person.id < 0
    assert report.meeting.participants[0].person_id == person.id
    assert report.promises[0].person_id == person.id


def test_promises_stand_between_the_first_on_each_side() -> None:
    draft = replace(DRAFT, by_them=(Promised(text="Belt"),), by_us=(Promised(text="Stuurt", due=Moment(TUESDAY)),))

    told = [
        (each.direction, each.person_id, each.our_person_id, each.text, each.due) for each in _report(draft).promises
    ]

    assert told == [(Direction.BY_THEM, 16, 1, "Belt", None), (Direction.BY_US, 16, 1, "Stuurt", TUESDAY)]


def test_a_next_step_is_a_promise_of_ours() -> None:
    (promise,) = _report(replace(DRAFT, next_step=Promised(text="Bellen"))).promises

    assert (promise.direction, promise.text) == (Direction.BY_US, "Volgende stap: Bellen")


def test_with_nobody_there_are_no_promises_and_positions() -> None:
    taken = StanceTaken(dossier_id=DossierId(1), stance=Stance.FOR)
    draft = replace(DRAFT, theirs=(), by_us=(Promised(text="Stuurt"),), stances=(taken,))

    report = _report(draft)

    assert (report.promises, report.stances) == ((), ())


def test_a_dossier_on_which_a_position_was_heard_belongs_to_the_talk() -> None:
    taken = StanceTaken(dossier_id=DossierId(2), stance=None, source_class=SourceClass.PUBLIC)

    report = _report(replace(DRAFT, stances=(taken,)))

    assert report.meeting.dossiers == (1, 2)
    assert (report.stances[0].actor, report.stances[0].source_class) == (person_ref(PersonId(16)), SourceClass.PUBLIC)


def test_what_was_planned_stays_with_the_report() -> None:
    task = Participant(person_id=PersonId(1), side=Side.OURS, task="noteert")
    base = Meeting(day=TUESDAY, purpose="Steun vragen", participants=(task,))

    meeting = _report(replace(DRAFT, base=base)).meeting

    assert meeting.purpose == "Steun vragen"
    assert task in meeting.participants


def test_what_was_ticked_off_is_kept_with_evidence() -> None:
    (settled,) = _report(replace(DRAFT, settled=frozenset({PromiseId(7)}))).settled

    assert (settled.outcome, settled.evidence) == (Outcome.KEPT, "Afgevinkt in het gesprek van 10-06-2025")
