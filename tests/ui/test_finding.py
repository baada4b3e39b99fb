"""What the palette shows of the services' answer: groups with totals, fragments, near names, filters, recents."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ipo_crm.domain import labels
from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.search import Hit as Found
from ipo_crm.domain.search import HitKind
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.ui.finding import Finder
from ipo_crm.ui.page import FILTER, Place
from ipo_crm.ui.parts import Hit


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path: Path = tmp_path_factory.mktemp("vinden") / "voorbeeld.ipocrm"
    with create_desk(path, None) as made:
        made.samples.fill()
        yield made


def _hits(desk: Desk, typed: str, group: str) -> tuple[Hit, ...]:
    return next((each.hits for each in Finder(desk.search).find(typed) if each.title == group), ())


def test_a_group_tells_how_many_fit_of_how_many(desk: Desk) -> None:
    (people,) = [group for group in Finder(desk.search).find("vd fic") if group.title == "Personen"]

    assert people.note == "2 van 61"
    assert [hit.title for hit in people.hits] == ["dhr. P. van der Fick", "mw. drs. S. van Fictie"]


def test_a_group_that_is_cut_tells_how_many_are_listed_of_how_many_fit(desk: Desk) -> None:
    found = desk.search.look("a").groups
    cut = {labels.HIT_KIND[each.kind]: each for each in found if each.found > len(each.hits)}

    shown = {group.title: group.note for group in Finder(desk.search).find("a") if group.title in cut}

    assert len(cut) > 1
    more = {title: "meer dan " if group.more else "" for title, group in cut.items()}
    assert shown == {title: f"5 van {more[title]}{group.found}" for title, group in cut.items()}


def test_what_fits_in_a_report_is_shown_as_a_fragment(desk: Desk) -> None:
    hit = _hits(desk, "dekking soort:gesprek", "Contactmomenten")[0]

    (at, length) = hit.fragment_marks[0]
    assert hit.fragment[at : at + length] == "dekking"


def test_a_misspelt_name_is_offered(desk: Desk) -> None:
    (hit,) = _hits(desk, "demonsrta", "Bedoelde u")

    assert hit.title == "mw. N. Demonstra"


def test_where_nothing_fits_a_new_person_is_offered(desk: Desk) -> None:
    (group,) = Finder(desk.search).find("Zwwx")

    assert (group.title, group.hits[0].place) == ("Niets gevonden in dit bestand", Place("people", ("new", "Zwwx")))


def test_a_filter_that_was_kept_opens_its_list(desk: Desk) -> None:
    desk.saved_filters.save("people", "Kamer, vóór", "sector:kamer positie:voor")

    groups = {group.title: group.hits for group in Finder(desk.search, kept=desk.saved_filters).find("voor kamer")}

    (hit,) = groups["Bewaarde filters"]
    assert (hit.title, hit.detail) == ("Kamer, vóór", "Personen")
    assert hit.place == Place("people", (FILTER, "sector:kamer positie:voor"))


def test_a_prefix_asks_for_one_kind(desk: Desk) -> None:
    titles = [group.title for group in Finder(desk.search).find("#warmte")]

    assert titles == ["Dossiers"]


def test_an_unfinished_filter_can_be_completed(desk: Desk) -> None:
    assert [hit.text for hit in _hits(desk, "soort:toe", "Filters")] == ["soort:toezegging "]


def test_an_empty_field_shows_what_was_open_last(desk: Desk) -> None:
    visited = (Place("dossiers", 1), Place("people", "new"), Place("people", 16), Place("people", 10_000))

    (group,) = Finder(desk.search, lambda: visited).find("")

    assert [hit.place for hit in group.hits] == [Place("dossiers", 1), Place("people", 16)]


@pytest.mark.parametrize(
    ("typed", "group", "place"),
    [
        ("stuurt conceptmotie", "Toezeggingen", Place("meetings", ("promise", 1))),
        ("informateur", "Coalities", Place("coalitions", ("coalition", 5))),
        ("zomerreces soort:positie", "Posities", None),
        ("eerste kamer soort:datum", "Data", Place("dossiers", 1)),
    ],
)
def test_every_hit_opens_a_page(desk: Desk, typed: str, group: str, place: Place | None) -> None:
    hits = _hits(desk, typed, group)

    assert hits
    assert all(hit.place is not None for hit in hits)
    assert place is None or place in [hit.place for hit in hits]


@pytest.mark.parametrize("kind", HitKind)
def test_no_kind_is_without_a_page(kind: HitKind, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    homeless = Found(kind=kind, key=1, title="x", home=None)
    at_home = Found(kind=kind, key=1, title="x", home=RecordRef("organisation", 3))
    monkeypatch.setattr(desk.search, "shown", lambda _records: (homeless, at_home))

    (group,) = Finder(desk.search, lambda: (Place("people", 1),)).find("")

    assert group.hits[0].place is not None
    assert group.hits[1].place == Place("organisations", 3)


def test_a_setting_opens_on_its_page(desk: Desk) -> None:
    (hit,) = _hits(desk, "ritme", "Instellingen")

    assert (hit.title, hit.place) == ("Ritme", Place("settings", "rhythm"))
