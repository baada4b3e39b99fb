"""A mail that is dropped gives who sent it: the signature of the newest text, else name and address."""

from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.errors import UserError
from ipo_crm.services.mail_sender import sender_of

ADDRESS = "j.vanverzonnen@voorbeeld.invalid"
BODY = """Beste Anna,

Dank voor het gesprek. Wij twijfelen nog over de dekking.

Met vriendelijke groet,

drs. J. van Verzonnen
Senior beleidsadviseur Warmte
T 070-379 89 11

Van: Anna Bedenk <anna@voorbeeld.invalid>
Verzonden: maandag 1 december 2025
Onderwerp: RE: warmte

Beste Jan,

Met vriendelijke groet,
Anna Bedenk
"""


def _mail(folder: Path, **parts: str) -> Path:
    message = EmailMessage()
    message["From"] = parts.get("sender", f"Jan van Verzonnen <{ADDRESS}>")
    message["Subject"] = "warmte"
    message.set_content(
        parts.get("text", BODY), subtype=parts.get("kind", "plain"), charset=parts.get("letters", "utf-8")
    )
    path = folder / "bericht.eml"
    path.write_bytes(bytes(message))
    return path


def test_the_signature_of_the_newest_text_comes_with_the_address(tmp_path: Path) -> None:
    assert sender_of(_mail(tmp_path)).splitlines() == [
        "drs. J. van Verzonnen",
        "Senior beleidsadviseur Warmte",
        "T 070-379 89 11",
        ADDRESS,
    ]


def test_what_was_said_stays_out(tmp_path: Path) -> None:
    given = sender_of(_mail(tmp_path))

    assert "dekking" not in given
    assert "Bedenk" not in given


def test_an_address_that_is_in_the_signature_is_given_once(tmp_path: Path) -> None:
    text = BODY.replace("T 070", f"{ADDRESS.upper()}\nT 070")

    assert sender_of(_mail(tmp_path, text=text)).casefold().count(ADDRESS) == 1


def test_without_a_signature_it_is_name_and_address(tmp_path: Path) -> None:
    assert sender_of(_mail(tmp_path, text="Dag Anna, tot morgen!")) == f"Jan van Verzonnen <{ADDRESS}>"


def test_a_mail_in_html_is_read_without_its_markup(tmp_path: Path) -> None:
    text = (
        "<html><head><style>p {color: red}</style></head><body><p>Dag</p><p>Met vriendelijke groet,</p>"
        "<p><b>J. van</b> Verzonnen<br>adviseur</p></body></html>"
    )

    lines = [line for line in sender_of(_mail(tmp_path, text=text, kind="html")).splitlines() if line.strip()]

    assert lines == ["J. van Verzonnen", "adviseur", ADDRESS]


def test_letters_of_old_programs_are_read(tmp_path: Path) -> None:
    text = BODY.replace("Verzonnen", "Verzönnen")

    assert "Verzönnen" in sender_of(_mail(tmp_path, text=text, letters="latin-1"))


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\xff\x00", b"Subject: dag\n\nDag", b"From: \n\nDag", b"From: a@[1.2\n\nDag", b'From: "\n\nDag'],
)
def test_what_is_no_mail_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "stuk.eml"
    path.write_bytes(content)

    with pytest.raises(UserError, match=r"In stuk\.eml staat geen afzender\. Plak de handtekening"):
        sender_of(path)


def test_an_unknown_alphabet_leaves_name_and_address(tmp_path: Path) -> None:
    path = tmp_path / "vreemd.eml"
    head = f"From: Jan <{ADDRESS}>\nContent-Type: text/plain; charset=klingon\n\n"
    path.write_bytes(head.encode() + b"Met vriendelijke groet,\n\xff\xfe")

    assert sender_of(path).startswith(("Jan <", "\ufffd"))


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="kan niet worden gelezen"):
        sender_of(tmp_path / "weg.eml")


HEADS = (f"From: Jan <{ADDRESS}>", "From: ;;:", "From: a@[1.2", 'From: "', "From: (((", "From: =?klingon?b?zzz?= <a@b>")
KINDS = (
    "Subject: dag",
    "Content-Type: ;;;",
    'Content-Type: text/plain; charset="',
    "Content-Type: multipart/mixed; boundary=x",
    "Content-Type: text/html; charset=klingon",
    "Content-Transfer-Encoding: klingon",
    "Content-Disposition: attachment; filename*0*=x",
)


@given(st.sampled_from(HEADS), st.lists(st.sampled_from(KINDS), max_size=3), st.binary(max_size=40))
def test_no_broken_mail_gives_anything_but_words(head: str, kinds: list[str], rest: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "stuk.eml"
        path.write_bytes("\n".join([head, *kinds, ""]).encode() + rest)
        try:
            told = sender_of(path)
        except UserError as error:
            told = str(error)

    assert "stuk.eml" in told or "@" in told
