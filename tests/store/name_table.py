"""Dutch names and the ways to type them. Surnames are common ones; the people are invented."""

from ipo_crm.domain.names import PersonName


def _name(initials: str, given: str, prefix: str, family: str, **rest: str) -> PersonName:
    return PersonName(initials=initials, given_name=given, prefix=prefix, family_name=family, **rest)


NAMES = {
    "berg": _name("A.B.", "Anna", "van den", "Berg"),
    "berg2": _name("P.", "Piet", "van der", "Berg"),
    "linden": _name("K.", "Koen", "v.d.", "Linden"),
    "brink": _name("", "Tess", "ten", "Brink-Smit"),
    "veld": _name("S.", "Sophie", "in 't", "Veld"),
    "hof": _name("G.", "Gijs", "'t", "Hof"),
    "hondt": _name("L.", "Lies", "", "d'Hondt"),
    "dijk": _name("J.", "Jan", "van", "Dijk"),
    "dijkstra": _name("P.", "Pia", "", "Dĳkstra"),
    "dykstra": _name("B.", "Bauke", "", "Dykstra"),
    "ijzer": _name("IJ.", "IJsbrand", "", "IJzerman"),
    "yesilgoz": _name("D.", "Deniz", "", "Yeşilbaş"),
    "celik": _name("Ç.", "Çağla", "", "Çelik"),
    "weiss": _name("H.", "Heinz", "", "Weiß"),
    "soren": _name("S.", "Søren", "", "Sørensen"),
    "lukasz": _name("Ł.", "Łukasz", "", "Wałęcki"),
    "coeur": _name("M.", "Mia", "", "Lecœur"),
    "skold": _name("E.", "Elsa", "", "Sköld-Þórs"),
    "reneman": _name("R.", "René", "", "Rénéman"),
    "jansen": _name("J.P.", "Jan Peter", "", "Jansen", titles="drs.", honorific="dhr."),
    "jansen2": _name("P.J.", "", "", "Janssen"),
    "thijs": _name("Th.J.", "Thijs", "de", "Boer"),
    "haersma": _name("H.", "Hilde", "van", "Haersma Buma"),
    "abassi": _name("I.", "Imane", "el", "Abassi"),
    "costa": _name("R.", "Rui", "da", "Costa e Silva"),
    "oneil": _name("C.", "Ciara", "", "O’Neil"),
    "ozturk": _name("S.", "Selin", "", "Öztürk-de Wit"),
    "zuid": _name("N.", "Noor", "", "Zuid Beek"),
    "vries": _name("F.", "Fenna", "de", "Vries", honorific="mw."),
}

