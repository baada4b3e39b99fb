"""Signatures: what is pasted into the form of a new person is read, and its organisation looked up."""

from collections.abc import Iterable

from ipo_crm.domain.duplicates import OrganisationTraits
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.names import fold
from ipo_crm.domain.organisations import Organisation
from ipo_crm.domain.pasted import Pasted
from ipo_crm.domain.people import ContactKind, ContactPoint
from ipo_crm.domain.signature import read
from ipo_crm.domain.signature_names import domain_label
from ipo_crm.domain.signature_parts import Part, Signature
from ipo_crm.exchange import vcard
from ipo_crm.exchange.dutch_names import read_name
from ipo_crm.services.lookalikes import likeness
from ipo_crm.services.phones import KINDS, read_phone
from ipo_crm.services.settings import Settings
from ipo_crm.store import mail_domains, organisations
from ipo_crm.store.records import remembered
from ipo_crm.store.workspace import Workspace

_ALIKE = 90.0
_ALIKE_WITH_DOMAIN = 70.0
_FRACTIE = ("tweede kamerfractie ", "eerste kamerfractie ", "statenfractie ", "fractie ")
_FREE_MAIL = frozenset(
    ("gmail", "googlemail", "outlook", "hotmail", "live", "msn", "icloud", "me", "yahoo", "ziggo", "kpnmail", "xs4all")
)
_POINTS = {
    Part.EMAIL: ContactKind.EMAIL,
    Part.PHONE: ContactKind.PHONE,
    Part.MOBILE: ContactKind.MOBILE,
    Part.WEBSITE: ContactKind.WEBSITE,
    Part.OFFICE: ContactKind.OFFICE,
}


class Signatures:
    """Reads what is pasted about one person; nothing is kept here."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def read(self, text: str) -> Pasted:
        """Give what a signature, a line "Name <address>" or the text of a vCard says; never an error."""
        if "BEGIN:VCARD" in text.upper():
            card = self._card(text)
            if card is not None:
                return card
        known = self._known()
        signature = read(text, lambda name: known.named(name) is not None)
        points = tuple(
            ContactPoint(kind=kind, value=read_phone(value).stored if kind in KINDS else value)
            for part, kind in _POINTS.items()
            for value in signature.all(part)
        )
        if _is_one_name(signature, text):
            return Pasted(name=read_name(text.partition("<")[0]), points=points)
        organisation = signature.first(Part.ORGANISATION)
        found, why = self._find(known, organisation, points)
        return Pasted(
            name=read_name(signature.first(Part.NAME)),
            function=", ".join(signature.all(Part.FUNCTION)),
            department=", ".join(signature.all(Part.DEPARTMENT)),
            organisation=organisation,
            known=found,
            why_known=why,
            points=points,
            leftover=signature.leftover,
            passed_over=_passed_over(signature),
        )

    def _card(self, text: str) -> Pasted | None:
        """Give the first card of the text of a vCard; what else it says is not for a person's fields."""
        try:
            rows = vcard.read(text.strip().encode(errors="replace")).rows
        except UserError:
            return None
        card = next((row for row in rows if isinstance(row, vcard.PersonCard)), None)
        if card is None:
            return None
        found, why = self._find(self._known(), card.organisation, card.contact_points)
        return Pasted(
            name=card.name,
            function=card.function,
            department=card.department,
            organisation=card.organisation,
            known=found,
            why_known=why,
            points=card.contact_points,
            leftover=tuple(line for line in card.note.splitlines() if line.strip()),
        )

    def _known(self) -> "_Known":
        """Give the organisations that exist today, ready to be looked up; made anew when the file changes."""
        connection, today = self._workspace.connection, self._settings.today()

        def read_all() -> _Known:
            found = organisations.all_organisations(connection)
            return _Known(each for each in found if each.period.contains(today))

        return remembered(connection, f"organisations by name on {today}", read_all)

    def _find(self, known: "_Known", name: str, points: tuple[ContactPoint, ...]) -> tuple[Organisation | None, str]:
        """Give the organisation in the file by its name, a name like it, or the mail address; and why, in Dutch."""
        exact = known.named(name) if name else None
        if exact is not None:
            return exact, ""
        mails = [point.value for point in points if point.kind is ContactKind.EMAIL]
        sites = [point.value for point in points if point.kind is ContactKind.WEBSITE]
        by_mail = self._by_mail(known.all, mails, sites)
        if not name:
            return by_mail, "aan het e-mailadres herkend" if by_mail else ""
        near = known.nearest(name)
        if near is not None:
            return near, "lijkt op wat er staat"
        if by_mail is not None and _likeness(main_words(by_mail.name), main_words(name)) >= _ALIKE_WITH_DOMAIN:
            return by_mail, "aan het e-mailadres herkend"
        return None, ""

    def _by_mail(self, known: tuple[Organisation, ...], mails: list[str], sites: list[str]) -> Organisation | None:
        """Give the organisation with this site, or where all with an address of this domain work."""
        labels = {label for place in (*mails, *sites) if (label := domain_label(place)) and label not in _FREE_MAIL}
        by_site = next((each for each in known if each.website and domain_label(each.website) in labels), None)
        if by_site is not None:
            return by_site
        for mail in mails:
            domain = fold(mail.rpartition("@")[2])
            if domain and domain_label(mail) not in _FREE_MAIL:
                key = mail_domains.employer_of(self._workspace.connection, domain, self._settings.today())
                found = next((each for each in known if each.id == key), None)
                if found is not None:
                    return found
        return None


