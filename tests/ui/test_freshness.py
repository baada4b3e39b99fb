"""What pages read when they are seen: nothing, what some deeds touched, or everything."""

import pytest

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import DeedId
from ipo_crm.ui.freshness import Freshness
from ipo_crm.ui.page import Page


class Reader(Page):
    """Notes what it is asked to read."""

    reads = frozenset({"person", "role"})

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[dict[str, set[int]] | None] = []

    def reload(self) -> None:
        self.asked.append(None)

    def refresh(self, change: Change) -> None:
        self.asked.append({subject: set(keys) for subject, keys in change.touched.items()})


@pytest.fixture
def page(qapp: object) -> Reader:
    return Reader()


@pytest.fixture
def fresh() -> Freshness:
    return Freshness()


def _deed(number: int, **touched: set[int]) -> Change:
    return Change(DeedId(number), "Iets", {subject: frozenset(keys) for subject, keys in touched.items()})


def test_nothing_is_read_for_what_a_page_does_not_show(fresh: Freshness, page: Reader) -> None:
    fresh.note(_deed(1, dossier={1}), {"people": page})

    fresh.bring("people", page)

    assert page.asked == []


def test_deeds_are_gathered_until_the_page_is_seen(fresh: Freshness, page: Reader) -> None:
    fresh.note(_deed(1, person={1}, dossier={1}), {"people": page})
    fresh.note(_deed(2, person={2}, role={5}), {"people": page})

    fresh.bring("people", page)
    fresh.bring("people", page)

    assert page.asked == [{"person": {1, 2}, "role": {5}}]


def test_what_no_journal_tells_of_has_everything_read(fresh: Freshness, page: Reader) -> None:
    fresh.note(Change(None, "Gewist", {"person": frozenset({1})}), {"people": page})
    fresh.note(_deed(2, person={2}), {"people": page})

    fresh.bring("people", page)

    assert page.asked == [None]


def test_a_page_that_was_never_read_reads_everything(fresh: Freshness, page: Reader) -> None:
    fresh.spoil(["people"])
    fresh.note(_deed(1, person={1}), {"people": page})

    fresh.bring("people", page)

    assert page.asked == [None]
