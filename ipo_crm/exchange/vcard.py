"""Read contact cards (vCard 2.1, 3.0 and 4.0) as phones, mail programs and address books write them.

Only what belongs to somebody's work is taken over. Photos, birthdays, home addresses, private numbers and the like are
passed over on purpose, and the report says so once per kind.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ipo_crm.domain.counts import counted, dotted
from ipo_crm.domain.names import PersonName, clean, fold
from ipo_crm.domain.people import ContactPoint
from ipo_crm.exchange.dutch_names import (
    MAX_NAME,
    given_parts,
    one_line,
    read_name,
    says_the_same,
    split_surname,
    split_titles,
)
from ipo_crm.exchange.raw import checked
from ipo_crm.exchange.report import LeaveOutError, Ledger, Reading
from ipo_crm.exchange.sniff import HEAD_BYTES, refusal
from ipo_crm.exchange.vcard_contacts import contact_points
from ipo_crm.exchange.vcard_lines import Card, Property, cards

_NOT_TAKEN = {
    "PHOTO": "foto's",
    "LOGO": "logo's",
    "SOUND": "geluidsfragmenten",
    "BDAY": "geboortedata",
    "BIRTHPLACE": "geboorteplaatsen",
    "DEATHDATE": "overlijdensgegevens",
    "DEATHPLACE": "overlijdensgegevens",
    "ANNIVERSARY": "gedenkdagen",
    "GENDER": "geslacht",
    "LABEL": "adresetiketten",
    "GEO": "coördinaten",
    "IMPP": "chatadressen",
    "RELATED": "familie en andere betrekkingen",
    "NICKNAME": "bijnamen",
    "CATEGORIES": "categorieën",
    "HOBBY": "hobby's en interesses",
    "INTEREST": "hobby's en interesses",
    "KEY": "sleutels",
    "AGENT": "kaartjes van vertegenwoordigers",
}
_NOT_TAKEN_BY_WORD = {
    "SPOUSE": "familie en andere betrekkingen",
    "RELATEDNAMES": "familie en andere betrekkingen",
    "ANNIVERSARY": "gedenkdagen",
    "ABDATE": "gedenkdagen",
    "GENDER": "geslacht",
    "PICTURE": "foto's",
    "X-AIM": "chatadressen",
    "X-ICQ": "chatadressen",
    "X-MSN": "chatadressen",
    "X-SKYPE": "chatadressen",
    "X-YAHOO": "chatadressen",
    "JABBER": "chatadressen",
    "X-MESSAGING": "chatadressen",
    "IMADDRESS": "chatadressen",
}
_NO_CONTACT = {
    "group": "Dit kaartje is een groep of verzendlijst, geen persoon of organisatie.",
    "location": "Dit kaartje is een plaats, geen persoon of organisatie.",
    "application": "Dit kaartje is een programma, geen persoon of organisatie.",
    "device": "Dit kaartje is een apparaat, geen persoon of organisatie.",
}
_MAX_NOTE = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """A person and where they work; `organisation` is only a name, to be matched with what is known."""

    name: PersonName
    uid: str = ""
    organisation: str = ""
    department: str = ""
    function: str = ""
    contact_points: tuple[ContactPoint, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationCard:
    """An organisation with a card of its own, without a person."""

    name: str
    uid: str = ""
    contact_points: tuple[ContactPoint, ...] = ()
    note: str = ""


ContactCard = PersonCard | OrganisationCard


@dataclass(slots=True)
class _Report(Ledger):
    """The ledger of one file, with the kinds of data that were passed over, counted in cards."""

    passed_over: Counter[str] = field(default_factory=Counter)
    unclosed: int = 0

    def sentences(self) -> Iterator[str]:
        yield from self.notes
        for kind, count in sorted(self.passed_over.items()):
            yield f"Bewust niet overgenomen: {kind} (op {counted(count, 'kaartjes')})."
        if self.unclosed:
            yield (
                f"Bij {counted(self.unclosed, 'kaartjes')} ontbreekt het einde "
                "(END:VCARD). Controleer of de export volledig is."
            )


def read(data: bytes) -> Reading[ContactCard]:
    """Read every card of a file; raises UserError when there is not a single card in it."""
    found = cards(checked(data))
    if not found:
        raise refusal("vCard", data[:HEAD_BYTES])
    report = _Report(unclosed=sum(not card.is_closed for card in found))
    rows: list[ContactCard] = []
    seen: dict[str, int] = {}
    for number, card in enumerate(found, start=1):
        with report.row(number, _label(card)):
            uid = _line(card.text("UID")).removeprefix("urn:uuid:")
            if uid in seen:
                raise LeaveOutError(f"Dit kaartje staat al in het bestand, als kaartje {seen[uid]}.")
            rows.append(_row(card, uid, number, report))
            report.passed_over.update(set(_not_taken(card)))
            if uid:
                seen[uid] = number
    return Reading(
        holds="vCard",
        rows=tuple(rows),
        read=len(found),
        left_out=tuple(report.left_out),
        notes=tuple(report.sentences()),
    )


def _row(card: Card, uid: str, number: int, report: _Report) -> ContactCard:
    kind = card.text("KIND").casefold() or card.text("X-ADDRESSBOOKSERVER-KIND").casefold()
    if kind in _NO_CONTACT:
        raise LeaveOutError(_NO_CONTACT[kind])
    organisation, department = _organisation(card)
    note = _note(card, number, report)
    if _is_organisation(card, kind, organisation):
        name = _line(card.text("FN")) or organisation
        points = _contact_points(card, name, number, report)
        return OrganisationCard(name=name, uid=uid, contact_points=points, note=note)
    person = _name(card)
    if not person.family_name:
        raise LeaveOutError("Op dit kaartje staat geen naam van een persoon of organisatie.")
    return PersonCard(
        name=person,
        uid=uid,
        organisation=organisation,
        department=department,
        function=_line(card.text("TITLE") or card.text("ROLE")),
        contact_points=_contact_points(card, person.full, number, report),
        note=note,
    )


def _line(text: str) -> str:
    """Give a text on one line, no longer than a name can be."""
    return one_line(text)[:MAX_NAME]


def _note(card: Card, number: int, report: _Report) -> str:
    """Give the first NOTE, cut off where it is longer than a note can be."""
    note = clean(card.text("NOTE"))
    if len(note) > _MAX_NOTE:
        report.notes.append(
            f"Kaartje {number}: van de notitie zijn alleen de eerste {dotted(_MAX_NOTE)} tekens overgenomen."
        )
    return note[:_MAX_NOTE]


def _contact_points(card: Card, who: str, number: int, report: _Report) -> tuple[ContactPoint, ...]:
    found = contact_points(card)
    report.passed_over.update(set(found.passed_over))
    report.notes.extend(
        f"Kaartje {number} ({who}): “{phone}” is niet herkend als telefoonnummer en is bewaard zoals het er stond."
        for phone in found.odd_phones
    )
    return found.points


def _organisation(card: Card) -> tuple[str, str]:
    """Give organisation and department of the first ORG."""
    parts = next((each.parts for each in card.all("ORG")), ())
    name, *units = [_line(part) for part in parts] or [""]
    return name, ", ".join(unit for unit in units if unit)


def _is_organisation(card: Card, kind: str, organisation: str) -> bool:
    """Tell whether a card is of an organisation: it says so, or it bears no other name than the organisation's."""
    if kind in {"org", "organization"} or card.text("X-ABSHOWAS").casefold() == "company":
        return bool(organisation or card.text("FN"))
    has_name = any(any(each.parts[:2]) for each in card.all("N"))
    return bool(organisation) and not has_name and fold(card.text("FN")) in {"", fold(organisation)}


