"""Draw what stands over a page, and the pages on a file in which much happened; started by `tests.shots`.

The file is the sample with changes, doubles and thrown away records of invented people only.
"""

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QScrollArea

from ipo_crm.app import Program
from ipo_crm.domain.ids import PersonId
from ipo_crm.services.desk import open_desk
from ipo_crm.ui.backups_window import BackupsWindow
from ipo_crm.ui.keys_form import UnlockForm
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.data import DataPage
from ipo_crm.ui.rescue_form import RescueForm
from ipo_crm.ui.salvage_form import SalvageForm
from ipo_crm.ui.shell import Shell
from tests.busy import make_busy
from tests.shots_openings import draw_openings
from tests.shots_parts import SMALL, USUAL, hide_place, pause, save, settle
from tests.store.damage import PASSPHRASE, spoil

_SEARCHES = {
    "zoeken": "vd fic",
    "zoeken-tekst": "dekking soort:gesprek",
    "zoeken-bijna": "demonsrta",
    "zoeken-leeg": "",
    "zoeken-filters": "dekking soo",
    "zoeken-opdracht": "prullenbak",
}
_CARDS = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Piet Proef\nN:Proef;Piet;;;\nORG:Proefbedrijf\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nNOTE:niemand\nEND:VCARD\n"
)
_SPOILT = range(120, 130)


def draw_sheets(program: Program, home: Path, out: Path, theme: str) -> None:
    """Draw the sheets, the busy pages and the forms of a file that does not open, in the theme that is on."""
    folder = home / theme
    folder.mkdir()
    path = folder / "oefenbestand.ipocrm"
    person = make_busy(path, PASSPHRASE)
    _forget_recents(program)
    program.enter(open_desk(path, PASSPHRASE))
    shell = program.shell
    assert shell is not None
    for size, suffix in ((USUAL, ""), (SMALL, "-klein")) if theme == "licht" else ((USUAL, ""),):
        shell.resize(size)
        _draw_palette(program, shell, f"{theme}{suffix}", out)
        _draw_pages(program, shell, folder, f"{theme}{suffix}", out)
    shell.resize(USUAL)
    draw_openings(program, lambda name: out / f"{name}-{theme}.png")
    _draw_past(program, folder, person, lambda name: out / f"{name}-{theme}.png")
    _draw_outside(program, path, lambda name: out / f"{name}-{theme}.png")
    _forget_recents(program)


def _forget_recents(program: Program) -> None:
    """Let the next start window not tell where this one drew."""
    for recent in program.recents.all():
        program.recents.forget(recent.path)


def _draw_palette(program: Program, shell: Shell, end: str, out: Path) -> None:
    """Draw the palette with what it finds; in the small window once."""
    shell.open(Place("people"))
    settle(program)
    for name, typed in _SEARCHES.items():
        if shell.size() == USUAL or name == "zoeken":
            shell.palette_view.open(typed)
            pause(200)
            save(shell, out / f"{name}-{end}.png")
            shell.palette_view.shut()


def _draw_pages(program: Program, shell: Shell, folder: Path, end: str, out: Path) -> None:
    """Draw the doubles, and the page Gegevens with a rehearsal and with checks."""
    shell.open(Place("duplicates"))
    settle(program)
    save(shell, out / f"dubbelen-{end}.png")
    cards = folder / "kaartjes.vcf"
    cards.write_text(_CARDS, encoding="utf-8")
    shell.open(Place("data"))
    page = shell.page
    assert isinstance(page, DataPage)
    page.take((cards,))
    settle(program)
    _side(page).verticalScrollBar().setValue(0)
    save(shell, out / f"gegevens-proefdraai-{end}.png")
    page.checks.start()
    while page.checks.standing.count("wacht"):
        pause(50)
    settle(program)
    side = _side(page)
    side.verticalScrollBar().setValue(side.verticalScrollBar().maximum())
    save(shell, out / f"gegevens-controle-{end}.png")


def _side(page: DataPage) -> QScrollArea:
    (side,) = [each for each in page.findChildren(QScrollArea) if each.isAncestorOf(page.checks)]
    return side


def _draw_past(program: Program, folder: Path, person: PersonId, to: Callable[[str], Path]) -> None:
    """Draw the history of a person, the bin and the back-ups."""
    shell = program.shell
    assert shell is not None
    assert program.past is not None
    shell.open(Place("people", person))
    settle(program)
    program.past.show_history()
    program.past.show_bin()
    for name, sheet in (("geschiedenis", program.past.history_sheet), ("prullenbak", program.past.bin_sheet)):
        assert sheet is not None
        settle(program)
        save(sheet, to(name))
        sheet.reject()
    assert program.keeper is not None
    window = program.keeper.show(lambda _shelf, _row: None)
    _wait_for(window)
    hide_place(window, folder)
    save(window, to("reservekopieen"))
    window.reject()


def _wait_for(window: BackupsWindow) -> None:
    while window.reading:
        pause(50)
    pause(200)


def _draw_outside(program: Program, path: Path, to: Callable[[str], Path]) -> None:
    """Draw what is asked before a file opens, and what is offered when it does not."""
    program.back_to_start()
    program.ask_open(path)
    _draw_front(UnlockForm, to("openen"))
    content = path.read_bytes()
    path.write_bytes(b"Beste collega, h" + content[16:])
    program.ask_open(path)
    hide_place(program.start, path.parent)
    save(program.start, to("start-probleem"))
    _draw_front(RescueForm, to("gaat-niet-open"))
    path.write_bytes(content)
    draw = random.Random(1)
    for page in _SPOILT:
        spoil(path, page, draw)
    _draw_salvage(path, to)
    path.write_bytes(content)


def _draw_salvage(path: Path, to: Callable[[str], Path]) -> None:
    form = SalvageForm(path, bool)
    form.show()
    place = form.findChildren(QLineEdit)[1].text()
    hide_place(form, path.parent)
    save(form, to("noodherstel"))
    form.findChildren(QLineEdit)[1].setText(place)
    form.findChildren(QLineEdit)[0].setText(PASSPHRASE)
    next(each for each in form.findChildren(QPushButton) if each.isDefault()).click()
    while form.report is None:
        pause(50)
    save(form, to("noodherstel-verslag"))
    form.reject()


def _draw_front(kind: type[QDialog], path: Path) -> None:
    (form,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
    save(form, path)
    form.reject()