def _is_one_name(signature: Signature, text: str) -> bool:
    """Tell whether this is one line with a name, perhaps half typed, and an address behind it at most."""
    parts = {piece.part for piece in signature.pieces} - {Part.NAME, Part.LEFTOVER, Part.NOISE}
    named = text.partition("<")[0]
    one_line = len(text.strip().splitlines()) <= 1
    return one_line and not any(char in named for char in "@|\t0123456789") and parts <= {Part.EMAIL}


class _Known:
    """Organisations by name and abbreviation, so that a key typed does not walk through all of them."""

    def __init__(self, found: Iterable[Organisation]) -> None:
        self.all = tuple(found)
        self._by_name: dict[str, Organisation] = {}
        self._by_short: dict[str, Organisation] = {}
        for each in self.all:
            self._by_name.setdefault(fold(each.name).strip(), each)
            if each.abbreviation:
                self._by_short.setdefault(each.abbreviation, each)
        self._words = tuple(main_words(each.name) for each in self.all)

    def named(self, written: str) -> Organisation | None:
        """Give the organisation of exactly this name, or of this abbreviation in the same capitals."""
        whole = written.strip()
        start = next((start for start in _FRACTIE if fold(whole).startswith(start)), "")
        bare = whole[len(start) :]
        if len(bare) < 2:
            return None
        folded = fold(bare)
        names = (fold(whole), folded, folded.removeprefix("de "), folded.removeprefix("het "))
        found = next((self._by_name[name] for name in names if name in self._by_name), None)
        return found or self._by_short.get(bare)

    def nearest(self, written: str) -> Organisation | None:
        """Give the organisation of which the name is nearly this; other numbers are another organisation."""
        wanted = main_words(written)
        best = max(range(len(self.all)), key=lambda at: _likeness(self._words[at], wanted), default=-1)
        return self.all[best] if best >= 0 and _likeness(self._words[best], wanted) >= _ALIKE else None


def main_words(name: str) -> str:
    """Give the words of a name by which two are compared."""
    return OrganisationTraits(key=0, name=name).main_words


def _likeness(one: str, other: str) -> float:
    numbers = [sorted(word for word in text.split() if word.isdigit()) for text in (one, other)]
    return likeness(one, other) if numbers[0] == numbers[1] else 0.0


def _passed_over(signature: Signature) -> int:
    return sum(piece.part is Part.NOISE for piece in signature.pieces)
