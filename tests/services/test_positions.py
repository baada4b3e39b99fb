"""Positions: finding who can take one."""

import pytest

from ipo_crm.domain.search import HitKind
from ipo_crm.services.desk import Desk


@pytest.mark.parametrize(
    ("typed", "kind", "title"),
    [("fictie", HitKind.PERSON, "S. van Fictie"), ("netbeheer", HitKind.ORGANISATION, "Netbeheer Nederland")],
)
def test_people_and_organisations_are_found(sample: Desk, typed: str, kind: HitKind, title: str) -> None:
    found = sample.positions.actors(typed)

    assert any(hit.kind is kind and hit.title.endswith(title) for hit in found)


def test_what_takes_no_position_is_not_offered(sample: Desk) -> None:
    kinds = {hit.kind for hit in sample.positions.actors("warmte", limit=50)}

    assert kinds <= {HitKind.PERSON, HitKind.ORGANISATION}


def test_nothing_typed_finds_nobody(sample: Desk) -> None:
    assert sample.positions.actors("") == ()
