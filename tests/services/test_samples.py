from ipo_crm.domain.ids import CoalitionId
from ipo_crm.domain.sources import SourceClass
from ipo_crm.domain.suspects import View
from ipo_crm.services.desk import Desk


def _letter(sample: Desk) -> CoalitionId:
    return next(row.id for row in sample.coalitions.rows() if row.name == "Brief van tien")


def test_the_suspects_of_the_letter_come_first_and_our_usual_partners_last(sample: Desk) -> None:
    ranked = sample.coalitions.suspects(_letter(sample))

    names = [row.name for row in ranked.rows]
    assert set(names[:3]) == {"Vereniging Eigen Huis", "Woonbond", "Bouwend Nederland"}
    assert set(names[-2:]) == {"Vereniging van Nederlandse Gemeenten", "Unie van Waterschappen"}


def test_we_are_not_ranked_ourselves(sample: Desk) -> None:
    ranked = sample.coalitions.suspects(_letter(sample))

    assert ranked.view is View.OURS
    assert len(ranked.rows) == 9
    assert "Interprovinciaal Overleg" not in [row.name for row in ranked.rows]


def test_the_whole_coalition_is_another_perspective_that_is_named(sample: Desk) -> None:
    ranked = sample.coalitions.suspects(_letter(sample), View.WHOLE)

    assert ranked.view is View.WHOLE
    assert ranked.core == ()


def test_every_person_says_that_it_is_invented(sample: Desk) -> None:
    people = [sample.people.get(row.id) for row in sample.people.rows()]

    assert len(people) == 61
    assert all(
        person is not None and person.source is not None and person.source.source_class is SourceClass.INVENTED
        for person in people
    )


def test_the_sample_shows_its_mark_and_its_reference_day(sample: Desk) -> None:
    settings = sample.settings.read()

    assert "verzonnen" in settings.sample_mark
    assert sample.settings.today().isoformat() == "2025-06-10"


def test_filling_is_one_step_that_can_be_undone(sample: Desk) -> None:
    sample.history.undo()

    assert set(sample.exports.counts().values()) == {0}


def test_the_money_of_public_transport_is_divided_over_fourteen(sample: Desk) -> None:
    transport = next(row for row in sample.dossiers.rows() if row.short_title == "Decentraal OV")

    parts = sample.dossiers.card(transport.id).allocations

    assert len(parts) == 14
    assert sum(part.amount for part in parts) == 30_040_000_000
