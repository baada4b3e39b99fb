"""How many: a number as people write it, with the noun that goes with it: "1 organisatie", "2.358 organisaties"."""

ONE = {
    "acties": "actie",
    "actoren": "actor",
    "anderen": "ander",
    "belangen": "belang",
    "bestanden": "bestand",
    "bladzijden": "bladzijde",
    "briefings": "briefing",
    "coalities": "coalitie",
    "concepten": "concept",
    "contactmomenten": "contactmoment",
    "contacten": "contact",
    "dagen": "dag",
    "deelnemers": "deelnemer",
    "dossiers": "dossier",
    "fracties": "fractie",
    "instrumenten": "instrument",
    "gesprekken": "gesprek",
    "inzet": "inzet",
    "kaartjes": "kaartje",
    "kalenderdagen": "kalenderdag",
    "labels": "label",
    "leden": "lid",
    "moties": "motie",
    "moties en besluiten": "motie of besluit",
    "organisaties": "organisatie",
    "personen": "persoon",
    "plaatsen": "plaats",
    "posities": "positie",
    "producten": "product",
    "regels": "regel",
    "relaties": "relatie",
    "reservekopieën": "reservekopie",
    "rijen": "rij",
    "rollen": "rol",
    "stemmen": "stem",
    "teksten": "tekst",
    "titels": "titel",
    "toezeggingen": "toezegging",
    "trajecten": "traject",
    "verdelingen": "verdeling",
    "werkbezoeken": "werkbezoek",
    "zetelaantallen": "zetelaantal",
    "zetels": "zetel",
}


def dotted(number: int) -> str:
    """Write a whole number the Dutch way, a dot before every three digits."""
    return f"{number:,}".replace(",", ".")


def shown_of(shown: int, total: int) -> str:
    """Say how many are shown, and of how many where the rest is left out: "3", "3 van 12"."""
    return dotted(shown) if shown == total else f"{dotted(shown)} van {dotted(total)}"


def counted(number: int, nouns: str) -> str:
    """Count something, with the noun in the singular for one; KeyError for a noun that stands not in `ONE`."""
    return f"{dotted(number)} {ONE[nouns] if number == 1 else nouns}"
