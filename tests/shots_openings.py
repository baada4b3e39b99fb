"""Draw what opens over or beside a page, on the file that is open; started by `tests.shots_sheets`."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from ipo_crm.app import Program
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.form_sheet import FormSheet
from tests.screens.beside import note, person_tab, put_away, several
from tests.screens.openings import Opening, on_organisations, on_people, pasted_person, person
from tests.screens.pages import Window
from tests.screens.windows import close, handbook, keys
from tests.shots_parts import pause, save, settle

_OVER: dict[str, Opening] = {
    "persoon-nieuw-geplakt": pasted_person,
    "persoon-wijzigen": person,
    "bulk": several,
    "notitie": note,
    "historie-tab": person_tab(4),
}
_TABS = ("contact", "toezeggingen", "notities", "historie")
_MENU = 20


def draw_openings(program: Program, to: Callable[[str], Path]) -> None:
    """Draw each, and leave the window as it was."""
    window = Window(program)
    for name, opening in _OVER.items():
        part = opening(window)
        settle(program)
        save(window.shell, to(name))
        if isinstance(part, FormSheet):
            part.finish()
        else:
            put_away(window, part)
    _draw_tabs(window, to)
    _draw_menus(window, to)
    for name, made in (("sneltoetsen", keys(window)), ("handboek", handbook(window))):
        save(made, to(name))
        close(window, made)


def _draw_tabs(window: Window, to: Callable[[str], Path]) -> None:
    """Draw the tabs of an organisation with which much is going on, but for the first."""
    page = on_organisations(window)
    busiest = max(
        window.desk.organisations.all(), key=lambda each: len(window.desk.organisations.card(each.id).meetings)
    )
    window.shell.open(Place("organisations", busiest.id))
    for at, name in enumerate(_TABS, start=1):
        page.detail.tabs.setCurrentIndex(at)
        settle(window.program)
        save(window.shell, to(f"organisatie-{name}"))
    page.detail.tabs.setCurrentIndex(0)


def _draw_menus(window: Window, to: Callable[[str], Path]) -> None:
    page = on_people(window)
    for name, opens in (("kolommen", page.list.choose_columns), ("filter-menu", page.list.bar.open_menu)):
        opens()
        pause(_MENU)
        menu = next(each for each in window.shell.findChildren(QMenu) if each.isVisible())
        _save_with(window.shell, menu, to(name))
        menu.close()


def _save_with(shell: QWidget, menu: QMenu, path: Path) -> None:
    """Draw a menu where it stands over its window: that is a window of its own, and no part of the picture."""
    picture = shell.grab()
    menu.render(picture, shell.mapFromGlobal(menu.pos()))
    picture.save(str(path), "PNG", 0)
