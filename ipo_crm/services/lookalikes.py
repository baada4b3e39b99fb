"""Who is compared with whom: all with all would be two hundred million pairs at 20,000 people."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any, TypeVar

from ipo_crm.domain.duplicates import (
    LISTED,
    Likeness,
    Lookalike,
    OrganisationTraits,
    PersonTraits,
    normal_email,
    normal_phone,
)
from ipo_crm.domain.ids import ActorKind, ActorRef, OrganisationId
from ipo_crm.domain.people import ContactKind, Person

_WINDOW = 6
_CROWD = 40
_PHONES = (ContactKind.PHONE, ContactKind.MOBILE)
_Traits = TypeVar("_Traits", PersonTraits, OrganisationTraits)


def find(
    kind: ActorKind,
    traits: Sequence[_Traits],
    blocks: Callable[[Sequence[_Traits]], Iterator[Sequence[_Traits]]],
    compare: Callable[[_Traits, _Traits, Likeness], tuple[int, tuple[str, ...]]],
) -> Iterator[Lookalike]:
    """Compare only those who share something: all with all would be two hundred million pairs of 20,000."""
    seen: set[tuple[int, int]] = set()
    for block in blocks(traits):
        for first, second in combinations(block, 2):
            one, other = (first, second) if first.key < second.key else (second, first)
            pair = (one.key, other.key)
            if one.key == other.key or pair in seen:
                continue
            seen.add(pair)
            strength, reasons = compare(one, other, likeness)
            if strength >= LISTED:
                yield Lookalike(
                    one=ActorRef(kind, one.key), other=ActorRef(kind, other.key), strength=strength, reasons=reasons
                )


def person_blocks(traits: Sequence[PersonTraits]) -> Iterator[Sequence[PersonTraits]]:
    """Give groups who share an address, a number, a register or a surname, and neighbours in the alphabet both ways.

    A group of more than forty shares something that says nothing; there only people of one organisation are compared.
    """
    groups: dict[tuple[object, ...], list[PersonTraits]] = {}
    for each in traits:
        shared: list[tuple[object, ...]] = [("surname", each.surname, each.letter)]
        shared += [("surname", each.surname)] if not each.letter else []
        shared += [("email", email) for email in each.emails]
        shared += [("phone", phone) for phone in each.phones]
        shared += [("register", *identifier) for identifier in each.identifiers]
        for key in shared:
            groups.setdefault(key, []).append(each)
    for each in traits:
        if each.letter and ("surname", each.surname) in groups:  # one without a first name may be any of them
            groups["surname", each.surname].append(each)
    for group in groups.values():
        yield from _without_crowd(group)
    yield from _neighbours(traits, lambda each: (each.letter, each.surname))
    yield from _neighbours(traits, lambda each: (each.letter, each.surname[::-1]))


def _without_crowd(group: Sequence[PersonTraits]) -> Iterator[Sequence[PersonTraits]]:
    if len(group) <= _CROWD:
        yield group
        return
    together: dict[int, list[PersonTraits]] = {}
    for each in group:
        for organisation in each.organisations:
            together.setdefault(organisation, []).append(each)
    yield from (colleagues[:_CROWD] for colleagues in together.values())


def organisation_blocks(traits: Sequence[OrganisationTraits]) -> Iterator[Sequence[OrganisationTraits]]:
    """Give groups who share an abbreviation, a site or a register, and neighbours in the alphabet both ways."""
    groups: dict[tuple[str, object], list[OrganisationTraits]] = {}
    for each in traits:
        short = each.abbreviation.casefold().strip()
        shared: list[tuple[str, object]] = [("short", word) for word in {short, each.name.casefold().strip()} if word]
        shared += [("register", identifier) for identifier in each.identifiers]
        shared += [("website", each.website.casefold())] if each.website else []
        for key in shared:
            groups.setdefault(key, []).append(each)
    yield from (group for group in groups.values() if len(group) <= _CROWD)
    yield from _neighbours(traits, lambda each: each.main_words)
    yield from _neighbours(traits, lambda each: each.main_words[::-1])


def _neighbours(traits: Sequence[_Traits], key: Callable[[_Traits], Any]) -> Iterator[Sequence[_Traits]]:
    """Give everybody with the few that stand next to them: who is misspelt stands near."""
    ordered = [each for _, _, each in sorted((key(each), each.key, each) for each in traits)]
    for at in range(len(ordered)):
        for other in ordered[at + 1 : at + _WINDOW]:
            yield (ordered[at], other)


def typed(person: Person, employers: Sequence[OrganisationId]) -> PersonTraits:
    """Give what is compared of a person who is being typed."""
    points = person.contact_points
    return PersonTraits(
        key=person.id,
        name=person.name,
        emails=frozenset(normal_email(each.value) for each in points if each.kind is ContactKind.EMAIL),
        phones=frozenset(normal_phone(each.value) for each in points if each.kind in _PHONES) - {""},
        organisations=frozenset(employers),
    )


def may_be(entered: PersonTraits, known: PersonTraits) -> bool:
    """Tell at little cost whether it is worth comparing."""
    if entered.emails & known.emails or entered.phones & known.phones:
        return True
    return not entered.letter or not known.letter or entered.letter == known.letter


def likeness(one: str, other: str) -> float:
    """Give how alike two texts are, 0 to 100: the normalised Indel similarity."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other)


def person(traits: PersonTraits) -> ActorRef:
    """Point at a person by what is compared of them."""
    return ActorRef(ActorKind.PERSON, traits.key)
