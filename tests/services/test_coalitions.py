"""Coalitions: the thinking about suspects can wait, and comes to the same."""

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import CoalitionId
from ipo_crm.services.desk import Desk


def test_a_ranking_thought_out_later_is_the_same(sample: Desk) -> None:
    key = next(row.id for row in sample.coalitions.rows() if row.name == "Brief van tien")

    think = sample.coalitions.prepare_suspects(key)

    assert think() == sample.coalitions.suspects(key)


def test_a_coalition_that_is_gone_is_told_at_once(sample: Desk) -> None:
    with pytest.raises(UserError, match="Kies een andere coalitie"):
        sample.coalitions.prepare_suspects(CoalitionId(9999))
