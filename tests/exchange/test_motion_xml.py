"""Published motions: number, dictum and signers; real ones where they are at hand."""

from datetime import date

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.motions import MotionKind
from ipo_crm.domain.organisations import Chamber
from ipo_crm.exchange.motion_xml import read
from tests.shared_data import DATA, NEEDS_DATA

FOLDER = DATA / "tk_motie_xml"
PIECE = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie><kamerstuk>
<kamerstukkop><tekstregel inhoud="kamernummer">2</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>99 999</dossiernr>{chapter}</dossiernummer>
<titel>Proeven (verzonnen)</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">7</ondernummer></stuknr><titel>{heading}</titel>
<datumtekst>Voorgesteld <datum isodatum="2025-06-03">3 juni 2025</datum></datumtekst>
<algemeen><vrije-tekst><tekst><al>De Kamer,</al><al>overwegende dat het kan;</al>
<al>verzoekt de regering te proeven,</al>
<al>en gaat over tot de orde van de dag.</al><al-groep><al>Van Fictie</al><al>Verzonnen,</al></al-groep></tekst>
</vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"""


def piece(heading: str = "MOTIE VAN HET LID VAN FICTIE C.S.", chapter: str = "") -> bytes:
    return PIECE.format(heading=heading, chapter=chapter).encode()


def test_a_motion_has_its_number_title_dictum_and_signers() -> None:
    (row,) = read(piece()).rows

    assert (row.number, row.kind, row.chamber) == ("99999-7", MotionKind.MOTION, Chamber.TWEEDE_KAMER)
    assert row.title == "Motie van het lid Van Fictie c.s. (Proeven (verzonnen))"
    assert (row.dictum, row.submitted) == ("verzoekt de regering te proeven,", date(2025, 6, 3))
    assert row.signers == ("Van Fictie", "Verzonnen")


def test_a_chapter_of_the_budget_is_part_of_the_number() -> None:
    (row,) = read(piece(chapter="<begrotingshoofdstuk>XII</begrotingshoofdstuk>")).rows

    assert row.number == "99999-XII-7"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (piece("BRIEF VAN DE MINISTER"), "geen motie of amendement"),
        (piece()[:-30], "niet af of beschadigd"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><kamerstuk>&a;</kamerstuk>", "documenttype"),
        (b"<officiele-publicatie><brief/></officiele-publicatie>", "geen Kamerstuk"),
    ],
)
def test_what_is_no_motion_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        read(data)


@NEEDS_DATA
def test_real_motions_have_all_that_is_printed() -> None:
    rows = {path.stem: read(path.read_bytes()).rows[0] for path in sorted(FOLDER.glob("*.xml"))}

    assert len(rows) == 16
    assert all(row.number and row.dictum and row.submitted and len(row.signers) > 3 for row in rows.values())
    motion = rows["2024D02489"]
    assert (motion.number, motion.submitted) == ("36410-XII-32", date(2024, 1, 25))
    assert motion.signers == ("Veltman", "Olger van Dijk", "De Hoop", "Van Zanten", "Grinwis")
    assert motion.title.startswith("Motie van het lid Veltman c.s. (Vaststelling van de begrotingsstaten")
    assert motion.dictum.startswith("verzoekt de staatsecretaris van IenW")
