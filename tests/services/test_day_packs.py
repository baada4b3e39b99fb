"""Day packs: what of a day goes into one, and what does not."""

from datetime import date

from ipo_crm.domain.meetings import MeetingKind
from ipo_crm.services.day_packs import NOBODY, NOTHING_KNOWN
from ipo_crm.services.desk import Desk
from tests.services import makers

DAY = date(2025, 6, 10)


def test_the_day_of_the_sample_has_a_briefing_for_each_talk_with_somebody(sample: Desk) -> None:
    content = sample.day_packs.content(DAY)

    told = [(talk.who, talk.briefing is not None) for talk in content.talks]
    assert [has for _, has in told] == [True, True, True, False, True]
    assert told[3] == ("Plenair debat 36576", False)
    assert content.talks[2].who.startswith("Broodje provincies: ")
    assert content.talks[3].missing == NOBODY
    assert content.is_demo


def test_its_briefings_are_those_of_the_talks_themselves(sample: Desk) -> None:
    first = sample.meetings.on_day(DAY)[0]

    assert sample.day_packs.content(DAY).talks[0].briefing == sample.briefings.content(first.id)


def test_a_talk_of_which_nothing_is_known_says_so(desk: Desk) -> None:
    makers.meeting(desk, makers.person(desk), day=DAY)

    (talk,) = desk.day_packs.content(DAY).talks

    assert (talk.briefing, talk.missing) == (None, NOTHING_KNOWN)


def test_who_objected_is_neither_on_the_day_nor_in_a_briefing(desk: Desk) -> None:
    whom = makers.person(desk, "Bezwaarmaker")
    makers.meeting(desk, whom, day=DAY, kind=MeetingKind.BILATERAL)
    desk.people.note_objection(whom)

    (talk,) = desk.day_packs.content(DAY).talks

    assert "Bezwaarmaker" not in talk.who
    assert (talk.briefing, talk.missing) == (None, NOBODY)


def test_it_is_gathered_talk_by_talk_and_then_printed(sample: Desk) -> None:
    *each, printing = sample.day_packs.in_steps(DAY)

    of_the_network = len(list(sample.briefings.read_ahead()))
    assert each == [None] * (of_the_network + 5)
    assert printing is not None
    assert printing().startswith(b"%PDF-")


def test_a_day_without_talks_gives_nothing_to_print(desk: Desk) -> None:
    assert list(desk.day_packs.in_steps(DAY)) == []
