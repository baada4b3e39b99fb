"""The table of figures: the longer run counts, a test that fails is a promise missed, nothing is left out."""

from tests.reliability import figures
from tests.reliability.modes import MODES

DAY = "2026-01-05"


def _noted(test: str, kills: int, *, passed: bool = True, nightly: bool = False) -> list[figures.Line]:
    note = {"mode": 1, "what": "deeds", "figures": {"kills": kills}, "test": test}
    return [note, {"test": test, "passed": passed, "nightly": nightly}]


def test_of_a_short_and_a_long_run_the_long_one_counts() -> None:
    (row,) = figures.rows([*_noted("long", 1000, nightly=True), *_noted("short", 100)], DAY)

    assert row["figures"] == {"kills": 1000}


def test_a_test_that_fails_is_a_promise_missed() -> None:
    table = figures.table(figures.rows(_noted("long", 1000, passed=False, nightly=True), DAY))

    assert "| deeds | kills 1,000 | 2026-01-05 | **missed** |" in table


def test_a_new_figure_takes_the_place_of_the_old_one() -> None:
    old, new = (figures.rows(_noted("long", kills), DAY) for kills in (1, 2))

    assert figures.merged(old, new) == new


def test_every_failure_mode_is_in_the_table_measured_or_not() -> None:
    lines = figures.table([]).splitlines()[2:]

    assert [int(line.split("|")[1]) for line in lines] == sorted(MODES)


def test_the_page_has_the_place_for_it() -> None:
    page = figures.PAGE.read_text(encoding="utf-8")

    assert page.count(figures.BEGIN) == page.count(figures.END) == 1
