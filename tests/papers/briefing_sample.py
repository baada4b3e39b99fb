"""The briefing of the design pictures: every person, stance and count in it is invented."""

from datetime import date, datetime, time

from ipo_crm.domain.dossiers import CalendarDate, Phase, Recurrence
from ipo_crm.domain.organisations import Chamber
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.promises import Direction
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.papers.content import (
    AskLine,
    BriefingContent,
    ChamberSeats,
    FieldActor,
    Head,
    LastContact,
    Objection,
    OpenPromise,
    Pronouns,
    Stand,
    Statement,
    Suspect,
    Task,
)

TALK = Source(source_class=SourceClass.OWN_TALK, title="Eigen gesprek, verslag", known_on=date(2025, 5, 14))
MINUTES = Source(source_class=SourceClass.INVENTED, title="Handelingen", published=date(2025, 4, 2))
LETTER = Source(source_class=SourceClass.INVENTED, title="Brief van tien partijen", published=date(2025, 6, 2))
PAPER = Source(source_class=SourceClass.INVENTED, title="Position paper, BAC-mandaat", published=date(2025, 5, 15))
AGENDA = Source(source_class=SourceClass.INVENTED, title="Agenda", published=date(2025, 6, 3))
LEDGER = Source(source_class=SourceClass.INVENTED, title="Positieboek", known_on=date(2025, 6, 1))

EMPTY = BriefingContent(head=Head(name="mw. drs. S. van Fictie"), data_as_of=datetime(2025, 6, 10, 7, 55))


def _actor(label: str, stance: int | None, influence: int | None, *, suspect: bool = False) -> FieldActor:
    known = None if stance is None else Stance(stance)
    return FieldActor(label=label, stance=known, influence=influence, is_suspect=suspect, sources=(LEDGER,))


FIELD = (
    _actor("B. Zogenaamd", -1, 5),
    _actor("A. Voorbeeld", 1, 5),
    _actor("Voorbeeldbank", 2, 5),
    _actor("F. Quasi", 0, 4),
    FieldActor(label="S. van Fictie", stance=Stance.FOR, influence=4, is_self=True, sources=(TALK,)),
    _actor("Bond van Bewoners", 2, 4, suspect=True),
    _actor("Koepel", 2, 4),
    _actor("Netbedrijf Demo", 2, 4),
    _actor("J. Oefenman", -2, 3),
    _actor("H. Proefman", 0, 3),
    _actor("Voorbeeldwaterschap", 1, 3),
    _actor("Bouwkring", 2, 3, suspect=True),
    _actor("Huurdersring", 2, 3, suspect=True),
    _actor("Proefbedrijf", 2, 3),
    _actor("T. Denkbeeldig", None, 3),
    _actor("P. Verzonnen", None, None),
    _actor("N. Demonstra", 1, None),
)

