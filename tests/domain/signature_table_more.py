"""The second half of the table of signatures."""

from tests.domain.signature_table import Signed

MORE = (
    Signed(
        text="""Inge Verdichtsel
Griffier Provinciale Staten

Provincie Noordhoek
Prinses Margrietplantsoen 900
2595 ZZ Den Haag
Nederland
+31 70 888 12 12
i.verdichtsel@noordhoek.invalid

Denk aan het milieu voordat u deze e-mail print.""",
        name="Inge Verdichtsel",
        function="Griffier Provinciale Staten",
        organisation="Provincie Noordhoek",
        office="Prinses Margrietplantsoen 900, 2595 ZZ Den Haag, Nederland",
        phone="+31 70 888 12 12",
        email="i.verdichtsel@noordhoek.invalid",
    ),
    Signed(
        text="Berg, Jan van den (Netwerk Noord) <jan.vandenberg@netwerknoord.invalid>",
        name="Berg, Jan van den",
        organisation="Netwerk Noord",
        email="jan.vandenberg@netwerknoord.invalid",
    ),
    Signed(
        text="""Eva Letterkunde
Beleidsadviseur
VDS

T 030 - 123 45 67
M 06 - 1234 56 78
E eva.letterkunde@vds.invalid""",
        name="Eva Letterkunde",
        function="Beleidsadviseur",
        organisation="VDS",
        phone="030 - 123 45 67",
        mobile="06 - 1234 56 78",
        email="eva.letterkunde@vds.invalid",
    ),
    Signed(
        text="""Met vriendelijke groet, / Kind regards,

Nora Nergens
Energie en Ruimte
Huis van de Provincies

nora.nergens@hvdp.invalid
LinkedIn: https://www.linkedin.com/in/noranergens""",
        name="Nora Nergens",
        function="Energie en Ruimte",
        organisation="Huis van de Provincies",
        email="nora.nergens@hvdp.invalid",
    ),
    Signed(
        text="""Gijs Hersenspinsel
CEO
Zonnekracht Fictie N.V.
Tel: 088 123 45 67 | Fax: 088 123 45 68
gijs.hersenspinsel@zonnekracht.invalid""",
        name="Gijs Hersenspinsel",
        function="CEO",
        organisation="Zonnekracht Fictie N.V.",
        phone="088 123 45 67",
        email="gijs.hersenspinsel@zonnekracht.invalid",
    ),
    Signed(
        text="""Lid van Provinciale Staten
mw. P. Proza
Groen Morgen
p.proza@noordhoek.invalid
06 98 76 54 32""",
        name="mw. P. Proza",
        function="Lid van Provinciale Staten",
        organisation="Groen Morgen",
        email="p.proza@noordhoek.invalid",
        mobile="06 98 76 54 32",
    ),
    Signed(
        text="""Koen van Overdracht
Coördinator Regionale Energiestrategie

Vervoerregio Verzonnenstad
Jodenbreestraat 999
1011 ZZ Amsterdam

koen.vanoverdracht@vrv.invalid
(020) 123 4567""",
        name="Koen van Overdracht",
        function="Coördinator Regionale Energiestrategie",
        organisation="Vervoerregio Verzonnenstad",
        office="Jodenbreestraat 999, 1011 ZZ Amsterdam",
        email="koen.vanoverdracht@vrv.invalid",
        phone="(020) 123 4567",
    ),
    Signed(
        text="""Hanneke Gedachte-Bedenk
Bestuurssecretaris | Unie van Fictieve Waterschappen
Koningskade 999 | 2596 ZZ Den Haag
070-1234567 | hgedachte@ufw.invalid | @ufw""",
        name="Hanneke Gedachte-Bedenk",
        function="Bestuurssecretaris",
        organisation="Unie van Fictieve Waterschappen",
        office="Koningskade 999, 2596 ZZ Den Haag",
        phone="070-1234567",
        email="hgedachte@ufw.invalid",
    ),
    Signed(
        text="""Groeten Daan

Verstuurd vanaf mijn iPhone""",
        name="",
    ),
    Signed(
        text="""Daan Verhaal
Trainee
daan.verhaal@duinstad.invalid
Gemeente Duinstad
Verstuurd vanaf mijn iPhone""",
        name="Daan Verhaal",
        function="Trainee",
        organisation="Gemeente Duinstad",
        email="daan.verhaal@duinstad.invalid",
    ),
    Signed(
        text="""Ms. Clara Fable
Director, Energy Policy
Ministry of Imaginary Affairs
Phone: +31 70 348 9999
Mobile: +31 6 52 99 99 99
clara.fable@minimag.invalid
Visiting address: Rijnstraat 999, 2515 ZZ The Hague, The Netherlands
Working days: Mon Tue Thu""",
        name="Ms. Clara Fable",
        function="Director, Energy Policy",
        organisation="Ministry of Imaginary Affairs",
        phone="+31 70 348 9999",
        mobile="+31 6 52 99 99 99",
        email="clara.fable@minimag.invalid",
        office="Rijnstraat 999, 2515 ZZ The Hague, The Netherlands",
    ),
    Signed(
        text="""Stef Stelling

Beleidsadviseur Klimaat
Sector Ruimte

Veiligheidsregio Verzonnen Land
stef.stelling@vrvl.invalid
Bezoekadres
Zonneplein 2
5401 ZZ Uden
Postadres
Postbus 1
5400 ZZ Uden""",
        name="Stef Stelling",
        function="Beleidsadviseur Klimaat",
        department="Sector Ruimte",
        organisation="Veiligheidsregio Verzonnen Land",
        email="stef.stelling@vrvl.invalid",
        office="Zonneplein 2, 5401 ZZ Uden",
    ),
    Signed(
        text="""__________________________________
Roos Rijmelarij
Kamerlid Groen Morgen
roos.rijmelarij@kamer.invalid
Persoonlijk medewerker: Bo Bedacht, 06-33445566""",
        name="Roos Rijmelarij",
        function="Kamerlid",
        organisation="Groen Morgen",
        email="roos.rijmelarij@kamer.invalid",
        mobile="06-33445566",
    ),
    Signed(
        text="""Willem Wensdroom
Relatiemanager Overheden
Netwerk Noord
willem.wensdroom@netwerknoord.invalid
T: 058 888 1""",
        name="Willem Wensdroom",
        function="Relatiemanager Overheden",
        organisation="Netwerk Noord",
        email="willem.wensdroom@netwerknoord.invalid",
        phone="058 888 1",
    ),
    Signed(
        text="""Naam: Jan Janszoon
Functie: Opgavemanager Landelijk Gebied
Organisatie: Provincie Noordhoek
Telefoon: 06 44 55 66 77
E-mail: jan.janszoon@noordhoek.invalid""",
        name="Jan Janszoon",
        function="Opgavemanager Landelijk Gebied",
        organisation="Provincie Noordhoek",
        mobile="06 44 55 66 77",
        email="jan.janszoon@noordhoek.invalid",
    ),
    Signed(
        text="""\u00a0Vera\u00a0van\u00a0de\u00a0Verbeelding
Onderzoeker\u00a0
Planbureau voor de Fantasie
vera.vandeverbeelding@pbf.invalid\u00a0|\u00a0070\u00a0123\u00a04567""",
        name="Vera van de Verbeelding",
        function="Onderzoeker",
        organisation="Planbureau voor de Fantasie",
        email="vera.vandeverbeelding@pbf.invalid",
        phone="070 123 4567",
    ),
    Signed(
        text="""- Sjoerd Sagema
- Heemraad
- Waterschap Lage Landen
- s.sagema@lagelanden.invalid""",
        name="Sjoerd Sagema",
        function="Heemraad",
        organisation="Waterschap Lage Landen",
        email="s.sagema@lagelanden.invalid",
    ),
    Signed(
        text="""Alvast dank en met vriendelijke groet,

Lotte Legende
Communicatieadviseur & woordvoerder
Natuurfederatie Noordhoek
06-15151515
lotte.legende@natuurfederatie.invalid

Volg ons: Twitter | LinkedIn | Instagram""",
        name="Lotte Legende",
        function="Communicatieadviseur & woordvoerder",
        organisation="Natuurfederatie Noordhoek",
        mobile="06-15151515",
        email="lotte.legende@natuurfederatie.invalid",
    ),
    Signed(
        text="""Ben Bouwsel | Manager Strategie bij Bouwkring Verzonnen | ben.bouwsel@bouwkring.invalid""",
        name="Ben Bouwsel",
        function="Manager Strategie",
        organisation="Bouwkring Verzonnen",
        email="ben.bouwsel@bouwkring.invalid",
    ),
    Signed(
        text="""Mevrouw I. Idylle
Hoofd afdeling Bestuur en Strategie
Gemeente Duinstad
Telefoonnummer 0252 12 34 56
i.idylle@duinstad.invalid
Ik werk niet op woensdag""",
        name="Mevrouw I. Idylle",
        function="Hoofd afdeling Bestuur en Strategie",
        organisation="Gemeente Duinstad",
        phone="0252 12 34 56",
        email="i.idylle@duinstad.invalid",
    ),
    Signed(
        text="""jasper de wilde
adviseur
jasper.dewilde@stroomkoepel.invalid
Stroomkoepel""",
        name="jasper de wilde",
        function="adviseur",
        organisation="Stroomkoepel",
        email="jasper.dewilde@stroomkoepel.invalid",
    ),
    Signed(
        text="""Tineke Toekomst
Lid Gedeputeerde Staten
Portefeuille Wonen, Water en Bodem
Provincie Noordhoek
Secretariaat (Els): 023 - 514 3143
toekomstt@noordhoek.invalid""",
        name="Tineke Toekomst",
        function="Lid Gedeputeerde Staten",
        department="Portefeuille Wonen, Water en Bodem",
        organisation="Provincie Noordhoek",
        phone="023 - 514 3143",
        email="toekomstt@noordhoek.invalid",
    ),
    Signed(
        text="""Sander Schets - Beleidsadviseur - Vereniging Eigen Verzinsel
M 06 41 42 43 44 E s.schets@vev.invalid W www.vev.invalid""",
        name="Sander Schets",
        function="Beleidsadviseur",
        organisation="Vereniging Eigen Verzinsel",
        mobile="06 41 42 43 44",
        email="s.schets@vev.invalid",
        website="www.vev.invalid",
    ),
)
