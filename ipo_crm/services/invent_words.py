"""Invented names and sentences, drawn by chance from a seed; nobody in them exists, and each record says so."""

import random
import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from ipo_crm.domain.names import PersonName

TODAY = date(2025, 6, 10)
FIRST_DAY = date(2021, 6, 10)
NOTE = "Verzonnen persoon, gemaakt om de omvang te beproeven."
MARK = "Proefbestand: personen, organisaties, fracties en oordelen zijn verzonnen"

_GIVEN = (
    *("Anna", "Bram", "Carla", "Daan", "Esra", "Frits", "Gina", "Hugo", "Iris", "Joep", "Karin", "Lars", "Mila"),
    *("Noor", "Otto", "Pien", "Ruben", "Sanne", "Tijn", "Ümit", "Vera", "Wout", "Yara", "Zoë", "Loïs", "IJsbrand"),
)
_PREFIXES = (*([""] * 12), "de", "de", "van", "van", "van de", "van den", "van der", "ter", "ten", "'t", "op de")
_SOUNDS = (
    *("van", "ver", "bel", "dor", "kas", "lin", "mur", "nes", "pol", "ros", "sta", "wil", "hof", "brug", "veen"),
    *("wij", "drê", "bor", "gol", "hei", "kreu", "lom", "mees", "oe", "pij", "roe", "sche", "tal", "vliet", "zand"),
)
_TITLES = (*([""] * 8), "drs.", "mr.", "ir.", "dr.", "prof. dr.")
_SUBJECTS = (
    *("de warmtewet", "het spoor", "de bereikbaarheid", "de woningbouw", "stikstof", "het stroomnet", "de krimp"),
    *("het provinciefonds", "de dekking", "de uitvoeringskosten", "de regiodeal", "het landelijk gebied", "de motie"),
    *("het amendement", "de planning", "de lagere regelgeving", "het draagvlak", "de energietransitie", "de vaarwegen"),
)
_ACTS = (
    *("vroeg naar", "steunt", "twijfelt over", "wil meer weten van", "noemt", "heeft zorgen over", "komt terug op"),
    *("wacht af bij", "zoekt geld voor", "dringt aan op", "ziet kansen voor", "wijst op", "stelt vragen over"),
)
_WHO = ("Zij", "Hij", "De fractie", "Het ministerie", "De wethouder", "De vereniging", "De gedeputeerde", "Men")


@dataclass(slots=True)
class Chance:
    """A source of chance: the same seed gives the same file, byte for byte in its content."""

    seed: int
    draw: random.Random = field(init=False)
    _serial: "count[int]" = field(init=False)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)  # noqa: S311 (nothing secret is drawn)
        self._serial = count(self.seed << 64)

    def uuid(self) -> str:
        """Give a UUID (version 4 in form) that this file has only once."""
        return str(uuid.UUID(int=next(self._serial), version=4))

    def day(self, first: date = FIRST_DAY, last: date = TODAY) -> date:
        """Give a day from the first up to and with the last."""
        return first + timedelta(days=self.draw.randrange((last - first).days + 1))

    def word(self) -> str:
        """Give a surname or the name of a place that sounds Dutch and is none."""
        return "".join(self.draw.choices(_SOUNDS, k=self.draw.choice((2, 2, 3)))).capitalize()

    def name(self) -> PersonName:
        """Give a name with all its parts."""
        given = self.draw.choice(_GIVEN)
        second = self.draw.choice("ABCDEFGHJKLMNPRSTVW")
        initials = f"{'IJ' if given.startswith('IJ') else given[0]}.{f'{second}.' if self.draw.random() < 0.6 else ''}"
        family = self.word()
        if self.draw.random() < 0.05:
            family = f"{family}-{self.word()}"
        return PersonName(
            honorific=self.draw.choice(("dhr.", "mw.", "")),
            titles=self.draw.choice(_TITLES),
            initials=initials,
            given_name=given,
            prefix=self.draw.choice(_PREFIXES),
            family_name=family,
        )

    def subject(self) -> str:
        """Give something that a talk can be about."""
        return self.draw.choice(_SUBJECTS)

    def sentence(self) -> str:
        """Give one invented sentence about a talk."""
        return f"{self.draw.choice(_WHO)} {self.draw.choice(_ACTS)} {self.subject()}, {self.draw.choice(_SUBJECTS)}."

    def text(self, least: int, most: int) -> str:
        """Give some sentences."""
        return " ".join(self.sentence() for _ in range(self.draw.randint(least, most)))