FULL = BriefingContent(
    head=Head(
        name="mw. drs. S. van Fictie",
        function="Tweede Kamerlid, fractie Polder; woordvoerder Energie en Warmte",
        day=date(2025, 6, 10),
        starts=time(8, 30),
        ends=time(9, 0),
        place="Statenpassage",
        companions=("J. Demo", "mw. L. Verzinsel"),
        pronouns=Pronouns.SHE,
    ),
    data_as_of=datetime(2025, 6, 10, 7, 55),
    one_sentence="Dertig minuten om haar steun voor behandeling vóór het reces vast te leggen; zij zal vragen wat de "
    "wet provincies kost en wie dat betaalt.",
    ask=AskLine(
        text="Dien op 10 of 19 juni een motie in die het kabinet vraagt de uitvoeringskosten van provincies "
        "structureel te dekken",
        amount=1_200_000_000,
        recurrence=Recurrence.PER_YEAR,
        first_year=2026,
        fallback="stel de dekkingsvraag in eerste termijn, zodat het antwoord in de Handelingen staat.",
        sources=(PAPER,),
    ),
    promises=(
        OpenPromise(
            direction=Direction.BY_US,
            text="cijfers per provincie",
            due=date(2025, 6, 9),
            days_late=1,
            note="neem mee",
            sources=(TALK,),
        ),
        OpenPromise(
            direction=Direction.BY_THEM,
            text="stuurt conceptmotie uitvoeringskosten toe",
            due=date(2025, 5, 29),
            days_late=12,
            sources=(TALK,),
        ),
    ),
    last_contact=LastContact(
        day=date(2025, 5, 14),
        kind="bilateraal",
        place="Statenpassage",
        summary="Steunt tempo, vroeg naar kosten.",
        sources=(TALK,),
    ),
    stands=(
        Stand(
            dossier="Wet collectieve warmte",
            stance=Stance.FOR,
            day=date(2025, 5, 14),
            was=Stance.NEUTRAL,
            source=TALK,
            confidence="redelijk",
        ),
        Stand(
            dossier="Decentraal OV",
            stance=Stance.AGAINST,
            day=date(2025, 4, 2),
            source=MINUTES,
            confidence="zeker",
        ),
        Stand(dossier="Digitalisering (NDS)", remark="nog niet gevraagd; als er tijd over is"),
    ),
    why=(
        Statement(
            text="Was wethouder in Proefdam: kent het werk waar een taak zonder geld blijft liggen.", sources=(TALK,)
        ),
        Statement(
            text="Haar fractie is nodig: zonder Polder halen wij in geen van beide Kamers een meerderheid.",
            sources=(LEDGER,),
        ),
    ),
    messages=(
        Statement(text="Tien partijen vragen behandeling vóór het zomerreces.", sources=(LETTER,)),
        Statement(
            text="Publieke regie werkt alleen als provincies mensen hebben om haar uit te voeren.", sources=(PAPER,)
        ),
        Statement(text="Taken en middelen in balans: leg de dekking vast voordat de wet ingaat.", sources=(PAPER,)),
    ),
    questions=(
        "Wat heeft u nodig om de motie op 19 juni in stemming te brengen?",
        "Welke fractie ziet u als mede-indiener, en waarom juist die?",
        "Waarop kan uw steun nog stuklopen?",
    ),
    dossier="Wet collectieve warmte (36576)",
    field=FIELD,
    suspects=(
        Suspect(
            name="Bond van Bewoners",
            score=74,
            reason=Statement(text="Eigenaren naast overheden; 0 keer eerder samen met IPO.", sources=(LEDGER,)),
        ),
        Suspect(
            name="Huurdersring", score=74, reason=Statement(text="Huurders; ingang bij F. Quasi.", sources=(LEDGER,))
        ),
        Suspect(
            name="Bouwkring", score=72, reason=Statement(text="Bouwers; ingang bij de directie.", sources=(LEDGER,))
        ),
    ),
    name_this=Statement(text="huurders, eigenaren en bouwers ondertekenden dezelfde brief.", sources=(LETTER,)),
    path=Statement(text="K. Schijnsel, 6 dagen geleden gesproken.", sources=(TALK,)),
    seats=(
        ChamberSeats(
            chamber=Chamber.TWEEDE_KAMER,
            sure=58,
            likely=18,
            hopeful=18,
            unknown=23,
            against=33,
            needed=76,
            total=150,
            sources=(LEDGER,),
        ),
        ChamberSeats(
            chamber=Chamber.EERSTE_KAMER,
            sure=26,
            likely=9,
            hopeful=9,
            unknown=14,
            against=17,
            needed=38,
            total=75,
            sources=(LEDGER,),
        ),
    ),
    pivot=Statement(text="Fractie Polder is doorslaggevend: 27 en 14 zetels.", sources=(LEDGER,)),
    phase=Phase.DEBATE,
    phase_name="debat, moties, amendement",
    phase_sources=(AGENDA,),
    calendar=(
        CalendarDate(day=date(2025, 6, 10), at=time(15, 30), text="plenair debat, eerste deel", source=AGENDA),
        CalendarDate(day=date(2025, 6, 19), text="vervolg debat; laatste moment voor de motie", source=AGENDA),
        CalendarDate(day=date(2025, 7, 3), text="laatste vergaderdag voor het reces", confirmed=False, source=AGENDA),
    ),
    objections=(
        Objection(
            text="Provincies krijgen al genoeg.",
            answer=Statement(
                text="Dit is een nieuwe taak; het bedrag is alleen voor de uitvoering ervan.", sources=(PAPER,)
            ),
        ),
        Objection(
            text="Wacht op de lagere regelgeving.",
            answer=Statement(
                text="Dan staat de taak vast en de dekking niet. De brief van tien vraagt nu duidelijkheid over het "
                "tempo.",
                sources=(LETTER,),
            ),
        ),
        Objection(
            text="Waarom niet via de begroting?",
            answer=Statement(text="Kan ook. De motie vraagt om dekking, niet om de vindplaats.", sources=(PAPER,)),
        ),
    ),
    sensitive=(
        "Niets over de twijfel bij B. Zogenaamd; dat hoorden wij vertrouwelijk.",
        "Niet namens de tien spreken over geld: de brief gaat over behandeling, niet over bedragen.",
    ),
    tasks=(
        Task(name="mw. L. Verzinsel", task="opent, stelt de vraag, sluit af met de afspraak"),
        Task(name="J. Demo", task="cijfers, tegenwerpingen, verslag binnen 24 uur"),
    ),
    leave_behind="position paper (1 p.) en cijfers per provincie (1 p.)",
    is_demo=True,
)
