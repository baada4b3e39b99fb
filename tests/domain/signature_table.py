"""Signatures as people really write them, all invented, with what stands in them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A paste, and what somebody would type over from it; `left` is what no field is for."""

    text: str
    name: str = ""
    function: str = ""
    organisation: str = ""
    department: str = ""
    email: str = ""
    phone: str = ""
    mobile: str = ""
    website: str = ""
    office: str = ""
    left: tuple[str, ...] = field(default=())


KNOWN = (
    "Ministerie van Wonen en Warmte",
    "MWW",
    "Provincie Noordhoek",
    "Netwerk Noord",
    "Groen Morgen",
    "Stroomkoepel",
    "Gemeente Duinstad",
    "Waterschap Lage Landen",
    "Vereniging van Duinsteden",
)
"""Organisations that stand in the file when the table is read."""

FIRST = (
    Signed(
        text="mw. drs. S. van Fictie <s.vanfictie@voorbeeld.invalid>",
        name="mw. drs. S. van Fictie",
        email="s.vanfictie@voorbeeld.invalid",
    ),
    Signed(
        text="""Met vriendelijke groet,

Anna de Vries
Senior beleidsadviseur

Ministerie van Wonen en Warmte
Directie Warmtetransitie
Turfmarkt 999 | 2511 ZZ | Den Haag
Postbus 99999 | 2500 ZZ | Den Haag

T 070 888 1212
M 06 1234 5678
a.devries@minww.invalid
www.rijksvoorbeeld.invalid

Werkdagen: ma di do

Dit bericht kan informatie bevatten die niet voor u is bestemd. Indien u niet de geadresseerde bent of dit bericht
abusievelijk aan u is toegezonden, wordt u verzocht dat aan de afzender te melden en het bericht te verwijderen.""",
        name="Anna de Vries",
        function="Senior beleidsadviseur",
        organisation="Ministerie van Wonen en Warmte",
        department="Directie Warmtetransitie",
        phone="070 888 1212",
        mobile="06 1234 5678",
        email="a.devries@minww.invalid",
        website="www.rijksvoorbeeld.invalid",
        office="Turfmarkt 999, 2511 ZZ, Den Haag",
    ),
    Signed(
        text="""Hartelijke groet,

*Bas Bedenk*
*Gedeputeerde Energie en Klimaat*

Provincie Noordhoek
Houtplein 33, 2012 ZZ Haarlem
T: (023) 514 31 43  |  E: bedenkb@noordhoek.invalid  |  W: noordhoek.invalid
Volg ons op LinkedIn""",
        name="Bas Bedenk",
        function="Gedeputeerde Energie en Klimaat",
        organisation="Provincie Noordhoek",
        phone="(023) 514 31 43",
        email="bedenkb@noordhoek.invalid",
        website="noordhoek.invalid",
        office="Houtplein 33, 2012 ZZ Haarlem",
    ),
    Signed(
        text="Anna de Vries | Adviseur public affairs | Netwerk Noord | 06-12345678 | anna@netwerknoord.invalid",
        name="Anna de Vries",
        function="Adviseur public affairs",
        organisation="Netwerk Noord",
        mobile="06-12345678",
        email="anna@netwerknoord.invalid",
    ),
    Signed(
        text="""Groet,
Kees

Kees Zangvogel
Beleidsmedewerker wonen
Fractie Groen Morgen
Tweede Kamer der Staten-Generaal
Postbus 20018, 2500 EA Den Haag
k.zangvogel@kamer.invalid
+31 6 8765 4321""",
        name="Kees Zangvogel",
        function="Beleidsmedewerker wonen",
        organisation="Fractie Groen Morgen",
        office="Postbus 20018, 2500 EA Den Haag",
        email="k.zangvogel@kamer.invalid",
        mobile="+31 6 8765 4321",
        left=("Tweede Kamer der Staten-Generaal",),
    ),
    Signed(
        text="""Kind regards,

Dr. Emma Proefstuk
Policy Advisor Energy
Brussels Fiction Institute
Rue de la Loi 999, 1040 Brussels
T +32 2 555 12 12
M +32 470 12 34 56
emma.proefstuk@bfi.invalid | www.bfi.invalid

This e-mail and any attachments are confidential and intended solely for the addressee.""",
        name="Dr. Emma Proefstuk",
        function="Policy Advisor Energy",
        organisation="Brussels Fiction Institute",
        phone="+32 2 555 12 12",
        mobile="+32 470 12 34 56",
        email="emma.proefstuk@bfi.invalid",
        website="www.bfi.invalid",
        office="Rue de la Loi 999, 1040 Brussels",
    ),
    Signed(
        text="""J.W. (Jan Willem) van den Dijk
Wethouder gemeente Duinstad
Stadhuisplein 1
2042 ZZ Duinstad
14 0252
jw.vandendijk@duinstad.invalid""",
        name="J.W. (Jan Willem) van den Dijk",
        function="Wethouder",
        organisation="gemeente Duinstad",
        office="Stadhuisplein 1, 2042 ZZ Duinstad",
        phone="14 0252",
        email="jw.vandendijk@duinstad.invalid",
    ),
    Signed(
        text="""DE STROOMKOEPEL
Fatima el Verzonnen
Lobbyist
tel. 088-1234567
fatima@stroomkoepel.invalid""",
        name="Fatima el Verzonnen",
        function="Lobbyist",
        organisation="DE STROOMKOEPEL",
        phone="088-1234567",
        email="fatima@stroomkoepel.invalid",
    ),
    Signed(
        text="""Mr. H. Verzinsel, LLM
Jurist omgevingsrecht

Omgevingsdienst Duinrand
Bezoekadres: Stationsweg 10, 1971 ZZ Duinrand
Postadres: Postbus 325, 1970 ZZ Duinrand
Tel.: 0251 - 26 38 63
h.verzinsel@oddr.invalid""",
        name="Mr. H. Verzinsel, LLM",
        function="Jurist omgevingsrecht",
        organisation="Omgevingsdienst Duinrand",
        office="Stationsweg 10, 1971 ZZ Duinrand",
        phone="0251 - 26 38 63",
        email="h.verzinsel@oddr.invalid",
    ),
    Signed(
        text="""Vriendelijke groeten,

Sanne Denkbeeld (zij/haar)
Strateeg Energiesystemen

Waterschap Lage Landen\t \tMaliebaan 12
Afdeling Strategie\t\t3581 ZZ Utrecht
06 22 33 44 55
sdenkbeeld@lagelanden.invalid
Aanwezig: ma, di, wo en do""",
        name="Sanne Denkbeeld",
        function="Strateeg Energiesystemen",
        organisation="Waterschap Lage Landen",
        department="Afdeling Strategie",
        office="Maliebaan 12, 3581 ZZ Utrecht",
        mobile="06 22 33 44 55",
        email="sdenkbeeld@lagelanden.invalid",
    ),
    Signed(
        text="""Tom Schouwenaar
Directeur Vereniging van Duinsteden
M: 0612345678
E: <tom@duinsteden.invalid>
W: https://www.duinsteden.invalid/over-ons""",
        name="Tom Schouwenaar",
        function="Directeur",
        organisation="Vereniging van Duinsteden",
        mobile="0612345678",
        email="tom@duinsteden.invalid",
        website="https://www.duinsteden.invalid/over-ons",
    ),
    Signed(
        text="""> Groetjes,
>
> Lisa van 't Hoff
> Fractiemedewerker bij Groen Morgen
> 06-11223344""",
        name="Lisa van 't Hoff",
        function="Fractiemedewerker",
        organisation="Groen Morgen",
        mobile="06-11223344",
    ),
    Signed(
        text="""Peter Voorbeeldsma, beleidsadviseur energie, Provincie Noordhoek
058 292 5925 / 06 55 66 77 88
p.voorbeeldsma@noordhoek.invalid""",
        name="Peter Voorbeeldsma",
        function="beleidsadviseur energie",
        organisation="Provincie Noordhoek",
        phone="058 292 5925",
        mobile="06 55 66 77 88",
        email="p.voorbeeldsma@noordhoek.invalid",
    ),
    Signed(
        text="""Ir. M.J. Bouwplan MSc
Programmamanager Warmte
Team Gebouwde Omgeving
Netwerk Noord N.V.
Telefoon: +31 (0)50 123 4567
Mobiel: +31 (0)6 12 34 56 78
E-mail: mj.bouwplan@netwerknoord.invalid
KvK 12345678""",
        name="Ir. M.J. Bouwplan MSc",
        function="Programmamanager Warmte",
        department="Team Gebouwde Omgeving",
        organisation="Netwerk Noord N.V.",
        phone="+31 (0)50 123 4567",
        mobile="+31 (0)6 12 34 56 78",
        email="mj.bouwplan@netwerknoord.invalid",
    ),
    Signed(
        text="""ANNA DE VRIES
SENIOR ADVISEUR

Ministerie van Wonen en Warmte
0031 70 888 1212""",
        name="Anna de Vries",
        function="SENIOR ADVISEUR",
        organisation="Ministerie van Wonen en Warmte",
        phone="0031 70 888 1212",
    ),
    Signed(
        text="""Hoogachtend,

prof. dr. ir. C. ten Gronde
Hoogleraar Bestuurskunde
Universiteit van Verzonnenstad
Faculteit der Rechten
Kamer 3.12
tengronde@uvv.invalid""",
        name="prof. dr. ir. C. ten Gronde",
        function="Hoogleraar Bestuurskunde",
        organisation="Universiteit van Verzonnenstad",
        email="tengronde@uvv.invalid",
        left=("Faculteit der Rechten", "Kamer 3.12"),
    ),
    Signed(
        text="""Best regards,
Oliver Inventson
Head of Public Affairs
Fiction Energy Ltd.
1 Imaginary Square, London
O: +44 20 7946 0999
oliver.inventson@fictionenergy.invalid""",
        name="Oliver Inventson",
        function="Head of Public Affairs",
        organisation="Fiction Energy Ltd.",
        phone="+44 20 7946 0999",
        email="oliver.inventson@fictionenergy.invalid",
        left=("1 Imaginary Square, London",),
    ),
    Signed(
        text="""Van: Bo Bedacht <b.bedacht@duinstad.invalid>
Verzonden: maandag 3 november 2025 10:12
Aan: Team Wonen
Onderwerp: RE: afspraak""",
        name="Bo Bedacht",
        email="b.bedacht@duinstad.invalid",
    ),
    Signed(
        text="""Mvg Rob de Roman

Stichting Schone Verzinsels
rob@schoneverzinsels.invalid""",
        name="Rob de Roman",
        organisation="Stichting Schone Verzinsels",
        email="rob@schoneverzinsels.invalid",
    ),
    Signed(
        text="""Yasmin Akkerman
Woordvoerder wonen | Tweede Kamerfractie Groen Morgen
y.akkerman@kamer.invalid
T 070 318 9999
@yasminakkerman""",
        name="Yasmin Akkerman",
        function="Woordvoerder wonen",
        organisation="Tweede Kamerfractie Groen Morgen",
        email="y.akkerman@kamer.invalid",
        phone="070 318 9999",
    ),
    Signed(
        text="""Drs. W.F. Fabelaar
Plaatsvervangend directeur-generaal
DG Wonen en Bouwen
Ministerie van Wonen en Warmte
Secretariaat: 070 999 99 99
secretariaat.dgwb@minww.invalid""",
        name="Drs. W.F. Fabelaar",
        function="Plaatsvervangend directeur-generaal",
        department="DG Wonen en Bouwen",
        organisation="Ministerie van Wonen en Warmte",
        phone="070 999 99 99",
        email="secretariaat.dgwb@minww.invalid",
    ),
    Signed(
        text="""Marieke Sprookjes
Projectleider RES | Bureau Denkkracht B.V.

m +31 6 1212 3434
e marieke@denkkracht.invalid
i www.denkkracht.invalid
a Singel 100, 1015 ZZ Amsterdam""",
        name="Marieke Sprookjes",
        function="Projectleider RES",
        organisation="Bureau Denkkracht B.V.",
        mobile="+31 6 1212 3434",
        email="marieke@denkkracht.invalid",
        website="www.denkkracht.invalid",
        office="Singel 100, 1015 ZZ Amsterdam",
    ),
    Signed(
        text="""Ahmed ben Idee
Accountmanager Grootverbruik
Windpark Fantasie BV
Havenstraat 12a - 1e etage
9723 ZZ Groningen
T. 050-3161616
M. 06-31616161
ahmed.benidee@windfantasie.invalid""",
        name="Ahmed ben Idee",
        function="Accountmanager Grootverbruik",
        organisation="Windpark Fantasie BV",
        office="Havenstraat 12a, 9723 ZZ Groningen",
        phone="050-3161616",
        mobile="06-31616161",
        email="ahmed.benidee@windfantasie.invalid",
        left=("1e etage",),
    ),
)
