"""What the form says that keeping will do, and the line for the public agenda."""

from dataclasses import replace
from datetime import date, time

import pytest

from ipo_crm.domain.dates import Moment
from ipo_crm.domain.dossiers import DossierRow
from ipo_crm.domain.ids import DossierId, PromiseId
from ipo_crm.domain.meetings import MeetingKind, Precision
from ipo_crm.domain.positions import Stance
from ipo_crm.ui.pages.talk_draft import Promised, StanceTaken, TalkDraft
from ipo_crm.ui.pages.talk_effects import Known, agenda_line, effects
from ipo_crm.ui.widgets.person_picker import Pick

TUESDAY = date(2025, 6, 10)
HEAT = DossierId(1)
ROW = DossierRow(id=HEAT, title="Wet collectieve warmte", short_title="Warmte", kamerstuk="36576", salience=None)
DRAFT = TalkDraft(when=Moment(TUESDAY), theirs=(Pick(key=None, name="S. van Fictie"),))
KNOWN = Known(today=TUESDAY, dossiers={HEAT: ROW}, behalf="IPO")


def test_nothing_happens_as_long_as_nobody_is_named() -> None:
    assert effects(replace(DRAFT, theirs=()), KNOWN) == ()


def test_a_newcomer_is_announced() -> None:
    assert "Nieuw in het bestand: S. van Fictie" in effects(DRAFT, KNOWN)


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ({}, Stance.FOR, "Positie Warmte wordt +1, bron eigen gesprek"),
        ({HEAT: Stance.FOR}, Stance.STRONGLY_FOR, "Positie Warmte van +1 naar +2, bron eigen gesprek"),
        ({HEAT: Stance.AGAINST}, Stance.AGAINST, "Positie Warmte blijft −1, bron eigen gesprek"),
        ({HEAT: None}, None, "Positie Warmte blijft ?, bron eigen gesprek"),
    ],
)
def test_a_position_says_where_it_comes_from_and_goes_to(
    before: dict[DossierId, Stance | None], now: Stance | None, told: str
) -> None:
    taken = StanceTaken(dossier_id=HEAT, stance=now)

    assert told in effects(replace(DRAFT, stances=(taken,)), replace(KNOWN, before=before))


def test_promises_with_a_day_are_told_apart_from_those_without() -> None:
    dated = Promised(text="Belt", due=Moment(TUESDAY))

    assert "1 toezegging met datum" in effects(replace(DRAFT, by_them=(dated,)), KNOWN)
    assert "2 toezeggingen" in effects(replace(DRAFT, by_them=(dated,), by_us=(Promised(text="Stuurt"),)), KNOWN)


def test_what_was_ticked_off_is_counted() -> None:
    assert "1 toezegging afgevinkt" in effects(replace(DRAFT, settled=frozenset({PromiseId(1)})), KNOWN)


def test_a_talk_of_another_day_says_which() -> None:
    told = effects(replace(DRAFT, when=Moment(date(2025, 6, 3))), KNOWN)

    assert told[-1] == "Laatste contact met S. van Fictie wordt di 3 juni"


def test_the_agenda_line_names_us_and_the_dossier_but_not_them() -> None:
    draft = replace(
        DRAFT,
        when=Moment(TUESDAY, time(8, 30), time(9, 0), Precision.TIME),
        ours=(Pick(key=None, name="J. Demo"),),
        dossiers=(HEAT,),
    )

    line = agenda_line(draft, replace(KNOWN, address="j.demo@voorbeeld.invalid"))

    assert line == (
        "10 juni 2025, 08:30. Gesprek met IPO (J. Demo) over Wet collectieve warmte (36576). "
        "Contact: j.demo@voorbeeld.invalid"
    )


def test_the_agenda_line_of_a_week_says_so() -> None:
    draft = replace(DRAFT, kind=MeetingKind.WORK_VISIT, when=Moment(date(2025, 6, 9), precision=Precision.WEEK))

    assert agenda_line(draft, KNOWN) == "Week van 9 juni 2025. Werkbezoek met IPO."


def test_without_a_day_there_is_no_agenda_line() -> None:
    assert agenda_line(replace(DRAFT, when=None), KNOWN) == ""
