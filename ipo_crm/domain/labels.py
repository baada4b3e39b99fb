"""The Dutch words for enumerations: what the screen, the papers and the command line all say."""

from ipo_crm.domain.coalitions import MemberRole
from ipo_crm.domain.dossiers import AskStatus, MessageKind, Phase, Recurrence
from ipo_crm.domain.erasure import BackupChoice, BackupFate
from ipo_crm.domain.health import CheckKind, Repair
from ipo_crm.domain.history import ChangeKind
from ipo_crm.domain.meetings import Answer, MeetingKind, MeetingStatus, PhotoConsent, Precision, Side
from ipo_crm.domain.motions import Agreement, Appreciation, Choice, MotionKind, Result
from ipo_crm.domain.organisations import Chamber, OrganisationKind
from ipo_crm.domain.people import ContactKind, RelationKind
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.promises import Direction, Outcome
from ipo_crm.domain.scopes import Interest
from ipo_crm.domain.search import HitKind
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.domain.sources import SourceClass
from ipo_crm.domain.tasks import TaskStatus
from ipo_crm.domain.today import Review
from ipo_crm.domain.trajectories import ProductStatus

PHASE = {
    Phase.AGENDA: "Agenderen",
    Phase.MOBILISE: "Mobiliseren en coalities sluiten",
    Phase.DESIGN: "Ontwerpen",
    Phase.CONSULT: "Consulteren",
    Phase.GOVERNMENT_ACCORD: "Bestuurlijk akkoord",
    Phase.POLITICAL_ACCORD: "Politiek akkoord",
    Phase.LETTER: "Kamerbrief",
    Phase.DEBATE: "Debat, moties, amendement",
    Phase.VOTE: "Stemmingen",
    Phase.SENATE: "Behandeling Eerste Kamer",
}
PHASE_SHORT = {**PHASE, Phase.MOBILISE: "Mobiliseren", Phase.SENATE: "Eerste Kamer"}

SECTOR = {
    Sector.PROVINCE: "Provincies",
    Sector.LOCAL: "Gemeenten en waterschappen",
    Sector.STATE: "Rijk",
    Sector.PARLIAMENT: "Kamer",
    Sector.ENERGY: "Netbeheer en energie",
    Sector.HOUSING: "Wonen en bouw",
    Sector.CIVIL: "Maatschappelijk",
    Sector.MARKET: "Markt en kennis",
}

LEVEL = {
    Level.EUROPE: "Europa",
    Level.STATE: "Rijk",
    Level.PROVINCE: "provincie",
    Level.MUNICIPALITY: "gemeente",
    Level.WATER: "waterschap",
    Level.NONE: "geen overheid",
}

ORGANISATION_KIND = {
    OrganisationKind.PROVINCE: "provincie",
    OrganisationKind.MUNICIPALITY: "gemeente",
    OrganisationKind.WATER_AUTHORITY: "waterschap",
    OrganisationKind.REGION: "vervoerregio",
    OrganisationKind.MINISTRY: "ministerie",
    OrganisationKind.CHAMBER: "Kamer",
    OrganisationKind.FRACTIE: "fractie",
    OrganisationKind.COMMITTEE: "commissie",
    OrganisationKind.GRID_OPERATOR: "netbeheerder",
    OrganisationKind.ASSOCIATION: "vereniging",
    OrganisationKind.COMPANY: "bedrijf",
    OrganisationKind.KNOWLEDGE: "kennisinstelling",
    OrganisationKind.OTHER: "overig",
}

CHAMBER = {Chamber.TWEEDE_KAMER: "Tweede Kamer", Chamber.EERSTE_KAMER: "Eerste Kamer"}

MEETING_KIND = {
    MeetingKind.BILATERAL: "bilateraal gesprek",
    MeetingKind.WORK_VISIT: "werkbezoek",
    MeetingKind.OFFICIAL: "ambtelijk overleg",
    MeetingKind.GOVERNING: "bestuurlijk overleg",
    MeetingKind.OVERHEDEN: "Overhedenoverleg",
    MeetingKind.LUNCH: "broodje provincies",
    MeetingKind.ROUND_TABLE: "rondetafelgesprek",
    MeetingKind.BRIEFING: "technische briefing",
    MeetingKind.DEBATE: "debat",
    MeetingKind.PHONE: "telefoongesprek",
    MeetingKind.LETTER: "brief",
    MeetingKind.MAIL: "mail",
    MeetingKind.EVENT: "bijeenkomst",
}

