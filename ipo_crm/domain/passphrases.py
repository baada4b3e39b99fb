"""Passphrases: how hard one is to guess, as far as that can be told without a dictionary.

The estimate follows how guessing goes: whole words, years and repetitions first, single signs last. A word counts for
a choice out of about 8,000, which is what a person picks from; words that everybody takes count for almost nothing.
"""

import re
from itertools import pairwise
from math import log2

LEAST_BITS = 40.0
"""Three words picked by chance and one sign more: less is refused."""
GOOD_BITS = 52.0
"""Four words picked by chance."""

_WORD_BITS = 13.0
_COMMON_BITS = 4.0
_YEAR_BITS = 6.0
_AGAIN_BITS = 1.0
_SIGN_BITS = {"lower": log2(26), "upper": log2(26), "digit": log2(10), "other": log2(33)}
_TOKEN = re.compile(r"[^\W\d_]+|\d+|(?:[^\w\s]|_)+")
_HUMP = re.compile(r"[^\W\d_A-Z]+|[A-Z][^\W\d_A-Z]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TAKEN_BY_ALL = (
    "de het een en van in is ik je op te dat niet met voor zijn aan er om die dit als maar mijn jij wij ons onze uw "
    "wachtwoord wachtzin password paswoord geheim geheime welkom welcome hallo hoi test admin inloggen login qwerty "
    "asdf abc abcd abcdef zomer winter lente herfst januari februari maart april mei juni juli augustus september "
    "oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ajax feyenoord psv oranje "
    "nederland holland amsterdam rotterdam utrecht denhaag schatje liefde lekker mooi lobby ipo crm provincie "
    "provincies kamer tweede minister politiek vandaag morgen computer laptop koffie kantoor werk"
)
_COMMON = frozenset(_TAKEN_BY_ALL.split())


def bits(passphrase: str) -> float:
    """Estimate the number of guesses as a power of two; 0 for an empty text."""
    total = 0.0
    seen: set[str] = set()
    for token in _tokens(passphrase):
        plain = token.casefold()
        total += _AGAIN_BITS if plain in seen else _token_bits(token)
        seen.add(plain)
    return total


def _tokens(passphrase: str) -> list[str]:
    """Split into words, numbers and other signs; a capital begins a word, unless all is capitals."""
    found: list[str] = []
    for token in _TOKEN.findall(passphrase):
        humps = [token] if not token.isalpha() or token.isupper() or token.islower() else _HUMP.findall(token)
        found += humps or [token]
    return found


def _token_bits(token: str) -> float:
    if token.casefold() in _COMMON:
        return _COMMON_BITS
    if _YEAR.fullmatch(token):
        return _YEAR_BITS
    spelled = _spelled_bits(token)
    is_word = token.isalpha() and any(letter in "aeiouy" for letter in token.casefold())
    return min(spelled, _WORD_BITS) if is_word else spelled


def _spelled_bits(token: str) -> float:
    """Count sign by sign; one that repeats or continues its neighbour (aa, 12, cb) is hardly a guess."""
    steps = [0, *(ord(after) - ord(before) for before, after in pairwise(token))]
    follows = [index > 0 and abs(step) <= 1 for index, step in enumerate(steps)]
    return sum(
        _AGAIN_BITS if following else _SIGN_BITS[_sign(letter)]
        for letter, following in zip(token, follows, strict=True)
    )


def _sign(letter: str) -> str:
    if letter.isdigit():
        return "digit"
    if letter.isalpha():
        return "upper" if letter.isupper() else "lower"
    return "other"
