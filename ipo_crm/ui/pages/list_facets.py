"""By what a list can be narrowed: each facet says what it offers, how a chip of it reads, and which rows pass."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ipo_crm.domain.list_query import Condition, ListQuery, meant

Row = TypeVar("Row")
Test = Callable[[Row], bool]


def _always() -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Facet(Generic[Row]):
    """One thing by which rows are told apart, under the `word` that is typed for it.

    `offers` gives values with their words, for the menu. `read` gives the value that somebody meant, None where there
    is no such. `one`: a new value takes the place of the former. `more`: rows must be read with more for it. `ready`:
    whether it can be chosen now. `narrows`: whether it leaves rows out, rather than say what they show.
    """

    # WORKAROUND: no slots, because Python 3.11 cannot make a frozen Facet[Row](...) with them; 3.12 can.

    word: str
    title: str
    chip: Callable[[str], str]
    test: Callable[[str], Test[Row]]
    offers: Callable[[], Sequence[tuple[str, str]]]
    read: Callable[[str], str | None]
    one: bool = False
    more: bool = False
    ready: Callable[[], bool] = _always
    narrows: bool = True


def named(words: Mapping[str, str]) -> Callable[[str], str | None]:
    """Read a value by itself, by its words, or by how one of them begins."""

    def read(typed: str) -> str | None:
        wanted = meant(typed)
        exact = (value for value, text in words.items() if wanted in (meant(value), meant(text)))
        begun = (value for value, text in words.items() if any(each.startswith(wanted) for each in meant(text).split()))
        return next(exact, None) or (next(begun, None) if wanted else None)

    return read


def as_typed(typed: str) -> str | None:
    """Take a name as it stands: whether anything bears it is seen in the list."""
    return typed or None


def bears(values: Callable[[Row], Iterable[str]]) -> Callable[[str], Test[Row]]:
    """Give the test whether one of the names of a row is the one that is asked."""

    def of(value: str) -> Test[Row]:
        wanted = meant(value)
        known: dict[str, bool] = {}  # the same names come back in thousands of rows

        def is_it(name: str) -> bool:
            if name not in known:
                known[name] = meant(name) == wanted
            return known[name]

        return lambda row: any(is_it(each) for each in values(row))

    return of


def understood(facets: Collection[Facet[Row]], query: ListQuery) -> tuple[ListQuery, tuple[Condition, ...]]:
    """Give a query with each value as its facet keeps it, and the conditions that mean nothing here."""
    by_word = {facet.word: facet for facet in facets}
    kept: list[Condition] = []
    strange: list[Condition] = []
    for each in query.conditions:
        facet = by_word.get(each.word)
        value = facet.read(each.value) if facet is not None else None
        if facet is None or value is None:
            strange.append(each)
            continue
        kept = [one for one in kept if one.word != each.word] if facet.one else kept
        kept.append(Condition(each.word, value))
    return ListQuery(words=query.words, conditions=tuple(dict.fromkeys(kept))), tuple(strange)


def narrowed(facets: Collection[Facet[Row]], conditions: Iterable[Condition]) -> Test[Row] | None:
    """Give what a row must pass: for each word any of its conditions, for all words; None where nothing is asked."""
    by_word = {facet.word: facet for facet in facets if facet.narrows}
    groups: dict[str, list[Test[Row]]] = {}
    for each in conditions:
        if each.word in by_word:
            groups.setdefault(each.word, []).append(by_word[each.word].test(each.value))
    tests = [_any(group) for group in groups.values()]
    return None if not tests else lambda row: all(test(row) for test in tests)


def _any(tests: Sequence[Test[Row]]) -> Test[Row]:
    return tests[0] if len(tests) == 1 else lambda row: any(test(row) for test in tests)
