"""The words by which the lines of a signature are told apart: Dutch first, and the English that one meets here."""

import re
from typing import Final

from ipo_crm.domain.names import fold


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


HONORIFICS: Final = _set("dhr heer hr mw mevr mevrouw mej mr mrs ms miss drs dr ir ing prof ds jhr")
DEGREES: Final = _set("msc bsc llm llb mba phd mpa mphil bba ma ba ra rc mcd emia jr sr")
PREFIXES: Final = _set(
    "van de der den het ten ter te 't 's in op aan bij uit onder over voor tot vd v.d. v/d al el la le du von zu da di "
    "dos ibn bin ben af"
)

_FUNCTION: Final = (
    "adviseur|adviseuse|raadgever|medewerk(?:st)?er|medewerkende|manager|director|directeur|directrice|hoofd|teamleider|"
    "leider|coordinator|voorzitter|secretaris|penningmeester|kamerlid|statenlid|raadslid|bestuurslid|fractielid|"
    "wethouder|gedeputeerde|burgemeester|minister|staatssecretaris|griffier|woordvoerder|strateeg|jurist|lobbyist|"
    "consultant|onderzoeker|analist|ambtenaar|bestuurder|hoogleraar|lector|specialist|trainee|stagiair|stagiaire|"
    "assistent|assistente|ondersteuner|officer|advis[eo]r|counsel|analyst|partner|president|dijkgraaf|heemraad|"
    "planoloog|econoom|redacteur|programmamaker|inspecteur|kwartiermaker|aanjager|regisseur|docent|beleidsmaker|"
    "rapporteur|gezant|commissaris|ceo|cfo|coo|cto|dg|sg|researcher|assistant|spokesperson|chief|head|lead|manager"
)
_FUNCTION_STARTS: Final = (
    r"lid (?:van|tweede|eerste|raad|college|provinciale|gedeputeerde)|member of|head of|public affairs|senior|junior|"
    r"plaatsvervangend|waarnemend|plv|policy|beleid\b"
)
FUNCTION: Final = re.compile(rf"\b(?:{_FUNCTION_STARTS})|(?:{_FUNCTION})s?\b")
"""In a folded text: a word for what somebody does; also as the end of a longer word."""

_ORGANISATION: Final = (
    "ministerie|provincie|gemeente|waterschap|hoogheemraadschap|vereniging|stichting|groep|fractie|universiteit|"
    "hogeschool|instituut|raad|unie|federatie|koepel|bond|platform|coalitie|coöperatie|genootschap|kenniscentrum|"
    "planbureau|rijksdienst|omgevingsdienst|veiligheidsregio|vervoerregio|metropoolregio|energieregio|woningcorporatie|"
    "netbedrijf|netbeheer|netwerkbedrijf|overleg|verbond|committee|adviesbureau|alliantie|"
    "ministry|province|municipality|association|foundation|university|council|agency|institute|federation|"
    "embassy|commission|company|group|network"
).replace("ö", "o")
ORGANISATION: Final = re.compile(
    rf"\b(?:{_ORGANISATION})\b|(?:vereniging|stichting|fractie|overleg|verbond|koepel|bond|unie|federatie|schap|beheer|corporatie)\b|"
    r"\b(?:b\.?v|n\.?v|u\.?a|ltd|inc|gmbh|eu|ipo|vng|uvw)\b\.?|\b(?:tweede|eerste) kamer\b|\bstaten-generaal\b|"
    r"\b(?:provinciale|gedeputeerde) staten\b|\bnederland$"
)
"""In a folded text: a word for a body in which people work together."""

DEPARTMENT: Final = re.compile(
    r"^(?:(?:de|het) )?(?:afdeling|afd\.?|directie|team|directoraat|cluster|sector|unit|programma|programmateam|"
    r"eenheid|domein|hoofddirectie|projectteam|opgave|department|division|directorate|dg|bureau|bestuursbureau|staf|"
    r"portefeuille|kabinet)\b|\b(?:department|division|directorate|unit)$|\b(?:afdeling|directie|team):"
)

