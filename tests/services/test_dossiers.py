"""Dossiers: the seats behind one, and the instruments of a phase."""

from datetime import date
from random import Random

import pytest

from ipo_crm.domain.dossiers import Dossier, Phase
from ipo_crm.domain.ids import DossierId, OrganisationId, organisation_ref, person_ref
from ipo_crm.domain.organisations import Chamber, Organisation, OrganisationKind
from ipo_crm.domain.positions import Position, Stance
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.services.desk import Desk

DAY = date(2025, 6, 1)
INVENTED = Source(source_class=SourceClass.INVENTED, title="Voorbeeld, verzonnen")


def _heat(sample: Desk) -> DossierId:
    return next(row.id for row in sample.dossiers.rows() if row.kamerstuk == "36576")


def test_the_seats_add_up_per_chamber(sample: Desk) -> None:
    lower, upper = sample.dossiers.seats(_heat(sample))

    assert (lower.chamber, lower.sure, lower.likely, lower.total) == (Chamber.TWEEDE_KAMER, 58, 18, 150)
    assert (upper.chamber, upper.short, upper.total) == (Chamber.EERSTE_KAMER, 3, 75)


def test_a_position_of_a_fractie_moves_its_seats(sample: Desk) -> None:
    fractie = next(each.actor for each in sample.dossiers.card(_heat(sample)).standings if each.is_fractie)
    before = sum(tally.against for tally in sample.dossiers.seats(_heat(sample)))

    sample.positions.record(
        Position(
            actor=fractie,
            dossier_id=_heat(sample),
            stance=Stance.AGAINST,
            day=sample.settings.today(),
            source=INVENTED,
        )
    )

    assert sum(tally.against for tally in sample.dossiers.seats(_heat(sample))) > before


def test_who_is_no_fractie_has_no_seats(desk: Desk) -> None:
    dossier = DossierId(desk.dossiers.put(Dossier(title="Verzonnen dossier")).only("dossier"))
    made = desk.organisations.put(Organisation(name="Verzonnen bond", kind=OrganisationKind.ASSOCIATION))
    actor = organisation_ref(OrganisationId(made.only("organisation")))

    desk.positions.record(
        Position(actor=actor, dossier_id=dossier, stance=Stance.FOR, day=date(2025, 6, 1), source=INVENTED)
    )

    assert desk.dossiers.seats(dossier) == ()


def test_the_first_phase_begins_with_the_media(desk: Desk) -> None:
    assert desk.dossiers.instruments(Phase.AGENDA)[:2] == ("media", "ingezonden brief")


def test_the_list_tells_of_each_dossier_what_its_page_tells(sample: Desk) -> None:
    today = sample.settings.today()
    for row in sample.dossiers.rows():
        card = sample.dossiers.card(row.id)
        coming = [item for item in card.calendar if item.day >= today]
        entered = [entry for entry in card.phases if entry.entered <= today]

        assert row.next_date == (coming[0] if coming else None)
        assert (row.phase, row.since) == ((entered[-1].phase, entered[-1].entered) if entered else (None, None))
        assert row.actors == len(card.standings)


def test_the_names_are_those_of_the_list_in_its_order(sample: Desk) -> None:
    rows = sample.dossiers.rows()

    names = sample.dossiers.names()

    assert [(each.id, each.title, each.kamerstuk) for each in names] == [
        (row.id, row.title, row.kamerstuk) for row in rows
    ]
    assert [each.label for each in names] == [row.short_title or row.title for row in rows]


def test_the_busiest_dossier_has_most_actors(sample: Desk) -> None:
    rows = sample.dossiers.rows()

    assert sample.dossiers.busiest() == max(rows, key=lambda row: row.actors).id


@pytest.mark.parametrize("seed", range(5))
def test_the_busiest_is_found_whatever_the_ledger_says(sample: Desk, seed: int) -> None:
    lot = Random(seed)
    dossiers = [row.id for row in sample.dossiers.rows()]
    people = sample.people.keys()
    actors = [*map(person_ref, people[:6]), *map(organisation_ref, sample.organisations.keys()[:4])]
    for _ in range(40):
        sample.positions.record(
            Position(actor=lot.choice(actors), dossier_id=lot.choice(dossiers), stance=None, day=DAY, source=INVENTED)
        )
        if lot.random() < 0.1:
            sample.people.note_objection(lot.choice(people), DAY)

        assert sample.dossiers.busiest() == max(sample.dossiers.rows(), key=lambda row: row.actors).id


def test_where_nobody_took_a_position_the_first_of_the_list_is_the_busiest(desk: Desk) -> None:
    for title in ("Zuid", "Noord"):
        desk.dossiers.put(Dossier(title=title))

    assert desk.dossiers.busiest() == desk.dossiers.names()[0].id


def test_there_is_no_busiest_where_there_is_no_dossier(desk: Desk) -> None:
    assert desk.dossiers.busiest() is None


@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_has_instruments(desk: Desk, phase: Phase) -> None:
    assert desk.dossiers.instruments(phase)
