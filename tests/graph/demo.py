"""A network like that of the pictures: the real ten of the letter on heat, all else invented and named so."""

from datetime import date

from ipo_crm.domain.ids import ActorKind, ActorRef, CoalitionId
from ipo_crm.domain.network import Actor, CoalitionGroup, Network, Tie
from ipo_crm.domain.sectors import Level, Sector

TODAY = date(2025, 6, 10)
FRESH, OLD = date(2025, 5, 20), date(2025, 1, 15)

_ORGANISATIONS = {
    "IPO": (Sector.PROVINCE, Level.PROVINCE, 5),
    "VNG": (Sector.LOCAL, Level.MUNICIPALITY, 5),
    "Unie van Waterschappen": (Sector.LOCAL, Level.WATER, 3),
    "Aedes": (Sector.HOUSING, Level.NONE, 4),
    "Bouwend Nederland": (Sector.HOUSING, Level.NONE, 4),
    "EBN": (Sector.ENERGY, Level.NONE, 3),
    "Energie Samen": (Sector.CIVIL, Level.NONE, 2),
    "Netbeheer Nederland": (Sector.ENERGY, Level.NONE, 4),
    "Vereniging Eigen Huis": (Sector.HOUSING, Level.NONE, 4),
    "Woonbond": (Sector.HOUSING, Level.NONE, 3),
    "MRDH": (Sector.LOCAL, Level.NONE, 3),
    "Vervoerregio Amsterdam": (Sector.LOCAL, Level.NONE, 3),
    "OV-NL": (Sector.MARKET, Level.NONE, 3),
    "Proefprovincie": (Sector.PROVINCE, Level.PROVINCE, 2),
    "Voorbeeldvervoer NV": (Sector.MARKET, Level.NONE, 3),
    "St. Fictief Studenten": (Sector.CIVIL, Level.NONE, 2),
    "Hogeschool Proefstad": (Sector.MARKET, Level.NONE, 2),
    "gem. Voorbeeldstad": (Sector.LOCAL, Level.MUNICIPALITY, 2),
    "Voorbeeldprovincie": (Sector.PROVINCE, Level.PROVINCE, 3),
    "St. Fictief Huren": (Sector.CIVIL, Level.NONE, 2),
    "Voorbeeldwarmte BV": (Sector.ENERGY, Level.NONE, 3),
    "Voorbeeldbank NV": (Sector.MARKET, Level.NONE, 4),
}
_PERSONS = {
    "T. Denkbeeldig": (Sector.STATE, 4),
    "P. Verzonnen": (Sector.STATE, 3),
    "C. Testema": (Sector.STATE, 2),
    "A. Voorbeeld": (Sector.PARLIAMENT, 4),
    "S. van Fictie": (Sector.PARLIAMENT, 3),
    "F. Quasi": (Sector.PARLIAMENT, 3),
    "H. Proefman": (Sector.PARLIAMENT, 3),
    "B. Zogenaamd": (Sector.PARLIAMENT, 4),
    "N. Demonstra": (Sector.PARLIAMENT, 3),
    "G. van Pseudo": (Sector.LOCAL, 2),
    "R. Nepnaam": (Sector.ENERGY, 3),
    "K. Schijnsel": (Sector.CIVIL, 2),
    "O. Oefening": (Sector.MARKET, 2),
    "W. Aanname": (Sector.MARKET, 2),
}
_LETTER = "IPO, VNG, Unie van Waterschappen, Aedes, Bouwend Nederland, EBN, Energie Samen, Netbeheer Nederland"
_STREET = "gem. Voorbeeldstad, Voorbeeldprovincie"
_SHOWN = {
    "Brief van tien": f"{_LETTER}, Vereniging Eigen Huis, Woonbond",
    "Brandbrief OV 2023": "IPO, MRDH, Vervoerregio Amsterdam, OV-NL",
    "Studenten en OV": "IPO, Proefprovincie, Voorbeeldvervoer NV, St. Fictief Studenten, Hogeschool Proefstad",
    "Warmte in de wijk": f"{_STREET}, St. Fictief Huren, Voorbeeldwarmte BV, Voorbeeldbank NV",
}
_TIES = """
IPO: A. Voorbeeld, S. van Fictie, C. Testema, P. Verzonnen
VNG: P. Verzonnen, A. Voorbeeld, G. van Pseudo*
Unie van Waterschappen: P. Verzonnen*
Netbeheer Nederland: P. Verzonnen, R. Nepnaam*
Aedes: A. Voorbeeld
EBN: S. van Fictie
Bouwend Nederland: T. Denkbeeldig*, S. van Fictie, B. Zogenaamd*
Woonbond: F. Quasi, O. Oefening, K. Schijnsel
Vereniging Eigen Huis: H. Proefman, O. Oefening, N. Demonstra*, B. Zogenaamd
A. Voorbeeld: T. Denkbeeldig, R. Nepnaam, P. Verzonnen
T. Denkbeeldig: P. Verzonnen*
G. van Pseudo: R. Nepnaam*
K. Schijnsel: S. van Fictie, St. Fictief Huren
R. Nepnaam: Voorbeeldwarmte BV
H. Proefman: Voorbeeldbank NV, B. Zogenaamd*
N. Demonstra: Voorbeeldbank NV, B. Zogenaamd
W. Aanname: Voorbeeldbank NV, Voorbeeldwarmte BV, Hogeschool Proefstad
C. Testema: OV-NL, Proefprovincie, Voorbeeldvervoer NV
F. Quasi: St. Fictief Studenten, Vereniging Eigen Huis
"""
_INVENTED_PAST = [
    "IPO, VNG",
    "IPO, VNG, Unie van Waterschappen",
    "IPO, Unie van Waterschappen",
    "IPO, VNG, Unie van Waterschappen, Netbeheer Nederland",
    "IPO, VNG, EBN",
    "IPO, VNG, Unie van Waterschappen, Energie Samen",
    "IPO, VNG, Netbeheer Nederland",
    "Aedes, Woonbond, Bouwend Nederland",
    "Aedes, Bouwend Nederland, Vereniging Eigen Huis",
    "Woonbond, Vereniging Eigen Huis, Aedes",
    "VNG, Aedes, Energie Samen",
    "Bouwend Nederland, Woonbond, Vereniging Eigen Huis, EBN",
]


