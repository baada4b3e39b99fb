"""How many: a number as people write it, with the noun that goes with it: "1 organisatie", "2.358 organisaties"."""

ONE = {
    "acties": "actie",
    "bedragen": "bedrag",
    "belangen": "belang",
    "bestanden": "bestand",
    "bijlagen": "bijlage",
    "bladzijden": "bladzijde",
    "coalities": "coalitie",
    "contactmomenten": "contactmoment",
    "dagen": "dag",
    "dossiers": "dossier",
    "fracties": "fractie",
    "functies": "functie",
    "gegevens": "gegeven",
    "instrumenten": "instrument",
    "kaartjes": "kaartje",
    "kalenderdagen": "kalenderdag",
    "labels": "label",
    "moties": "motie",
    "organisaties": "organisatie",
    "personen": "persoon",
    "producten": "product",
    "relaties": "relatie",
    "reservekopieën": "reservekopie",
    "rijen": "rij",
    "rollen": "rol",
    "standpunten": "standpunt",
    "stemmen": "stem",
    "teksten": "tekst",
    "toezeggingen": "toezegging",
    "trajecten": "traject",
    "werkbezoeken": "werkbezoek",
    "wijzigingen": "wijziging",
    "zetelaantallen": "zetelaantal",
    "zetels": "zetel",
}


def dotted(number: int) -> str:
    """Write a whole number the Dutch way, a dot before every three digits."""
    return f"{number:,}".replace(",", ".")


def counted(number: int, nouns: str) -> str:
    """Count something, with the noun in the singular for one; KeyError for a noun that stands not in `ONE`."""
    return f"{dotted(number)} {ONE[nouns] if number == 1 else nouns}"
