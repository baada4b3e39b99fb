"""Sources: mended once, for all that rests on them."""

from dataclasses import replace

import pytest

from ipo_crm.domain.dossiers import Dossier
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.services.desk import Desk

LETTER = Source(source_class=SourceClass.PUBLIC, title="Breif van tien partijen")


@pytest.fixture
def two(desk: Desk) -> Desk:
    for title in ("Een", "Twee"):
        desk.dossiers.put(Dossier(title=title, source=LETTER))
    return desk


def test_a_source_is_mended_for_all_that_rests_on_it(two: Desk) -> None:
    (known,) = two.sources.rows()

    two.sources.change(replace(known, title="Brief van tien partijen", url="https://voorbeeld.invalid/brief"))

    found = [two.dossiers.card(row.id).dossier.source for row in two.dossiers.rows()]
    assert [source and source.title for source in found] == ["Brief van tien partijen"] * 2
    assert two.history.undo_title() == "Bron wijzigen"
    two.history.undo()
    assert two.sources.rows() == (known,)


def test_two_sources_never_become_the_same(two: Desk) -> None:
    two.dossiers.put(Dossier(title="Drie", source=replace(LETTER, title="Brief")))
    right, wrong = two.sources.rows()[::-1]

    with pytest.raises(UserError, match="is er al"):
        two.sources.change(replace(wrong, title=right.title))


def test_a_source_without_a_title_or_a_record_is_refused(two: Desk) -> None:
    (known,) = two.sources.rows()

    with pytest.raises(UserError, match="titel"):
        two.sources.change(replace(known, title=" "))
    with pytest.raises(UserError, match="niet meer"):
        two.sources.change(LETTER)
