"""How wide a name is where no font is at hand: the advance widths of Inter, in hundredths of the font size."""

import unicodedata

LABEL_PX = 11.0
_DEFAULT = 62
_BY_WIDTH = {
    22: "'’",
    24: "ijl",
    26: "I",
    28: " !,.:;·",
    34: "|ft()/[]{}r",
    46: '-1_"–',
    52: "sJkxz?*",
    56: "Lacvy7",
    58: "ueFhn",
    60: "Eogpqb25",
    64: "#$34RSTXPKBdZ0689",
    67: "+=<>YAV",
    73: "CD",
    75: "GHUNOQ",
    81: "%w",
    88: "mM",
    94: "@W&",
}
_WIDTH = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}


def label_width(text: str, size: float = LABEL_PX) -> float:
    """Estimate the px that a name takes in Inter at `size` px; accents do not make a letter wider."""
    letters = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return sum(_WIDTH.get(letter, _DEFAULT) for letter in letters) * size / 100
