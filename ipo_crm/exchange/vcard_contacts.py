"""Take the ways to reach somebody at work from a card: mail, phone, website, office."""

import re
from dataclasses import dataclass, field

from ipo_crm.domain.people import ContactKind, ContactPoint
from ipo_crm.exchange.dutch_names import one_line
from ipo_crm.exchange.phones import HERE, read_number
from ipo_crm.exchange.vcard_lines import Card, Property

_HERE = {"", "nederland", "netherlands", "the netherlands", "nl", "holland", "pays-bas", "niederlande"}
_PASSED_OVER = {
    "EMAIL": "privé-e-mailadressen",
    "TEL": "privételefoonnummers",
    "URL": "privéwebsites",
    "ADR": "adressen die niet als werkadres zijn aangemerkt",
}
_FAX = "fax- en semafoonnummers"
_FAX_TYPES = frozenset({"fax", "pager", "bbs", "modem"})
_MOBILE_TYPES = frozenset({"cell", "iphone", "mobile"})
_HOME_LABEL = re.compile(r"home(?!page)|thuis|priv", re.IGNORECASE)
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_EXTENSION_LABEL = "toestel"
_MAX_VALUE = 2_000
_MAX_LABEL = 200


@dataclass(slots=True)
class Contacts:
    """The contact points of a card, the phone numbers that are none, and the kinds that were passed over."""

    found: dict[tuple[ContactKind, str], ContactPoint] = field(default_factory=dict)
    odd_phones: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)

    @property
    def points(self) -> tuple[ContactPoint, ...]:
        return tuple(self.found.values())

    def add(self, kind: ContactKind, value: str, label: str = "") -> None:
        """Keep a contact point; the second time that the same value comes by is left out."""
        if value:
            point = ContactPoint(kind=kind, value=value[:_MAX_VALUE], label=label[:_MAX_VALUE])
            self.found.setdefault((kind, point.value.casefold()), point)


def contact_points(card: Card) -> Contacts:
    """Give what reaches a person at work; what is marked as home is passed over and named."""
    contacts = Contacts()
    region = None if _is_abroad(card) else HERE
    labels = {each.group: _label(each.text) for each in card.all("X-ABLABEL") if each.group}
    for each in card.all("EMAIL", "TEL", "URL", "ADR"):
        label = labels.get(each.group, "") if each.group else ""
        if _is_private(each, label):
            contacts.passed_over.append(_PASSED_OVER[each.name])
        elif each.name == "TEL":
            _add_phone(each, label, region, contacts)
        elif each.name == "ADR":
            contacts.add(ContactKind.OFFICE, _address(each), label)
        elif each.name == "EMAIL":
            contacts.add(ContactKind.EMAIL, _without_scheme(each.text, "mailto:"), label)
        else:
            contacts.add(ContactKind.WEBSITE, one_line(each.text), label)
    return contacts


def _is_private(each: Property, label: str) -> bool:
    """Tell whether something is private: marked as home and not as work; an address must be marked as work."""
    if "work" in each.types:
        return False
    return each.name == "ADR" or "home" in each.types or bool(_HOME_LABEL.search(label))


def _is_abroad(card: Card) -> bool:
    """Tell whether an address is in another country: a number without country code is then not taken for Dutch."""
    return any("".join(each.parts[6:7]).casefold() not in _HERE for each in card.all("ADR"))


def _add_phone(each: Property, label: str, region: str | None, contacts: Contacts) -> None:
    if each.types & _FAX_TYPES:
        contacts.passed_over.append(_FAX)
        return
    written = one_line(_without_scheme(each.text, "tel:"))
    kind = ContactKind.MOBILE if each.types & _MOBILE_TYPES else ContactKind.PHONE
    number, extension = read_number(written, region)
    if not number.valid:
        contacts.odd_phones.append(written[:40])
        contacts.add(kind, written, label)
        return
    within = f"{_EXTENSION_LABEL} {extension}" if extension else ""
    kind = ContactKind.MOBILE if number.mobile else kind
    contacts.add(kind, number.stored, ", ".join(part for part in (label, within) if part))


def _address(each: Property) -> str:
    """Give an address on one line: box, building, street, postal code with place, region, country."""
    box, extra, street, place, region, code, country = (*[one_line(part) for part in each.parts], *[""] * 7)[:7]
    return ", ".join(part for part in (box, extra, street, f"{code} {place}".strip(), region, country) if part)


def _without_scheme(text: str, scheme: str) -> str:
    line = one_line(text)
    return line[len(scheme) :] if line.casefold().startswith(scheme) else line


def _label(written: str) -> str:
    """Give a label as Apple and Google write them, without their marks."""
    return one_line(_APPLE_LABEL.sub(r"\1", written[:_MAX_LABEL]))
