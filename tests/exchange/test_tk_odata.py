"""Tweede Kamer responses as files: which kind it is, what cannot be read, what is counted."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipo_crm.domain.errors import UserError
from ipo_crm.exchange.tk_odata import read
from ipo_crm.exchange.tk_rows import PersonRow

PERSON = {"Id": "P1", "Achternaam": "Fictie", "Initialen": "A.B.", "Roepnaam": "Anna", "Verwijderd": False}


def response(entity_set: str, *records: object, **more: object) -> bytes:
    """Give a response as the service writes it."""
    context = f"https://example.org/OData/v4/2.0/$metadata#{entity_set}"
    return json.dumps({"@odata.context": context, "value": records, **more}).encode()


@pytest.mark.parametrize("context", ["Persoon", "Persoon(Id,Achternaam)", "Persoon/$entity"])
def test_the_context_tells_the_entity_set(context: str) -> None:
    assert read(response(context, PERSON)).holds == "Persoon"


@pytest.mark.parametrize(
    ("fields", "entity_set"),
    [
        (("Achternaam", "Roepnaam"), "Persoon"),
        (("NaamNL", "AantalZetels"), "Fractie"),
        (("NaamNL", "NaamWebNL"), "Commissie"),
        (("Functie", "Van", "TotEnMet"), "FractieZetelPersoon"),
        (("Functie", "Van", "TotEnMet", "CommissieZetel_Id"), "CommissieZetelVastPersoon"),
        (("ActorNaam", "FractieGrootte"), "Stemming"),
        (("DatumSoort", "Voortouwnaam"), "Activiteit"),
    ],
)
def test_without_context_the_fields_tell_the_entity_set(fields: tuple[str, ...], entity_set: str) -> None:
    assert read(json.dumps([dict.fromkeys(fields)]).encode()).holds == entity_set


def test_a_single_record_is_read() -> None:
    rows = read(json.dumps(PERSON).encode()).rows

    assert [row.tk_id for row in rows if isinstance(row, PersonRow)] == ["p1"]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_other_encodings_are_read(codec: str) -> None:
    assert read(response("Persoon", PERSON).decode().encode(codec)).read == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "leeg"),
        (response("Persoon", PERSON)[:-20], "niet af of beschadigd"),
        (b"Naam;Mail\nAnna;anna@example.org\n", "tabel"),
        (b"<feed/>", "XML"),
        (b'{"error": {"code": "", "message": "te veel"}}', "foutmelding van de Tweede Kamer.*te veel"),
        (b'{"@odata.context": "x"}', "ontbreekt de lijst"),
        (b'{"value": {}}', "ontbreekt de lijst"),
        (b'{"value": [{"a": 1}]}', "niet herkend"),
        (b"[" * 100_000, "diep genest"),
        (b'{"value": [NaN]}', "getal"),
        (b'{"value": [' + b"9" * 5_000 + b"]}", "getal"),
        (response("", {"name": "Persoon", "kind": "EntitySet", "url": "Persoon"}), "inhoudsopgave"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        read(data)


def test_every_record_is_a_row_or_left_out_with_its_reason() -> None:
    wiped, gone = {"Id": "P2", "Achternaam": None}, {"Id": "P3", "Verwijderd": True}
    odd = {"Id": "P4", "Achternaam": 7}

    reading = read(response("Persoon", PERSON, wiped, gone, odd, PERSON, "x", {"Achternaam": "Zonder"}))

    assert [(left.row, left.what) for left in reading.left_out] == [
        (2, "P2"),
        (3, "P3"),
        (4, "P4"),
        (5, "Fictie"),
        (6, "onbekend"),
        (7, "Zonder"),
    ]
    assert [left.reason for left in reading.left_out] == [
        "Deze rij is leeg: de gegevens zijn bij de Tweede Kamer gewist.",
        "De Tweede Kamer heeft deze rij verwijderd.",
        "Het veld Achternaam is geen tekst.",
        "Deze rij staat al in het bestand, als rij 1.",
        "Deze rij is geen record met velden.",
        "Deze rij heeft geen Id.",
    ]
    assert (reading.read, len(reading.rows)) == (7, 1)


@pytest.mark.parametrize(
    ("entity_set", "noun"),
    [
        ("Agendapunt", "agendapunten"),
        ("Document", "documenten"),
        ("Commissie", "commissies"),
        ("PersoonReis", "rijen van de soort PersoonReis"),
    ],
)
def test_what_is_not_kept_yet_is_counted_and_said(entity_set: str, noun: str) -> None:
    reading = read(response(entity_set, {"Id": "1"}, {"Id": "2"}))

    assert reading.notes == (f"Dit bestand bevat {noun} (2); die worden nog niet bewaard.",)


def test_a_page_of_more_says_that_there_is_more() -> None:
    reading = read(response("Persoon", PERSON, **{"@odata.nextLink": "https://example.org/next"}))

    assert any("volgende pagina" in note for note in reading.notes)


def test_an_empty_response_says_so() -> None:
    assert read(response("Persoon")).notes == ("Het bestand bevat geen rijen.",)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["Id", "Fractie", "x"]), inner),
    max_leaves=5,
)
NAMES = (
    "Id Achternaam Verwijderd Persoon Fractie FractieZetel Persoon_Id Fractie_Id Van TotEnMet NaamNL AantalZetels",
    "Besluit DatumActief ActorNaam ActorFractie DatumSoort Datum Aanvangstijd Eindtijd Status GewijzigdOp Titels",
)
FIELDS = st.sampled_from([name for line in NAMES for name in line.split()])


@settings(max_examples=400)
@given(
    st.sampled_from(["Persoon", "Fractie", "FractieZetelPersoon", "Stemming", "Activiteit"]),
    st.lists(st.dictionaries(FIELDS, JSON | st.sampled_from(["2024-01-31T00:00:00+01:00", "0001-01-01"])), max_size=4),
)
def test_no_record_is_ever_lost_or_fatal(entity_set: str, records: list[dict[str, object]]) -> None:
    reading = read(response(entity_set, *records))

    assert reading.read == len(records)
    assert len({left.row for left in reading.left_out}) == len(reading.left_out) <= len(records)


@settings(max_examples=400)
@given(st.integers(0, 200), st.integers(0, 30), st.binary(max_size=6))
def test_a_damaged_file_is_read_or_refused(at: int, removed: int, put: bytes) -> None:
    data = response("Persoon", PERSON, {**PERSON, "Id": "P2"})
    damaged = data[:at] + put + data[at + removed :]

    try:
        reading = read(damaged)
    except UserError:
        return  # any other error fails this test

    assert reading.notes or len(reading.rows) + len(reading.left_out) == reading.read