MEETING_STATUS = {
    MeetingStatus.PLANNED: "gepland",
    MeetingStatus.HELD: "gehouden",
    MeetingStatus.CANCELLED: "afgezegd",
}

PRECISION = {
    Precision.TIME: "tijd bekend",
    Precision.DAY: "dag bekend",
    Precision.WEEK: "alleen de week bekend",
}

ANSWER = {
    Answer.ASKED: "nog geen antwoord",
    Answer.COMING: "komt",
    Answer.DECLINED: "komt niet",
    Answer.SUBSTITUTE: "stuurt vervanger",
}

PHOTO_CONSENT = {
    PhotoConsent.ASKED: "gevraagd",
    PhotoConsent.AGREED: "mag op de foto",
    PhotoConsent.REFUSED: "niet op de foto",
}

MOTION_KIND = {
    MotionKind.MOTION: "motie",
    MotionKind.AMENDMENT: "amendement",
    MotionKind.BILL: "wetsvoorstel",
    MotionKind.OTHER: "overig",
}

APPRECIATION = {
    Appreciation.LEFT_TO_CHAMBER: "oordeel Kamer",
    Appreciation.ADVISED_AGAINST: "ontraden",
    Appreciation.TAKEN_OVER: "overgenomen",
    Appreciation.SUPERFLUOUS: "overbodig",
    Appreciation.PREMATURE: "ontijdig",
    Appreciation.UNACCEPTABLE: "onaanvaardbaar",
}

RESULT = {
    Result.OPEN: "nog geen stemming",
    Result.ADOPTED: "aangenomen",
    Result.REJECTED: "verworpen",
    Result.HELD_OVER: "aangehouden",
    Result.WITHDRAWN: "ingetrokken",
    Result.LAPSED: "vervallen",
}

CHOICE = {Choice.FOR: "voor", Choice.AGAINST: "tegen", Choice.ABSENT: "niet deelgenomen"}

AGREEMENT = {
    Agreement.AGREES: "de stemmen dragen de uitslag",
    Agreement.CONTRADICTS: "de stemmen spreken de uitslag tegen",
    Agreement.UNDECIDED: "niet na te rekenen",
}

TASK_STATUS = {TaskStatus.OPEN: "open", TaskStatus.DONE: "gedaan", TaskStatus.DROPPED: "vervallen"}

PRODUCT_STATUS = {
    ProductStatus.OPEN: "open",
    ProductStatus.BUSY: "bezig",
    ProductStatus.DONE: "klaar",
    ProductStatus.DROPPED: "vervallen",
}

INTEREST = {
    Interest.JOINT: "gezamenlijk, via IPO",
    Interest.OWN: "eigen belang, eigen lobby",
    Interest.NONE: "IPO doet hier niets op",
}
UNKNOWN_INTEREST = "onbekend, navragen"

SIDE = {Side.THEIRS: "zij", Side.OURS: "wij"}

STANCE = {
    Stance.STRONGLY_AGAINST: "sterk tegen",
    Stance.AGAINST: "tegen",
    Stance.NEUTRAL: "neutraal",
    Stance.FOR: "voor",
    Stance.STRONGLY_FOR: "sterk voor",
}
UNKNOWN_STANCE = "onbekend"

SOURCE_CLASS = {
    SourceClass.PUBLIC: "openbaar stuk",
    SourceClass.OWN_TALK: "eigen gesprek",
    SourceClass.THIRD_PARTY: "van een derde",
    SourceClass.IMPORT: "importbestand",
    SourceClass.INVENTED: "verzonnen voorbeeld",
}

ASK_STATUS = {
    AskStatus.OPEN: "open",
    AskStatus.IN_TALKS: "in gesprek",
    AskStatus.PARTLY: "deels gehonoreerd",
    AskStatus.GRANTED: "gehonoreerd",
    AskStatus.REFUSED: "afgewezen",
}

RECURRENCE = {Recurrence.ONCE: "eenmalig", Recurrence.PER_YEAR: "per jaar"}

MESSAGE_KIND = {
    MessageKind.CORE: "kernboodschap",
    MessageKind.QUESTION: "vraag",
    MessageKind.OBJECTION: "tegenwerping",
    MessageKind.SENSITIVE: "gevoelig",
}

