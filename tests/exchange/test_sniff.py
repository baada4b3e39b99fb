"""Files recognised by what is in them, whatever they are called."""

import random

import pytest

from ipo_crm.exchange.sniff import Format, recognise, refusal

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Fictie\r\nEND:VCARD\r\n"
TABLE = b"Naam;E-mail\r\nAnna Fictie;anna@example.org\r\n"
CLEAR_WORKSPACE = b"SQLite format 3\0" + bytes(52) + b"IPOC" + bytes(28)


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("x.txt", CARD, Format.VCARD),
        ("x.csv", CARD.lower(), Format.VCARD),
        ("x.vcf", CARD.decode().encode("utf-16"), Format.VCARD),
        ("x.vcf", b"\xef\xbb\xbf" + CARD, Format.VCARD),
        ("x.vcf", TABLE, Format.CSV),
        ("x.vcf", b'"Naam","Notitie"\r\n"Anna","een,\r\ntwee"\r\n', Format.CSV),
        ("x.vcf", b"Naam,Mail,Telefoon\n", Format.CSV),
        ("x.vcf", b'{"@odata.context": "y", "value": []}', Format.TK_ODATA),
        ("x.json", b'[{"Id": "1", "Verwijderd": false}]', Format.TK_ODATA),
        ("x.json", b'{"persons": []}', Format.JSON),
        ("x.xml", b'<?xml version="1.0"?><feed/>', Format.XML),
        ("x.vcf", b"BEGIN:VCALENDAR\r\n", Format.CALENDAR),
        ("x.xlsx", b"PK\x03\x04" + bytes(30), Format.OFFICE),
        ("x.db", CLEAR_WORKSPACE, Format.WORKSPACE),
        ("x.ipocrm", b"SQLite format 3\0" + bytes(84), Format.UNKNOWN),
        ("x.ipocrm", random.Random(1).randbytes(4_096), Format.WORKSPACE),
        ("x.vcf", random.Random(1).randbytes(4_096), Format.UNKNOWN),
        ("x.vcf", b"zomaar wat tekst", Format.UNKNOWN),
        ("x.vcf", b"", Format.EMPTY),
    ],
)
def test_content_goes_before_the_name(name: str, head: bytes, kind: Format) -> None:
    assert recognise(name, head) is kind


def test_a_refusal_says_what_it_looks_like_and_what_to_do() -> None:
    error = refusal("vCard", TABLE)

    assert str(error).startswith("Dit is geen vCard: het lijkt op een tabel (CSV).")
    assert "exporteer de contactpersonen als vCard" in str(error)


def test_a_published_motion_is_told_from_other_xml() -> None:
    assert recognise("x.xml", b'<?xml version="1.0"?>\n<officiele-publicatie><kamerstuk/>') is Format.KAMERSTUK
