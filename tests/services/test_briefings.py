from ipo_crm.domain.dossiers import Dossier
from ipo_crm.domain.ids import DossierId, MeetingId, PersonId
from ipo_crm.domain.meetings import Meeting, MeetingStatus, Participant
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.papers.content import has_unsourced_claim
from ipo_crm.services.desk import Desk


def _first_talk(sample: Desk) -> MeetingId:
    return sample.meetings.on_day(sample.settings.today())[0].id


def test_the_sample_briefing_holds_what_is_known_around_the_talk(sample: Desk) -> None:
    content = sample.briefings.content(_first_talk(sample))

    assert content.head.name == "mw. drs. S. van Fictie"
    assert [promise.days_late for promise in content.promises] == [12, 1]
    assert content.stands[0].dossier == "Wet collectieve warmte"
    assert {suspect.name for suspect in content.suspects} >= {"Vereniging Eigen Huis", "Woonbond"}


def test_every_claim_of_the_sample_briefing_has_a_source(sample: Desk) -> None:
    content = sample.briefings.content(_first_talk(sample))

    assert not has_unsourced_claim(content)


def test_days_that_were_not_known_yet_are_not_foretold(sample: Desk) -> None:
    content = sample.briefings.content(_first_talk(sample))

    assert all(
        item.source is None or item.source.known_on is None or item.source.known_on <= sample.settings.today()
        for item in content.calendar
    )
    assert "2025-12-09" not in [item.day.isoformat() for item in content.calendar]


def test_whoever_comes_along_is_not_the_path_to_her(sample: Desk) -> None:
    content = sample.briefings.content(_first_talk(sample))

    assert content.path is not None
    assert "Verzinsel" not in content.path.text


def test_a_briefing_on_nothing_known_fills_nothing_in(desk: Desk) -> None:
    person = PersonId(desk.people.add(Person(name=PersonName(family_name="Onbekend"))).only("person"))
    dossier = DossierId(desk.dossiers.put(Dossier(title="Leeg dossier")).only("dossier"))
    planned = Meeting(
        day=desk.settings.today(),
        status=MeetingStatus.PLANNED,
        participants=(Participant(person_id=person),),
        dossiers=(dossier,),
    )
    meeting = MeetingId(desk.meetings.put(planned).only("meeting"))

    content = desk.briefings.content(meeting)

    assert (content.one_sentence, content.ask, content.promises, content.suspects, content.seats) == (
        "",
        None,
        (),
        (),
        (),
    )
    assert "nog niet gevraagd" in [stand.remark for stand in content.stands]


def _person(desk: Desk, family_name: str) -> PersonId:
    return next(row.id for row in desk.people.rows() if row.name.family_name == family_name)


def test_a_briefing_is_about_whom_it_was_asked_for(sample: Desk) -> None:
    demonstra = _person(sample, "Demonstra")
    talk = sample.meetings.next_talk_with(demonstra)
    assert talk is not None

    first, hers = sample.briefings.content(talk.id), sample.briefings.content(talk.id, demonstra)

    assert first.head.name == "mw. drs. S. van Fictie"
    assert hers.head.name == "mw. N. Demonstra"
    assert [spot.label for spot in hers.field if spot.is_self] == ["N. Demonstra"]
    assert "N. Demonstra (Klei)" in first.head.others
    assert "S. van Fictie (Polder)" in hers.head.others
    assert not any("Demonstra" in each for each in hers.head.others)


def test_who_objected_is_not_named_among_the_others(sample: Desk) -> None:
    demonstra = _person(sample, "Demonstra")
    talk = sample.meetings.next_talk_with(demonstra)
    assert talk is not None
    sample.people.note_objection(demonstra)

    content = sample.briefings.content(talk.id, demonstra)

    assert content.head.name == "mw. drs. S. van Fictie"
    assert content.head.others
    assert not any("Demonstra" in each for each in content.head.others)