MEMBER_ROLE = {
    MemberRole.LEADER: "trekker",
    MemberRole.MEMBER: "lid",
    MemberRole.SUPPORTER: "steunend",
    MemberRole.APPROACHED: "benaderd",
    MemberRole.DROPPED_OUT: "afgehaakt",
}

DIRECTION = {Direction.BY_THEM: "zij", Direction.BY_US: "wij"}

OUTCOME = {Outcome.OPEN: "open", Outcome.KEPT: "nagekomen", Outcome.LAPSED: "vervallen"}

CONTACT_KIND = {
    ContactKind.EMAIL: "e-mail",
    ContactKind.PHONE: "telefoon",
    ContactKind.MOBILE: "mobiel",
    ContactKind.WEBSITE: "website",
    ContactKind.OFFICE: "kantooradres",
}

CHANGE_KIND = {
    ChangeKind.ADDED: "toegevoegd",
    ChangeKind.CHANGED: "gewijzigd",
    ChangeKind.DROPPED: "verwijderd",
}

BACKUP_CHOICE = {
    BackupChoice.REWRITE: "herschrijven zonder deze persoon",
    BackupChoice.DROP: "verwijderen",
    BackupChoice.LEAVE: "laten staan",
}

BACKUP_FATE = {
    BackupFate.CLEAN: "noemt deze persoon niet",
    BackupFate.REWRITTEN: "herschreven",
    BackupFate.DROPPED: "verwijderd",
    BackupFate.LEFT: "is blijven staan",
    BackupFate.UNREADABLE: "niet te openen, is blijven staan",
    BackupFate.FAILED: "mislukt, is blijven staan",
}

RELATION_KIND = {
    RelationKind.WORKS_WITH: "werkt samen met",
    RelationKind.FORMER_COLLEAGUE: "oud-collega van",
    RelationKind.KNOWS: "kent",
    RelationKind.MEMBER_OF: "lid van",
    RelationKind.ALLY: "bondgenoot van",
    RelationKind.OPPONENT: "tegenstander van",
    RelationKind.SUCCESSOR: "opvolger van",
    RelationKind.NOT_SAME: "is niet dezelfde als",
}

HIT_KIND = {
    HitKind.PERSON: "Personen",
    HitKind.ORGANISATION: "Organisaties",
    HitKind.DOSSIER: "Dossiers",
    HitKind.COALITION: "Coalities",
    HitKind.MEETING: "Contactmomenten",
    HitKind.PROMISE: "Toezeggingen",
    HitKind.TASK: "Acties",
    HitKind.POSITION: "Posities",
    HitKind.ASK: "Inzet",
    HitKind.MESSAGE: "Boodschappen",
    HitKind.MOTION: "Moties en amendementen",
    HitKind.INSTRUMENT: "Instrumenten",
    HitKind.DATE: "Data",
    HitKind.STOP: "Programma van werkbezoeken",
    HitKind.TRAJECTORY: "Trajecten",
    HitKind.PRODUCT: "Producten",
    HitKind.ATTACHMENT: "Bijlagen",
    HitKind.TAG: "Labels",
    HitKind.IMPRESSION: "Eigen indrukken",
}

CHECK_KIND = {
    CheckKind.CIPHER: "Versleutelde bladzijden",
    CheckKind.INTEGRITY: "Structuur van het bestand",
    CheckKind.FOREIGN_KEYS: "Verwijzingen tussen gegevens",
    CheckKind.SEARCH: "Zoekindex tegenover de inhoud",
    CheckKind.SCHEMA: "Opbouw tegenover het formaat",
    CheckKind.SETTINGS: "Veilige instellingen",
    CheckKind.JOURNAL: "Geschiedenis en ongedaan maken",
    CheckKind.RULES: "Samenhang van de gegevens",
    CheckKind.TODO: "Nog aan te vullen",
}

REPAIR = {
    Repair.SEARCH: "Herstel de zoekindex",
    Repair.DERIVED: "Herstel sorteer- en zoekvormen",
    Repair.SCHEMA: "Herstel de opbouw",
}

REVIEW = {
    Review.RETENTION: "bewaartermijn",
    Review.NOTICE: "nog geen bericht gestuurd",
}
