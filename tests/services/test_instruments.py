"""Instruments: the phase they were used in, and which of those that fit were used."""

from datetime import date

import pytest

from ipo_crm.domain.dossiers import Phase, PhaseEntry
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import DossierId, InstrumentId
from ipo_crm.domain.instruments import Instrument
from ipo_crm.services.desk import Desk
from tests.services import makers


@pytest.fixture
def dossier(desk: Desk) -> DossierId:
    key = makers.dossier(desk)
    desk.dossiers.enter_phase(key, PhaseEntry(phase=Phase.AGENDA, entered=date(2025, 1, 1)))
    desk.dossiers.enter_phase(key, PhaseEntry(phase=Phase.MOBILISE, entered=date(2025, 3, 1)))
    return key


def _use(desk: Desk, dossier: DossierId, kind: str, day: date, phase: Phase | None = None) -> InstrumentId:
    made = Instrument(dossier_id=dossier, kind=kind, day=day, phase=phase)
    return InstrumentId(desk.instruments.record(made).only("instrument"))


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        (date(2024, 12, 31), None),
        (date(2025, 1, 1), Phase.AGENDA),
        (date(2025, 2, 28), Phase.AGENDA),
        (date(2025, 3, 1), Phase.MOBILISE),
    ],
)
def test_the_phase_is_that_of_the_dossier_on_the_day(
    desk: Desk, dossier: DossierId, day: date, phase: Phase | None
) -> None:
    key = _use(desk, dossier, "petitie", day)

    assert desk.instruments.get(key).phase is phase


def test_a_phase_that_was_given_stands(desk: Desk, dossier: DossierId) -> None:
    key = _use(desk, dossier, "petitie", date(2025, 2, 1), Phase.DEBATE)

    assert desk.instruments.get(key).phase is Phase.DEBATE


def test_the_outcome_is_noted_later(desk: Desk, dossier: DossierId) -> None:
    key = _use(desk, dossier, "petitie", date(2025, 2, 1))

    desk.instruments.note_outcome(key, "Kamervragen gesteld")

    assert desk.instruments.get(key).outcome == "Kamervragen gesteld"
    assert desk.history.undo_title() == "Uitkomst van petitie vastleggen"


def test_what_was_used_comes_in_order_of_time(desk: Desk, dossier: DossierId) -> None:
    _use(desk, dossier, "poll", date(2025, 4, 1))
    _use(desk, dossier, "petitie", date(2025, 2, 1))

    assert [each.kind for each in desk.instruments.rows(dossier)] == ["petitie", "poll"]


def test_a_phase_shows_what_fits_and_then_what_was_used_besides(desk: Desk, dossier: DossierId) -> None:
    _use(desk, dossier, "media", date(2025, 1, 5))
    _use(desk, dossier, "media", date(2025, 1, 9))
    _use(desk, dossier, "spandoek", date(2025, 1, 9))

    rows = desk.instruments.in_phase(dossier, Phase.AGENDA)

    fitting = desk.dossiers.instruments(Phase.AGENDA)
    assert [row.kind for row in rows] == [*fitting, "spandoek"]
    assert {row.kind: len(row.uses) for row in rows if row.uses} == {"media": 2, "spandoek": 1}
    assert [row.kind for row in rows if not row.fits] == ["spandoek"]


def test_without_a_phase_the_present_one_is_meant(desk: Desk, dossier: DossierId) -> None:
    assert desk.instruments.in_phase(dossier) == desk.instruments.in_phase(dossier, Phase.MOBILISE)
    assert desk.instruments.in_phase(makers.dossier(desk, "Zonder fase")) == ()


def test_an_instrument_without_a_name_is_refused(desk: Desk, dossier: DossierId) -> None:
    with pytest.raises(UserError, match="Kies een instrument"):
        _use(desk, dossier, " ", date(2025, 1, 1))


def test_undo_brings_a_dropped_one_back(desk: Desk, dossier: DossierId) -> None:
    key = _use(desk, dossier, "petitie", date(2025, 2, 1))
    desk.instruments.drop(key)
    assert desk.instruments.rows(dossier) == ()

    desk.history.undo()

    assert [each.id for each in desk.instruments.rows(dossier)] == [key]
