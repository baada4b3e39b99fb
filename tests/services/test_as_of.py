"""Questions asked as of a day: what began, changed or ended after it is not in the answer."""

from datetime import date, timedelta

import pytest

from ipo_crm.domain.coalitions import Coalition, Member, MemberRole
from ipo_crm.domain.dossiers import Dossier, Phase, PhaseEntry
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import CoalitionId, DossierId, OrganisationId, organisation_ref
from ipo_crm.domain.organisations import Chamber, Seats
from ipo_crm.domain.people import Role
from ipo_crm.domain.periods import Period
from ipo_crm.domain.positions import Position, Stance
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.services.desk import Desk
from tests.services.chamber import fractie, member, organisation

ELECTED, TURN = date(2023, 12, 6), date(2025, 2, 1)
BEFORE = TURN - timedelta(days=1)
SOURCE = Source(source_class=SourceClass.INVENTED, title="Proef (verzonnen)")


def dossier(desk: Desk) -> DossierId:
    return DossierId(desk.dossiers.put(Dossier(title="Proefdossier (verzonnen)")).only("dossier"))


def test_somebody_who_changed_roles_is_listed_by_the_role_of_the_day(desk: Desk) -> None:
    old, new = organisation(desk, "Fractie Oud (verzonnen)"), organisation(desk, "Fractie Nieuw (verzonnen)")
    who = member(desk, "Wissel", old, Period(ELECTED, TURN))
    desk.people.put_role(Role(person_id=who, organisation_id=new, function="voorzitter", period=Period(TURN, None)))

    before, after = (desk.people.rows(as_of=day)[0] for day in (BEFORE, TURN))

    assert (before.function, before.fractie) == ("Kamerlid", "Fractie Oud (verzonnen)")
    assert (after.function, after.fractie) == ("voorzitter", "Fractie Nieuw (verzonnen)")
    assert desk.people.lines([who], BEFORE)[who] == before
    assert [line.role.function for line in desk.people.card(who, BEFORE).roles] == ["Kamerlid"]
    assert len(desk.people.card(who, TURN).roles) == 2


def test_a_fractie_that_split_brings_fewer_seats_from_that_day(desk: Desk) -> None:
    key, whole = dossier(desk), fractie(desk, "Fractie Heel (verzonnen)", 20, Period(ELECTED, None))
    desk.organisations.put_seats(
        Seats(organisation_id=whole, chamber=Chamber.TWEEDE_KAMER, count=19, period=Period(TURN, None))
    )
    part = fractie(desk, "Groep Los (verzonnen)", 1, Period(TURN, None))
    for who, stance in ((whole, Stance.STRONGLY_FOR), (part, Stance.AGAINST)):
        desk.positions.record(
            Position(actor=organisation_ref(who), dossier_id=key, stance=stance, day=ELECTED, source=SOURCE)
        )

    before, after = (desk.dossiers.seats(key, day)[0] for day in (BEFORE, TURN))

    assert (before.sure, before.against) == (20, 0)
    assert (after.sure, after.against) == (19, 1)


def test_a_stance_taken_later_is_not_known_yet(desk: Desk) -> None:
    key, who = dossier(desk), organisation_ref(fractie(desk, "Fractie Heel (verzonnen)", 20))
    for day, stance in ((ELECTED, Stance.AGAINST), (TURN, Stance.FOR)):
        desk.positions.record(Position(actor=who, dossier_id=key, stance=stance, day=day, source=SOURCE))

    before, after = (desk.positions.standings(key, day)[0] for day in (BEFORE, TURN))

    assert (before.stance, after.stance, after.before) == (Stance.AGAINST, Stance.FOR, Stance.AGAINST)
    assert desk.dossiers.card(key, BEFORE).standings[0] == before


def test_a_dossier_is_in_the_phase_of_the_day(desk: Desk) -> None:
    key = dossier(desk)
    for phase, day in ((Phase.AGENDA, ELECTED), (Phase.MOBILISE, TURN)):
        desk.dossiers.enter_phase(key, PhaseEntry(phase=phase, entered=day, evidence="", reason="", source=None))

    assert [desk.dossiers.rows(day)[0].phase for day in (BEFORE, TURN)] == [Phase.AGENDA, Phase.MOBILISE]
    assert [len(desk.dossiers.card(key, day).phases) for day in (BEFORE, TURN)] == [1, 2]


def test_a_coalition_has_the_members_of_the_day(desk: Desk) -> None:
    left, stayed = (organisation_ref(organisation(desk, f"{name} (verzonnen)")) for name in ("Weg", "Blijft"))
    members = (
        Member(actor=left, role=MemberRole.MEMBER, period=Period(ELECTED, TURN)),
        Member(actor=stayed, role=MemberRole.LEADER),
    )
    change = desk.coalitions.put(Coalition(name="Proef (verzonnen)", formed=ELECTED, members=members))
    key = CoalitionId(change.only("coalition"))

    assert [row.members for day in (BEFORE, TURN) for row in desk.coalitions.rows(day)] == [2, 1]
    assert [member.actor for member in desk.coalitions.members(key, TURN)] == [stayed]
    assert [len(desk.organisations.card(OrganisationId(left.key), day).coalitions) for day in (BEFORE, TURN)] == [1, 0]
    assert desk.coalitions.rows(ELECTED - timedelta(days=1)) == ()


def test_a_day_that_is_not_given_is_that_of_the_sample(sample: Desk) -> None:
    today = sample.settings.today()

    assert sample.people.rows() == sample.people.rows(as_of=today)
    assert sample.organisations.rows() == sample.organisations.rows(today)
    assert sample.dossiers.rows() == sample.dossiers.rows(today)
    assert [sample.dossiers.seats(row.id) for row in sample.dossiers.rows()] == [
        sample.dossiers.seats(row.id, today) for row in sample.dossiers.rows()
    ]


def test_the_suspects_of_a_day_before_the_coalition_was_formed_are_none(sample: Desk) -> None:
    focal = sample.coalitions.rows()[0]
    assert focal.formed is not None

    assert sample.coalitions.suspects(focal.id, as_of=focal.formed).name == focal.name
    with pytest.raises(UserError):
        sample.coalitions.suspects(focal.id, as_of=focal.formed - timedelta(days=1))