def demo_network() -> Network:
    """Give the four coalitions and 36 actors that the pictures show."""
    refs = _refs()
    organisations = [
        Actor(ref=refs[name], name=name, label=name, sector=sector, level=level, influence=influence)
        for name, (sector, level, influence) in _ORGANISATIONS.items()
    ]
    persons = [
        Actor(ref=refs[name], name=name, label=name, sector=sector, influence=influence)
        for name, (sector, influence) in _PERSONS.items()
    ]
    return Network(
        actors=(*organisations, *persons),
        coalitions=tuple(_group(key, name, names) for key, (name, names) in enumerate(_SHOWN.items(), start=1)),
        ties=tuple(_ties(refs)),
        us=refs["IPO"],
    )


def demo_history() -> Network:
    """Give the same with twelve invented earlier coalitions, as the scores see it."""
    shown = demo_network()
    past = tuple(_group(key, "Verzonnen coalitie", names) for key, names in enumerate(_INVENTED_PAST, start=101))
    return Network(actors=shown.actors, coalitions=(*shown.coalitions, *past), ties=shown.ties, us=shown.us)


def _refs() -> dict[str, ActorRef]:
    organisations = {name: ActorRef(ActorKind.ORGANISATION, key) for key, name in enumerate(_ORGANISATIONS, start=1)}
    return organisations | {name: ActorRef(ActorKind.PERSON, key) for key, name in enumerate(_PERSONS, start=1)}


def _group(key: int, name: str, names: str) -> CoalitionGroup:
    refs = _refs()
    return CoalitionGroup(id=CoalitionId(key), name=name, members=frozenset(refs[one] for one in names.split(", ")))


def _ties(refs: dict[str, ActorRef]) -> list[Tie]:
    """Read the lines of ties; a star marks a contact of longer ago."""
    ties = []
    for line in _TIES.strip().splitlines():
        name, _, others = line.partition(": ")
        ties += [
            Tie(a=refs[name], b=refs[other.rstrip("*")], last=OLD if other.endswith("*") else FRESH)
            for other in others.split(", ")
        ]
    return ties
