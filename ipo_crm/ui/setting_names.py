"""The settings by name: what they are called, and by which other words one looks for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from ipo_crm.domain.names import words_of

AREA: Final = "settings"
THEME, TEXT_SIZE, LANGUAGE, WEEK = "theme", "text_size", "language", "week"
NAME, LOCK, KEY, OWN, PEOPLE, RHYTHM = "name", "lock", "key", "own", "people", "rhythm"
BACKUPS, SHELF = "backups", "shelf"
_LEAST = 3


@dataclass(frozen=True, slots=True)
class SettingName:
    """One setting; `others` are words that somebody may type for it."""

    key: str
    title: str
    others: str


def setting_names() -> tuple[SettingName, ...]:
    """Give all settings, in the order of their page."""
    tr = QCoreApplication.translate
    return (
        SettingName(THEME, tr("settings", "Thema"), tr("settings", "licht donker kleuren weergave systeem")),
        SettingName(TEXT_SIZE, tr("settings", "Tekstgrootte"), tr("settings", "tekst letters groter kleiner zoom")),
        SettingName(LANGUAGE, tr("settings", "Taal"), tr("settings", "nederlands engels english")),
        SettingName(WEEK, tr("settings", "Eerste dag van de week"), tr("settings", "kalender maandag zondag")),
        SettingName(NAME, tr("settings", "Uw naam"), tr("settings", "geschiedenis wie auteur")),
        SettingName(LOCK, tr("settings", "Vanzelf op slot"), tr("settings", "vergrendelen wachtzin rust minuten")),
        SettingName(KEY, tr("settings", "Sleutel op deze laptop"), tr("settings", "onthouden wachtzin sleutelbos")),
        SettingName(OWN, tr("settings", "Eigen organisatie"), tr("settings", "wij namens")),
        SettingName(PEOPLE, tr("settings", "Eigen mensen"), tr("settings", "wij collega's personen")),
        SettingName(RHYTHM, tr("settings", "Ritme"), tr("settings", "bekoeld relaties weken gesprekken")),
        SettingName(BACKUPS, tr("settings", "Plaats van reservekopieën"), tr("settings", "back-up tweede schijf map")),
        SettingName(SHELF, tr("settings", "Alle reservekopieën"), tr("settings", "back-up terugzetten bekijken")),
    )


def title_of(key: str) -> str:
    """Give what a setting is called."""
    return next(name.title for name in setting_names() if name.key == key)


def find_settings(typed: str) -> Sequence[SettingName]:
    """Give the settings of which every typed word begins a word; none while only short ones were typed."""
    asked = words_of(typed)
    if not any(len(word) >= _LEAST for word in asked):
        return ()
    every = QCoreApplication.translate("settings", "instellingen")

    def fits(name: SettingName) -> bool:
        known = words_of(f"{name.title} {name.others} {every}")
        return all(any(word.startswith(each) for word in known) for each in asked)

    return tuple(name for name in setting_names() if fits(name))
