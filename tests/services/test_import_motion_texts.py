"""Published motions in the file: signers are found for certain or told."""

from pathlib import Path

from ipo_crm.domain.motions import Motion
from ipo_crm.services.desk import Desk
from tests.exchange.test_motion_xml import piece
from tests.services.chamber import fractie, member
from tests.shared_data import DATA, NEEDS_DATA, parliament


def _file(folder: Path) -> tuple[Path]:
    path = folder / "kst.xml"
    path.write_bytes(piece())
    return (path,)


def test_a_motion_comes_with_the_signers_that_are_found(desk: Desk, tmp_path: Path) -> None:
    member(desk, "Verzonnen", fractie(desk, "Fractie Proef (verzonnen)", 3))

    report, _ = desk.imports.run(_file(tmp_path))

    assert desk.motions.card(desk.motions.rows()[0].id).signers == ("Verzonnen",)
    assert [("Van Fictie" in each.reason, "niet gevonden" in each.reason) for each in report.files[0].left_out] == [
        (True, True)
    ]


def test_of_two_namesakes_none_is_chosen(desk: Desk, tmp_path: Path) -> None:
    house = fractie(desk, "Fractie Proef (verzonnen)", 3)
    for _ in range(2):
        member(desk, "Verzonnen", house)

    report, _ = desk.imports.run(_file(tmp_path))

    assert desk.motions.card(desk.motions.rows()[0].id).signers == ()
    assert any("meer dan één Kamerlid" in each.reason for each in report.files[0].left_out)


def test_a_motion_that_was_typed_gets_what_was_open(desk: Desk, tmp_path: Path) -> None:
    desk.motions.put(Motion(title="Zelf getypt (verzonnen)", number="99999-7", follow_up="bellen"))

    report, _ = desk.imports.run(_file(tmp_path))

    motion = desk.motions.card(desk.motions.rows()[0].id).motion
    assert (motion.title, motion.follow_up) == ("Zelf getypt (verzonnen)", "bellen")
    assert motion.dictum == "verzoekt de regering te proeven,"
    assert report.files[0].changed == {"moties": 1}


def test_a_second_time_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.imports.run(_file(tmp_path))

    report, change = desk.imports.run(_file(tmp_path))

    assert (report.made, report.changed, change.deed_id) == (0, 0, None)


@NEEDS_DATA
def test_every_signer_of_the_real_motions_is_found_or_told(desk: Desk) -> None:
    desk.imports.run(parliament())

    report, _ = desk.imports.run(tuple(sorted((DATA / "tk_motie_xml").glob("*.xml"))))

    cards = [desk.motions.card(row.id) for row in desk.motions.rows() if not row.voted]
    told = [each for file in report.files for each in file.left_out]
    assert len(cards) == 16
    assert sum(len(card.signers) for card in cards) + len(told) == 93  # names below the sixteen pieces, by hand
    assert [("Koekkoe”" in each.reason, each.what) for each in told] == [(True, "36600-B-29")]  # as misprinted there