GREETING: Final = re.compile(
    r"^(?:met )?(?:een )?(?:zeer )?(?:vriendelijke?|hartelijke?|warme|zonnige|collegiale|sportieve|beste|provinciale)?"
    r" ?(?:groet(?:en|jes)?|dank)\b|^hoogachtend|^(?:m\.?v\.?g|mvrgr|vr\.? ?gr|gr)\b\.?|^alvast (?:be)?dank|"
    r"^(?:met )?dank(?: en groet)?$|"
    r"^(?:with )?(?:kind(?:est)?|best|warm|many)? ?regards?\b|^yours (?:sincerely|faithfully|truly)|^sincerely|^cheers|"
    r"^best wishes|^(?:thanks|thank you)\b|^all the best"
)
QUOTED: Final = re.compile(
    r"^(?:van|from|verzonden|sent|aan|to|cc|bcc|onderwerp|subject|datum|date) ?: |^-+ ?(?:oorspronkelijk|original|"
    r"forwarded|doorgestuurd)|^op .{4,60} (?:schreef|heeft) |"
    r"^on .{4,60} wrote:?$|^(?:begin doorgestuurd|begin forwarded)"
)
DISCLAIMER: Final = re.compile(
    r"^(?:dit|deze) (?:bericht|e-?mail|mail)|^de (?:informatie|inhoud) (?:in|van)|^this (?:e-?mail|message|"
    r"communication)|^(?:aan|uit) (?:dit|deze) (?:bericht|e-?mail)|\bdisclaimer\b|\bvertrouwelijke informatie\b|"
    r"\bgeadresseerde\b|"
    r"\bintended (?:solely|only|recipient)|\bconfidential\b|\b(?:denk aan het milieu|consider the environment)\b|"
    r"^(?:verstuurd|verzonden|sent) (?:vanaf|met|van|from|using|via)\b|^download outlook|\bniet voor u bestemd\b|"
    r"^bezoek onze|^indien u (?:dit|niet)|^als u (?:dit|niet)|^lees (?:hier )?(?:onze|de) (?:privacy|disclaimer)|"
    r"^privacy(?:verklaring|statement)?$"
)
HOURS: Final = re.compile(
    r"^\(?(?:mijn )?(?:werkdagen|aanwezig|bereikbaar|kantooruren|openingstijden|werktijden|beschikbaar|"
    r"working (?:days|hours)|office hours|available)\b|"
    r"^(?:ik werk|ik ben (?:aanwezig|bereikbaar|niet)|niet aanwezig|afwezig|i work|vrije dag)\b|"
    r"^\(?(?:(?:ma|di|wo|do|vr|maandag|dinsdag|woensdag|donderdag|vrijdag|mon|tue|wed|thu|fri)(?:\.|,)?"
    r"(?: ?(?:-|/|en|t/m|&|and)? ?)?){2,}(?: aanwezig)?\)?$"
)
SOCIAL: Final = re.compile(
    r"^(?:volg (?:mij|me|ons)|follow (?:me|us)|linkedin|twitter|instagram|facebook|youtube|mastodon|bluesky|threads|"
    r"whatsapp|teams|signal|nieuwsbrief|meld u aan|schrijf u in)\b|^x ?: ?@|^@\w+$|"
    r"^\(?(?:zij/haar|hij/hem|die/diens|hen/hun|die/hun|she/her|he/him|they/them)(?:/\w+)?\)?$|^\(?pronouns?\b|^(?:aanspreekvorm|voornaamwoorden)\b"
)
SOCIAL_SITE: Final = re.compile(
    r"\b(?:linkedin|twitter|x|instagram|facebook|youtube|bsky|mastodon|tiktok)\.(?:com|nl|app|social)\b"
)
PRONOUNS: Final = re.compile(
    r"[\s,|]*[(\[](?:zij|hij|die|hen|she|he|they)\s?/\s?\w+(?:\s?/\s?\w+)?[)\]]", re.IGNORECASE
)
PRIVATE: Final = re.compile(r"^(?:prive|thuis|woonadres|huisadres|home (?:address|phone)|home ?:|private ?:?)\b|^home:")
REGISTER: Final = re.compile(r"^(?:kvk|k\.v\.k|btw|iban|rsin|oin|bic|vat|fax)\b")

ADDRESS_LABEL: Final = re.compile(
    r"^(?:bezoek(?:-| ?)adres|post(?:-| ?)adres|kantoor(?:adres)?|adres|locatie|werkadres|visiting address|"
    r"postal address|office address|office|address|visit|post|a|b|p)\s?:\s*|^(?:bezoek(?:-| ?)adres|post(?:-| ?)adres|"
    r"visiting address|postal address|office address)\s*|^a\s+(?=[A-Z][^\d]+\d)",
    re.IGNORECASE,
)
LEGAL_FORM: Final = re.compile(r"\b(?:b\.?v|n\.?v|u\.?a|ltd|inc|gmbh)\b\.?$")
STREET: Final = re.compile(
    r"^[^\W\d][\w .'’-]*(?:straat|weg|laan|plein|kade|gracht|singel|dreef|hof|park|plantsoen|dijk|markt|steeg|pad|"
    r"boulevard|allee|wal|haven|poort|baan|burg|burgh|brug|veld|ring|berg|street|avenue|square|road|stede|kamp|toren|"
    r"huis|zoom|werf|eiland|plaats|spoor|rijn|zijde|borgh?|toernooiveld|voorhout)\s+\d{1,5}\s?[\w/-]{0,6}$",
    re.IGNORECASE,
)
NUMBERED: Final = re.compile(r"^[^\W\d][\w .'’-]+ \d{1,5}\s?[a-zA-Z]?(?:\s?[-/]\s?\w{1,5})?$")
BOX: Final = re.compile(r"\b(?:postbus|p\.?\s?o\.?\s?box|antwoordnummer)\s+\d+", re.IGNORECASE)
FOREIGN_PLACE: Final = re.compile(r"^(?:[A-Z]-)?[1-9]\d{3,4} [^\W\d_][\w' -]+$")
POSTCODE: Final = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b(?!\.)")
COUNTRY: Final = re.compile(r"^(?:nederland|the netherlands|netherlands|belgie|belgium)$")

JOINED: Final = re.compile(r"^(.+?)\s+(?:bij(?: de| het)?|at(?: the)?|namens(?: de| het)?|voor(?: de)?|@)\s+(.+)$")
NAMED_BODY: Final = re.compile(
    r"^(?P<what>.+?)(?:\s+(?:van|van de|van het|of|of the|-|–))?\s+"
    r"(?P<body>(?:(?:het|de|the) )?(?:provincie|gemeente|ministerie|waterschap|hoogheemraadschap|stichting|vereniging|"
    r"province|municipality|ministry|omgevingsdienst|veiligheidsregio|statenfractie|tweede kamerfractie|fractie)\s.+)$",
    re.IGNORECASE,
)


def is_prefix(word: str) -> bool:
    """Tell whether a word is a tussenvoegsel."""
    return fold(word).replace("’", "'") in PREFIXES


def holds_letters(text: str) -> bool:
    """Tell whether there is anything to read in a text."""
    return any(char.isalnum() for char in text)
