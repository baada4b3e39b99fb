"""Signatures written after the reader: 89 % of their fields were right at first sight, a few rules came since."""

from tests.domain.signature_table import Signed

HELD_OUT = (
    Signed(
        text="""Met hartelijke groet,

Marloes van Bedrog
Bestuursadviseur wethouder De Groot

Gemeente Duinstad | Bestuursondersteuning
Raadhuisplein 4 | Postbus 200 | 2040 ZA  Duinstad
T 023 - 567 89 00 | M 06 - 11 22 33 44
m.vanbedrog@duinstad.invalid | www.duinstad.invalid""",
        name="Marloes van Bedrog",
        function="Bestuursadviseur wethouder De Groot",
        organisation="Gemeente Duinstad",
        department="Bestuursondersteuning",
        phone="023 - 567 89 00",
        mobile="06 - 11 22 33 44",
        email="m.vanbedrog@duinstad.invalid",
        website="www.duinstad.invalid",
        office="Raadhuisplein 4",
    ),
    Signed(
        text="""Met vriendelijke groet,
Interprovinciaal Verzinseloverleg (IPV)

Joris Jokkebrok
Public affairs adviseur

Herengracht 23
2511 EG Den Haag
T 070 – 888 12 12
jjokkebrok@ipv.invalid""",
        name="Joris Jokkebrok",
        function="Public affairs adviseur",
        organisation="Interprovinciaal Verzinseloverleg (IPV)",
        office="Herengracht 23, 2511 EG Den Haag",
        phone="070 – 888 12 12",
        email="jjokkebrok@ipv.invalid",
    ),
    Signed(
        text="""Drs. L.A. (Lia) Leugen
directeur Warmte & Ondergrond

Directoraat-Generaal Klimaat
Ministerie van Economische Verzinsels
Bezuidenhoutseweg 973 | 2594 AC | Den Haag
Postbus 20401 | 2500 EK | Den Haag
........................................................................
06 - 21 21 21 21
l.a.leugen@minevz.invalid
http://www.rijksverzinsel.invalid""",
        name="Drs. L.A. (Lia) Leugen",
        function="directeur Warmte & Ondergrond",
        department="Directoraat-Generaal Klimaat",
        organisation="Ministerie van Economische Verzinsels",
        office="Bezuidenhoutseweg 973, 2594 AC, Den Haag",
        mobile="06 - 21 21 21 21",
        email="l.a.leugen@minevz.invalid",
        website="http://www.rijksverzinsel.invalid",
    ),
    Signed(
        text="""Cheers,
Mo

Mohamed El Fantasi | Sr. adviseur Public Affairs
TenneVerzin TSO B.V. | Corporate Affairs
Utrechtseweg 310, 6812 AR Arnhem
M +31 (0)6 15 15 15 15
mohamed.elfantasi@tenneverzin.invalid
Classification: C2 - Internal information""",
        name="Mohamed El Fantasi",
        function="Sr. adviseur Public Affairs",
        organisation="TenneVerzin TSO B.V.",
        department="Corporate Affairs",
        office="Utrechtseweg 310, 6812 AR Arnhem",
        mobile="+31 (0)6 15 15 15 15",
        email="mohamed.elfantasi@tenneverzin.invalid",
        left=("Classification: C2", "Internal information"),
    ),
    Signed(
        text="""Fleur Fabel
Persoonlijk medewerker van Roos Rijmelarij (Groen Morgen)
Tweede Kamer
fleur.fabel@tweedekamer.invalid
070-3182211""",
        name="Fleur Fabel",
        function="Persoonlijk medewerker van Roos Rijmelarij",
        organisation="Groen Morgen",
        phone="070-3182211",
        email="fleur.fabel@tweedekamer.invalid",
        left=("Tweede Kamer",),
    ),
    Signed(
        text="""Jaap Jansma
statenlid D99 Fryslân
jaap.jansma@psfryslan.invalid, 06-20202020""",
        name="Jaap Jansma",
        function="statenlid",
        organisation="D99 Fryslân",
        email="jaap.jansma@psfryslan.invalid",
        mobile="06-20202020",
    ),
    Signed(
        text="""Robin Raadsel (die/hen)
Campagneleider
Milieuverzinsel Nederland
Nieuwe Looiersstraat 31
1017 VA Amsterdam
020 - 55 07 300
robin.raadsel@milieuverzinsel.invalid
Steun ons werk!""",
        name="Robin Raadsel",
        function="Campagneleider",
        organisation="Milieuverzinsel Nederland",
        office="Nieuwe Looiersstraat 31, 1017 VA Amsterdam",
        phone="020 - 55 07 300",
        email="robin.raadsel@milieuverzinsel.invalid",
        left=("Steun ons werk!",),
    ),
    Signed(
        text="""Thomas Sage, MSc
Policy Officer | Climate & Energy
European Committee of Fictions
Rue Belliard 101, B-1040 Brussels
Tel. +32 2 282 99 99
thomas.sage@ecf.invalid""",
        name="Thomas Sage, MSc",
        function="Policy Officer",
        department="Climate & Energy",
        organisation="European Committee of Fictions",
        office="Rue Belliard 101, B-1040 Brussels",
        phone="+32 2 282 99 99",
        email="thomas.sage@ecf.invalid",
    ),
    Signed(
        text="""Petra de Parabel
Bestuurssecretaresse van drs. W.F. Fabelaar
Ministerie van Wonen en Warmte
petra.deparabel@minww.invalid
070 123 45 67 (ma t/m do)""",
        name="Petra de Parabel",
        function="Bestuurssecretaresse van drs. W.F. Fabelaar",
        organisation="Ministerie van Wonen en Warmte",
        email="petra.deparabel@minww.invalid",
        phone="070 123 45 67",
    ),
    Signed(
        text="""mr. dr. K. Kroniek | dijkgraaf | Hoogheemraadschap van Verzonnenland | Archimedesweg 1 | 2333 CM Leiden
t 071 3 063 063 | k.kroniek@verzonnenland.invalid""",
        name="mr. dr. K. Kroniek",
        function="dijkgraaf",
        organisation="Hoogheemraadschap van Verzonnenland",
        office="Archimedesweg 1, 2333 CM Leiden",
        phone="071 3 063 063",
        email="k.kroniek@verzonnenland.invalid",
    ),
    Signed(
        text="""Bart Bluf
Senior Manager Regulering en Public Affairs
Netbeheer Verzonnen
Anna van Buerenplein 43, 2595 DA Den Haag
bbluf@netbeheerverzonnen.invalid | +31 6 51 51 51 51
Secretariaat: Tanja, 070-2055000""",
        name="Bart Bluf",
        function="Senior Manager Regulering en Public Affairs",
        organisation="Netbeheer Verzonnen",
        office="Anna van Buerenplein 43, 2595 DA Den Haag",
        email="bbluf@netbeheerverzonnen.invalid",
        mobile="+31 6 51 51 51 51",
        phone="070-2055000",
        left=("Secretariaat: Tanja",),
    ),
    Signed(
        text="""Groeten,

W. (Wilma) Waan - van Dichten
Adviseur Fysieke Leefomgeving
Vereniging van Verzonnen Gemeenten
Nassaulaan 12 Den Haag
E: wilma.waan@vvg.invalid
T: 070-3738393""",
        name="W. (Wilma) Waan - van Dichten",
        function="Adviseur Fysieke Leefomgeving",
        organisation="Vereniging van Verzonnen Gemeenten",
        office="Nassaulaan 12 Den Haag",
        email="wilma.waan@vvg.invalid",
        phone="070-3738393",
    ),
    Signed(
        text="""Hugo Hoax
Commissaris van de Koning in Noordhoek
kabinet@noordhoek.invalid
Tel: 023 5143143""",
        name="Hugo Hoax",
        function="Commissaris van de Koning in Noordhoek",
        email="kabinet@noordhoek.invalid",
        phone="023 5143143",
    ),
    Signed(
        text="""Sophie Sprook
Woningverzinsel
Beleidsadviseur Huren
sophie@woningverzinsel.invalid
Tel 030 123 4567
Mob 06 1234 5678""",
        name="Sophie Sprook",
        function="Beleidsadviseur Huren",
        organisation="Woningverzinsel",
        email="sophie@woningverzinsel.invalid",
        phone="030 123 4567",
        mobile="06 1234 5678",
    ),
    Signed(
        text="""Karel Klucht, opgavemanager stikstof (di-vr)
provincie Noordhoek, directie Groene Leefomgeving
klucht@noordhoek.invalid""",
        name="Karel Klucht",
        function="opgavemanager stikstof (di-vr)",
        organisation="provincie Noordhoek",
        department="directie Groene Leefomgeving",
        email="klucht@noordhoek.invalid",
    ),
)
