"""What was typed in the search field: words, and filters such as soort:gesprek or na:2025-06-01."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from ipo_crm.domain import labels
from ipo_crm.domain.dates import UnreadableDateError, read_moment
from ipo_crm.domain.names import fold, search_words
from ipo_crm.domain.search import HitKind

_PART = re.compile(r'([^\W\d_]+):("[^"]*"?|[^\s"]*)|"([^"]*)"?|(\S+)')
_YEAR = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
_ABOUT = {"dossier": "dossiers", "van": "actors", "met": "actors", "label": "tags", "tag": "tags"}
KIND_WORD: Final = {
    HitKind.PERSON: "persoon",
    HitKind.ORGANISATION: "organisatie",
    HitKind.DOSSIER: "dossier",
    HitKind.COALITION: "coalitie",
    HitKind.MEETING: "gesprek",
    HitKind.PROMISE: "toezegging",
    HitKind.TASK: "actie",
    HitKind.POSITION: "positie",
    HitKind.ASK: "inzet",
    HitKind.MESSAGE: "boodschap",
    HitKind.MOTION: "motie",
    HitKind.INSTRUMENT: "instrument",
    HitKind.DATE: "datum",
    HitKind.STOP: "programma",
    HitKind.TRAJECTORY: "traject",
    HitKind.PRODUCT: "product",
    HitKind.ATTACHMENT: "bijlage",
    HitKind.TAG: "label",
    HitKind.IMPRESSION: "indruk",
}
"""The word for one of a kind, as it is typed after "soort:"."""
_OTHER_WORDS: Final = {
    HitKind.MEETING: ("contactmoment", "verslag", "contactmomenten"),
    HitKind.TASK: ("taak", "taken"),
    HitKind.TAG: ("tag",),
    HitKind.STOP: ("werkbezoek",),
    HitKind.MOTION: ("amendement", "wetsvoorstel"),
    HitKind.POSITION: ("standpunt",),
    HitKind.PERSON: ("mens",),
}
LONGEST: Final = 500
MOST_WORDS: Final = 16
"""What is longer was pasted by mistake: its beginning is looked for."""
FILTERS: Final = ("soort", "dossier", "van", "met", "label", "na", "voor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Words to look for and what to leave out; an empty filter leaves nothing out.

    `dossiers`, `actors` and `tags` hold the text of each filter, all of which must fit. `after` and `before` are
    half-open: on `after` or later, and earlier than `before`.
    """

    text: str = ""
    kinds: frozenset[HitKind] | None = None
    dossiers: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None
    unread: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words to look for, folded."""
        return search_words(self.text[:LONGEST])[:MOST_WORDS]

    @property
    def filtered(self) -> bool:
        """Whether anything but the kind is asked of a record."""
        return bool(self.dossiers or self.actors or self.tags or self.after or self.before)


def read_query(typed: str, today: date) -> Query:
    """Read what was typed; never an error: what is no filter is words, and an unfinished filter is left out."""
    words: list[str] = []
    told: dict[str, list[str]] = {"dossiers": [], "actors": [], "tags": []}
    kinds: frozenset[HitKind] | None = None
    days: dict[str, date] = {}
    unread: list[str] = []
    for name, value, quoted, plain in _PART.findall(typed[:LONGEST]):
        known, asked = fold(name), value.strip('"').strip()
        if not name or known not in (*FILTERS, "tag"):
            words.append(quoted or plain or f"{name} {asked}")
        elif known in _ABOUT and search_words(asked):
            told[_ABOUT[known]].append(asked)
        elif known == "soort" and (fitting := kinds_named(asked)):
            kinds = fitting if kinds is None else kinds | fitting
        elif known in ("na", "voor") and (day := _read_day(asked, today)):
            days[known] = day
        else:
            unread.append(f"{known}:{asked}")
    return Query(
        text=" ".join(words),
        kinds=kinds,
        dossiers=tuple(told["dossiers"]),
        actors=tuple(told["actors"]),
        tags=tuple(told["tags"]),
        after=days.get("na"),
        before=days.get("voor"),
        unread=tuple(unread),
    )


def kinds_named(written: str) -> frozenset[HitKind]:
    """Give the kinds whose Dutch word begins like this, or the one that is called just so."""
    wanted = fold(written)
    if not wanted:
        return frozenset()
    exact = frozenset(kind for kind in HitKind if wanted in _words_for(kind))
    return exact or frozenset(kind for kind in HitKind if any(word.startswith(wanted) for word in _words_for(kind)))


def completions(typed: str) -> tuple[str, ...]:
    """Give what the last, unfinished word may become: a filter, or a value of soort; whole texts of the field."""
    before, space, last = typed.rpartition(" ")
    wanted = fold(last)
    if wanted.startswith("soort:"):
        value = wanted.removeprefix("soort:")
        words = (fold(KIND_WORD[kind]) for kind in HitKind)
        return tuple(f"{before}{space}soort:{word} " for word in words if word.startswith(value) and word != value)
    if len(wanted) < 2 or ":" in wanted:
        return ()
    return tuple(f"{before}{space}{name}:" for name in FILTERS if name.startswith(wanted))


def _words_for(kind: HitKind) -> tuple[str, ...]:
    return (fold(KIND_WORD[kind]), fold(labels.HIT_KIND[kind]), *_OTHER_WORDS.get(kind, ()))


def _read_day(written: str, today: date) -> date | None:
    """Read a day as anywhere in the program, or a year or month, which stands for its first day."""
    year = _YEAR.fullmatch(written)
    try:
        if year is not None:
            return date(int(year[1]), int(year[2] or 1), 1)
        return read_moment(written, today, past=True).day
    except (ValueError, UnreadableDateError):
        return None
