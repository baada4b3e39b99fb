"""Draw every page in both themes: `python -m tests.shots --out docs/shots`; started by `dev.py shots`."""

import argparse
import os
import sys
import tempfile
import traceback
from pathlib import Path
from types import TracebackType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from ipo_crm.app import Program
from ipo_crm.ui.gallery import Gallery
from ipo_crm.ui.language import speak_dutch
from ipo_crm.ui.page import Place
from ipo_crm.ui.theme import Mode
from tests.shots_beside import set_beside
from tests.shots_clock import be_in_the_netherlands, stop_the_clock
from tests.shots_parts import SMALL, USUAL, save, settle
from tests.shots_sheets import draw_sheets

THEMES = {Mode.LIGHT: "licht", Mode.DARK: "donker"}


def main() -> int:
    """Draw all pictures into the folder; give 1 when a page raised."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only-sheets", action="store_true")
    asked = parser.parse_args()
    out: Path = asked.out
    only_sheets: bool = asked.only_sheets
    out.mkdir(parents=True, exist_ok=True)
    faults: list[str] = []

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        faults.append("".join(traceback.format_exception(kind, error, trace)))

    be_in_the_netherlands()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    speak_dutch(app)
    stop_the_clock()
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "shots.ini"), QSettings.Format.IniFormat)
        program = Program(app, settings, Path(folder))
        sys.excepthook = note
        try:
            for mode, name in THEMES.items():
                program.theme.apply(mode)
                if not only_sheets:
                    draw_theme(program, out, name)
                draw_sheets(program, Path(folder), out, name)
        finally:
            sys.excepthook = sys.__excepthook__
        program.leave()
    if not only_sheets:
        set_beside(out)
    print("".join(faults), end="", file=sys.stderr)
    return 1 if faults else 0


def draw_theme(program: Program, out: Path, theme: str) -> None:
    """Draw the start window, every page and the gallery in the theme that is on."""
    program.back_to_start()
    save(program.start, out / f"start-{theme}.png")
    gallery = Gallery()
    gallery.resize(USUAL)
    gallery.show()
    save(gallery.whole, out / f"toestanden-{theme}.png")
    gallery.close()
    program.open_sample()
    shell = program.shell
    desk = program.desk
    assert shell is not None
    assert desk is not None
    talk = desk.meetings.on_day(desk.settings.today())[0]
    heat = next(row.id for row in desk.dossiers.rows() if row.kamerstuk == "36576")
    person = next(row.id for row in desk.people.rows() if row.name.family_name == "Fictie")
    housing = next(item.id for item in desk.organisations.all() if item.name == "Vereniging Eigen Huis")
    places = {
        "vandaag": Place("today"),
        "personen": Place("people", person),
        "organisaties": Place("organisations", housing),
        "dossiers": Place("dossiers"),
        "dossier": Place("dossiers", heat),
        "contactmomenten": Place("meetings", talk.id),
        "verslag": Place("talk", talk.id),
        "gesprek-plannen": Place("plan", talk.id),
        "briefing": Place("briefing", talk.id),
        "coalities": Place("coalitions"),
        "gegevens": Place("data"),
        "instellingen": Place("settings"),
    }
    sizes = ((USUAL, ""), (SMALL, "-klein")) if theme == THEMES[Mode.LIGHT] else ((USUAL, ""),)
    for size, suffix in sizes:
        shell.resize(size)
        for name, place in places.items():
            shell.open(place)
            settle(program)
            save(shell, out / f"{name}-{theme}{suffix}.png")


if __name__ == "__main__":
    sys.exit(main())
