"""By what the list of people can be narrowed: position, contact, sector, fractie, organisation and label."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from ipo_crm.domain.counts import counted
from ipo_crm.domain.list_query import meant
from ipo_crm.domain.people import PersonChoices, PersonRow
from ipo_crm.ui.pages.list_facets import Facet, Test, as_typed, bears, named
from ipo_crm.ui.pages.usual_facets import label_facet, sector_facet

DOSSIER, POSITION = "dossier", "positie"
_NEVER = "nooit"
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_DAYS = re.compile(r"[1-9]\d{0,4}", re.ASCII)
_SILENT_DAYS = (30, 60, 90, 180, 365)
_STANCES: dict[str, Test[PersonRow]] = {
    "voor": lambda row: row.stance is not None and row.stance > 0,
    "neutraal": lambda row: row.stance == 0,
    "tegen": lambda row: row.stance is not None and row.stance < 0,
    "onbekend": lambda row: row.stance is None,
    "vastgelegd": lambda row: row.stance_day is not None,
}


def people_facets(
    choices: Callable[[], PersonChoices],
    dossiers: Callable[[], Sequence[str]],
    has_dossier: Callable[[], bool],
    today: Callable[[], date],
) -> tuple[Facet[PersonRow], ...]:
    """Give the facets of the list of people; `dossiers` names those on which positions can be shown."""
    return (
        Facet(
            word=DOSSIER,
            title=_tr("Dossier van de kolom Positie"),
            chip=lambda value: _tr("Dossier: %1").replace("%1", value),
            test=lambda _value: lambda _row: True,
            offers=lambda: [(name, name) for name in dossiers()],
            read=lambda typed: _named_dossier(typed, dossiers()),
            one=True,
            narrows=False,
        ),
        Facet(
            word=POSITION,
            title=_tr("Positie op dat dossier"),
            chip=lambda value: _stance_words()[value],
            test=lambda value: _STANCES[value],
            offers=lambda: list(_stance_words().items()),
            read=named({value: value for value in _STANCES}),
            ready=has_dossier,
        ),
        *_contact_facets(today),
        *_name_facets(choices),
    )


def _contact_facets(today: Callable[[], date]) -> tuple[Facet[PersonRow], ...]:
    return (
        Facet(
            word="contact",
            title=_tr("Contact"),
            chip=lambda value: _contact_words(value, today()),
            test=_contact_test,
            offers=lambda: [(value, _contact_words(value, today())) for value in (str(today().year), _NEVER)],
            read=_read_contact,
        ),
        Facet(
            word="stil",
            title=_tr("Geen contact sinds"),
            chip=lambda value: _tr("Geen contact in %1").replace("%1", counted(int(value), "dagen")),
            test=lambda value: _silence_test(int(value), today),
            offers=lambda: [(str(days), counted(days, "dagen")) for days in _SILENT_DAYS],
            read=lambda typed: typed if _DAYS.fullmatch(typed) else None,
            one=True,
        ),
    )


def _name_facets(choices: Callable[[], PersonChoices]) -> tuple[Facet[PersonRow], ...]:
    return (
        sector_facet(lambda row: row.sector),
        Facet(
            word="fractie",
            title=_tr("Fractie"),
            chip=lambda value: _tr("Fractie: %1").replace("%1", value),
            test=bears(lambda row: (row.fractie, *row.places)),
            offers=lambda: [(name, name) for name in choices().fracties],
            read=as_typed,
        ),
        Facet(
            word="organisatie",
            title=_tr("Organisatie"),
            chip=lambda value: _tr("Organisatie: %1").replace("%1", value),
            test=bears(lambda row: row.places),
            offers=lambda: [(name, name) for name in choices().organisations],
            read=as_typed,
        ),
        label_facet(lambda row: row.tags, lambda: choices().tags),
    )


def _stance_words() -> dict[str, str]:
    return {
        "voor": _tr("Positie: voor"),
        "neutraal": _tr("Positie: neutraal"),
        "tegen": _tr("Positie: tegen"),
        "onbekend": _tr("Positie: onbekend"),
        "vastgelegd": _tr("Met positie"),
    }


def _named_dossier(typed: str, names: Sequence[str]) -> str | None:
    wanted = meant(typed)
    exact = (name for name in names if meant(name) == wanted)
    begun = (name for name in names if meant(name).startswith(wanted))
    return next(exact, None) or (next(begun, None) if wanted else None)


def _read_contact(typed: str) -> str | None:
    if _YEAR.fullmatch(typed):
        return typed
    return _NEVER if meant(typed) == _NEVER else None


def _contact_words(value: str, today: date) -> str:
    if value == _NEVER:
        return _tr("Nog nooit contact")
    words = _tr("Contact in %1") if value == str(today.year) else _tr("Laatste contact in %1")
    return words.replace("%1", value)


def _contact_test(value: str) -> Test[PersonRow]:
    if value == _NEVER:
        return lambda row: row.last_contact is None
    year = int(value)
    return lambda row: row.last_contact is not None and row.last_contact.year == year


def _silence_test(days: int, today: Callable[[], date]) -> Test[PersonRow]:
    """Give who was not spoken to for so many days, or never."""
    last = today().toordinal() - days
    return lambda row: row.last_contact is None or row.last_contact.toordinal() <= last


def _tr(text: str) -> str:
    return QCoreApplication.translate("people_facets", text)
