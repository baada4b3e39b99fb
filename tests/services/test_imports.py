from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.organisations import Chamber
from ipo_crm.services.desk import Desk
from tests.exchange.test_tk_odata import response
from tests.shared_data import NEEDS_DATA, cards, parliament

CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nN:Berg;Anna;;;\r\nFN:Anna van der Berg\r\n"
    "ORG:Proefbedrijf\r\n{}END:VCARD\r\n"
)


def _card(folder: Path, extra: str = "") -> tuple[Path]:
    path = folder / "kaart.vcf"
    path.write_text(CARD.format(extra))
    return (path,)


@NEEDS_DATA
def test_every_record_read_is_accounted_for(desk: Desk) -> None:
    report, _ = desk.imports.run((*parliament(), *cards(10)))

    persons = next(file for file in report.files if file.name.startswith("Persoon_active"))
    assert (persons.read, persons.made["personen"]) == (150, 150)
    seats = next(file for file in report.files if file.holds == "FractieZetelPersoon")
    assert len(seats.left_out) == seats.read
    assert all("$expand" in each.reason for each in seats.left_out)


@NEEDS_DATA
def test_a_dry_run_keeps_nothing_and_foretells_the_import(desk: Desk) -> None:
    empty = desk.exports.as_json()
    foretold = desk.imports.rehearse((*parliament(), *cards(10)))
    after_rehearsal = desk.exports.as_json()

    report, _ = desk.imports.run((*parliament(), *cards(10)))

    assert after_rehearsal == empty
    assert [(file.made, file.changed, file.left_out) for file in foretold.files] == [
        (file.made, file.changed, file.left_out) for file in report.files
    ]


@NEEDS_DATA
def test_importing_twice_changes_nothing(desk: Desk) -> None:
    desk.imports.run((*parliament(), *cards(10)))
    once = desk.exports.as_json()

    report, change = desk.imports.run((*parliament(), *cards(10)))

    assert (report.made, report.changed, change.deed_id) == (0, 0, None)
    assert desk.exports.as_json() == once


@NEEDS_DATA
def test_one_undo_takes_a_whole_import_back(desk: Desk) -> None:
    empty = desk.exports.as_json()
    desk.imports.run((*parliament(), *cards(10)))

    desk.history.undo()

    assert desk.exports.as_json() == empty
    assert desk.history.undo_title() == ""


@NEEDS_DATA
def test_every_imported_person_carries_a_source(desk: Desk) -> None:
    desk.imports.run((*parliament(), *cards(10)))

    people = [desk.people.get(row.id) for row in desk.people.rows()]

    assert people
    assert all(person is not None and person.source is not None for person in people)


@NEEDS_DATA
def test_the_import_meets_the_reference_facts_without_doubles(desk: Desk) -> None:
    desk.samples.add_reference()
    before = {organisation.id for organisation in desk.organisations.all()}

    desk.imports.run(parliament())

    added = [item.label for item in desk.organisations.all() if item.id not in before]
    assert not {"VVD", "D66", "CDA", "NSC", "GroenLinks-PvdA", "BBB"} & set(added)


def test_a_second_card_adds_what_is_new_and_takes_nothing_away(desk: Desk, tmp_path: Path) -> None:
    desk.imports.run(_card(tmp_path, "EMAIL:anna@proef.invalid\r\n"))

    report, _ = desk.imports.run(_card(tmp_path, "EMAIL:berg@proef.invalid\r\n"))

    person = desk.people.get(desk.people.rows()[0].id)
    assert person is not None
    assert report.changed == 1
    assert {point.value for point in person.contact_points} == {"anna@proef.invalid", "berg@proef.invalid"}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("afgebroken.json", b'{"value": [{"Id": "1", "Achternaam": "Jan', "niet af of beschadigd"),
        ("tabel.vcf", b"naam;functie;mail\r\nJan;lid;j@x.nl\r\nPiet;lid;p@x.nl\r\n", "tabel"),
        ("leeg.vcf", b"", "leeg"),
        ("raar.bin", bytes(range(256)) * 8, "geen"),
    ],
)
def test_a_bad_file_is_told_in_dutch_by_name_and_nothing_is_kept(
    desk: Desk, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    good = _card(tmp_path)
    bad = tmp_path / name
    bad.write_bytes(content)
    empty = desk.exports.as_json()

    with pytest.raises(UserError, match=f"(?s){name}.*{said}"):
        desk.imports.run((*good, bad))

    assert desk.exports.as_json() == empty


def test_a_file_that_is_gone_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="kan niet worden gelezen"):
        desk.imports.run((tmp_path / "weg.vcf",))


def test_a_size_from_before_one_that_is_known_holds_only_until_that_one(desk: Desk, tmp_path: Path) -> None:
    party = {"Id": "F1", "NaamNL": "Proefpartij", "Afkorting": "PP", "AantalZetels": 4, "GewijzigdOp": "2025-02-28"}
    path = tmp_path / "Fractie.json"
    path.write_bytes(response("Fractie", {**party, "AantalZetels": 5, "GewijzigdOp": "2025-06-01"}))
    desk.imports.run((path,))
    path.write_bytes(response("Fractie", party))

    desk.imports.run((path,))

    sizes = [desk.organisations.fracties(Chamber.TWEEDE_KAMER, day) for day in (date(2025, 3, 1), date(2025, 7, 1))]
    assert [[fractie.seats.count for fractie in found] for found in sizes] == [[4], [5]]


def test_a_card_that_the_file_refuses_is_left_out_and_the_next_is_taken_over(desk: Desk, tmp_path: Path) -> None:
    long = CARD.format(f"TEL:{'1' * 2000}\r\n").replace("UID:1", "UID:2").replace("Berg", "Tal")
    path = tmp_path / "kaart.vcf"
    path.write_text(long + CARD.format(""))

    report, _ = desk.imports.run((path,))

    assert report.files[0].made == {"personen": 1, "organisaties": 1, "rollen": 1}
    assert [each.reason for each in report.files[0].left_out] == [
        "Het veld waarde is leeg of heeft meer dan 1.000 tekens."
    ]


def test_who_objected_is_neither_made_again_nor_changed_by_the_same_card(desk: Desk, tmp_path: Path) -> None:
    desk.imports.run(_card(tmp_path))
    (row,) = desk.people.rows()
    known = desk.people.get(row.id)
    assert known is not None
    desk.people.change(replace(known, blocked_on=date(2026, 1, 5)))
    before = desk.exports.as_json()

    report, change = desk.imports.run(_card(tmp_path, "EMAIL:anna@voorbeeld.invalid\r\n"))

    assert ["bezwaar" in each.reason for each in report.files[0].left_out] == [True]
    assert (desk.exports.as_json(), change.deed_id) == (before, None)


def test_a_member_whom_the_file_refuses_is_left_out_and_the_next_is_taken_over(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "Persoon.json"
    path.write_bytes(
        response(
            "Persoon",
            {"Id": "1", "Achternaam": "x" * 600, "Functie": "Tweede Kamerlid"},
            {"Id": "2", "Achternaam": "Zangvogel", "Functie": "Tweede Kamerlid"},
        )
    )

    report, _ = desk.imports.run((path,))

    assert report.files[0].made == {"personen": 1, "rollen": 1}
    assert len(report.files[0].left_out) == 1
