"""What the tests of the window are built on: areas, a journal and a search without a workspace behind them."""

from ipo_crm.domain.changes import Change
from ipo_crm.domain.ids import DeedId
from ipo_crm.domain.progress import Tick, unheard
from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.page import Page, Place
from ipo_crm.ui.parts import Area, Command, Hit, HitGroup, Menu, WorkspaceCard


class Journal:
    """One deed that can be taken back once."""

    def __init__(self) -> None:
        self.done = True
        self.empty = False

    def undo_title(self) -> str:
        return "Persoon verwijderd" if self.done and not self.empty else ""

    def redo_title(self) -> str:
        return "" if self.done or self.empty else "Persoon verwijderd"

    def undo(self, _tick: Tick = unheard) -> Change:
        self.done = False
        return changed("person")

    def redo(self, _tick: Tick = unheard) -> Change:
        self.done = True
        return changed("person")


class PeoplePage(Page):
    """Notes how often it was read and what it was asked to show."""

    reads = frozenset({"person"})

    def __init__(self) -> None:
        super().__init__()
        self.reloads = 0
        self.shown: list[object] = []

    def reload(self) -> None:
        self.reloads += 1

    def show_record(self, key: object) -> None:
        self.shown.append(key)
        self.set_record(f"Persoon {key}", key)


class DossierPage(PeoplePage):
    reads = frozenset({"dossier"})


AREAS = (
    Area(key="people", title="Personen", icon="user", factory=PeoplePage, number=2),
    Area(key="dossiers", title="Dossiers", icon="folder", factory=DossierPage, number=4),
    Area(key="report", title="Verslag", icon="pencil", factory=PeoplePage, parent="people"),
    Area(key="settings", title="Instellingen", icon="settings-2", factory=DossierPage),
)
CARD = WorkspaceCard(
    name="Voorbeeld",
    encrypted=True,
    counts=(("people", "2 personen"), ("dossiers", "1 dossier")),
    backup="Reservekopie 08:30",
    notice="Demobestand: alles is verzonnen",
)
COMMANDS = (
    Command(text="&Persoon", menu=Menu.NEW, run=bool, keys="Ctrl+N", icon="user"),
    Command(text="&Openen", menu=Menu.FILE, run=bool, keys="Ctrl+O", in_workspace_menu=True),
)


def find(typed: str) -> tuple[HitGroup, ...]:
    """Find one invented person by her name."""
    if typed.lstrip("@") not in "fictie" or not typed:
        return ()
    hit = Hit(title="S. van Fictie", sector=Sector.PARLIAMENT, person=True, place=Place("people", 7), marks=((6, 3),))
    return (HitGroup("Personen", "1 van 2", (hit,)),)


def changed(*subjects: str) -> Change:
    """Give a Change that touches these subjects."""
    return Change(DeedId(1), "Persoon verwijderd", {subject: frozenset({1}) for subject in subjects})
