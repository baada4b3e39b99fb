"""What somebody is given who asks what is kept of them."""

import json
from pathlib import Path

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import PersonId, RecordRef
from ipo_crm.domain.impressions import Impression
from ipo_crm.services.desk import Desk
from tests.services import makers


def _fictie(sample: Desk) -> PersonId:
    return next(row.id for row in sample.people.rows() if row.name.family_name == "Fictie")


def test_it_holds_the_rows_the_talks_the_private_impressions_and_the_mentions(sample: Desk) -> None:
    key = _fictie(sample)
    sample.impressions.put(Impression(person_id=key, day=sample.settings.today(), text="Twijfelt zelf nog."))
    makers.dossier(sample, "Plan van S. van Fictie")

    report = sample.access.report(key)

    kept = {section.title: section.records for section in report.sections}
    assert report.name == "mw. drs. S. van Fictie"
    assert {"Persoon", "Functie", "Positie", "Contactmoment", "Toezegging"} <= set(kept)
    assert ("tekst", "Twijfelt zelf nog.") in kept["Persoonlijke indruk"][0]
    assert len(kept["Contactmoment"]) == len(sample.people.card(key).meetings)
    assert ("waar", "dossier Plan van S. van Fictie") in [fields[0] for fields in report.mentions]


def test_it_changes_nothing(sample: Desk) -> None:
    before = sample.exports.as_json(private=True)

    sample.access.report(_fictie(sample))

    assert sample.exports.as_json(private=True) == before


def test_it_is_written_as_markdown_in_which_nothing_is_markup(desk: Desk, tmp_path: Path) -> None:
    key = makers.person(desk, "Zangvogel")
    desk.notes.put(RecordRef("person", key), "<b>vet</b> en [x](y)")

    text = desk.access.write(key, tmp_path / "inzage.md").read_text(encoding="utf-8")

    assert text.startswith("# Inzage: A. Zangvogel\n")
    assert r"- notities: \<b\>vet\</b\> en \[x\](y)" in text


def test_it_is_written_as_json_by_that_suffix(desk: Desk, tmp_path: Path) -> None:
    key = makers.person(desk, "Zangvogel")

    found = json.loads(desk.access.write(key, tmp_path / "inzage.json").read_text(encoding="utf-8"))

    assert found["name"] == "A. Zangvogel"


def test_of_who_is_gone_there_is_nothing_to_give(desk: Desk) -> None:
    with pytest.raises(UserError, match="niet meer"):
        desk.access.report(PersonId(999))
