from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.papers.blocks import Bullets, Paragraph, Section, Table, words
from ipo_crm.papers.cuts import Plan, plans

KEYS = ("questions", "messages", "why", "sources")


def _section(key: str, lines: int) -> Section:
    return Section(key, key, (Bullets((words("regel"),) * lines),))


def _size(plan: Plan) -> tuple[int, ...]:
    return (*(plan.keep.get(key, 0) for key in KEYS), plan.chars or 10**6, plan.labels)


def test_the_first_plan_leaves_nothing_out() -> None:
    first = plans((_section("questions", 3), _section("sources", 20)))[0]

    assert (dict(first.keep), first.chars) == ({"questions": 3, "sources": 20}, 0)


def test_the_questions_are_the_first_to_go() -> None:
    shorter = plans((_section("messages", 5), _section("questions", 3)))[2]

    assert dict(shorter.keep) == {"messages": 5, "questions": 2}


def test_the_barest_plan_keeps_one_line_of_each() -> None:
    barest = plans((_section("questions", 9), _section("sources", 80)))[-1]

    assert dict(barest.keep) == {"questions": 1, "sources": 1}


def test_sources_go_after_everything_else() -> None:
    made = plans((_section("objections", 9), _section("sources", 8)))

    assert all(plan.keep["objections"] == 1 for plan in made if plan.keep["sources"] < 8)


def test_rows_of_a_table_are_counted_and_a_paragraph_is_not() -> None:
    table = Section("tasks", "", (Table(("wie",), ((words("een"),), (words("twee"),))), Paragraph(words("drie"))))

    assert dict(plans((table,))[0].keep) == {"tasks": 2}


@given(st.lists(st.integers(min_value=0, max_value=100), min_size=len(KEYS), max_size=len(KEYS)))
def test_no_plan_prints_more_than_the_one_before(counts: list[int]) -> None:
    made = plans(tuple(_section(key, count) for key, count in zip(KEYS, counts, strict=True)))

    assert all(after <= before for a, b in pairwise(made) for after, before in zip(_size(b), _size(a), strict=True))
