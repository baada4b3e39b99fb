"""Parts of a dossier: each can be changed, put in order and taken away, and each is one step."""

from dataclasses import replace
from datetime import date

import pytest

from ipo_crm.domain.cards import DossierCard
from ipo_crm.domain.dossiers import Allocation, Ask, CalendarDate, Message, MessageKind, Phase, PhaseEntry
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import AskId, DossierId
from ipo_crm.services.desk import Desk
from tests.services import makers


@pytest.fixture
def dossier(desk: Desk) -> DossierId:
    key = makers.dossier(desk)
    for text in ("een", "twee", "drie"):
        desk.dossiers.add_message(key, Message(kind=MessageKind.CORE, text=text))
    desk.dossiers.add_message(key, Message(kind=MessageKind.QUESTION, text="vraag"))
    desk.dossiers.add_date(key, CalendarDate(day=date(2025, 6, 19), text="Debat"))
    desk.dossiers.enter_phase(key, PhaseEntry(phase=Phase.AGENDA, entered=date(2025, 1, 1)))
    desk.dossiers.put_ask(Ask(dossier_id=key, text="Geld"))
    return key


def _card(desk: Desk, dossier: DossierId) -> DossierCard:
    return desk.dossiers.card(dossier)


def _core(desk: Desk, dossier: DossierId) -> list[str]:
    return [each.text for each in _card(desk, dossier).messages if each.kind is MessageKind.CORE]


def test_a_message_is_changed_in_its_place(desk: Desk, dossier: DossierId) -> None:
    second = _card(desk, dossier).messages[1]

    desk.dossier_parts.change_message(dossier, replace(second, text="twee en een half"))

    assert _core(desk, dossier) == ["een", "twee en een half", "drie"]
    assert desk.history.undo_title() == "Kernboodschap: tekst wijzigen"


def test_a_message_that_becomes_another_kind_stands_behind_those(desk: Desk, dossier: DossierId) -> None:
    first = _card(desk, dossier).messages[0]

    desk.dossier_parts.change_message(dossier, replace(first, kind=MessageKind.QUESTION))

    questions = [each.text for each in _card(desk, dossier).messages if each.kind is MessageKind.QUESTION]
    assert (questions, _core(desk, dossier)) == (["vraag", "een"], ["twee", "drie"])


def test_messages_are_put_in_order_as_one_step(desk: Desk, dossier: DossierId) -> None:
    one, two, three = (each.id for each in _card(desk, dossier).messages[:3])

    desk.dossier_parts.arrange_messages(dossier, MessageKind.CORE, (three, one))
    assert _core(desk, dossier) == ["drie", "een", "twee"]

    desk.history.undo()
    assert [each.id for each in _card(desk, dossier).messages[:3]] == [one, two, three]


def test_a_message_moves_up_and_down_among_its_kind(desk: Desk, dossier: DossierId) -> None:
    third = _card(desk, dossier).messages[2].id

    up = desk.dossier_parts.move_message(third, -1)
    assert (_core(desk, dossier), up.title) == (["een", "drie", "twee"], "Kernboodschap omhoog verplaatsen")

    down = desk.dossier_parts.move_message(third, 1)
    assert (_core(desk, dossier), down.title) == (["een", "twee", "drie"], "Kernboodschap omlaag verplaatsen")


def test_the_last_message_goes_no_further_down(desk: Desk, dossier: DossierId) -> None:
    third = _card(desk, dossier).messages[2].id

    assert desk.dossier_parts.move_message(third, 1).deed_id is None


def test_each_step_says_what_it_changes(desk: Desk, dossier: DossierId) -> None:
    card, parts = _card(desk, dossier), desk.dossier_parts

    titles = [
        parts.change_date(dossier, replace(card.calendar[0], confirmed=False)).title,
        parts.change_phase(dossier, replace(card.phases[0], entered=date(2025, 1, 2))).title,
        parts.drop_message(card.messages[3].id).title,
        parts.drop_date(card.calendar[0].id).title,
        parts.drop_phase(card.phases[0].id).title,
    ]

    assert titles == [
        "Debat: bevestigd wijzigen",
        "Fase 1 Agenderen: ingegaan op wijzigen",
        "Vraag verwijderen",
        "Debat uit de kalender verwijderen",
        "Fase 1 Agenderen verwijderen",
    ]


def test_what_is_gone_cannot_be_dropped_again(desk: Desk, dossier: DossierId) -> None:
    first = _card(desk, dossier).messages[0].id
    desk.dossier_parts.drop_message(first)

    with pytest.raises(UserError, match="niet meer"):
        desk.dossier_parts.drop_message(first)


def test_a_message_that_is_not_there_is_never_added_by_a_change(desk: Desk, dossier: DossierId) -> None:
    with pytest.raises(UserError, match="niet meer"):
        desk.dossier_parts.change_message(dossier, Message(kind=MessageKind.CORE, text="nieuw"))

    assert _core(desk, dossier) == ["een", "twee", "drie"]


def test_a_day_in_the_calendar_is_changed(desk: Desk, dossier: DossierId) -> None:
    (item,) = _card(desk, dossier).calendar

    desk.dossier_parts.change_date(dossier, replace(item, day=date(2025, 6, 20), confirmed=False))

    (moved,) = _card(desk, dossier).calendar
    assert (moved.id, moved.day, moved.confirmed) == (item.id, date(2025, 6, 20), False)


def test_a_phase_is_mended_without_a_new_one(desk: Desk, dossier: DossierId) -> None:
    (entry,) = _card(desk, dossier).phases

    desk.dossier_parts.change_phase(dossier, replace(entry, evidence="Kamerbrief van januari"))

    (mended,) = _card(desk, dossier).phases
    assert (mended.id, mended.evidence) == (entry.id, "Kamerbrief van januari")


def test_what_is_taken_away_comes_back_by_undo(desk: Desk, dossier: DossierId) -> None:
    before = _card(desk, dossier)

    desk.dossier_parts.drop_message(before.messages[0].id)
    desk.dossier_parts.drop_date(before.calendar[0].id)
    desk.dossier_parts.drop_phase(before.phases[0].id)
    desk.dossier_parts.drop_ask(before.asks[0].id)
    emptied = _card(desk, dossier)
    assert (len(emptied.messages), emptied.calendar, emptied.phases, emptied.asks) == (3, (), (), ())

    for _ in range(4):
        desk.history.undo()
    assert _card(desk, dossier) == before


def test_a_part_of_an_ask_is_said_again_and_taken_away(desk: Desk, dossier: DossierId) -> None:
    ask, who = AskId(_card(desk, dossier).asks[0].id), makers.organisation(desk)

    for amount in (100, 250):
        desk.dossier_parts.put_allocation(Allocation(ask_id=ask, organisation_id=who, amount=amount))
    assert [part.amount for part in _card(desk, dossier).allocations] == [250]

    desk.dossier_parts.drop_allocation(ask, who)
    assert _card(desk, dossier).allocations == ()


def test_a_part_below_zero_is_refused(desk: Desk, dossier: DossierId) -> None:
    ask = _card(desk, dossier).asks[0].id

    with pytest.raises(UserError, match="niet kleiner dan nul"):
        desk.dossier_parts.put_allocation(Allocation(ask_id=ask, organisation_id=makers.organisation(desk), amount=-1))