def _name(card: Card) -> PersonName:
    """Give the person's name: from N, unless that is missing or says something else than FN."""
    full = _line(card.text("FN"))
    parts = next((_five(each) for each in card.all("N")), None)
    if parts is None:
        return read_name(full)
    family, given, additional, prefixes, suffixes = parts
    if full and not (family and given and says_the_same(full, family, given)):
        return read_name(full)
    return _composed(family, given, additional, prefixes, suffixes)


def _composed(family: str, given: str, additional: str, prefixes: str, suffixes: str) -> PersonName:
    """Put the five parts of N where Dutch names have them; a tussenvoegsel may stand in three of them."""
    if not family:
        family, given = given, ""
    prefix, main = split_surname(family)
    if not prefix and additional and not split_surname(f"{additional} x")[1].removesuffix("x").strip():
        prefix, additional = additional.lower(), ""
    honorific, titles = split_titles(prefixes)
    initials, called = given_parts(f"{given} {additional}".strip())
    return PersonName(
        honorific=honorific,
        titles=titles,
        initials=initials,
        given_name=called,
        prefix=prefix,
        family_name=main,
        suffix=suffixes,
    )


def _five(name: Property) -> tuple[str, str, str, str, str]:
    family, given, additional, prefixes, suffixes = (
        *[_line(part) for part in name.parts[:5]],
        *[""] * 5,
    )[:5]
    return family, given, additional, prefixes, suffixes


def _not_taken(card: Card) -> Iterator[str]:
    """Name the kinds of data on a card that have no place in the program."""
    for each in card.properties:
        if not each.value.strip():
            continue
        if each.name in _NOT_TAKEN:
            yield _NOT_TAKEN[each.name]
        elif each.name.startswith("X-"):
            yield from (kind for word, kind in _NOT_TAKEN_BY_WORD.items() if word in each.name)


def _label(card: Card) -> str:
    """Give what a person would recognise the card by."""
    texts = (one_line(card.text(name)) for name in ("FN", "N", "ORG", "EMAIL", "UID"))
    return next((text for text in texts if text), "kaartje zonder naam")[:200]
