"""How well a name of the program fits what somebody typed: a beginning, a piece, initials, or nearly the word."""

from collections.abc import Sequence
from functools import lru_cache

from ipo_crm.domain.names import fold, words_of

_BEGINS, _INITIALS, _HOLDS, _NEARLY = 3.0, 2.5, 2.0, 1.0
_NEAR = 76.0
_SHORTEST = 4


def likeness(typed: Sequence[str], name: str, *, nearly: bool = True) -> float:
    """Give how well the folded words fit a name, higher is better; 0.0 when one of them does not.

    A word fits nearly when the normalised Indel similarity with a word of the name, or with its beginning, is 76 %.
    """
    words, whole, initials = _forms(name)
    if len(typed) == 1 and len(typed[0]) > 1 and initials.startswith(typed[0]):
        return _INITIALS
    fits = [_fit(each, words, whole, nearly=nearly) for each in typed]
    return sum(fits) / len(fits) if fits and all(fits) else 0.0


@lru_cache(maxsize=500)
def _forms(name: str) -> tuple[tuple[str, ...], str, str]:
    """Give the folded words of a name, all of it folded, and its initials; every key typed asks them of every name."""
    words = tuple(words_of(name))
    return words, fold(name), "".join(word[0] for word in words)


def _fit(typed: str, words: Sequence[str], whole: str, *, nearly: bool) -> float:
    if any(word.startswith(typed) for word in words):
        return _BEGINS
    if typed in whole:
        return _HOLDS
    return _NEARLY if nearly and len(typed) >= _SHORTEST and any(_near(typed, word) for word in words) else 0.0


def _near(typed: str, word: str) -> bool:
    from rapidfuzz import fuzz

    return max(fuzz.ratio(typed, word), fuzz.ratio(typed, word[: len(typed) + 1])) >= _NEAR
