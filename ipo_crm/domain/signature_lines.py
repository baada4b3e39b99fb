"""Which lines of a signature are known noise: greetings, quoted heads, disclaimers, working days, social media."""

from collections.abc import Iterable, Iterator

from ipo_crm.domain.names import fold
from ipo_crm.domain.signature_words import (
    DISCLAIMER,
    GREETING,
    HOURS,
    PRIVATE,
    QUOTED,
    REGISTER,
    SOCIAL,
    holds_letters,
)

_LONG = 45  # signs, from which a line under a disclaimer is taken for its next line


def about_noise(stretches: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str, bool]]:
    """Give the stretches that are not empty, and of each whether it is noise.

    A disclaimer goes on over long lines until an empty one. A head "Van: Naam <adres>" that is the first line of all
    says who it is; lower down it belongs to a mail that was answered.
    """
    in_disclaimer = False
    first = True
    for line, stretch in stretches:
        if not stretch:
            in_disclaimer = False
            continue
        folded = " ".join(fold(stretch).split())
        if first and folded.startswith(("van:", "from:", "van :", "from :")) and "@" in folded:
            label, _, rest = stretch.partition(":")
            yield line, label, True
            yield line, rest.strip(), False
        elif not holds_letters(stretch):
            continue
        elif DISCLAIMER.search(folded):
            in_disclaimer = True
            yield line, stretch, True
        else:
            in_disclaimer = in_disclaimer and (len(stretch) > _LONG or stretch[0].islower())
            yield line, stretch, in_disclaimer or is_noise(stretch)
        first = False


def split_greeting(stretch: str) -> tuple[str, str]:
    """Give the greeting with which a stretch begins, and what follows it on the same line."""
    found = GREETING.match(fold(stretch))
    if found is None or len(fold(stretch)) != len(stretch):
        return "", stretch
    head, comma, rest = stretch.partition(",")
    if not comma or not holds_letters(rest) or len(head) > _LONG:
        head, rest = stretch[: found.end()], stretch[found.end() :]
    bare = rest.strip(" ,.!:/")
    is_more_of_it = GREETING.match(fold(bare).removeprefix("en ").removeprefix("and "))
    return (stretch, "") if len(bare.split()) < 2 or is_more_of_it else (head, bare)


def is_noise(text: str) -> bool:
    """Tell whether a text is a quoted head, working days, social media, a register or private."""
    folded = " ".join(fold(text).split())
    return any(pattern.search(folded) for pattern in (QUOTED, HOURS, SOCIAL, REGISTER, PRIVATE))
