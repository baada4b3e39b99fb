"""The look that was kept; whatever stands in the settings, the program starts with one that can be read."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ipo_crm.ui.look import kept_look
from ipo_crm.ui.theme import Mode


@pytest.mark.parametrize(
    ("mode", "zoom", "look"),
    [
        ("dark", "1.3", (Mode.DARK, 1.3)),
        ("paars", "groot", (Mode.SYSTEM, 1.0)),
        ("", "", (Mode.SYSTEM, 1.0)),
        ("light", "nan", (Mode.LIGHT, 1.0)),
        ("light", "inf", (Mode.LIGHT, 1.0)),
        ("light", "400", (Mode.LIGHT, 2.0)),
        ("light", "-3", (Mode.LIGHT, 0.85)),
    ],
)
def test_any_setting_gives_a_look(tmp_path: Path, mode: str, zoom: str, look: tuple[Mode, float]) -> None:
    settings = QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)
    settings.setValue("theme/mode", mode)
    settings.setValue("theme/zoom", zoom)

    assert kept_look(settings) == look


def test_without_settings_it_is_that_of_the_system(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)

    assert kept_look(settings) == (Mode.SYSTEM, 1.0)
