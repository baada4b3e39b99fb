"""Motions in the file: what is written is read back, row by row or all at once."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipo_crm.domain.ids import OrganisationId, PersonId, organisation_ref, person_ref
from ipo_crm.domain.motions import Choice, Motion, MotionKind, Result, Vote, count, seats_behind
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Chamber, Organisation, OrganisationKind
from ipo_crm.domain.people import Person
from ipo_crm.store import motions, organisations, people
from ipo_crm.store.workspace import Workspace

MOTION = Motion(title="Motie over proeven (verzonnen)", number="99999-1", voted=date(2025, 6, 17))


def _fractie(workspace: Workspace, name: str) -> OrganisationId:
    with workspace.transaction("fractie") as tx:
        return organisations.put(tx.connection, Organisation(name=name, kind=OrganisationKind.FRACTIE))


def _member(workspace: Workspace, name: str) -> PersonId:
    with workspace.transaction("lid") as tx:
        return people.put(tx.connection, Person(name=PersonName(family_name=name)))


def test_all_motions_at_once_are_those_one_by_one(workspace: Workspace) -> None:
    who, house = _member(workspace, "Fictie"), _fractie(workspace, "Proef (verzonnen)")
    votes = (
        Vote(actor=organisation_ref(house), choice=Choice.FOR, seats=4),
        Vote(actor=person_ref(who), choice=Choice.AGAINST, mistaken=True),
    )
    full = replace(MOTION, kind=MotionKind.BILL, result=Result.ADOPTED, signers=(who,), votes=votes, dictum="verzoekt")
    with workspace.transaction("moties") as tx:
        keys = [motions.put(tx.connection, each) for each in (full, replace(MOTION, number=""))]

    assert motions.everything(workspace.connection) == tuple(motions.get(workspace.connection, key) for key in keys)


def test_signers_keep_their_order_when_it_changes(workspace: Workspace) -> None:
    first, second = _member(workspace, "Een"), _member(workspace, "Twee")
    with workspace.transaction("motie") as tx:
        key = motions.put(tx.connection, replace(MOTION, signers=(first, second)))
    with workspace.transaction("volgorde") as tx:
        motions.put(tx.connection, replace(MOTION, id=key, signers=(second, first)))

    found = motions.get(workspace.connection, key)

    assert found is not None
    assert found.signers == (second, first)


@pytest.mark.parametrize(("chamber", "found"), [(Chamber.TWEEDE_KAMER, True), (Chamber.EERSTE_KAMER, False)])
def test_a_number_is_sought_within_a_chamber(workspace: Workspace, chamber: Chamber, found: bool) -> None:
    with workspace.transaction("motie") as tx:
        motions.put(tx.connection, MOTION)

    assert (motions.find(workspace.connection, chamber, number="99999-1") is not None) is found
    assert motions.find(workspace.connection, chamber, number="") is None


CAST = st.tuples(st.sampled_from(Choice), st.none() | st.integers(0, 150))


@settings(max_examples=30, deadline=None)
@given(st.lists(CAST, max_size=3), st.lists(st.sampled_from(Choice), max_size=3), st.sampled_from(Result))
def test_the_list_counts_as_the_rule_does(
    tmp_path_factory: pytest.TempPathFactory,
    fracties: list[tuple[Choice, int | None]],
    members: list[Choice],
    result: Result,
) -> None:
    path = tmp_path_factory.mktemp("moties") / "proef.ipocrm"
    with Workspace.create(path, None) as workspace:
        cast = [
            Vote(actor=organisation_ref(_fractie(workspace, f"F{number}")), choice=choice, seats=seats)
            for number, (choice, seats) in enumerate(fracties)
        ]
        cast += [
            Vote(actor=person_ref(_member(workspace, f"L{number}")), choice=choice)
            for number, choice in enumerate(members)
        ]
        with workspace.transaction("motie") as tx:
            motions.put(tx.connection, replace(MOTION, result=result, votes=tuple(cast)))

        (row,) = motions.rows(workspace.connection)

    counted = count(Chamber.TWEEDE_KAMER, result, seats_behind(cast))
    assert (row.seats_for, row.seats_against, row.agreement) == (
        counted.seats_for,
        counted.seats_against,
        counted.agreement,
    )
