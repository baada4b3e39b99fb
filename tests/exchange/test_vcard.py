"""Contact cards read as people and organisations, with what is passed over said."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.names import PersonName
from ipo_crm.exchange.vcard import OrganisationCard, PersonCard, read

from .test_vcard_lines import lines

FOLDER = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "vcard"
FILES = sorted(FOLDER.glob("*.vcf"))
needs_files = pytest.mark.skipif(not FILES, reason="the real cards (../shared/data/vcard) are not here")


def person(*written: str) -> PersonCard:
    row = read(lines(*written)).rows[0]
    assert isinstance(row, PersonCard)
    return row


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (["N:Fictie;Anna;;;", "FN:Anna Fictie"], PersonName(given_name="Anna", family_name="Fictie")),
        (
            ["N:van der Berg;Anna;;drs.;MSc"],
            PersonName(titles="drs.", given_name="Anna", prefix="van der", family_name="Berg", suffix="MSc"),
        ),
        (["N:Berg;Anna;van der;;"], PersonName(given_name="Anna", prefix="van der", family_name="Berg")),
        (["N:in 't Veld;S.;;mw.;"], PersonName(honorific="mw.", initials="S.", prefix="in 't", family_name="Veld")),
        (["FN:Anna van der Berg"], PersonName(given_name="Anna", prefix="van der", family_name="Berg")),
        (["N:;Anna;;;", "FN:Anna Fictie"], PersonName(given_name="Anna", family_name="Fictie")),
        (["N:Anders;Iemand", "FN:Anna Fictie"], PersonName(given_name="Anna", family_name="Fictie")),
        (["N:Fictie;Anna", "FN:Fictie, Anna"], PersonName(given_name="Anna", family_name="Fictie")),
        (["N:Fictie;Anna"], PersonName(given_name="Anna", family_name="Fictie")),
    ],
)
def test_the_name_is_that_of_n_unless_fn_says_otherwise(written: list[str], name: PersonName) -> None:
    assert person(*written).name == name


def test_work_is_organisation_department_and_function() -> None:
    card = person("FN:Anna Fictie", "ORG:Proef B.V.;Beleid;Team 1", "TITLE:Adviseur", "ROLE:Anders", r"NOTE:een\ntwee")

    assert (card.organisation, card.department, card.function) == ("Proef B.V.", "Beleid, Team 1", "Adviseur")
    assert card.note == "een\ntwee"


def test_a_role_serves_where_there_is_no_title() -> None:
    assert person("FN:Anna Fictie", "ROLE:Woordvoerder").function == "Woordvoerder"


def test_the_key_is_the_same_in_every_version() -> None:
    assert person("FN:Anna Fictie", "UID:urn:uuid:4-2").uid == person("FN:Anna Fictie", "UID:4-2").uid == "4-2"


@pytest.mark.parametrize(
    "written",
    [
        ["KIND:org", "FN:Proef B.V."],
        ["ORG:Proef B.V.", "N:;;;;"],
        ["ORG:Proef B.V.;", "FN:Proef B.V."],
        ["X-ABShowAs:COMPANY", "N:Fictie;Anna", "FN:Proef B.V.", "ORG:Proef B.V."],
    ],
)
def test_a_card_without_a_person_is_an_organisation(written: list[str]) -> None:
    assert read(lines(*written, "UID:7")).rows == (OrganisationCard(name="Proef B.V.", uid="7"),)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (["KIND:group", "FN:Bestuur"], "groep of verzendlijst"),
        (["KIND:location", "FN:Zaal 1"], "plaats"),
        (["EMAIL:anna@example.org"], "geen naam"),
        (["N:;;;;", "FN: "], "geen naam"),
    ],
)
def test_a_card_of_nobody_is_left_out_with_the_reason(written: list[str], said: str) -> None:
    reading = read(lines(*written))

    assert (reading.read, reading.rows) == (1, ())
    assert said in reading.left_out[0].reason


def test_the_second_card_with_the_same_key_is_left_out() -> None:
    reading = read(lines("FN:Anna Fictie", "UID:1") + lines("FN:Anna Fictie", "UID:1"))

    assert (len(reading.rows), reading.left_out[0].row) == (1, 2)


def test_what_is_private_is_passed_over_and_said_once_per_kind() -> None:
    private = ["BDAY:19700101", "PHOTO:data", "X-SPOUSE:Bob", "ADR;TYPE=HOME:;;Straat 1;;;;", "TEL;HOME:070"]

    reading = read(lines("FN:Anna Fictie", *private) + lines("FN:Bob Fictie", *private))

    assert {row.contact_points for row in reading.rows} == {()}
    assert reading.notes == (
        "Bewust niet overgenomen: adressen die niet als werkadres zijn aangemerkt (op 2 kaartjes).",
        "Bewust niet overgenomen: familie en andere betrekkingen (op 2 kaartjes).",
        "Bewust niet overgenomen: foto's (op 2 kaartjes).",
        "Bewust niet overgenomen: geboortedata (op 2 kaartjes).",
        "Bewust niet overgenomen: privételefoonnummers (op 2 kaartjes).",
    )


def test_a_phone_number_that_is_none_is_kept_and_said() -> None:
    reading = read(lines("FN:Anna Fictie", "TEL;WORK:12"))

    assert reading.rows[0].contact_points[0].value == "12"
    assert reading.notes == (
        "Kaartje 1 (Anna Fictie): “12” is niet herkend als telefoonnummer en is bewaard zoals het er stond.",
    )


def test_a_missing_end_is_said() -> None:
    assert "ontbreekt het einde" in read(b"BEGIN:VCARD\nFN:Anna Fictie\n").notes[0]


def test_a_note_that_is_too_long_is_cut_and_that_is_said() -> None:
    reading = read(lines("FN:Anna Fictie", "NOTE:" + "x" * 100_001))

    assert len(reading.rows[0].note) == 100_000
    assert "eerste 100.000 tekens" in reading.notes[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "leeg"),
        (b"Naam;E-mail\r\nAnna;anna@example.org\r\n", r"geen vCard: het lijkt op een tabel \(CSV\)"),
        (b'{"value": []}', "open data van de Tweede Kamer"),
        (b"zomaar wat", "onbekende soort"),
    ],
)
def test_a_file_without_cards_says_what_it_is_instead(data: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        read(data)


@needs_files
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_card_of_a_real_file_is_read_or_left_out_with_a_reason(path: Path) -> None:
    data = path.read_bytes()
    written = data.replace(b"\0", b"").upper().count(b"BEGIN:VCARD")

    reading = read(data)

    assert reading.read == written == len(reading.rows) + len(reading.left_out)
    assert all(left.reason and left.what for left in reading.left_out)


@needs_files
def test_of_the_real_cards_only_those_without_a_name_are_left_out() -> None:
    left = [path.name for path in FILES for _ in read(path.read_bytes()).left_out]

    assert left == [
        "ical.js__vcard_grouped.vcf",
        "ical4j-vcard__vcard-group.vcf",
        "ical4j-vcard__vcard-lowercase.vcf",
        "kcontacts__vcard7.vcf",
        "vobject__issue64.vcf",
    ]


@needs_files
@pytest.mark.parametrize(
    ("file", "spoken"),
    [
        ("roundcubemail__utf-16_sample.vcf", "Ǽgean ĽdaMonté"),
        ("khard__korean-c.vcf", "최유림"),
        ("ez-vcard__John_Doe_IPHONE.vcf", "John Richter James Doe"),
        ("kcontacts__vcard5.vcf", "Heiko Mustermann"),
    ],
)
def test_a_real_name_comes_out_as_it_was_written(file: str, spoken: str) -> None:
    row = read((FOLDER / file).read_bytes()).rows[0]

    assert isinstance(row, PersonCard)
    assert row.name.spoken == spoken


@pytest.mark.parametrize("filler", ["(", "dr. ", "van ", "A.", "Anna, ", ";", "_$!<", "\\\\"])
@pytest.mark.parametrize("name", ["FN", "N", "ORG", "TEL", "X-ABLabel", "ADR;WORK"])
def test_a_megabyte_in_a_field_takes_no_time(name: str, filler: str) -> None:
    """Quadratic reading would run into the time limit of the suite."""
    reading = read(lines("ORG:Proef", f"a.{name}:" + filler * (1_000_000 // len(filler)), "a.TEL:070"))

    assert reading.read == 1


SAMPLE = lines(
    "VERSION:2.1",
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:van=20Fictie;Zo=C3=AB;;drs.;",
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB van=",
    "=20Fictie",
    'item1.TEL;TYPE="work,voice";VALUE=uri:tel:+31-70-888-1212;ext=5',
    "item1.X-ABLabel:_$!<Werk>!$_",
    r"ORG:Proef\, B.V.;Beleid",
    "ADR;WORK:;;Straat 1;Den Haag;;2500 AA;Nederland",
    "PHOTO;ENCODING=BASE64:",
    " iVBORw0KGgo",
    "",
    "EMAIL;INTERNET:zoe@example.org",
    "UID:urn:uuid:1",
)
TOKENS = [
    b"BEGIN:VCARD\n",
    b"END:VCARD\n",
    b"=",
    b'"',
    b"\\",
    b";",
    b":",
    b"\0",
    b"\xff",
    b"\n ",
    b"=E2=28",
    b"AGENT:\n",
]
EDITS = st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 40), st.sampled_from(TOKENS) | st.binary(max_size=5))


@settings(max_examples=1_000, deadline=None)
@given(st.lists(EDITS, min_size=1, max_size=8))
def test_no_mutant_of_a_card_is_fatal_or_loses_a_card(edits: list[tuple[int, int, bytes]]) -> None:
    data = SAMPLE + SAMPLE
    for at, removed, put in edits:
        data = data[:at] + put + data[at + removed :]

    try:
        reading = read(data)
    except UserError:
        return  # any other error fails this test

    assert len(reading.rows) + len(reading.left_out) == reading.read > 0
