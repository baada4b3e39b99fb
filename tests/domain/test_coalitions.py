from datetime import date

from ipo_crm.domain.coalitions import Coalition, Member, MemberRole
from ipo_crm.domain.ids import OrganisationId, organisation_ref
from ipo_crm.domain.periods import Period

STAYS = Member(actor=organisation_ref(OrganisationId(1)))
LEFT = Member(actor=organisation_ref(OrganisationId(2)), period=Period(date(2024, 1, 1), date(2025, 6, 1)))
ASKED = Member(actor=organisation_ref(OrganisationId(3)), role=MemberRole.APPROACHED)


def test_who_left_is_a_member_up_to_and_not_including_that_day() -> None:
    coalition = Coalition(name="Proef", members=(STAYS, LEFT))

    assert coalition.members_on(date(2025, 5, 31)) == (STAYS, LEFT)
    assert coalition.members_on(date(2025, 6, 1)) == (STAYS,)


def test_who_was_only_approached_is_no_member() -> None:
    assert Coalition(name="Proef", members=(STAYS, ASKED)).members_on(date(2025, 6, 1)) == (STAYS,)


def test_a_coalition_that_everybody_left_keeps_who_was_in_it() -> None:
    assert Coalition(name="Proef", members=(LEFT,)).members_on(date(2026, 1, 1)) == (LEFT,)
