"""Names of files from anywhere, made safe for every system."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipo_crm.domain.attachments import safe_name

# "Naming Files, Paths, and Namespaces" (Microsoft): what a name on Windows may not hold, end in, or be.
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE)

NAMES = {
    "verslag.pdf": "verslag.pdf",
    "Brief aan de Kamer.docx": "Brief aan de Kamer.docx",
    "Fryslân.odt": "Fryslân.odt",
    "../../etc/passwd": "passwd",
    "..\\..\\Windows\\win.ini": "win.ini",
    "/etc/shadow": "shadow",
    "C:\\Users\\iemand\\brief.docx": "brief.docx",
    "\\\\server\\deling\\stuk.pdf": "stuk.pdf",
    "\\\\?\\C:\\stuk.pdf": "stuk.pdf",
    "C:stuk.pdf": "C_stuk.pdf",
    "a.txt:verborgen": "a.txt_verborgen",
    "a.txt::$DATA": "a.txt__$DATA",
    "CON": "_CON",
    "con.txt": "_con.txt",
    "Nul.tar.gz": "_Nul.tar.gz",
    "COM1.pdf": "_COM1.pdf",
    "COM¹.pdf": "_COM¹.pdf",
    "lpt9": "_lpt9",
    "CON .txt": "_CON.txt",
    "CONIN$": "_CONIN$",
    "console.txt": "console.txt",
    "com10.txt": "com10.txt",
    "stuk.": "stuk",
    "stuk. . .": "stuk",
    "stuk.pdf ": "stuk.pdf",
    " stuk.pdf": "stuk.pdf",
    "stuk.pdf\u00a0": "stuk.pdf",
    ".bashrc": "bashrc",
    " .verborgen": "verborgen",
    "": "bijlage",
    ".": "bijlage",
    "..": "bijlage",
    "....": "bijlage",
    "   ": "bijlage",
    "/": "bijlage",
    "map/": "map",
    "zip/../../slip.txt": "slip.txt",
    "exe\u202egnp.pdf": "exegnp.pdf",
    "a\u200bb.txt": "ab.txt",
    "nul\x00.pdf": "_nul.pdf",
    "regel\nbreuk.txt": "regelbreuk.txt",
    "tab\tin.txt": "tabin.txt",
    'a<b>c"d|e?f*g.txt': "a_b_c_d_e_f_g.txt",
    "half\ud800.txt": "half\ufffd.txt",
    "e\u0301te\u0301.pdf": "été.pdf",
    "\U0001f600.png": "\U0001f600.png",
}


@pytest.mark.parametrize(("given_name", "safe"), NAMES.items(), ids=ascii)
def test_a_name_is_made_safe_and_stays_like_what_it_was(given_name: str, safe: str) -> None:
    assert safe_name(given_name) == safe


@pytest.mark.parametrize("letter", ["a", "é", "汉", "\U0001f600"])
def test_three_hundred_letters_are_cut_and_the_ending_stays(letter: str) -> None:
    made = safe_name(f"{letter * 300}.pdf")

    assert made.startswith(letter * 30)
    assert made.endswith(f"{letter}.pdf")
    assert len(made.encode()) <= 160


@given(st.text(st.characters(exclude_categories=())))
def test_any_name_is_usable_everywhere(given_name: str) -> None:
    made = safe_name(given_name)

    assert 1 <= len(made.encode()) <= 160
    assert not FORBIDDEN.search(made)
    assert not DEVICE.fullmatch(made)
    assert made == made.strip() == made.strip(".")
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in made)


@given(st.text())
def test_a_safe_name_is_left_alone(given_name: str) -> None:
    assert safe_name(safe_name(given_name)) == safe_name(given_name)
