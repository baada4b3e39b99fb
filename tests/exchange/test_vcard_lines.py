"""vCard bytes taken apart: folds, soft breaks, encodings, and cards without a proper end."""

import pytest

from ipo_crm.exchange.vcard_lines import cards, split_at, unescaped


def lines(*written: str, codec: str = "utf-8", end: str = "\r\n") -> bytes:
    """Give one card with these lines."""
    return end.join(["BEGIN:VCARD", *written, "END:VCARD", ""]).encode(codec)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
def test_every_line_end_is_one(end: str) -> None:
    (card,) = cards(lines("FN:Anna", "NOTE:ja", end=end))

    assert [(each.name, each.value) for each in card.properties] == [("FN", "Anna"), ("NOTE", "ja")]


def test_a_fold_inside_a_letter_is_mended() -> None:
    data = lines("FN:Zo\N{LATIN SMALL LETTER E WITH DIAERESIS} Fictie").replace(b"\xc3\xab", b"\xc3\r\n \xab")

    assert cards(data)[0].text("FN") == "Zoë Fictie"


def test_quoted_printable_goes_on_after_a_soft_break() -> None:
    data = lines("NOTE;ENCODING=QUOTED-PRINTABLE:een=", "=20twee=", " drie=0D=0A", "FN:Anna")

    assert (cards(data)[0].text("NOTE"), cards(data)[0].text("FN")) == ("een twee drie", "Anna")


def test_a_soft_break_does_not_swallow_the_end() -> None:
    data = lines("FN:Anna", "NOTE;QUOTED-PRINTABLE:een=") + lines("FN:Bob")

    assert [card.text("FN") for card in cards(data)] == ["Anna", "Bob"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_every_usual_encoding_is_read(codec: str) -> None:
    assert cards(lines("FN:Zoë Fictie", codec=codec))[0].text("FN") == "Zoë Fictie"


@pytest.mark.parametrize("charset", ["ISO-8859-1", "zip", "idna", "utf-16", "x-onbekend", ""])
def test_a_charset_is_followed_only_when_it_is_one_of_text(charset: str) -> None:
    data = lines(f"FN;CHARSET={charset}:Zoë", codec="latin-1")

    assert cards(data)[0].text("FN") == "Zoë"


def test_base64_text_is_read() -> None:
    assert cards(lines("NOTE;ENCODING=b:aGFsbG8="))[0].text("NOTE") == "hallo"


def test_groups_case_and_parameters_are_read() -> None:
    data = lines('item1.tel;type="WORK,Voice";TYPE=pref;x="a:b;c":070', "TEL;HOME;CELL:06")

    first, second = cards(data)[0].properties

    assert (first.name, first.group, first.types, first.value) == (
        "TEL",
        "item1",
        frozenset({"work", "voice", "pref"}),
        "070",
    )
    assert second.types == {"home", "cell"}


def test_a_quote_that_is_never_closed_does_not_swallow_the_value() -> None:
    assert cards(lines('FN;X="open:Anna'))[0].text("FN") == "Anna"


def test_escapes_are_undone_and_do_not_split() -> None:
    (card,) = cards(lines(r"ORG:Jansen\; Fictie\, Zn.;Afdeling\: A", r"NOTE:een\Ntwee\\n"))

    assert card.properties[0].parts == ("Jansen; Fictie, Zn.", "Afdeling: A")
    assert card.text("NOTE") == "een\ntwee\\n"


def test_a_card_without_end_stops_at_the_next_begin() -> None:
    data = b"BEGIN:VCARD\nFN:Anna\nBEGIN:VCARD\nFN:Bob\nEND:VCARD\nFN:Los\n"

    assert [(card.text("FN"), card.is_closed) for card in cards(data)] == [("Anna", False), ("Bob", True)]


def test_the_card_of_an_agent_is_passed_over() -> None:
    data = lines("FN:Anna", "AGENT:", "BEGIN:VCARD", "FN:Bob", "END:VCARD", "NOTE:ja")

    assert [(card.text("FN"), card.text("NOTE")) for card in cards(data)] == [("Anna", "ja")]


def test_splitting_and_unescaping_leave_a_last_backslash() -> None:
    assert split_at("a\\;b;c\\", ";") == ["a\\;b", "c\\"]
    assert unescaped("c\\") == "c\\"


@pytest.mark.parametrize("filler", [b"\r", b"\n", b"a", b'"', b" ", b"=", b"\\", b";"])
def test_a_megabyte_of_one_sign_takes_no_time(filler: bytes) -> None:
    """Quadratic reading would run into the time limit of the suite."""
    data = (
        b"BEGIN:VCARD\nN:x;y\nFN;QUOTED-PRINTABLE:" + filler * 1_000_000 + b"\n" + filler * 1_000_000 + b"\nEND:VCARD"
    )

    assert len(cards(data)) == 1