FOUND = [
    *((typed, "berg") for typed in ("berg", "Berg", "BERG ANNA", "vd berg", "vdberg", "v.d. berg", "v/d berg")),
    *((typed, "berg") for typed in ("vandenberg", "van den berg", "berg van den", "berg, van den", "denberg")),
    *((typed, "berg") for typed in ("van den b", "a.b. berg", "ab berg", "a b berg", "b berg", "anna vd be", "A.B.")),
    *((typed, "berg2") for typed in ("van der berg", "vanderberg", "vd berg", "piet berg", "berg van der", "vander")),
    *((typed, "linden") for typed in ("vd linden", "v.d. linden", "vdlinden", "linden koen", "koen l")),
    *((typed, "brink") for typed in ("ten brink", "tenbrink", "brinksmit", "Brink-Smit", "brink smit", "smit tess")),
    *((typed, "veld") for typed in ("in 't veld", "in ’t veld", "int veld", "intveld", "in het veld", "tveld", "veld")),
    *((typed, "hof") for typed in ("'t hof", "t hof", "thof", "het hof", "’t Hof")),
    *((typed, "hondt") for typed in ("d'hondt", "d’hondt", "dhondt", "hondt", "d hondt")),
    *((typed, "dijk") for typed in ("van dijk", "van dyk", "vandijk", "vandyk", "dĳk", "DIJK", "dij", "jan van d")),
    *((typed, "dijkstra") for typed in ("dijkstra", "dykstra", "dĳkstra", "pia dyk")),
    *((typed, "dykstra") for typed in ("dijkstra", "dykstra", "bauke dijks")),
    *((typed, "ijzer") for typed in ("ijzerman", "ĳzerman", "yzerman", "ijsbrand", "ysbrand", "ijz")),
    *((typed, "yesilgoz") for typed in ("yesilbas", "Yeşilbaş", "deniz yes", "ijesilbas")),
    *((typed, "celik") for typed in ("celik", "çelik", "cagla")),
    *((typed, "weiss") for typed in ("weiss", "weiß", "WEISS")),
    *((typed, "soren") for typed in ("sorensen", "sørensen", "søren", "SOREN")),
    *((typed, "lukasz") for typed in ("lukasz", "walecki", "wałęcki", "łuk")),
    *((typed, "coeur") for typed in ("lecoeur", "lecœur")),
    *((typed, "skold") for typed in ("skold", "sköldthors", "thors")),
    *((typed, "reneman") for typed in ("rene", "reneman", "rénéman", "re\u0301ne\u0301man")),
    *((typed, "jansen") for typed in ("j.p. jansen", "jp jansen", "drs jansen", "dhr jansen", "heer jansen", "jan pe")),
    *((typed, "thijs") for typed in ("thj de boer", "th.j. boer", "thijs", "deboer", "th boer", "thys de boer")),
    *((typed, "haersma") for typed in ("haersma buma", "haersmabuma", "buma", "van haersma", "vanhaersmabuma")),
    *((typed, "abassi") for typed in ("el abassi", "elabassi", "el-abassi", "abassi")),
    *((typed, "costa") for typed in ("da costa", "dacosta", "costa silva", "costa e silva")),
    *((typed, "oneil") for typed in ("o'neil", "oneil", "o’neil", "neil")),
    *((typed, "ozturk") for typed in ("ozturk", "ozturk de wit", "ozturkdewit", "wit selin")),
    *((typed, "vries") for typed in ("de vries", "devries", "mw de vries", "mevrouw de vries", "f. de vr")),
]

NOT_FOUND = [
    *((typed, "berg") for typed in ("piet van den berg", "bergen", "van der berg", "erg", "berg bos", "c berg")),
    *((typed, "berg2") for typed in ("van den berg", "anna berg")),
    ("jansen", "jansen2"),
    ("janssen", "jansen"),
    ("dijk", "berg"),
    ("dyk bauke", "dijk"),
    ("hof", "veld"),
    ("smit", "berg"),
    ("weis heinrich", "weiss"),
    ("costa rica", "costa"),
    ("vdberg", "linden"),
    ("de vries jan", "vries"),
]

ORGANISATIONS = {
    "Provincie Zuid-Holland": "PZH",
    "Provincie Fryslân": "FR",
    "Vereniging van Proefgemeenten": "V.P.G.",
    "Bouw & Infra Proefbond": "",
    "IJsselmeer Proefregio": "",
    "Proef Noord Brabant": "",
    "’t Proefhuis": "",
}

ORGANISATIONS_FOUND = [
    *((typed, "Provincie Zuid-Holland") for typed in ("zuidholland", "zuid holland", "Zuid-Holland", "pzh", "zuidhol")),
    *((typed, "Provincie Fryslân") for typed in ("fryslan", "Fryslân", "frijslan", "fr", "provincie frys")),
    *((typed, "Vereniging van Proefgemeenten") for typed in ("vpg", "V.P.G.", "v.p.g", "proefgemeenten")),
    *((typed, "Bouw & Infra Proefbond") for typed in ("bouw & infra", "bouw infra", "bouwinfra", "infraproefbond")),
    *((typed, "IJsselmeer Proefregio") for typed in ("ijsselmeer", "ysselmeer", "ĳsselmeer", "ijsselmeerproef")),
    *((typed, "Proef Noord Brabant") for typed in ("noordbrabant", "noord-brabant", "brabant")),
    *((typed, "’t Proefhuis") for typed in ("'t proefhuis", "tproefhuis", "proefhuis")),
]
