"""Records that may be the same person or organisation twice: how alike they are, and why."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ipo_crm.domain.ids import ActorRef
from ipo_crm.domain.names import PersonName, fold, words_of
from ipo_crm.domain.periods import ALWAYS, Period
from ipo_crm.domain.phones import digits_of

Likeness = Callable[[str, str], float]
"""Gives how alike two texts are, 0 to 100."""

SURE: Final = 90
LISTED: Final = 50
_ALIKE = 88.0
_GENERAL_BOXES = frozenset({"info", "contact", "secretariaat", "post", "mail", "receptie", "algemeen", "griffie"})
_LEGAL_FORMS = frozenset({"bv", "nv", "stichting", "st", "vereniging", "ver", "cooperatie", "cv", "vof", "de", "het"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTraits:
    """What of a person is compared: folded or normalised, except the name.

    `surname` is main word and tussenvoegsel as one word, y for ij; `letter` is the first of initials or given name.
    """

    key: int
    name: PersonName
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    organisations: frozenset[int] = frozenset()
    identifiers: frozenset[tuple[str, str]] = frozenset()

    surname: str = field(init=False)
    letter: str = field(init=False)

    def __post_init__(self) -> None:
        surname = "".join(words_of(f"{self.name.prefix} {self.name.family_name}")).replace("ij", "y")
        object.__setattr__(self, "surname", surname)
        object.__setattr__(self, "letter", fold(self.name.initials or self.name.given_name)[:1])


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationTraits:
    """What of an organisation is compared; `main_words` leave out legal form and articles, in order of the alphabet."""

    key: int
    name: str
    abbreviation: str = ""
    kind: str = ""
    website: str = ""
    parent: int | None = None
    period: Period = ALWAYS
    identifiers: frozenset[tuple[str, str]] = frozenset()

    main_words: str = field(init=False)

    def __post_init__(self) -> None:
        words = words_of(self.name)
        main = " ".join(sorted([word for word in words if word not in _LEGAL_FORMS] or words)).replace("ij", "y")
        object.__setattr__(self, "main_words", main)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookalike:
    """Two records that may be one: how strong the signs are (0-100), and each sign in Dutch."""

    one: ActorRef
    other: ActorRef
    strength: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateRow:
    """A pair for the list, with what tells the two apart."""

    pair: Lookalike
    one: str
    other: str
    one_detail: str = ""
    other_detail: str = ""


def normal_email(written: str) -> str:
    """Give a mail address as it is compared."""
    return fold(written.strip())


def normal_phone(written: str) -> str:
    """Give the last nine digits of a phone number, so that +31 6 and 06 are the same; empty when it has fewer."""
    return digits_of(written)


def compare_people(one: PersonTraits, other: PersonTraits, likeness: Likeness) -> tuple[int, tuple[str, ...]]:
    """Give how strong the signs are that two records are one person, and the signs; 0 where there are none."""
    strength = 0
    reasons: list[str] = []
    named, sign = _same_name(one, other, likeness)
    for scheme, _ in sorted(one.identifiers & other.identifiers):
        strength, reasons = 98, [*reasons, f"zelfde kenmerk in register {scheme}"]
    shared = one.emails & other.emails
    if shared:
        general = all(box.partition("@")[0] in _GENERAL_BOXES for box in shared)
        strength = max(strength, 20 if general else 80 + named // 5)
        reasons.append("zelfde algemene e-mailadres" if general else "zelfde e-mailadres")
    if one.phones & other.phones:
        strength = max(strength, 30 + (6 * named) // 10)
        reasons.append("zelfde telefoonnummer")
    if named:
        together = bool(one.organisations & other.organisations)
        strength = max(strength, min(95, named + 18) if together else named)
        reasons.append(f"{sign}, zelfde organisatie" if together else sign)
    if _first_names_differ(one.name, other.name, likeness):
        strength = min(strength, 45)
    return strength, tuple(reasons)


def _same_name(one: PersonTraits, other: PersonTraits, likeness: Likeness) -> tuple[int, str]:
    """Give 0-80 for the name alone, with the sign; 0 where the names are of two people."""
    if one.letter and other.letter and one.letter != other.letter:
        return 0, ""
    known = bool(one.letter and other.letter)
    if _initials_differ(one.name, other.name):
        return (45, "achternaam en eerste voorletter gelijk") if one.surname == other.surname else (0, "")
    if one.surname == other.surname:
        if known and fold(one.name.initials) == fold(other.name.initials) and one.name.initials:
            return 75, "naam en voorletters gelijk"
        if known and fold(one.name.given_name) == fold(other.name.given_name) and one.name.given_name:
            return 75, "voornaam en achternaam gelijk"
        return (65, "achternaam en voorletter gelijk") if known else (50, "achternaam gelijk")
    alike = likeness(one.surname, other.surname)
    if alike < _ALIKE or not known:
        return 0, ""
    return round(LISTED + 2 * (alike - _ALIKE)), f"naam lijkt sterk ({round(alike)} %)"


def _initials_differ(one: PersonName, other: PersonName) -> bool:
    """Tell whether two rows of initials contradict each other; a shorter row may be cut off."""
    first, second = ("".join(words_of(name.initials)) for name in (one, other))
    return bool(first and second) and not first.startswith(second) and not second.startswith(first)


def _first_names_differ(one: PersonName, other: PersonName, likeness: Likeness) -> bool:
    """Tell whether two given names are of two people: neither begins like the other, and they are not alike."""
    first, second = fold(one.given_name).strip(), fold(other.given_name).strip()
    if not first or not second or first.startswith(second) or second.startswith(first):
        return False
    return likeness(first, second) < 70


def compare_organisations(
    one: OrganisationTraits, other: OrganisationTraits, likeness: Likeness
) -> tuple[int, tuple[str, ...]]:
    """Give how strong the signs are that two records are one organisation, and the signs.

    Two of which the one ended before the other began are a successor and a predecessor, and no doubles; so are two
    fracties or committees of different chambers.
    """
    if _apart(one.period, other.period) or (one.parent and other.parent and one.parent != other.parent):
        return 0, ()
    strength = 0
    reasons: list[str] = []
    for scheme, _ in sorted(one.identifiers & other.identifiers):
        strength, reasons = 98, [*reasons, f"zelfde kenmerk in register {scheme}"]
    if one.main_words == other.main_words:
        strength, reasons = max(strength, 85), [*reasons, "naam gelijk"]
    else:
        alike = likeness(one.main_words, other.main_words)
        if alike >= _ALIKE and _rest_alike(one.main_words, other.main_words, likeness):
            strength, reasons = max(strength, round(alike) - 25), [*reasons, f"naam lijkt sterk ({round(alike)} %)"]
    short, other_short = fold(one.abbreviation).strip(), fold(other.abbreviation).strip()
    if short and short == other_short:
        strength, reasons = max(strength + 10 if reasons else 60, 60), [*reasons, "zelfde afkorting"]
    elif (short and short == fold(other.name)) or (other_short and other_short == fold(one.name)):
        strength, reasons = max(strength, 75), [*reasons, "naam is de afkorting van de ander"]
    if one.website and _site(one.website) == _site(other.website):
        strength, reasons = max(strength + 10, 60), [*reasons, "zelfde website"]
    return (min(strength, 99) if one.kind == other.kind else max(0, min(strength, 99) - 15)), tuple(reasons)


def _apart(one: Period, other: Period) -> bool:
    """Tell whether one period ended before the other began, as far as is known."""
    return _ended(one.end, other.start) or _ended(other.end, one.start)


def _ended(end: date | None, start: date | None) -> bool:
    return end is not None and start is not None and end <= start


def _rest_alike(one: str, other: str, likeness: Likeness) -> bool:
    """Tell whether what two names do not share is alike too: "Kring 1" and "Kring 2" are two, as are two fracties."""
    first, second = one.split(), other.split()
    rests = [word for word in first if word not in second], [word for word in second if word not in first]
    if any(word.isdigit() for rest in rests for word in rest):
        return False
    return likeness(" ".join(rests[0]), " ".join(rests[1])) >= 70


def _site(written: str) -> str:
    return fold(written).partition("://")[2].removeprefix("www.").rstrip("/") or fold(written).removeprefix("www.")
